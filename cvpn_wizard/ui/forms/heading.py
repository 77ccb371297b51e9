"""The heading of a page."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import line


class Heading(QWidget):
    """One sentence that says what is decided here, and a quiet one below it."""

    def __init__(self, text_id: str, hint_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = (text_id, hint_id)
        self._title = line("heading")
        font = QFont(self._title.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._hint = line("heading_hint")
        self._hint.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        self.retranslate()

    def retranslate(self) -> None:
        title, hint = self._ids
        self._title.setText(text(title))
        self._hint.setVisible(bool(hint))
        if hint:
            self._hint.setText(text(hint))
        self.setAccessibleName(self._title.text())
