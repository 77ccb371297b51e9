"""Hand out profiles that an admin issued ahead. No rights at AWS, no key of the CA."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.helpdesk.desk import Desk, QueueState
from cvpn_wizard.journeys.laptop.requesting import person_problem
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.names import BUNDLE_ENDING, is_bundle_name
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import LANGUAGES, current_language, text
from cvpn_wizard.ui.forms import Field, Notice
from cvpn_wizard.ui.handing_over.words_card import WordsCard
from cvpn_wizard.ui.helpdesk.queue_part import QueuePart
from cvpn_wizard.ui.helpdesk.work import Given, HelpdeskWork, Seen, claims_through
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where
from cvpn_wizard.ui.services import Services

Asking = Callable[[QWidget, str, str, str], Path | None]
REPORT_ENDING = ".json"


class HelpdeskPanel(QWidget):
    """One queue at a time; the words of a bundle are on it once.

    Signals:
        changed: queues were read again.
    """

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Asking = ask_where
        self._jobs = services.jobs
        self._work = HelpdeskWork(Desk(services.home, services.vault, claims_through(services)))
        self._job, self._seeing = Latest(), Latest()
        self._states: tuple[QueueState, ...] = ()
        self._said: tuple[str, dict[str, object]] = ("", {})
        self._lead = muted("helpdesk.lead")
        self.queue = QueuePart()
        self.queue.wanted.connect(self._open)
        self._which = QComboBox()
        self._which.setObjectName("helpdesk.queue")
        self._which.currentIndexChanged.connect(self._picked)
        self._state = plain("helpdesk.state")
        self._person = QLineEdit()
        self._person.setObjectName("helpdesk.person")
        self._person.textChanged.connect(self._typed)
        self._language = QComboBox()
        self._language.setObjectName("helpdesk.language")
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(current_language()))
        self._replace = QCheckBox()
        self._replace.setObjectName("helpdesk.replace")
        self._replace.hide()
        self._replaces = ""
        self._fields = (
            Field("helpdesk-person", self._person, "helpdesk-person-hint"),
            Field("handover-language", self._language),
        )
        self._give = QPushButton()
        self._give.setObjectName("helpdesk.give")
        self._give.clicked.connect(self.give)
        self._report = QPushButton()
        self._report.setObjectName("helpdesk.report")
        self._report.clicked.connect(self._save_report)
        self._notice = Notice("good", name="helpdesk.said")
        self._refusal = RefusalView("helpdesk.refusal")
        self.words = WordsCard("helpdesk", "helpdesk-words-why")
        self._desk = QWidget()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(16)
        for number, field in enumerate(self._fields):
            fields.addWidget(field, 0, number, Qt.AlignmentFlag.AlignTop)
            fields.setColumnStretch(number, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._give)
        buttons.addWidget(self._report)
        buttons.addStretch(1)
        desk = QVBoxLayout(self._desk)
        desk.setContentsMargins(0, 0, 0, 0)
        desk.setSpacing(8)
        desk.addWidget(self._which)
        desk.addWidget(self._state)
        desk.addLayout(fields)
        desk.addWidget(self._replace)
        desk.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (
            self._lead,
            self._desk,
            self._refusal,
            self._notice,
            self.words,
            self.queue,
        ):
            column.addWidget(part)

    # the queues

    @Slot()
    def look_again(self) -> None:
        """Read the queues of this computer."""
        self._seeing.replace(
            self._jobs.start(self._work.seeing(), done=self._seen, failed=self._failed)
        )

    @Slot(object)
    def _seen(self, seen: object) -> None:
        if not isinstance(seen, Seen):
            return
        before = self._which.currentText()
        self._states = seen.open
        self._which.blockSignals(True)  # noqa: FBT003  Qt's own
        self._which.clear()
        self._which.addItems([state.name for state in seen.open])
        self._which.setCurrentIndex(max(self._which.findText(before), 0))
        self._which.blockSignals(False)  # noqa: FBT003
        self.queue.show_locked(seen.locked[0] if seen.locked else "")
        self.retranslate()
        self.changed.emit()

    @property
    def state(self) -> QueueState | None:
        """The queue that is handed out from."""
        name = self._which.currentText()
        return next((state for state in self._states if state.name == name), None)

    @Slot(object, str, object)
    def _open(self, path: object, locked: str, words: object) -> None:
        if isinstance(words, Secret) and not self._job.busy:
            self._refusal.clear()
            file = path if isinstance(path, Path) else None
            work = self._work.opening(file, locked, words)
            self._job.replace(self._jobs.start(work, done=self._opened, failed=self._failed))

    @Slot(object)
    def _opened(self, _name: object) -> None:
        self.queue.clear()
        self.look_again()

    # handing out

    @Slot()
    def give(self) -> None:
        state, person = self.state, self._person.text().strip()
        if state is None or self._job.busy:
            return
        problem = person_problem(person)
        if problem is not None:
            self._fields[0].set_problem(problem)
            self._person.setFocus()
            return
        replaces = self._replaces if self._replace.isChecked() else ""
        kind = f"{text('laptop-choose-kinds')} (*{BUNDLE_ENDING})"
        out = self.ask(self, text("handover-save"), f"{person}{BUNDLE_ENDING}", kind)
        if out is None:
            return
        if not is_bundle_name(out.name):
            out = out.with_name(f"{out.name}{BUNDLE_ENDING}")
        self._refusal.clear()
        self.words.forget()
        self._said = ("", {})
        language = str(self._language.currentData())
        work = self._work.giving(state.name, person, language, out, replaces)
        self._job.replace(self._jobs.start(work, done=self._given, failed=self._failed))
        self.retranslate()

    @Slot(object)
    def _given(self, given: object) -> None:
        if not isinstance(given, Given):
            return
        self._fields[0].set_problem(given.problem)
        if given.problem is not None:
            # The one who has a profile already may get another in its place.
            self._replaces = str(given.problem.facts.get("slot", ""))
        if given.handed is not None:
            self.words.show_words(given.handed.words)
            key = "helpdesk-given-replaces" if self._replaces else "helpdesk-given"
            facts: dict[str, object] = {
                "path": given.handed.path,
                "person": given.handed.manifest.person,
                "slot": given.slot,
            }
            if self._replaces:
                facts["replaces"] = self._replaces
            self._said = (key, facts)
            self._person.blockSignals(True)  # noqa: FBT003  Qt's own
            self._person.clear()
            self._person.blockSignals(False)  # noqa: FBT003
            self._forget_replacing()
        self.retranslate()
        self.look_again()

    @Slot()
    def _typed(self) -> None:
        self._fields[0].set_problem(None)
        self._forget_replacing()
        self.retranslate()

    def _forget_replacing(self) -> None:
        self._replaces = ""
        self._replace.setChecked(False)

    @Slot(int)
    def _picked(self, _number: int) -> None:
        self._forget_replacing()
        self.retranslate()

    @Slot()
    def _save_report(self) -> None:
        state = self.state
        if state is None:
            return
        kind = f"{text('helpdesk-reports')} (*{REPORT_ENDING})"
        out = self.ask(self, text("helpdesk-report-save"), f"{state.name}{REPORT_ENDING}", kind)
        if out is not None:
            work = self._work.reporting(state.name, out)
            self._job.replace(self._jobs.start(work, done=self._reported, failed=self._failed))

    @Slot(object)
    def _reported(self, path: object) -> None:
        self._said = ("helpdesk-reported", {"path": path})
        self.retranslate()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self.retranslate()

    def enter_pressed(self) -> bool:
        """Whether Enter was meant for a line of this panel."""
        if self._person.hasFocus():
            self.give()
            return True
        return self.queue.enter_pressed()

    # words

    def retranslate(self) -> None:
        self._lead.setText(text("helpdesk-lead"))
        state = self.state
        self._desk.setVisible(state is not None)
        self._which.setVisible(len(self._states) > 1)
        self._which.setAccessibleName(text("helpdesk-queues"))
        if state is not None:
            facts = {"name": state.name, "vpn": state.vpn, "count": state.left}
            date = f"{state.give_until:%Y-%m-%d}"
            self._state.setText(text("helpdesk-state", date=date, **facts))
        for field in self._fields:
            field.retranslate()
        self._replace.setText(text("helpdesk-replace", slot=self._replaces))
        self._replace.setAccessibleName(self._replace.text())
        self._replace.setVisible(bool(self._replaces))
        self._give.setText(text("handover-making" if self._job.busy else "helpdesk-give"))
        self._give.setEnabled(not self._job.busy)
        self._report.setText(text("helpdesk-report"))
        for button in (self._give, self._report):
            button.setAccessibleName(button.text())
        key, told = self._said
        self._notice.say(key, **told)
        for part in (self.queue, self._refusal, self.words):
            part.retranslate()
