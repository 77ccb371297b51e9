"""A page outside the set-up: a column of readable width that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

READABLE = 860


class ScrolledPage(QWidget):
    """Put widgets into :attr:`column`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setMaximumWidth(READABLE)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(14)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
