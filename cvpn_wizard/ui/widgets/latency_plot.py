"""Pings as they come: a dot for each, its height the time, a cross where none came back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import tone

SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
LEAST_SLOTS = 4


class LatencyPlot(QWidget):
    """The last pings in milliseconds; ``None`` is one that was lost."""

    def __init__(self, name: str = "latency_plot", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pings: list[float | None] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(132)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(360, 132)

    def add(self, milliseconds: float | None) -> None:
        self._pings.append(milliseconds)
        self.retranslate()
        self.update()

    def clear(self) -> None:
        self._pings.clear()
        self.retranslate()
        self.update()

    @property
    def pings(self) -> tuple[float | None, ...]:
        return tuple(self._pings)

    def retranslate(self) -> None:
        answered = [ping for ping in self._pings if ping is not None]
        words = text("latency-none")
        if answered:
            words = text(
                "latency-of",
                count=len(self._pings),
                answered=len(answered),
                ms=f"{answered[-1]:.1f}",
            )
        self.setAccessibleName(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance("5000 ms") + 10
        area = QRectF(self.rect()).adjusted(left, line / 2 + 4, -16, -line - 6)
        answered = [ping for ping in self._pings if ping is not None]
        top = next((s for s in SCALES if s >= max(answered, default=0) * 1.15), SCALES[-1])
        for part in (0.0, 0.5, 1.0):
            y = area.bottom() - area.height() * part
            painter.setPen(QPen(tone("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(tone("muted"))
            painter.drawText(
                QRectF(0, y - line / 2, left - 8, line),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{top * part:g} ms",
            )
        slots = max(LEAST_SLOTS, len(self._pings))
        places = [
            QPointF(
                area.left() + area.width() * (number + 0.5) / slots,
                area.bottom() - area.height() * min((ping or 0) / top, 1),
            )
            for number, ping in enumerate(self._pings)
        ]
        self._curve(painter, area, places)
        self._dots(painter, area, places, area.width() / slots)

    def _curve(self, painter: QPainter, area: QRectF, places: list[QPointF]) -> None:
        """The line through answers that follow each other, on a soft ground; lost ones part it."""
        soft = QColor(tone("accent"))
        soft.setAlpha(36)
        run: list[QPointF] = []
        for place, ping in [*zip(places, self._pings, strict=True), (QPointF(), None)]:
            if ping is not None:
                run.append(place)
                continue
            if len(run) > 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(soft)
                ends = [QPointF(run[-1].x(), area.bottom()), QPointF(run[0].x(), area.bottom())]
                painter.drawPolygon([*run, *ends])
                painter.setPen(QPen(tone("accent"), 2))
                painter.drawPolyline(run)
            run = []

    def _dots(self, painter: QPainter, area: QRectF, places: list[QPointF], room: float) -> None:
        """A dot or a cross each; below them the times, as many as there is room for."""
        widest = self.fontMetrics().horizontalAdvance("0000.0 ms") + 4
        told = room >= widest
        lost = text("latency-lost")
        for number, (place, ping) in enumerate(zip(places, self._pings, strict=True)):
            last = number == len(places) - 1
            if ping is None:
                cross = QPointF(place.x(), area.center().y())
                painter.setPen(QPen(tone("bad"), 2))
                for across in (QPointF(5, 5), QPointF(5, -5)):
                    painter.drawLine(cross - across, cross + across)
                painter.setPen(tone("bad"))
            else:
                painter.setPen(QPen(tone("window"), 1.5))
                painter.setBrush(tone("accent"))
                painter.drawEllipse(place, 4.8, 4.8)
                painter.setPen(tone("text"))
            if told or last:
                words = lost if ping is None else f"{ping:.1f} ms"
                wide = self.fontMetrics().horizontalAdvance(words) + 4
                at = min(place.x() - wide / 2, self.width() - wide)
                below = QRectF(at, area.bottom() + 3, wide, self.fontMetrics().height())
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words)
