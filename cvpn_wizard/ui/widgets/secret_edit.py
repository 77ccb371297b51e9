"""A line for a secret: hidden, with an eye to look at it, and nothing that would copy it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import icon, tone


class SecretEdit(QLineEdit):
    """Give the value out with :meth:`secret` only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._shown)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.retranslate()

    def secret(self) -> Secret:
        return Secret(self.text())

    @Slot(bool)
    def _shown(self, shown: bool) -> None:  # noqa: FBT001  a Qt slot
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self.retranslate()

    def retranslate(self) -> None:
        self._eye.setIcon(icon("eye", tone("muted")))
        self._eye.setText(text("secret-hide" if self._eye.isChecked() else "secret-show"))
        self._eye.setToolTip(self._eye.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.Cut
        ):
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """X11 and Wayland keep what was marked for the middle button: not what is hidden here."""
        mode = self.echoMode()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        super().mouseReleaseEvent(event)
        self.setEchoMode(mode)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
