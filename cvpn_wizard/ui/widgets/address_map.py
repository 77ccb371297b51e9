"""All address ranges on one scale, the laptops' on top, collisions marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.model.address_map import RangeBar
from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import tone

AIR = 6
"""Above and below the two lines of a row."""
MOST_FOR_NAMES = 0.5
"""The share of the width that the names may take."""


class AddressMap(QWidget):
    """One row a range: its name, its range, and where it lies."""

    def __init__(self, name: str = "address_map", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._bars: tuple[RangeBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[RangeBar, ...]:
        return self._bars

    def set_bars(self, bars: tuple[RangeBar, ...]) -> None:
        self._bars = bars
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(bool(bars))
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, round(self._row_height() * len(self._bars)) + 8)

    def _row_height(self) -> float:
        return self.fontMetrics().height() * 1.9 + AIR

    def _names_width(self) -> float:
        """As wide as the longest name, so that the scale gets the rest."""
        metrics = QFontMetricsF(self.font())
        words = [self._title(bar) for bar in self._bars] + [self._below(bar) for bar in self._bars]
        widest = max((metrics.horizontalAdvance(each) for each in words), default=0.0)
        return min(widest + 20, self.width() * MOST_FOR_NAMES)

    @staticmethod
    def _below(bar: RangeBar) -> str:
        return f"{bar.cidr} · {text('address-overlaps')}" if bar.overlaps else bar.cidr

    def retranslate(self) -> None:
        self.setAccessibleName(text("address-map"))
        rows = []
        for bar in self._bars:
            row = f"{self._title(bar)} {bar.cidr}"
            rows.append(f"{row}, {text('address-overlaps')}" if bar.overlaps else row)
        self.setAccessibleDescription("\n".join(rows))
        self.update()

    @staticmethod
    def _title(bar: RangeBar) -> str:
        kind = text(f"address-{bar.kind}")
        return f"{kind} {bar.label}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, tall = self._names_width(), self._row_height()
        scale = QRectF(left, 0, self.width() - left - 8, self.height())
        client = next((bar for bar in self._bars if bar.kind == "client"), None)
        if client is not None:
            band = QRectF(self._x(scale, client.start), 4, 0, self.height() - 8)
            band.setRight(self._x(scale, client.end))
            painter.fillRect(band, tone("accent-soft"))
        for number, bar in enumerate(self._bars):
            self._row(painter, bar, QRectF(0, 4 + number * tall, self.width(), tall), scale)

    @staticmethod
    def _x(scale: QRectF, place: float) -> float:
        return scale.left() + scale.width() * place

    def _row(self, painter: QPainter, bar: RangeBar, row: QRectF, scale: QRectF) -> None:
        line = self.fontMetrics().height()
        upper = QRectF(row.left(), row.top() + AIR / 2, scale.left() - 12, line)
        color = tone("accent")
        if bar.kind != "client":
            color = tone("bad") if bar.overlaps else tone("muted")
        font = QFont(self.font())
        painter.setPen(tone("text"))
        title = QFontMetricsF(font).elidedText(
            self._title(bar), Qt.TextElideMode.ElideRight, upper.width()
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(tone("bad" if bar.overlaps else "muted"))
        lower = upper.translated(0, line * 0.9)
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, self._below(bar))
        painter.setFont(self.font())
        middle = row.center().y()
        painter.setPen(QPen(tone("line"), 1))
        painter.drawLine(QPointF(scale.left(), middle), QPointF(scale.right(), middle))
        box = QRectF(self._x(scale, bar.start), middle - 8, 0, 16)
        box.setRight(max(self._x(scale, bar.end), box.left() + 6))
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(tone("bad-soft") if bar.overlaps else color)
        painter.drawRoundedRect(box, 4, 4)
        if bar.overlaps:
            # Hatched too, for who does not see the colour.
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRoundedRect(box, 4, 4)
