"""The page's two halves: a column that scrolls, and the map beside it or above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.dropping import file_in
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.widgets.map_panel import MapPanel

MAP_BESIDE_FROM = 960
ABOVE = 12


class CheckFrame(ScrolledPage):
    """A page with a map, on which a file can be dropped anywhere.

    Signals:
        dropped: a file; carries its path.
    """

    dropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, back_text="frame-home")
        self._panel = MapPanel(f"{name}.map", beside_from=MAP_BESIDE_FROM)
        self.map = self._panel.map
        whole = self.layout()
        self._scroll = self.findChild(QScrollArea, f"{name}.scroll")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(0)
        if isinstance(whole, QVBoxLayout) and self._scroll is not None:
            whole.removeWidget(self._scroll)
            self._halves.addWidget(self._scroll, 1)
            self._halves.addWidget(self._panel)
            whole.addLayout(self._halves, 1)
        self._over = QLabel(self)
        self._over.setObjectName(f"{name}.drop_here")
        self._over.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._over.setProperty("drop", "here")
        self._over.hide()
        self.setAcceptDrops(True)

    def bring_up(self, part: QWidget) -> None:
        """Scroll so that a part stands at the top, or the end of the page at the bottom."""
        inner = self._scroll.widget() if self._scroll is not None else None
        if self._scroll is not None and inner is not None:
            place = part.mapTo(inner, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(max(0, place - ABOVE))

    def place_map(self) -> None:
        """Beside the column where there is room, else a strip above it."""
        self._panel.fit(self._halves, self.width(), self.height())

    def retranslate(self) -> None:
        self.say_back()
        self._over.setText(text("checking-drop-here"))
        self.map.retranslate()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_map()
        self._over.setGeometry(self.rect().adjusted(24, 24, -24, -24))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event) is not None:
            self._over.show()
            self._over.raise_()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over.hide()
        path = file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)
