"""A VPN of another computer, or of a lost one, back from its backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, MoreSection, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit

if TYPE_CHECKING:
    from cvpn_wizard.journeys.backup.restoring import Restored


def ask_file(parent: QWidget, title: str, kind: str) -> Path | None:
    """Which backup; ``None`` when the person thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kind)
    return Path(chosen) if chosen else None


class RestorePart(MoreSection):
    """Folded away until somebody wants it.

    Signals:
        restored: a VPN is known here again; carries its name.
    """

    restored = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__("care-restore-title", "care.restore.more")
        self.ask_file: Callable[[QWidget, str, str], Path | None] = ask_file
        self._services = services
        self._latest = Latest()
        self._path: Path | None = None
        self._done_with: Restored | None = None
        self._lead = plain("care.restore.lead")
        self.choose_button = QPushButton()
        self.choose_button.setObjectName("care.restore.choose")
        self.choose_button.clicked.connect(self._choose)
        self._file = muted("care.restore.file")
        chosen = QHBoxLayout()
        chosen.addWidget(self.choose_button)
        chosen.addWidget(self._file, 1)
        self.words = SecretEdit("care.restore.words")
        self._words = Field("care-restore-words", self.words)
        self.restore_button = QPushButton()
        self.restore_button.setObjectName("care.restore.restore")
        self.restore_button.setProperty("kind", "primary")
        self.restore_button.clicked.connect(self._press)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore_button)
        buttons.addStretch(1)
        self._refusal = RefusalView("care.restore.refusal")
        self._said = Notice("good", name="care.restore.said")
        self.add(self._lead)
        self.add(chosen)
        self.add(self._words)
        self.add(buttons)
        self.add(self._refusal)
        self.add(self._said)
        self.words.textChanged.connect(self._typed)
        self.words.returnPressed.connect(self._press)
        self.say()

    @Slot()
    def _choose(self) -> None:
        path = self.ask_file(self, text("care-restore-choose"), text("care-backup-kind"))
        if path is not None:
            self._path, self._done_with = path, None
            self._refusal.clear()
            self.say()

    @Slot()
    def _typed(self) -> None:
        self.say()

    @Slot()
    def _press(self) -> None:
        if self._path is None or self._latest.busy or not self.words.text():
            return
        self._refusal.clear()
        self._done_with = None
        work = _restoring(self._services, self._path, self.words.secret().reveal())
        self._latest.replace(
            self._services.jobs.start(work, done=self._finished, failed=self._failed)
        )
        self.say()

    @Slot(object)
    def _finished(self, restored: object) -> None:
        from cvpn_wizard.journeys.backup.restoring import Restored  # noqa: PLC0415

        if isinstance(restored, Restored):
            self._done_with = restored
            self.words.clear()
            self._path = None
            self.restored.emit(restored.vpn)
        self.say()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self.say()

    def say(self) -> None:
        """Set every text."""
        self.retranslate()
        self._lead.setText(text("care-restore-lead"))
        self._file.setText(str(self._path or ""))
        self._words.retranslate()
        busy = self._latest.busy
        for button, key in (
            (self.choose_button, "care-restore-choose"),
            (self.restore_button, "care-restore-busy" if busy else "care-restore-restore"),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        self.restore_button.setEnabled(
            self._path is not None and bool(self.words.text()) and not busy
        )
        self._refusal.retranslate()
        done = self._done_with
        if done is None:
            self._said.say("")
            return
        facts = {"name": done.vpn, "date": done.made[:10], "folder": str(done.folder)}
        self._said.say("cli-restored", **facts, n=done.certificates)


def _restoring(services: Services, path: Path, typed: str) -> Callable[[Event], Restored]:
    """:raises WizardError: as :func:`~cvpn_wizard.journeys.backup.restoring.restore`."""

    def work(_cancelled: Event) -> Restored:
        from cvpn_wizard.adapters.bundle.words import understand  # noqa: PLC0415  word lists
        from cvpn_wizard.journeys.backup.restoring import restore  # noqa: PLC0415

        return restore(
            path,
            understand(typed).candidates,
            home=services.home,
            records=services.records,
            vault=services.vault,
        )

    return work
