"""Every widget by itself as a picture, to be looked at one by one.

``CVPN_WIZARD_SHOTS=folder python -m tests.ui.widget_pictures [widget …]`` writes
``<widget>-<language>-<theme>.png``: Japanese and English, light and dark, two dots a pixel.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.theme import apply_theme
from tests.ui import widget_samples as samples

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


def take(widget: QWidget, path: Path, width: int, height: int) -> None:
    widget.setFixedWidth(width)
    widget.show()
    QApplication.processEvents()
    wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    widget.resize(width, height or max(wanted, widget.sizeHint().height()))
    QApplication.processEvents()
    picture = QPixmap(widget.size() * RATIO)
    picture.setDevicePixelRatio(RATIO)
    widget.render(picture, QPoint())
    picture.save(str(path))


def main() -> int:
    folder = Path(os.environ.get("CVPN_WIZARD_SHOTS", "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    language = Language(app)
    for code in ("en", "ja"):
        for theme in ("light", "dark"):
            language.speak(code)
            apply_theme(app, theme)
            for name in sys.argv[1:] or WIDGETS:
                make, width, height = WIDGETS[name]
                widget = make()
                take(widget, folder / f"{name}-{code}-{theme}.png", width, height)
                widget.deleteLater()
                QApplication.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
