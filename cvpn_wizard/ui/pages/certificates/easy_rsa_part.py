"""The EasyRSA folder: which one, its passphrase, and what was found in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.pages.certificates.work import ReadFolder, reading
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit

TYPING_MS = 500
MOST_LISTED = 12
ASKS = frozenset({ErrorCode.PASSPHRASE_MISSING, ErrorCode.PASSPHRASE_WRONG})


class EasyRsaPart(QWidget):
    """Reads the folder in a job, a moment after one stopped typing.

    Signals:
        changed: another folder, or what is known of it.
        names_wanted: take the names that were found.
    """

    changed = Signal()
    names_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._latest = Latest()
        self.found: ReadFolder | None = None
        self._folder = QLineEdit()
        self._folder.setObjectName("certificates.easyrsa_folder")
        self._field = Field(
            "certificates-easyrsa-folder", self._folder, "certificates-easyrsa-hint"
        )
        self._browse = QPushButton()
        self._browse.setObjectName("certificates.easyrsa_browse")
        self._browse.clicked.connect(self._browse_pressed)
        self._passphrase = SecretEdit("certificates.easyrsa_passphrase")
        self._asked = Field("certificates-easyrsa-passphrase", self._passphrase)
        self._asked.hide()
        self._said = Notice("good", name="certificates.easyrsa_found")
        self._said.acted.connect(self.names_wanted)
        self._refusal = RefusalView("certificates.easyrsa_refusal")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TYPING_MS)
        self._soon.timeout.connect(self.read)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._asked)
        column.addWidget(self._said)
        column.addWidget(self._refusal)
        self._folder.textChanged.connect(self._typed)
        self._passphrase.textChanged.connect(self._typed)
        self.retranslate()

    @property
    def folder(self) -> Path | None:
        """The ``pki`` folder, once it was read; until then what is typed.

        One that cannot be read just now is still what was chosen: not a new CA.
        """
        typed = self._folder.text().strip()
        return self.found.path if self.found else Path(typed) if typed else None

    @property
    def busy(self) -> bool:
        return self._soon.isActive() or self._latest.busy

    def show_folder(self, folder: Path | None) -> None:
        if folder is not None and str(folder) != self._folder.text():
            self._folder.setText(str(folder))

    @Slot()
    def _typed(self) -> None:
        self._latest.drop()
        self.found = None
        self._said.say("")
        self._refusal.clear()
        self._soon.start()
        self.changed.emit()

    @Slot()
    def read(self) -> None:
        """Read the folder that is named."""
        named = self._folder.text().strip()
        if not named:
            self.changed.emit()
            return
        secret = self._passphrase.secret() if self._passphrase.text() else None
        work = reading(Path(named).expanduser(), secret, self._services.vault)
        self._latest.replace(
            self._services.jobs.start(work, done=self._read_done, failed=self._failed)
        )
        self.changed.emit()

    @Slot(object)
    def _read_done(self, found: ReadFolder) -> None:
        self.found = found
        self._refusal.clear()
        # It is in the keyring now, and need not stand here.
        self._passphrase.blockSignals(True)  # noqa: FBT003  Qt's own
        self._passphrase.clear()
        self._passphrase.blockSignals(False)  # noqa: FBT003  Qt's own
        self._asked.hide()
        self._show_found()
        self.changed.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._asked.setVisible(error.code in ASKS or self._asked.isVisible())
            self._refusal.show_refusal(error)
        self.changed.emit()

    @Slot()
    def _browse_pressed(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, text("certificates-easyrsa-folder"))
        if chosen:
            self._folder.setText(chosen)

    def _show_found(self) -> None:
        if self.found is None:
            return
        self._said.set_kind("good" if self.found.can_issue else "warn")
        self._said.say(
            "certificates-easyrsa-found"
            if self.found.can_issue
            else "certificates-easyrsa-found-no-key",
            ca=self.found.ca,
            date=f"{self.found.not_after:%Y-%m-%d}",
            names=_listed(self.found),
        )
        self._said.set_action("certificates-easyrsa-take" if self.found.usable else "")

    def retranslate(self) -> None:
        self._field.retranslate()
        self._asked.retranslate()
        self._passphrase.retranslate()
        self._browse.setText(text("certificates-browse"))
        self._browse.setAccessibleName(
            f"{text('certificates-easyrsa-folder')} {text('certificates-browse')}"
        )
        self._refusal.retranslate()
        self._show_found()


def _listed(found: ReadFolder) -> str:
    """The names with their last day; a long list is cut."""
    shown = [f"{name} ({day:%Y-%m-%d})" for name, day in found.dates[:MOST_LISTED]]
    return ", ".join(shown) + (" …" if len(found.names) > len(shown) else "")
