"""What is around every step of a journey: rail, map, what has to be said, and the buttons below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.page_scroll import PageScroll
from cvpn_wizard.ui.rail import Rail
from cvpn_wizard.ui.tab_order import LATER
from cvpn_wizard.ui.widgets.map_panel import MapPanel

RAIL_FROM = 760
"""Logical pixels from which on there is room for the rail."""
RAIL_WIDTH = 216


class JourneyFrame:
    """Lays itself out in ``page``. The buttons are always there; what is in the middle scrolls.

    :param name: of the journey; its map and its scroll area are called after it.
    :param buttons: what the names of the buttons begin with.
    :param further: buttons right of Next.
    :param asking: stands below what is said, above the buttons.
    """

    def __init__(
        self,
        page: QWidget,
        name: str,
        steps: Sequence[str],
        buttons: str,
        *,
        further: Sequence[QPushButton] = (),
        asking: Sequence[QWidget] = (),
    ) -> None:
        self.rail = Rail(steps)
        self._map_panel = MapPanel(f"{name}.map")
        self.map = self._map_panel.map
        self.scroll = PageScroll(f"{name}.scroll")
        self.said = Notice("bad", name=f"{buttons}.problem")
        self.place = QLabel()
        self.place.setProperty("tone", "muted")
        self.cancel = footer_button(f"{buttons}.cancel")
        # At the left, and yet behind what one mostly wants.
        self.cancel.setProperty(LATER, 1)
        self.back = footer_button(f"{buttons}.back")
        self.next = footer_button(f"{buttons}.next")
        self.next.setProperty("kind", "primary")
        self._rail_panel = QWidget()
        _dress(self._rail_panel, "setup_rail")
        self._rail_panel.setFixedWidth(RAIL_WIDTH)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(page, (self.said, *asking), self._footer(further))

    def _lay_out(self, page: QWidget, notices: Sequence[QWidget], footer: QWidget) -> None:
        beside = QVBoxLayout(self._rail_panel)
        beside.setContentsMargins(0, 0, 1, 0)
        beside.addWidget(self.rail)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.scroll, 1)
        self._middle.addWidget(self._map_panel)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._rail_panel)
        body.addLayout(self._middle, 1)
        line = QFrame()
        line.setProperty("line", "true")
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        for notice in notices:
            whole.addWidget(notice)
        whole.addWidget(line)
        whole.addWidget(footer)

    def _footer(self, further: Sequence[QPushButton]) -> QWidget:
        footer = QWidget()
        _dress(footer, "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.place)
        row.addSpacing(8)
        for button in (self.back, self.next, *further):
            row.addWidget(button)
        return footer

    def show_place(self, number: int, of: int) -> None:
        """Which page this is, counted from 1."""
        self.place.setText(text("nav-place", number=number, of=of))

    def fit(self, width: int, height: int) -> None:
        """The map beside the page where there is room, above it or as a strip where not."""
        self._rail_panel.setVisible(width >= RAIL_FROM)
        self._map_panel.fit(self._middle, width, height)

    def retranslate(self) -> None:
        self.back.setText(text("nav-back"))
        self.cancel.setText(text("nav-cancel"))
        self.map.retranslate()
        self.said.retranslate()


def footer_button(name: str) -> QPushButton:
    """A button of the lowest row: Enter is the frame's business, not Qt's."""
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def _dress(panel: QWidget, name: str) -> None:
    """A coloured part; the style sheet knows it by its name."""
    panel.setObjectName(name)
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
