"""The end: a record on disk, dates and cost large, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountSource, Answers
from cvpn_wizard.journeys.map import map_with_outcome
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.texts import text
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.opening import open_path
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.done.dates import DatesAndCost
from cvpn_wizard.ui.pages.done.next_steps import NextSteps
from cvpn_wizard.ui.pages.done.work import Written, recording
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services


class DonePage(Page):
    """Writes the record when it is entered; everything else is to read."""

    page_id: ClassVar[str] = "done"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.open_path: Callable[[Path], bool] = open_path
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._answers = Answers()
        self._written: Written | None = None
        self._recorded: Answers | None = None
        self._busy = False
        self._heading = strong("done.heading", 1.6)
        self._lead = muted("done.lead")
        self._dates = DatesAndCost()
        self._record_title = strong("done.record_title")
        self._record_why = muted("done.record_why")
        self._open = QPushButton()
        self._open.setObjectName("done.open_record")
        self._open.setProperty("kind", "primary")
        self._folder = QPushButton()
        self._folder.setObjectName("done.open_folder")
        self._path = muted("done.record_path")
        self._refusal = RefusalView("done.refusal")
        self._again = QPushButton()
        self._again.setObjectName("done.write_again")
        self._refusal.add_button(self._again)
        self._next = NextSteps()
        self._lay_out()
        self._open.clicked.connect(self._open_record)
        self._folder.clicked.connect(self._open_folder)
        self._again.clicked.connect(self._write)
        self._next.forget.connect(self._forget_keys)
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._open)
        buttons.addWidget(self._folder)
        buttons.addWidget(self._path, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._lead)
        layout.addSpacing(8)
        layout.addWidget(self._dates)
        layout.addSpacing(16)
        layout.addWidget(self._record_title)
        layout.addWidget(self._record_why)
        layout.addLayout(buttons)
        layout.addWidget(self._refusal)
        layout.addSpacing(16)
        layout.addWidget(self._next)
        layout.addStretch(1)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        typed = answers.account.source is AccountSource.KEYS
        self._next.show_vpn(answers.name, answers.account.access_key_id if typed else "")
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return answers

    def busy(self) -> bool:
        return self._busy

    def entered(self) -> None:
        if self._recorded != self._answers:
            self._write()

    def map_model(self) -> MapModel | None:
        return map_with_outcome(self._answers)

    # jobs

    @Slot()
    def _write(self) -> None:
        self._busy, self._written = True, None
        self._refusal.clear()
        self.services.jobs.start(
            recording(self.services, self._answers), done=self._recording_done, failed=self._failed
        )
        self._tell()

    @Slot(object)
    def _recording_done(self, written: object) -> None:
        self._busy = False
        if isinstance(written, Written):
            self._written, self._recorded = written, self._answers
            self._dates.show_facts(written.certificates, written.cost, self.now())
        self._tell()
        focus = QApplication.focusWidget()
        if focus is not None and self._next.isAncestorOf(focus):
            # The frame put it there while this button could not be pressed yet.
            self._open.setFocus()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._busy = False
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self._tell()

    @Slot()
    def _forget_keys(self) -> None:
        self.services.jobs.start(
            _forgetting(self.services.vault, self._answers.account.access_key_id),
            done=self._keys_forgotten,
            failed=self._failed,
        )

    @Slot(object)
    def _keys_forgotten(self, _nothing: object) -> None:
        self._next.show_forgotten()

    # what people press

    @Slot()
    def _open_record(self) -> None:
        if self._written is not None:
            self.open_path(self._written.path)

    @Slot()
    def _open_folder(self) -> None:
        if self._written is not None:
            self.open_path(self._written.path.parent)

    # words

    def _tell(self) -> None:
        self.retranslate()
        self.state_changed.emit()

    def retranslate(self) -> None:
        answers, practising = self._answers, self.services.practising
        if practising:
            heading = text("done-heading-practice")
        else:
            heading = text("done-heading-answered" if answers.answered else "done-heading")
        self._heading.setText(heading)
        self._lead.setText(
            text(
                "done-lead-practice" if practising else "done-lead",
                name=answers.name,
                region=region_name(answers.account.region),
                endpoint=answers.outcome.endpoint_id if answers.outcome else "–",
            )
        )
        self._record_title.setText(text("done-record"))
        self._record_why.setText(text("done-record-why"))
        for button, key in (
            (self._open, "done-open_record"),
            (self._folder, "done-folder"),
            (self._again, "progress-retry"),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        for button in (self._open, self._folder):
            button.setEnabled(self._written is not None)
        if self._written is not None:
            self._path.setText(text("done-written", path=self._written.path))
        else:
            self._path.setText(text("done-writing") if self._busy else "")
        for part in (self._dates, self._refusal, self._next):
            part.retranslate()


def _forgetting(vault: Vault, key_id: str) -> Callable[[Event], None]:
    """The names under which the page Account puts a typed key away."""

    def work(_cancelled: Event) -> None:
        name = vault.key_name(key_id)
        vault.forget(name)
        vault.forget(f"{name}:token")

    return work
