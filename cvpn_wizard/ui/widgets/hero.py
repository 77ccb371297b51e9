"""The picture on the first page: laptops anywhere, one tunnel, the office's servers at AWS.

Made as SVG: a painter that is given pens would cost the first page a tenth of its time, see
:func:`cvpn_wizard.ui.theme.dress`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

HEIGHT = 176
LAPTOPS = ((0.1, 0.2), (0.055, 0.5), (0.1, 0.8))
"""Where they stand, as parts of width and height."""
SERVERS = (0.28, 0.72)


class Place(NamedTuple):
    """A round sign: where, how large, its icon, its colour."""

    x: float
    y: float
    radius: float
    picture: str
    size: int
    color: str = "accent"
    strong: bool = False


class HeroPicture(QWidget):
    """Decoration with a meaning: the heading above says it in words."""

    def __init__(self, name: str = "home.picture", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._drawn = QPixmap()
        self._drawn_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(820, HEIGHT)

    def retranslate(self) -> None:
        self.setAccessibleName(text("home-picture"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Drawn once for a size and theme, since it takes 10 ms."""
        wanted = (self.width(), self.height(), self.devicePixelRatio(), _color("sheet"))
        if self._drawn_for != wanted:
            ratio = self.devicePixelRatio()
            self._drawn = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(QColor(0, 0, 0, 0))
            self._draw(QPainter(self._drawn))
            self._drawn_for = wanted
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _draw(self, painter: QPainter) -> None:
        width, height = self.width(), self.height()
        places = tuple(_places(width, height))
        drawing = "".join((*_sheet(width, height), *_lines(places, width, height), *_rings(places)))
        box = f'viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg"'
        renderer = QSvgRenderer(QByteArray(f"<svg {box}>{drawing}</svg>".encode()))
        renderer.render(painter, QRectF(0, 0, width, height))
        for place in places:
            shade = tone("on-accent" if place.strong else place.color)
            corner = QPointF(place.x - place.size / 2, place.y - place.size / 2)
            painter.drawPixmap(corner, pixmap(place.picture, place.size, shade))
        painter.end()


def _color(name: str) -> str:
    return tone(name).name()


def _vpc(width: float, height: float) -> tuple[float, float, float, float]:
    return width * 0.66, height / 2 - 62, width * 0.29, 124


def _places(width: float, height: float) -> Iterator[Place]:
    left, top, wide, high = _vpc(width, height)
    for x, y in LAPTOPS:
        yield Place(width * x, height * y, 24, "laptop", 26)
    yield Place(width * 0.54, height / 2, 30, "endpoint", 32, strong=True)
    yield Place(left + wide * 0.26, height / 2, 22, "subnet", 24)
    for share in SERVERS:
        yield Place(left + wide * 0.76, top + high * share, 22, "server", 24, "good")


def _sheet(width: float, height: float) -> Iterator[str]:
    """The world on the left, AWS on the right; a curve parts them."""
    edge, low = width * 0.54, height - 1
    yield (
        f'<rect x="1" y="1" width="{width - 2}" height="{height - 2}" rx="16" ry="16" '
        f'fill="{_color("sheet")}" stroke="{_color("line")}" stroke-width="1"/>'
    )
    yield (
        f'<path d="M17 1.5 H{edge - 30} Q{edge + 30} {height / 2} {edge - 30} {low - 0.5} H17 '
        f'Q1.5 {low - 0.5} 1.5 {low - 16} V17 Q1.5 1.5 17 1.5 Z" fill="{_color("accent-soft")}"/>'
    )
    x, y = width * 0.34, height / 2
    # One outline, since it is drawn half transparent.
    yield (
        f'<path d="M{x - 64} {y + 48} A28 28 0 0 1 {x - 73} {y - 6} '
        f"A48 48 0 0 1 {x + 16} {y - 32} A36 36 0 0 1 {x + 69} {y - 7} "
        f'A28 28 0 0 1 {x + 64} {y + 48} Z" fill="{_color("base")}" fill-opacity="0.59"/>'
    )


def _lines(places: tuple[Place, ...], width: float, height: float) -> Iterator[str]:
    gate, subnet, servers = places[3], places[4], places[5:]
    for laptop in places[:3]:
        reach = (gate.x - laptop.x - 26) / 2
        curve = (
            f'd="M{laptop.x + 12} {laptop.y} C{laptop.x + 26 + reach} {laptop.y} '
            f'{gate.x - reach} {gate.y} {gate.x} {gate.y}" fill="none" stroke="{_color("accent")}"'
        )
        yield f'<path {curve} stroke-width="11" stroke-opacity="0.18"/>'
        yield f'<path {curve} stroke-width="2.4"/>'
    left, top, wide, high = _vpc(width, height)
    yield (
        f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" rx="12" ry="12" '
        f'fill="{_color("base")}" fill-opacity="0.75" stroke="{_color("accent")}" '
        'stroke-width="1.6" stroke-dasharray="6.4 4.8"/>'
    )
    yield (
        f'<path d="M{gate.x} {gate.y} L{subnet.x} {subnet.y}" fill="none" '
        f'stroke="{_color("accent")}" stroke-width="2.4"/>'
    )
    for server in servers:
        middle = (server.x + subnet.x) / 2
        yield (
            f'<path d="M{subnet.x} {subnet.y} C{middle} {subnet.y} {middle} {server.y} '
            f'{server.x} {server.y}" fill="none" stroke="{_color("good")}" stroke-width="2.4"/>'
        )


def _rings(places: tuple[Place, ...]) -> Iterator[str]:
    for place in places:
        filling = _color(place.color if place.strong else "base")
        yield (
            f'<circle cx="{place.x}" cy="{place.y}" r="{place.radius}" fill="{filling}" '
            f'stroke="{_color(place.color)}" stroke-width="2"/>'
        )
