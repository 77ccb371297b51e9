"""The map of the connection: one picture fed by one plain model, with its twin in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.map import in_order
from cvpn_wizard.model.map import MapModel, MapPart
from cvpn_wizard.texts import text
from cvpn_wizard.ui.widgets.map_canvas import MapCanvas


class NetworkMap(QWidget):
    """The picture and its twin, an ordered list with the same content."""

    def __init__(self, name: str = "network_map", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._canvas = MapCanvas()
        self._canvas.setObjectName(f"{name}.picture")
        self._twin = QListWidget()
        self._twin.setObjectName(f"{name}.twin")
        self._twin.setWordWrap(True)
        self._twin.setMinimumHeight(40)
        self._title = QLabel()
        self._title.setProperty("tone", "muted")
        self._practice = QLabel()
        self._practice.setObjectName("practice_tag")
        self._practice.hide()
        self._toggle = QToolButton()
        self._toggle.setObjectName(f"{name}.as_list")
        self._toggle.setProperty("kind", "link")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._toggled)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._canvas)
        self._stack.addWidget(self._twin)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(14, 6, 8, 0)
        top.addWidget(self._title)
        top.addSpacing(8)
        top.addWidget(self._practice, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._stack, 1)
        self.retranslate()

    def set_strip(self, *, strip: bool) -> None:
        """Show one row without a title, where there is little room."""
        self._top.setVisible(not strip)
        self._canvas.set_strip(strip=strip)
        if strip:
            self._toggle.setChecked(False)

    @property
    def model(self) -> MapModel:
        return self._canvas.model

    def set_model(self, model: MapModel) -> None:
        self._canvas.set_model(model)
        self._practice.setVisible(model.practice)
        if model.pulse is None:
            self._write_twin()

    @Slot(bool)
    def _toggled(self, as_list: bool) -> None:  # noqa: FBT001  a Qt slot
        self._stack.setCurrentIndex(1 if as_list else 0)
        self.retranslate()

    def _write_twin(self) -> None:
        rows = [self._row(part) for part in in_order(self.model)]
        if rows != [self._twin.item(n).text() for n in range(self._twin.count())]:
            self._twin.clear()
            self._twin.addItems(rows)
        self._canvas.setAccessibleName(text("map-title"))
        self._canvas.setAccessibleDescription("\n".join(rows))

    def _row(self, part: MapPart) -> str:
        named = " ".join(bit for bit in (part.name, part.detail, part.zone) if bit)
        words = f"{text(f'map-{part.kind.value}')} {named}".strip()
        row = text("map-twin", part=words, state=text(f"map-state-{part.state.value}"))
        link = self.model.links.get(part.key)
        if link is not None:
            row = f"{row} {text(f'map-link-{link.value}')}"
        if self.model.broken_at == part.key and link is None:
            row = f"{row} {text('map-broken')}"
        return row

    def retranslate(self) -> None:
        self._title.setText(text("map-title"))
        self._practice.setText(text("map-practice"))
        as_list = self._toggle.isChecked()
        self._toggle.setText(text("map-as-picture" if as_list else "map-as-list"))
        self._write_twin()
        self._canvas.update()
