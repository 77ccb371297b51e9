"""Pings as they come: a dot for each, its height the time, a cross where none came back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
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
        area = QRectF(self.rect()).adjusted(56, 14, -16, -24)
        answered = [ping for ping in self._pings if ping is not None]
        top = next((s for s in SCALES if s >= max(answered, default=0) * 1.15), SCALES[-1])
        painter.setPen(QPen(tone("line"), 1))
        for part in (0.0, 0.5, 1.0):
            y = area.bottom() - area.height() * part
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(tone("muted"))
        for part in (0.0, 0.5, 1.0):
            y = area.bottom() - area.height() * part
            painter.drawText(
                QRectF(0, y - 10, 48, 20),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{top * part:g} ms",
            )
        self._dots(painter, area, top)

    def _dots(self, painter: QPainter, area: QRectF, top: float) -> None:
        slots = max(LEAST_SLOTS, len(self._pings))
        before: QPointF | None = None
        for number, ping in enumerate(self._pings):
            x = area.left() + area.width() * (number + 0.5) / slots
            if ping is None:
                painter.setPen(QPen(tone("bad"), 2))
                y = area.center().y()
                painter.drawLine(QPointF(x - 5, y - 5), QPointF(x + 5, y + 5))
                painter.drawLine(QPointF(x - 5, y + 5), QPointF(x + 5, y - 5))
                before = None
                continue
            at = QPointF(x, area.bottom() - area.height() * min(ping / top, 1))
            if before is not None:
                painter.setPen(QPen(tone("accent"), 2))
                painter.drawLine(before, at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("accent"))
            painter.drawEllipse(at, 4.5, 4.5)
            painter.setPen(tone("text"))
            painter.drawText(
                QRectF(x - 40, area.bottom() + 3, 80, 20),
                Qt.AlignmentFlag.AlignHCenter,
                f"{ping:.1f} ms",
            )
            before = at
