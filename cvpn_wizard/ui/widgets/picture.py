"""Two kinds of VPN side by side: which one this is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

GAP = 16
INSIDE = 14
WORDS_FROM = 144
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


class TwoVpnsPicture(QWidget):
    """Client VPN (ours, marked) and Site-to-Site VPN, each with one sentence."""

    def __init__(self, name: str = "two_vpns", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the longer of the two sentences needs."""
        wide = (width - GAP) / 2 - 2 * INSIDE - 2
        area = QRectF(0, 0, wide, 1000)
        metrics = QFontMetricsF(self.font())
        longest = max(
            metrics.boundingRect(area, _WRAPPED, text(f"picture-{kind}-vpn-what")).height()
            for kind in ("client", "site")
        )
        return round(WORDS_FROM + longest + INSIDE)

    def retranslate(self) -> None:
        self.setAccessibleName(
            " ".join(
                text(key)
                for key in (
                    "picture-client-vpn",
                    "picture-client-vpn-what",
                    "picture-site-vpn",
                    "picture-site-vpn-what",
                )
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = (self.width() - GAP) / 2
        for number, kind in enumerate(("client", "site")):
            area = QRectF(number * (half + GAP) + 1, 1, half - 2, self.height() - 2)
            self._side(painter, area, kind)

    def _side(self, painter: QPainter, area: QRectF, kind: str) -> None:
        ours = kind == "client"
        painter.setBrush(tone("accent-soft" if ours else "raised"))
        painter.setPen(QPen(tone("accent" if ours else "line"), 2 if ours else 1))
        painter.drawRoundedRect(area, 12, 12)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tone("text"))
        title = QRectF(area.left() + INSIDE, area.top() + 10, area.width() - 2 * INSIDE, 24)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, text(f"picture-{kind}-vpn"))
        if ours:
            painter.drawPixmap(
                QPointF(area.right() - 32, area.top() + 12), pixmap("good", 20, tone("accent"))
            )
        painter.setFont(self.font())
        self._way(painter, area, ours=ours)
        painter.setPen(tone("text" if ours else "muted"))
        words = area.adjusted(INSIDE, WORDS_FROM, -INSIDE, 0)
        painter.drawText(words, _WRAPPED, text(f"picture-{kind}-vpn-what"))

    @staticmethod
    def _way(painter: QPainter, area: QRectF, *, ours: bool) -> None:
        color = tone("accent" if ours else "muted")
        y = area.top() + 82
        left, right = area.left() + 46, area.right() - 48
        gate = QPointF(right - 24, y)
        starts = [QPointF(left, y - 28), QPointF(left, y + 28)] if ours else [QPointF(left, y)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start in starts:
            path = QPainterPath(start)
            reach = QPointF((gate.x() - start.x()) * 0.5, 0)
            path.cubicTo(start + reach, gate - reach, gate)
            halo = QColor(color)
            halo.setAlpha(44)
            painter.setPen(QPen(halo, 9))
            painter.drawPath(path)
            painter.setPen(QPen(color, 2.2))
            painter.drawPath(path)
        for start in starts:
            radius = 20.0 if ours else 26.0
            size = 22 if ours else 30
            painter.setPen(QPen(color, 1.6))
            painter.setBrush(tone("base"))
            painter.drawEllipse(start, radius, radius)
            corner = start - QPointF(size / 2, size / 2)
            painter.drawPixmap(corner, pixmap("laptop" if ours else "building", size, color))
        box = QRectF(right - 26, y - 26, 52, 52)
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(tone("base"))
        painter.drawRoundedRect(box, 10, 10)
        painter.drawPixmap(box.center() - QPointF(16, 16), pixmap("vpc", 32, color))
        words = text("picture-tls" if ours else "picture-ipsec")
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 22
        label = QRectF((left + right) / 2 - wide / 2, y - 12, wide, 24)
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(tone("base"))
        painter.drawRoundedRect(label, 12, 12)
        painter.setPen(tone("text"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
