"""The picture on the first page: laptops anywhere, one tunnel, the office's servers at AWS."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

HEIGHT = 176
LAPTOPS = 3


class HeroPicture(QWidget):
    """Decoration with a meaning: the heading above says it in words."""

    def __init__(self, name: str = "home.picture", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(820, HEIGHT)

    def retranslate(self) -> None:
        self.setAccessibleName(text("home-picture"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tone("line"), 1))
        painter.setBrush(tone("sheet"))
        painter.drawRoundedRect(body, 16, 16)
        clip = QPainterPath()
        clip.addRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.setClipPath(clip)
        # The world on the left, AWS on the right; a curve parts them.
        world = QPainterPath(body.topLeft())
        edge = body.left() + body.width() * 0.54
        world.lineTo(edge - 30, body.top())
        world.quadTo(edge + 30, body.center().y(), edge - 30, body.bottom())
        world.lineTo(body.bottomLeft())
        painter.fillPath(world, tone("accent-soft"))
        middle = body.center().y()
        gate = QPointF(body.left() + body.width() * 0.54, middle)
        vpc = QRectF(body.left() + body.width() * 0.66, middle - 62, body.width() * 0.29, 124)
        self._cloud(painter, QPointF(body.left() + body.width() * 0.34, middle))
        laptops = self._laptops(body)
        for laptop in laptops:
            self._tunnel(painter, laptop + QPointF(26, 0), gate)
        self._inside(painter, gate, vpc)
        for laptop in laptops:
            self._round(painter, laptop, 24, "laptop", 26)
        self._round(painter, gate, 30, "endpoint", 32, strong=True)

    @staticmethod
    def _laptops(body: QRectF) -> list[QPointF]:
        places = (0.1, 0.055, 0.1)
        return [
            QPointF(
                body.left() + body.width() * places[number],
                body.top() + body.height() * (0.2 + 0.3 * number),
            )
            for number in range(LAPTOPS)
        ]

    @staticmethod
    def _cloud(painter: QPainter, at: QPointF) -> None:
        color = QColor(tone("base"))
        color.setAlpha(150)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(QRectF(at.x() - 92, at.y() - 8, 184, 56), 28, 28)
        path.addEllipse(at + QPointF(-28, -12), 48, 48)
        path.addEllipse(at + QPointF(34, -6), 36, 36)
        painter.drawPath(path)

    @staticmethod
    def _tunnel(painter: QPainter, start: QPointF, end: QPointF) -> None:
        path = QPainterPath(start)
        reach = (end.x() - start.x()) * 0.5
        path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QColor(tone("accent"))
        halo.setAlpha(46)
        painter.setPen(QPen(halo, 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setPen(QPen(tone("accent"), 2.4))
        painter.drawPath(path)

    def _inside(self, painter: QPainter, gate: QPointF, vpc: QRectF) -> None:
        fill = QColor(tone("base"))
        fill.setAlpha(190)
        painter.setBrush(fill)
        pen = QPen(tone("accent"), 1.6)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(vpc, 12, 12)
        subnet = QPointF(vpc.left() + vpc.width() * 0.26, vpc.center().y())
        servers = [
            QPointF(vpc.left() + vpc.width() * 0.76, vpc.top() + vpc.height() * share)
            for share in (0.28, 0.72)
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tone("accent"), 2.4))
        painter.drawLine(gate, subnet)
        painter.setPen(QPen(tone("good"), 2.4))
        for server in servers:
            path = QPainterPath(subnet)
            reach = QPointF((server.x() - subnet.x()) * 0.5, 0)
            path.cubicTo(subnet + reach, server - reach, server)
            painter.drawPath(path)
        self._round(painter, subnet, 22, "subnet", 24)
        for server in servers:
            self._round(painter, server, 22, "server", 24, color="good")

    @staticmethod
    def _round(
        painter: QPainter,
        at: QPointF,
        radius: float,
        picture: str,
        size: int,
        *,
        strong: bool = False,
        color: str = "accent",
    ) -> None:
        painter.setPen(QPen(tone(color), 2))
        painter.setBrush(tone(color if strong else "base"))
        painter.drawEllipse(at, radius, radius)
        shade = tone("on-accent" if strong else color)
        painter.drawPixmap(at - QPointF(size / 2, size / 2), pixmap(picture, size, shade))
