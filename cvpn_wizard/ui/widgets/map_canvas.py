"""The map of the connection, drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.model.map import LinkState, MapModel, MapPart, PartKind, PartState
from cvpn_wizard.ui.theme import SHORT_MS, motion_wanted, pixmap, tone
from cvpn_wizard.ui.widgets.map_layout import LEGEND, Joint, MapLayout, Shape, lay_out
from cvpn_wizard.ui.widgets.map_parts import (
    FAINT,
    draw_card,
    draw_chip,
    draw_cloud,
    draw_frame,
    draw_frame_title,
    draw_legend,
)

USUAL_FONT_HEIGHT = 20.0
DOT_GRID = 16
CORNER = 7.0


SIGN = 10
"""Logical pixels from its middle to its edge."""
SPOTS = (0.5, 0.6, 0.7, 0.8, 0.4, 0.3, 0.9)
"""Shares of a line, the best place first."""


class MapCanvas(QWidget):
    """The picture itself. What it shows is told in words by its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MapModel(())
        self._layout = MapLayout()
        self._changed: frozenset[str] = frozenset()
        self._moved = 1.0
        self._strip = False
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(SHORT_MS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._moves)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(240)

    @property
    def layout_now(self) -> MapLayout:
        return self._layout

    def set_model(self, model: MapModel) -> None:
        before = {part.key: part for part in self.model.parts}
        changed = frozenset(
            part.key
            for part in model.parts
            if before and (part.key not in before or _seen(before[part.key]) != _seen(part))
        )
        self.model = model
        self._measure()
        if changed and motion_wanted():
            self._changed = changed
            self._motion.stop()
            self._motion.start()
        self.update()

    def set_strip(self, *, strip: bool) -> None:
        """Whether there is room for one row only."""
        self._strip = strip
        self._measure()
        self.update()

    @Slot(object)
    def _moves(self, value: object) -> None:
        self._moved = float(value) if isinstance(value, float) else 1.0
        self.update()

    @property
    def scale(self) -> float:
        """The font's size against the usual one."""
        return max(1.0, self.fontMetrics().height() / USUAL_FONT_HEIGHT)

    def _measure(self) -> None:
        self._layout = lay_out(
            self.model, self.width(), self.height(), self.scale, strip=self._strip
        )
        if round(self._layout.height) != self.minimumHeight():
            self.setMinimumHeight(round(self._layout.height))

    def sizeHint(self) -> QSize:
        return QSize(340, round(self._layout.height) or 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paper(painter)
        parts = {part.key: part for part in self.model.parts}
        vpc = self.model.of_kind(PartKind.VPC)
        layout = self._layout
        if vpc and not layout.frame.isEmpty():
            draw_frame(painter, vpc[0], layout.frame)
        for joint in layout.joints:
            self._joint(painter, joint, parts[joint.to])
        if vpc and layout.shape is not Shape.STRIP:
            draw_frame_title(painter, vpc[0], layout.frame, self.font(), layout.lane)
        for key, rect in layout.cards.items():
            self._ripple(painter, key, rect)
            if parts[key].kind is PartKind.INTERNET:
                draw_cloud(painter, rect, self.font())
            else:
                stacked = layout.stacked if parts[key].kind is PartKind.SUBNET else 0
                draw_card(painter, parts[key], rect, self.font(), stacked=stacked)
        for key, rect in layout.chips.items():
            self._ripple(painter, key, rect)
            draw_chip(painter, parts[key], rect, self.font())
        self._break(painter)
        if layout.shape is Shape.TALL and self.height() - layout.height >= LEGEND:
            draw_legend(painter, QRectF(14, self.height() - 26, self.width() - 28, 20), self.font())
        if self.model.pulse is not None:
            self._pulse(painter, self.model.pulse)

    def _paper(self, painter: QPainter) -> None:
        """A sheet to draw on."""
        painter.fillRect(self.rect(), tone("sheet"))
        painter.setPen(QPen(tone("dot"), 1.6))
        for x in range(DOT_GRID // 2, self.width(), DOT_GRID):
            painter.drawPoints(
                [QPointF(x, y) for y in range(DOT_GRID // 2, self.height(), DOT_GRID)]
            )

    def _joint(self, painter: QPainter, joint: Joint, to: MapPart) -> None:
        """A line inside AWS; outside it a tunnel, as soon as there is an endpoint to lead to."""
        path = _path(joint.points)
        link = self.model.links.get(joint.to)
        if link is not None:
            self._link(painter, path, link, wide=to.kind in {PartKind.INTERNET, PartKind.ENDPOINT})
            return
        gate = self.model.of_kind(PartKind.ENDPOINT)
        tunnel = to.kind in {PartKind.INTERNET, PartKind.ENDPOINT}
        state = gate[0].state if tunnel and gate else to.state
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state in FAINT or self.model.links:
            pen = QPen(tone("line"), 2)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawPath(path)
            return
        color = tone("good" if state is PartState.DONE else "accent")
        if tunnel:
            soft = tone("good-soft" if state is PartState.DONE else "accent-soft")
            painter.setPen(QPen(color, 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawPath(path)
            painter.setPen(QPen(soft, 8.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawPath(path)
        if state is PartState.EXISTS and not tunnel:
            color = tone("muted")
        painter.setPen(QPen(color, 2))
        painter.drawPath(path)

    @staticmethod
    def _link(painter: QPainter, path: QPainterPath, link: LinkState, *, wide: bool) -> None:
        """A piece of the way that a check walks: whole, at work, or with a gap."""
        name = {LinkState.PASSED: "good", LinkState.WORKING: "accent", LinkState.BROKEN: "bad"}[
            link
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if wide and link is not LinkState.BROKEN:
            for width, shade in ((11.0, name), (8.4, f"{name}-soft")):
                painter.setPen(
                    QPen(tone(shade), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
                )
                painter.drawPath(path)
        pen = QPen(tone(name), 3 if link is LinkState.BROKEN else 2)
        if link is LinkState.BROKEN:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawPath(path)

    def _ripple(self, painter: QPainter, key: str, rect: QRectF) -> None:
        """What has just changed, for the blink of an eye."""
        if key not in self._changed or self._moved >= 1.0:
            return
        color = QColor(tone("accent"))
        color.setAlphaF(0.6 * (1 - self._moved))
        grow = 2 + 8 * self._moved
        painter.setPen(QPen(color, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), 12 + grow, 12 + grow)

    def _break(self, painter: QPainter) -> None:
        """A cross on the way into the part where it ends."""
        for joint in self._layout.joints:
            if joint.to == self.model.broken_at:
                at = self._free_spot(joint.points[0], joint.points[1])
                painter.setPen(QPen(tone("bad"), 2))
                painter.setBrush(tone("bad-soft"))
                painter.drawEllipse(at, SIGN, SIGN)
                painter.drawPixmap(at - QPointF(7, 7), pixmap("cross", 14, tone("bad")))

    def _free_spot(self, start: QPointF, end: QPointF) -> QPointF:
        """Where a sign on that line hides no words; its middle, if there is room nowhere."""
        spots = [start + (end - start) * share for share in SPOTS]
        words = [chip.adjusted(-SIGN, -SIGN, SIGN, SIGN) for chip in self._layout.chips.values()]
        free = (spot for spot in spots if not any(chip.contains(spot) for chip in words))
        return next(free, spots[0])

    def _pulse(self, painter: QPainter, pulse: float) -> None:
        """A light with a tail, on its way to the server and back."""
        way = [*self._layout.way, *reversed(self._layout.way[:-1])]
        if len(way) < 2:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(7, -1, -1):
            at = _along(way, pulse - number * 0.012)
            color = QColor(tone("good"))
            color.setAlpha(30 + 225 * (7 - number) // 7 if number else 255)
            painter.setBrush(color)
            painter.drawEllipse(at, 7 - number * 0.6, 7 - number * 0.6)
        halo = QColor(tone("good"))
        halo.setAlpha(60)
        painter.setBrush(halo)
        painter.drawEllipse(_along(way, pulse), 15, 15)


def _path(points: tuple[QPointF, ...]) -> QPainterPath:
    """A soft curve between two points; through more of them, straight with round corners."""
    path = QPainterPath(points[0])
    start, end = points[0], points[-1]
    if len(points) > 2:
        for before, corner, after in zip(points, points[1:], points[2:], strict=False):
            path.lineTo(_towards(corner, before))
            path.quadTo(corner, _towards(corner, after))
        path.lineTo(end)
    elif abs(end.y() - start.y()) > abs(end.x() - start.x()):
        half = (start.y() + end.y()) / 2
        path.cubicTo(QPointF(start.x(), half), QPointF(end.x(), half), end)
    else:
        half = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(half, start.y()), QPointF(half, end.y()), end)
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """The place where a round corner begins."""
    way = other - corner
    length = max(abs(way.x()), abs(way.y()), 0.1)
    return corner + way * (min(CORNER, length / 2) / length)


def _along(way: list[QPointF], share: float) -> QPointF:
    place = max(0.0, min(share, 1.0)) * (len(way) - 1)
    leg = min(int(place), len(way) - 2)
    return way[leg] + (way[leg + 1] - way[leg]) * (place - leg)


def _seen(part: MapPart) -> tuple[object, ...]:
    """What of a part a person would notice changing."""
    return part.state, part.name, part.detail, part.zone
