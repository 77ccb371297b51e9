"""What comes next: the access key, and how to remove it all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.opening import open_page

IAM_KEYS = "https://console.aws.amazon.com/iam/home#/security_credentials"

TEMPORARY = "ASIA"
"""How the ids of temporary keys begin (IAM's user guide, "Unique identifiers")."""


class NextSteps(QWidget):
    """Two pieces of advice, each with the button that follows it.

    Signals:
        forget: forget the access key on this computer.
    """

    forget = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_page: Callable[[str], bool] = open_page
        self._name = ""
        self._key_id = ""
        self._forgotten = False
        self._copied = False
        self._title = strong("done.next_title")
        self._keys = QWidget()
        self._keys_title = plain("done.keys_title")
        self._keys_why = muted("done.keys_why")
        self._forget = QPushButton()
        self._forget.setObjectName("done.forget_keys")
        self._iam = QPushButton()
        self._iam.setObjectName("done.open_iam")
        self._remove_title = plain("done.remove_title")
        self._remove_why = muted("done.remove_why")
        self._command = QLineEdit()
        self._command.setObjectName("done.remove_command")
        self._command.setReadOnly(True)
        self._command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = QPushButton()
        self._copy.setObjectName("done.copy_command")
        self._lay_out()
        self._forget.clicked.connect(self._press_forget)
        self._iam.clicked.connect(self._open_iam)
        self._copy.clicked.connect(self._copy_command)
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._forget)
        buttons.addWidget(self._iam)
        buttons.addStretch(1)
        keys = QVBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 8)
        keys.setSpacing(4)
        keys.addWidget(self._keys_title)
        keys.addWidget(self._keys_why)
        keys.addLayout(buttons)
        command = QHBoxLayout()
        command.addWidget(self._command, 1)
        command.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._keys)
        layout.addWidget(self._remove_title)
        layout.addWidget(self._remove_why)
        layout.addLayout(command)

    def show_vpn(self, name: str, key_id: str) -> None:
        """:param key_id: the id of the access key that was typed in; empty without one."""
        self._name, self._key_id = name, key_id
        self._forgotten = self._copied = False
        self.retranslate()

    def show_forgotten(self) -> None:
        self._forgotten = True
        self.retranslate()

    @Slot()
    def _press_forget(self) -> None:
        self.forget.emit()

    @Slot()
    def _open_iam(self) -> None:
        self.open_page(IAM_KEYS)

    @Slot()
    def _copy_command(self) -> None:
        QApplication.clipboard().setText(self._command.text())
        self._copied = True
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(text("done-next"))
        self._keys.setVisible(bool(self._key_id))
        temporary = self._key_id.startswith(TEMPORARY)
        self._keys_title.setText(text("done-keys-temporary" if temporary else "done-keys"))
        why = text("done-keys-temporary-why" if temporary else "done-keys-why")
        if self._forgotten:
            gone = "done-keys-temporary-forgotten" if temporary else "done-keys-forgotten"
            why = text(gone, key=self._key_id)
        self._iam.setVisible(not temporary)
        self._keys_why.setText(why)
        self._forget.setEnabled(not self._forgotten)
        self._remove_title.setText(text("done-remove"))
        self._remove_why.setText(text("done-remove-why"))
        self._command.setText(text("done-remove-command", name=self._name))
        self._command.setAccessibleName(text("done-remove"))
        for button, key in (
            (self._forget, "done-forget_keys"),
            (self._iam, "done-keys-console"),
            (self._copy, "done-copied" if self._copied else "done-copy"),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))
