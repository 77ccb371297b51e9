"""Two kinds of VPN side by side: which one this is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

HEIGHT = 210


class TwoVpnsPicture(QWidget):
    """Client VPN (ours, marked) and Site-to-Site VPN, each with one sentence."""

    def __init__(self, name: str = "two_vpns", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(HEIGHT)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(560, HEIGHT)

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
        half = (self.width() - 16) / 2
        for number, kind in enumerate(("client", "site")):
            area = QRectF(number * (half + 16), 1, half - 2, self.height() - 2)
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
        title = QRectF(area.left() + 14, area.top() + 8, area.width() - 28, 24)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, text(f"picture-{kind}-vpn"))
        painter.setFont(self.font())
        y = area.top() + 74
        left, right = area.left() + 40, area.right() - 48
        painter.setPen(QPen(tone("accent" if ours else "muted"), 3))
        ends = [y - 22, y + 22] if ours else [y]
        for start in ends:
            painter.drawLine(QPointF(left + 18, start), QPointF(right - 20, y))
        for start in ends:
            name = "laptop" if ours else "building"
            size = 28 if ours else 36
            painter.drawPixmap(QPointF(left - size / 2, start - size / 2), pixmap(name, size))
        painter.drawPixmap(QPointF(right - 20, y - 20), pixmap("vpc", 40))
        label = QRectF((left + right) / 2 - 34, y - 12, 68, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone("raised"))
        painter.drawRoundedRect(label, 12, 12)
        painter.setPen(tone("text"))
        painter.drawText(
            label, Qt.AlignmentFlag.AlignCenter, text("picture-tls" if ours else "picture-ipsec")
        )
        painter.setPen(tone("text" if ours else "muted"))
        words = QRectF(area.left() + 14, area.top() + 120, area.width() - 28, area.height() - 126)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags, text(f"picture-{kind}-vpn-what"))
