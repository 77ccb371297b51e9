"""Make a bundle of a finished profile for somebody else's laptop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.adapters.bundle.guide import note_text
from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.journeys.handing_over import (
    HandedOver,
    HandoverFacts,
    ProfileFaultsError,
    make_bundle,
)
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.names import BUNDLE_ENDING, is_bundle_name
from cvpn_wizard.texts import LANGUAGES, current_language, text
from cvpn_wizard.ui.forms import Field, Notice
from cvpn_wizard.ui.handing_over.words_card import WordsCard
from cvpn_wizard.ui.jobs import Jobs, Latest
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where

Asking = Callable[[QWidget, str, str, str], Path | None]


class HandoverPanel(QWidget):
    """Give it profiles and what is known of the VPN; hidden while it has none.

    :param titled: false where something above it says already what it is for.

    Signals:
        handed: a bundle was made; carries a ``HandedOver`` (whose words are on the panel).
    """

    handed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, *, titled: bool = True) -> None:
        super().__init__(parent)
        self.ask: Asking = ask_where
        self._jobs = jobs
        self._job = Latest()
        self._facts = HandoverFacts("")
        self._made: HandedOver | None = None
        self._copied = False
        self._title = strong("handover.title")
        self._title.setVisible(titled)
        self._lead = muted("handover.lead")
        self._person = QComboBox()
        self._person.setObjectName("handover.person")
        self._language = QComboBox()
        self._language.setObjectName("handover.language")
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(current_language()))
        self._go = QPushButton()
        self._go.setObjectName("handover.go")
        self._go.clicked.connect(self._press)
        self._fields = (
            Field("handover-person", self._person),
            Field("handover-language", self._language),
        )
        self._said = Notice("good", name="handover.said")
        self._note = QPushButton()
        self._note.setObjectName("handover.note")
        self._note.clicked.connect(self._copy_note)
        self._refusal = RefusalView("handover.refusal")
        self._what = plain("handover.faults")
        self._what.hide()
        self.words = WordsCard()
        self._lay_out()
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(16)
        for column, field in enumerate(self._fields):
            fields.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            fields.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._go)
        buttons.addWidget(self._note)
        buttons.addStretch(1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(8)
        for part in (self._title, self._lead):
            column_of_all.addWidget(part)
        column_of_all.addLayout(fields)
        column_of_all.addLayout(buttons)
        for below in (self._refusal, self._what, self._said, self.words):
            column_of_all.addWidget(below)

    # in

    def show_profiles(self, profiles: Sequence[Path], facts: HandoverFacts) -> None:
        """Whose profiles there are: each is called as its file is."""
        self._facts = facts
        self._person.clear()
        for path in profiles:
            if is_person(path.stem):
                self._person.addItem(path.stem, str(path))
        self.setVisible(self._person.count() > 0)
        self._forget()

    def _forget(self) -> None:
        self._made = None
        self._copied = False
        self.words.forget()
        self._refusal.clear()
        self._say_faults(())
        self.retranslate()

    @property
    def busy(self) -> bool:
        return self._job.busy

    # making

    @Slot()
    def _press(self) -> None:
        profile = Path(str(self._person.currentData()))
        person, language = self._person.currentText(), str(self._language.currentData())
        if self.busy or not person:
            return
        kind = f"{text('laptop-choose-kinds')} (*{BUNDLE_ENDING})"
        out = self.ask(self, text("handover-save"), f"{person}{BUNDLE_ENDING}", kind)
        if out is None:
            return
        if not is_bundle_name(out.name):
            out = out.with_name(f"{out.name}{BUNDLE_ENDING}")
        self._forget()
        work = _making(profile, person, self._facts, language, out)
        self._job.replace(self._jobs.start(work, done=self._done, failed=self._failed))
        self.retranslate()

    @Slot(object)
    def _done(self, made: object) -> None:
        if isinstance(made, HandedOver):
            self._made = made
            self.words.show_words(made.words)
            self.handed.emit(made)
        self.retranslate()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
            self._say_faults(
                tuple(
                    text(f"problem-{one.code}", **one.facts)
                    for one in (error.problems if isinstance(error, ProfileFaultsError) else ())
                )
            )
        self.retranslate()

    def _say_faults(self, said: tuple[str, ...]) -> None:
        self._what.setText("\n".join(f"• {sentence}" for sentence in said))
        self._what.setVisible(bool(said))

    @Slot()
    def _copy_note(self) -> None:
        """What to write into the mail; the words are not in it."""
        if self._made is not None:
            note = note_text(self._made.manifest, self._made.path.name)
            QApplication.clipboard().setText(note)
            self._copied = True
            self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(text("handover-title"))
        self._lead.setText(text("handover-lead"))
        for field in self._fields:
            field.retranslate()
        self._go.setText(text("handover-making" if self.busy else "handover-go"))
        self._go.setEnabled(not self.busy)
        self._note.setText(text("handover-note-copied" if self._copied else "handover-note"))
        self._note.setVisible(self._made is not None)
        for button in (self._go, self._note):
            button.setAccessibleName(button.text())
        made = self._made
        if made is None:
            self._said.say("")
        else:
            self._said.say("handover-made", path=made.path, person=made.manifest.person)
        self._refusal.retranslate()
        self.words.retranslate()


def _making(
    profile: Path, person: str, facts: HandoverFacts, language: str, out: Path
) -> Callable[[Event], HandedOver]:
    """The job.

    :raises WizardError: see :func:`make_bundle`.
    """
    return lambda _cancelled: make_bundle(profile, person, facts, language, out=out)
