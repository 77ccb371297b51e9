"""A VPN in one file under words: made, read back, the words shown once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.names import BACKUP_ENDING
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.handing_over.words_card import WordsCard
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.adapters.bundle.words import Words
    from cvpn_wizard.journeys.backup.keeping import Written


@dataclass(frozen=True)
class Made:
    written: Written
    words: Words


class BackupSection(Section):
    """One button, and then what it made."""

    section_id: ClassVar[str] = "backup"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.ask_where: Callable[[QWidget, str, str, str], Path | None] = ask_where
        self._latest = Latest()
        self._made: Made | None = None
        self._why = plain("care.backup.why")
        self.make_button = QPushButton()
        self.make_button.setObjectName("care.backup.make")
        self.make_button.setProperty("kind", "primary")
        self.make_button.clicked.connect(self._press)
        self._refusal = RefusalView("care.backup.refusal")
        self._done = Notice("good", name="care.backup.done")
        self._without = Notice("warn", name="care.backup.without")
        self.words = WordsCard("care.backup", "care-backup-words-why", to_keep=True)
        self.column.addWidget(self._why)
        self.column.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._refusal, self._done, self._without, self.words):
            self.column.addWidget(part)
        self.retranslate()

    def show_vpn(self, known: Known) -> None:
        if self.known is None or self.known.name != known.name:
            self._latest.drop()
            self._made = None
            self.words.forget()
            self._refusal.clear()
        super().show_vpn(known)
        self._say()

    @property
    def running(self) -> bool:
        return self._latest.busy

    @Slot()
    def _press(self) -> None:
        if self.known is None or self._latest.busy:
            return
        name = f"{self.known.name}-{date.today():%Y-%m-%d}{BACKUP_ENDING}"  # noqa: DTZ011  for a person
        path = self.ask_where(self, text("care-backup-title"), name, text("care-backup-kind"))
        if path is None:
            return
        self._made = None
        self.words.forget()
        self._refusal.clear()
        work = making(self.services, self.known.name, path, current_language())
        self._latest.replace(
            self.services.jobs.start(work, done=self._finished, failed=self._failed)
        )
        self._say()

    @Slot(object)
    def _finished(self, made: object) -> None:
        if isinstance(made, Made):
            self._made = made
            self.words.show_words(made.words)
        self._say()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self._say()

    def _say(self) -> None:
        busy = self._latest.busy
        self.make_button.setEnabled(not busy)
        label = text("care-backup-making" if busy else "care-backup-make")
        self.make_button.setText(label)
        self.make_button.setAccessibleName(label)
        made = self._made
        if made is None:
            self._done.say("")
            self._without.say("")
            return
        written = made.written
        facts = {"path": str(written.path), "files": written.files, "n": written.people}
        self._done.say("cli-backup-written", **facts)
        self._without.say("" if written.with_authority else "cli-backup-no-authority")

    def retranslate(self) -> None:
        self._why.setText(text("care-backup-why"))
        self._refusal.retranslate()
        self.words.retranslate()
        self._say()


def making(services: Services, name: str, path: Path, language: str) -> Callable[[Event], Made]:
    """The job: words, the file, and reading it back.

    :raises WizardError: as :func:`~cvpn_wizard.journeys.backup.keeping.write_backup`.
    """

    def work(_cancelled: Event) -> Made:
        from cvpn_wizard.adapters.bundle.words import new_words  # noqa: PLC0415  word lists
        from cvpn_wizard.journeys.backup.keeping import write_backup  # noqa: PLC0415

        words = new_words(language)
        written = write_backup(
            name,
            path,
            words.typed,
            home=services.home,
            records=services.records,
            vault=services.vault,
        )
        return Made(written, words)

    return work
