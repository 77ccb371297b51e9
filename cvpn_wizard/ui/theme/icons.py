"""Our own icons, SVG drawn in one colour and tinted with the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cvpn_wizard.model.resources import resource
from cvpn_wizard.ui.theme.style import tone

PLACE = "#000000"
"""The colour in the files that is replaced."""


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, size: int, color: QColor | None = None, ratio: float = 2.0) -> QPixmap:
    """An icon as a picture of ``size`` logical pixels."""
    tinted = _source(name).replace(PLACE, (color or tone("text")).name())
    renderer = QSvgRenderer(QByteArray(tinted.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, color: QColor | None = None, size: int = 24) -> QIcon:
    """An icon for a button or a window."""
    return QIcon(pixmap(name, size, color))
