"""Every widget by itself as a picture, to be looked at one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import widget_samples as samples
from tests.ui.pictures.look import Look, take

RATIO = 2.0
WIDGETS: Mapping[str, tuple[Callable[[], QWidget], int, int]] = {
    # what makes it, width, height (0: as tall as it wants to be)
    "fields": (samples.fields, 560, 0),
    "notices": (samples.notices, 560, 0),
    "lists": (samples.lists, 560, 0),
    "table": (samples.table, 640, 0),
    "steps": (samples.steps, 640, 0),
    "latency": (samples.latency, 420, 140),
    "latency-many": (samples.latency_many, 420, 140),
    "addresses": (samples.addresses, 560, 0),
    "two-vpns": (samples.two_vpns, 640, 0),
    "five-parts": (samples.five_parts, 760, 0),
    "map-tall": (samples.map_planned, 340, 640),
    "map-tall-two": (samples.map_two_zones, 320, 700),
    "map-run": (samples.map_running, 340, 640),
    "map-broken": (samples.map_broken, 340, 640),
    "map-pulse": (samples.map_pulse, 340, 640),
    "map-wide": (samples.map_two_zones, 960, 320),
    "map-strip": (samples.map_strip, 760, 90),
}


def draw(look: Look, names: Iterable[str]) -> None:
    for name in names:
        make, width, height = WIDGETS[name]
        widget = make()
        widget.setFixedWidth(width)
        widget.show()
        QApplication.processEvents()
        wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
        widget.resize(width, height or max(wanted, widget.sizeHint().height()))
        take(widget, look.path(name), RATIO)
        widget.deleteLater()
        QApplication.processEvents()
