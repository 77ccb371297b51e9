"""Where the map stands: beside the page where there is room, above it or as a strip where not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from cvpn_wizard.ui.tab_order import LATER
from cvpn_wizard.ui.theme import restyle
from cvpn_wizard.ui.widgets.network_map import NetworkMap

BESIDE_FROM = 1080
"""Logical pixels of the whole frame, here and below."""
WIDTH = 340
WIDE = 400
WIDE_FROM = 1400
ABOVE = 290
ABOVE_FROM = 760
STRIP = 92
STRIP_FROM = 420
"""Below this height the page needs all of it."""
BEHIND_THE_BUTTONS = 2
LARGEST = 16_777_215
"""Qt's own: no limit."""


class MapPanel(QFrame):
    """The map of a journey, in a frame of its own.

    :param beside_from: the frame's width from which on the map stands beside the page.
    """

    def __init__(
        self, name: str, parent: QWidget | None = None, *, beside_from: int = BESIDE_FROM
    ) -> None:
        super().__init__(parent)
        self._beside_from = beside_from
        self.setObjectName("map_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty(LATER, BEHIND_THE_BUTTONS)
        self.map = NetworkMap(name)
        scroll = QScrollArea()
        scroll.setObjectName(f"{name}.scroll")
        # Only a picture that is taller than its panel would be scrolled, and it has its twin.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.map)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 0, 0, 1)
        inside.addWidget(scroll)

    def fit(self, middle: QBoxLayout, width: int, height: int) -> None:
        """Take the place that suits a frame of this size.

        :param middle: the layout that holds the page first and this panel second.
        """
        beside, roomy = width >= self._beside_from, height >= ABOVE_FROM
        directions = QBoxLayout.Direction
        middle.setDirection(directions.LeftToRight if beside else directions.BottomToTop)
        if beside:
            self.setFixedWidth(WIDTH if width < WIDE_FROM else WIDE)
            self.setMinimumHeight(0)
            self.setMaximumHeight(LARGEST)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(LARGEST)
            self.setFixedHeight(ABOVE if roomy else STRIP)
        self.setVisible(beside or height >= STRIP_FROM)
        self.map.set_strip(strip=not beside and not roomy)
        side = "right" if beside else "top"
        if self.property("side") != side:
            self.setProperty("side", side)
            restyle(self)
