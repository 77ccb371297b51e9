"""The five parts of a Client VPN in one drawing, numbered as the list beside it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

HEIGHT = 216
NAMED_FROM = 620
"""Below that width the numbers alone must do; the names stand in the list."""
PARTS = ("endpoint", "target-network", "client-cidr", "route-table", "authorization-rule")


class FivePartsPicture(QWidget):
    """Laptops with addresses of the client CIDR, the endpoint's two tables, the target network."""

    def __init__(self, name: str = "five_parts", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(360)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(720, HEIGHT)

    def retranslate(self) -> None:
        self.setAccessibleName(text("help-parts"))
        rows = [f"{n}. {self._name(part)}" for n, part in enumerate(PARTS, 1)]
        self.setAccessibleDescription("\n".join(rows))
        self.update()

    @staticmethod
    def _name(part: str) -> str:
        return text(f"help-{part}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tone("line"), 1))
        painter.setBrush(tone("sheet"))
        painter.drawRoundedRect(body, 12, 12)
        middle = body.top() + 92
        people = QRectF(body.left() + 22, middle - 62, max(92.0, body.width() * 0.15), 124)
        gate = QPointF(body.left() + body.width() * 0.36, middle)
        vpc = QRectF(body.left() + body.width() * 0.64, middle - 70, 0, 140)
        vpc.setRight(body.right() - 22)
        subnet = QRectF(vpc.left() + 16, middle - 38, min(vpc.width() * 0.42, 96), 76)
        server = QPointF(vpc.right() - max(34.0, vpc.width() * 0.17), middle)
        self._tunnel(painter, QPointF(people.right(), middle), gate)
        self._laptops(painter, people)
        self._vpc(painter, vpc)
        self._line(painter, gate, QPointF(subnet.left(), middle), "accent")
        self._line(painter, QPointF(subnet.right(), middle), server, "good")
        self._box(painter, subnet, "subnet")
        self._round(painter, server, 24, "server", "good")
        self._round(painter, gate, 32, "endpoint", "accent", strong=True)
        below = body.bottom() - 30
        self._label(painter, 3, QPointF(people.center().x(), below), left=people.left())
        self._label(painter, 1, QPointF(gate.x(), middle - 62))
        self._label(painter, 2, QPointF(subnet.center().x(), below), left=subnet.left())
        between = QPointF((gate.x() + 32 + vpc.left()) / 2, middle)
        self._table(painter, 4, between + QPointF(0, -27))
        self._table(painter, 5, between + QPointF(0, 27))

    @staticmethod
    def _laptops(painter: QPainter, box: QRectF) -> None:
        """Everybody with an address of the client CIDR: a dashed bag of laptops."""
        pen = QPen(tone("accent"), 1.6)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(tone("accent-soft"))
        painter.drawRoundedRect(box, 14, 14)
        for share in (0.2, 0.5, 0.8):
            at = QPointF(box.center().x(), box.top() + box.height() * share)
            painter.drawPixmap(at - QPointF(14, 14), pixmap("laptop", 28, tone("accent")))

    @staticmethod
    def _vpc(painter: QPainter, frame: QRectF) -> None:
        painter.setPen(QPen(tone("muted"), 1.4))
        painter.setBrush(tone("base"))
        painter.drawRoundedRect(frame, 12, 12)
        painter.drawPixmap(frame.topLeft() + QPointF(10, 8), pixmap("vpc", 18, tone("muted")))
        painter.setPen(tone("muted"))
        words = QRectF(frame.left() + 34, frame.top() + 6, frame.width() - 40, 22)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text("map-vpc"))

    @staticmethod
    def _tunnel(painter: QPainter, start: QPointF, end: QPointF) -> None:
        halo = QColor(tone("accent"))
        halo.setAlpha(46)
        painter.setPen(QPen(halo, 12))
        painter.drawLine(start, end)
        painter.setPen(QPen(tone("accent"), 2.4))
        painter.drawLine(start, end)

    @staticmethod
    def _line(painter: QPainter, start: QPointF, end: QPointF, color: str) -> None:
        painter.setPen(QPen(tone(color), 2.4))
        painter.drawLine(start, end)

    @staticmethod
    def _box(painter: QPainter, rect: QRectF, picture: str) -> None:
        painter.setPen(QPen(tone("accent"), 2))
        painter.setBrush(tone("accent-soft"))
        painter.drawRoundedRect(rect, 10, 10)
        at = rect.center() - QPointF(15, 15)
        painter.drawPixmap(at, pixmap(picture, 30, tone("accent")))

    @staticmethod
    def _round(
        painter: QPainter,
        at: QPointF,
        radius: float,
        picture: str,
        color: str,
        *,
        strong: bool = False,
    ) -> None:
        painter.setPen(QPen(tone(color), 2))
        painter.setBrush(tone(color if strong else "base"))
        painter.drawEllipse(at, radius, radius)
        shade = tone("on-accent" if strong else color)
        painter.drawPixmap(at - QPointF(15, 15), pixmap(picture, 30, shade))

    def _table(self, painter: QPainter, number: int, at: QPointF) -> None:
        """One of the endpoint's two tables, a tag on the way."""
        name = self._name(PARTS[number - 1]) if self.width() >= NAMED_FROM else ""
        wide = QFontMetricsF(self.font()).horizontalAdvance(name) + (44 if name else 32)
        tag = QRectF(at.x() - wide / 2, at.y() - 15, wide, 30)
        painter.setPen(QPen(tone("accent"), 1.4))
        painter.setBrush(tone("base"))
        painter.drawRoundedRect(tag, 15, 15)
        self._number(painter, number, QPointF(tag.left() + 16, at.y()))
        painter.setPen(tone("text"))
        painter.drawText(tag.adjusted(33, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)

    def _label(self, painter: QPainter, number: int, at: QPointF, left: float = 0.0) -> None:
        """A number and a name below what they are about."""
        name = self._name(PARTS[number - 1]) if self.width() >= NAMED_FROM else ""
        wide = QFontMetricsF(self.font()).horizontalAdvance(name) + 28
        x = max(left, at.x() - wide / 2)
        self._number(painter, number, QPointF(x + 10 if name else at.x(), at.y()))
        painter.setPen(tone("text"))
        words = QRectF(x + 26, at.y() - 12, wide, 24)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)

    def _number(self, painter: QPainter, number: int, at: QPointF) -> None:
        disc = QPainterPath()
        disc.addEllipse(at, 10, 10)
        painter.fillPath(disc, tone("accent"))
        bold = QFont(self.font())
        bold.setPointSizeF(bold.pointSizeF() * 0.9)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(tone("on-accent"))
        box = QRectF(at.x() - 10, at.y() - 10, 20, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setFont(self.font())
