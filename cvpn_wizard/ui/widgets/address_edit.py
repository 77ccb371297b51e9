"""A line for an IPv4 address or range."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = len("255.255.255.255/32") + 4


class AddressEdit(QLineEdit):
    """Wide enough for a range; full-width digits of a Japanese keyboard become plain ones."""

    _PLAIN = str.maketrans("０１２３４５６７８９．／。", "0123456789./.")

    def __init__(self, name: str, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(example)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.textEdited.connect(self._plain)

    def _plain(self, typed: str) -> None:
        plain = typed.translate(self._PLAIN)
        if plain != typed:
            at = self.cursorPosition()
            self.setText(plain)
            self.setCursorPosition(at)
