"""All address ranges on one scale, the laptops' on top, collisions marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.model.address_map import RangeBar
from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import tone

ROW = 42.0
NAMES = 0.42
"""The share of the width that the names take."""


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
        self.setFixedHeight(round(ROW * len(bars)) + 8)
        self.setVisible(bool(bars))
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, round(ROW * len(self._bars)) + 8)

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
        left = self.width() * NAMES
        scale = QRectF(left, 0, self.width() - left - 8, self.height())
        client = next((bar for bar in self._bars if bar.kind == "client"), None)
        if client is not None:
            band = QRectF(self._x(scale, client.start), 4, 0, self.height() - 8)
            band.setRight(self._x(scale, client.end))
            painter.fillRect(band, tone("accent-soft"))
        for number, bar in enumerate(self._bars):
            self._row(painter, bar, QRectF(0, 4 + number * ROW, self.width(), ROW), scale)

    @staticmethod
    def _x(scale: QRectF, place: float) -> float:
        return scale.left() + scale.width() * place

    def _row(self, painter: QPainter, bar: RangeBar, row: QRectF, scale: QRectF) -> None:
        words = QRectF(row.left(), row.top(), scale.left() - 12, row.height())
        color = tone("accent")
        if bar.kind != "client":
            color = tone("bad") if bar.overlaps else tone("muted")
        font = QFont(self.font())
        painter.setPen(tone("text"))
        upper = QRectF(words.left(), words.top() + 2, words.width(), 19)
        title = QFontMetricsF(font).elidedText(
            self._title(bar), Qt.TextElideMode.ElideRight, upper.width()
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(tone("muted"))
        below = bar.cidr
        if bar.overlaps:
            below = f"{bar.cidr} · {text('address-overlaps')}"
            painter.setPen(tone("bad"))
        painter.drawText(upper.translated(0, 18), Qt.AlignmentFlag.AlignVCenter, below)
        painter.setFont(self.font())
        middle = row.center().y()
        painter.setPen(QPen(tone("line"), 1))
        painter.drawLine(QPointF(scale.left(), middle), QPointF(scale.right(), middle))
        box = QRectF(self._x(scale, bar.start), middle - 8, 0, 16)
        box.setRight(max(self._x(scale, bar.end), box.left() + 6))
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(tone("bad-soft") if bar.overlaps else color)
        if bar.overlaps:
            painter.setBrush(tone("bad-soft"))
        painter.drawRoundedRect(box, 4, 4)
        if bar.overlaps:
            # Hatched too, for who does not see the colour.
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRoundedRect(box, 4, 4)
