"""Our own icons, SVG drawn in one colour and tinted with the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from cvpn_wizard.model.resources import resource
from cvpn_wizard.ui.theme.style import tone

CLEAR = QColor(0, 0, 0, 0)
PLACE = "#000000"
"""The colour in the files that is replaced."""


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, size: int, color: QColor | None = None, ratio: float = 2.0) -> QPixmap:
    """An icon as a picture of ``size`` logical pixels; drawn once, then kept by Qt's cache."""
    shade = (color or tone("text")).name()
    key = f"cvpn-{name}-{size}-{shade}-{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    tinted = _source(name).replace(PLACE, shade)
    renderer = QSvgRenderer(QByteArray(tinted.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(CLEAR)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, color: QColor | None = None, size: int = 24) -> QIcon:
    """An icon for a button or a window."""
    return QIcon(pixmap(name, size, color))
