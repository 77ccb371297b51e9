"""What is around every step of this journey: rail, map, and the buttons below."""

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
from cvpn_wizard.ui.setup_frame import RAIL_FROM, RAIL_WIDTH
from cvpn_wizard.ui.widgets.map_panel import MapPanel


class LaptopFrame:
    """Lays itself out in ``page``, with the sizes that the set-up has."""

    def __init__(self, page: QWidget, steps: Sequence[str]) -> None:
        self.rail = Rail(steps)
        self._map_panel = MapPanel("laptop.map")
        self.map = self._map_panel.map
        self.scroll = PageScroll("laptop.scroll")
        self.said = Notice("bad", name="laptop.problem")
        self.place = QLabel()
        self.place.setProperty("tone", "muted")
        self.cancel = _button("laptop.cancel")
        self.back = _button("laptop.back")
        self.next = _button("laptop.next")
        self.next.setProperty("kind", "primary")
        self._rail_panel = QWidget()
        _dress(self._rail_panel, "setup_rail")
        self._rail_panel.setFixedWidth(RAIL_WIDTH)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
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
        whole.addWidget(self.said)
        whole.addWidget(line)
        whole.addWidget(self._footer())

    def _footer(self) -> QWidget:
        footer = QWidget()
        _dress(footer, "footer")
        buttons = QHBoxLayout(footer)
        buttons.setContentsMargins(20, 10, 20, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.place)
        buttons.addSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        return footer

    def fit(self, width: int, height: int) -> None:
        """The map beside the step where there is room, above it or as a strip where not."""
        self._rail_panel.setVisible(width >= RAIL_FROM)
        self._map_panel.fit(self._middle, width, height)

    def retranslate(self) -> None:
        self.back.setText(text("nav-back"))
        self.cancel.setText(text("nav-cancel"))
        self.map.retranslate()
        self.said.retranslate()


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def _dress(panel: QWidget, name: str) -> None:
    """A coloured part; the style sheet knows it by its name."""
    panel.setObjectName(name)
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
