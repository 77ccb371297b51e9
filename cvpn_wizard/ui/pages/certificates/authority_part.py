"""Who vouches: a new CA of ours, or somebody's EasyRSA folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, Notice
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.pages.certificates.work import Pki
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit

LINES = 5


def ask_folder(parent: QWidget, title: str, start: str) -> Path | None:
    """Ask for a folder; ``None`` when the person thinks better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


class AuthorityPart(QWidget):
    """Signals:
    changed: another CA; what was read holds no longer.
    read: read the folder.
    """

    changed = Signal()
    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: Callable[[QWidget, str, str], Path | None] = ask_folder
        self._pki: Pki | None = None
        self._ways = {"new": QRadioButton(), "easyrsa": QRadioButton()}
        for way, button in self._ways.items():
            button.setObjectName(f"certificates.{way}")
        self._whys = {way: muted() for way in self._ways}
        self._folder = QLineEdit()
        self._folder.setObjectName("certificates.easyrsa_folder")
        self._folder_field = Field("certificates-easyrsa_folder", self._folder)
        self._browse = _button("certificates.easyrsa_browse")
        self._passphrase = SecretEdit("certificates.passphrase")
        self._passphrase_field = Field(
            "certificates-passphrase", self._passphrase, "certificates-passphrase-hint"
        )
        self._read = _button("certificates.read")
        self._found = Notice("good", "", "certificates.found")
        self._names = QPlainTextEdit()
        self._names.setObjectName("certificates.names")
        self._names.setReadOnly(True)
        self._names.setTabChangesFocus(True)
        self._inside = QWidget()
        self._lay_out()
        self._ways["new"].setChecked(True)
        self._ways["new"].toggled.connect(self._changed)
        self._folder.textEdited.connect(self._changed)
        self._passphrase.textEdited.connect(self._changed)
        for line in (self._folder, self._passphrase):
            line.returnPressed.connect(self.read)
        self._read.clicked.connect(self._read_pressed)
        self._browse.clicked.connect(self._browse_pressed)
        self.retranslate()

    def _lay_out(self) -> None:
        self._names.setFixedHeight(self._names.fontMetrics().lineSpacing() * LINES + 20)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self._folder_field, 1)
        where.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignBottom)
        opening = QHBoxLayout()
        opening.addWidget(self._read)
        opening.addStretch(1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(28, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(where)
        inside.addWidget(self._passphrase_field)
        inside.addLayout(opening)
        inside.addWidget(self._found)
        inside.addWidget(self._names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for way, button in self._ways.items():
            self._whys[way].setIndent(28)
            column.addWidget(button)
            column.addWidget(self._whys[way])
        column.addWidget(self._inside)

    # in and out

    @property
    def is_new(self) -> bool:
        return self._ways["new"].isChecked()

    @property
    def folder(self) -> Path | None:
        typed = self._folder.text().strip()
        return Path(typed) if typed else None

    @property
    def passphrase(self) -> Secret:
        return Secret(self._passphrase.text())

    def show_folder(self, folder: Path | None) -> None:
        """Without calling it a change; ``None``: a new CA."""
        self._ways["new"].blockSignals(True)  # noqa: FBT003  Qt's own
        self._ways["new" if folder is None else "easyrsa"].setChecked(True)
        self._ways["new"].blockSignals(False)  # noqa: FBT003  Qt's own
        if folder is not None:
            self._folder.setText(str(folder))
        self._show()

    def show_pki(self, pki: Pki | None) -> None:
        """What the folder holds; its passphrase need not stand here any longer."""
        self._pki = pki
        if pki is not None:
            self._folder.setText(str(pki.path))
            self._passphrase.clear()
        self._show()

    def ask_passphrase(self) -> None:
        self._passphrase_field.show()
        self._passphrase.setFocus()

    def show_reading(self, *, reading: bool) -> None:
        self._read.setEnabled(not reading and self.folder is not None)

    # what happens

    @Slot()
    def _changed(self) -> None:
        self._pki = None
        self._show()
        self.changed.emit()

    @Slot()
    def _read_pressed(self) -> None:
        self.read.emit()

    @Slot()
    def _browse_pressed(self) -> None:
        chosen = self.ask_folder(self, text("certificates-browse-title"), self._folder.text())
        if chosen is not None:
            self._folder.setText(str(chosen))
            self._changed()
            self.read.emit()

    # words

    def _show(self) -> None:
        self._inside.setVisible(not self.is_new)
        pki = self._pki
        self._names.setVisible(pki is not None and bool(pki.names))
        self._read.setEnabled(self.folder is not None)
        if pki is None:
            self._found.say("")
            return
        self._found.set_kind("good" if pki.can_issue else "warn")
        self._found.say(
            "certificates-found" if pki.can_issue else "certificates-found-no-key",
            name=pki.authority,
            until=pki.until.isoformat(),
        )
        self._names.setPlainText(
            "\n".join(
                text(
                    "certificates-name" if one.with_key else "certificates-name-no-key",
                    name=one.name,
                    until=one.until.isoformat(),
                )
                for one in pki.names
            )
        )

    def retranslate(self) -> None:
        for way, button in self._ways.items():
            button.setText(text(f"certificates-{way}"))
            self._whys[way].setText(text(f"certificates-{way}-why"))
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(self._whys[way].text())
        for part in (self._folder_field, self._passphrase_field, self._passphrase, self._found):
            part.retranslate()
        for name, pushed in (("browse", self._browse), ("read", self._read)):
            pushed.setText(text(f"certificates-{name}"))
            pushed.setAccessibleName(pushed.text())
        self._names.setAccessibleName(text("certificates-names"))
        self._show()


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
