"""A scrolled column that is exactly as tall as its texts need at this width.

QScrollArea sizes its widget by minimum size hints, which wrapped labels give as if they were
narrow: half a page of nothing to scroll. Here the height is the layout's height for the width.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

WIDEST = 860
"""Logical pixels: longer lines are hard to read."""


class PageScroll(QScrollArea):
    """Shows one of its pages at a time."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        widest: int = WIDEST,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        # Kept, since asking for the viewport makes PySide6 6.11 prepare every kind of widget
        # to find out which one it is: 20 ms of the first page.
        self._view = QSize()
        self.setProperty("centred", "true" if centred else "false")
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(28, 20, 28, 20)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setWidget(self._inner)
        self._inner.installEventFilter(self)
        self._measure_soon = QTimer(self)
        self._measure_soon.setSingleShot(True)
        self._measure_soon.setInterval(0)
        self._measure_soon.timeout.connect(self._measure)

    def add(self, page: QWidget) -> None:
        """The margins are ours, so that every page begins at the same place."""
        layout = page.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        page.hide()
        self.column.addWidget(page)

    def remove(self, page: QWidget) -> None:
        self.column.removeWidget(page)
        page.hide()

    def show_only(self, page: QWidget) -> None:
        """Show this page and hide the others, from its top."""
        for number in range(self.column.count()):
            item = self.column.itemAt(number)
            other = item.widget() if item else None
            if other is not None and other is not page:
                other.hide()
        page.show()
        self.verticalScrollBar().setValue(0)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        view = self._view
        width = min(view.width(), self._widest)
        self.column.activate()
        needed = self.column.sizeHint().height()
        if self.column.hasHeightForWidth():
            needed = self.column.totalHeightForWidth(width)
        self._inner.resize(width, max(needed, view.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view = event.size()
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._measure_soon.start()
        return super().eventFilter(watched, event)
