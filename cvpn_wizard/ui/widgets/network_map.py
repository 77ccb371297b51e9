"""The map of the connection: one picture fed by one plain model, with its twin in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.map import in_order
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState
from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone
from cvpn_wizard.ui.widgets.map_layout import MapLayout, lay_out

_SIGNS = {
    PartState.NEW: "plus",
    PartState.DONE: "check",
    PartState.FAILED: "cross",
}
_COLOURS = {
    PartState.NEW: ("accent", "accent-soft"),
    PartState.MAKING: ("accent", "base"),
    PartState.DONE: ("good", "good-soft"),
    PartState.FAILED: ("bad", "bad-soft"),
    PartState.EXISTS: ("muted", "raised"),
}


class _Canvas(QWidget):
    """The picture itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MapModel(())
        self._layout = MapLayout()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(240)

    def set_model(self, model: MapModel) -> None:
        self.model = model
        self._measure()
        self.update()

    def _measure(self) -> None:
        self._layout = lay_out(self.model, self.width(), self.height())
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
        parts = {part.key: part for part in self.model.parts}
        vpc = self.model.of_kind(PartKind.VPC)
        if vpc:
            self._frame(painter, vpc[0])
        self._lines(painter)
        if vpc:
            self._frame_title(painter, vpc[0])
        for key, rect in self._layout.cards.items():
            self._card(painter, parts[key], rect)
        for key, rect in self._layout.chips.items():
            self._chip(painter, parts[key], rect)
        if self.model.pulse is not None:
            self._pulse(painter, self.model.pulse)

    def _pen(self, part: MapPart, width: float = 1.6) -> QPen:
        if part.state in {PartState.UNDECIDED, PartState.GONE}:
            pen = QPen(tone("line"), 1.4)
            pen.setDashPattern([4, 4])
            return pen
        return QPen(tone(_COLOURS[part.state][0]), width)

    def _fill(self, part: MapPart) -> QBrush:
        if part.state in {PartState.UNDECIDED, PartState.GONE}:
            return QBrush(Qt.BrushStyle.NoBrush)
        return QBrush(tone(_COLOURS[part.state][1]))

    def _frame(self, painter: QPainter, part: MapPart) -> None:
        rect = self._layout.frame
        self._glow(painter, part, rect, 14)
        fill = QColor(tone("base"))
        fill.setAlpha(120)
        painter.setBrush(fill)
        painter.setPen(self._pen(part))
        painter.drawRoundedRect(rect, 14, 14)

    def _frame_title(self, painter: QPainter, part: MapPart) -> None:
        """On a patch of its own: the way into the subnets runs behind it."""
        rect = self._layout.frame
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone("base"))
        painter.drawRect(QRectF(rect.left() + 8, rect.top() + 4, rect.width() - 16, 28))
        painter.drawPixmap(QPointF(rect.left() + 10, rect.top() + 8), pixmap("vpc", 20))
        words = rect.adjusted(36, 6, -34, 0)
        words.setHeight(24)
        title = " ".join(bit for bit in (part.name or text("map-vpc"), part.detail) if bit)
        self._words(painter, words, title, bold=True, faint=part.state is PartState.UNDECIDED)
        self._sign(painter, part, QPointF(rect.right() - 26, rect.top() + 10))

    def _lines(self, painter: QPainter) -> None:
        painter.setPen(QPen(tone("line"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start, end in self._layout.joints:
            path = QPainterPath(start)
            if abs(end.y() - start.y()) > abs(end.x() - start.x()):
                half = (start.y() + end.y()) / 2
                path.cubicTo(QPointF(start.x(), half), QPointF(end.x(), half), end)
            else:
                half = (start.x() + end.x()) / 2
                path.cubicTo(QPointF(half, start.y()), QPointF(half, end.y()), end)
            painter.drawPath(path)

    def _glow(self, painter: QPainter, part: MapPart, rect: QRectF, radius: float) -> None:
        if not part.lit:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for grow, alpha in ((7, 22), (5, 34), (3, 52)):
            color = QColor(tone("accent"))
            color.setAlpha(alpha)
            painter.setBrush(color)
            painter.drawRoundedRect(
                rect.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow
            )
        # What is inside stays as clear as the rest.
        painter.setBrush(tone("window"))
        painter.drawRoundedRect(rect, radius, radius)

    def _card(self, painter: QPainter, part: MapPart, rect: QRectF) -> None:
        self._glow(painter, part, rect, 10)
        painter.setBrush(self._fill(part))
        painter.setPen(self._pen(part))
        painter.drawRoundedRect(rect, 10, 10)
        if part.state is PartState.MAKING:
            self._half_full(painter, rect)
        faint = part.state in {PartState.UNDECIDED, PartState.GONE}
        size = 24 if rect.height() >= 50 else 20
        picture = pixmap(part.kind.value, size, tone("muted" if faint else "text"))
        painter.drawPixmap(QPointF(rect.left() + 12, rect.center().y() - size / 2), picture)
        words = rect.adjusted(46, 0, -30, 0)
        kind = text(f"map-{part.kind.value}")
        title = part.name or kind
        below = " · ".join(bit for bit in (part.detail, part.zone) if bit)
        if not below and part.name:
            below = kind
        if not below:
            self._words(painter, words, title, bold=not faint, faint=faint)
        else:
            upper = QRectF(words.left(), words.center().y() - 20, words.width(), 20)
            self._words(painter, upper, title, bold=not faint, faint=faint)
            self._words(painter, upper.translated(0, 20), below, small=True, faint=True)
        self._sign(painter, part, QPointF(rect.right() - 26, rect.center().y() - 9))

    def _half_full(self, painter: QPainter, rect: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect.adjusted(2, 2, -2, -2), 8, 8)
        painter.save()
        painter.setClipPath(path)
        half = QRectF(rect)
        half.setWidth(rect.width() * 0.5)
        painter.fillRect(half, tone("accent-soft"))
        painter.restore()

    def _chip(self, painter: QPainter, part: MapPart, rect: QRectF) -> None:
        self._glow(painter, part, rect, rect.height() / 2)
        painter.setBrush(self._fill(part))
        painter.setPen(self._pen(part, 1.2))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        faint = part.state in {PartState.UNDECIDED, PartState.GONE}
        picture = pixmap(part.kind.value, 16, tone("muted" if faint else "text"))
        painter.drawPixmap(QPointF(rect.left() + 10, rect.center().y() - 8), picture)
        said = part.name or part.detail
        kind = text(f"map-{part.kind.value}")
        title = f"{kind}: {said}" if said else kind
        self._words(painter, rect.adjusted(32, 0, -30, 0), title, small=True, faint=faint)
        self._sign(painter, part, QPointF(rect.right() - 25, rect.center().y() - 9))

    def _sign(self, painter: QPainter, part: MapPart, at: QPointF) -> None:
        if part.state is PartState.MAKING:
            painter.setPen(QPen(tone("accent"), 2.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(QRectF(at.x() + 2, at.y() + 2, 13, 13), 90 * 16, -270 * 16)
            return
        name = _SIGNS.get(part.state)
        if name:
            painter.drawPixmap(at, pixmap(name, 17, tone(_COLOURS[part.state][0])))

    def _words(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        *,
        bold: bool = False,
        small: bool = False,
        faint: bool = False,
    ) -> None:
        font = QFont(self.font())
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        if small:
            font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(tone("muted" if faint else "text"))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _pulse(self, painter: QPainter, pulse: float) -> None:
        way = [*self._layout.way, *reversed(self._layout.way[:-1])]
        if len(way) < 2:
            return
        place = max(0.0, min(pulse, 1.0)) * (len(way) - 1)
        leg = min(int(place), len(way) - 2)
        at = way[leg] + (way[leg + 1] - way[leg]) * (place - leg)
        painter.setPen(Qt.PenStyle.NoPen)
        for size, alpha in ((15, 50), (10, 100), (6, 255)):
            color = QColor(tone("good"))
            color.setAlpha(alpha)
            painter.setBrush(color)
            painter.drawEllipse(at, size, size)


class NetworkMap(QWidget):
    """The picture and its twin, an ordered list with the same content."""

    def __init__(self, name: str = "network_map", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._canvas = _Canvas()
        self._twin = QListWidget()
        self._twin.setObjectName(f"{name}.twin")
        self._twin.setWordWrap(True)
        self._title = QLabel()
        self._title.setProperty("tone", "muted")
        self._toggle = QToolButton()
        self._toggle.setObjectName(f"{name}.as_list")
        self._toggle.setProperty("kind", "link")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._toggled)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._canvas)
        self._stack.addWidget(self._twin)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 4, 0)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.retranslate()

    @property
    def model(self) -> MapModel:
        return self._canvas.model

    def set_model(self, model: MapModel) -> None:
        self._canvas.set_model(model)
        if model.pulse is None:
            self._write_twin()

    @Slot(bool)
    def _toggled(self, as_list: bool) -> None:  # noqa: FBT001  a Qt slot
        self._stack.setCurrentIndex(1 if as_list else 0)
        self.retranslate()

    def _write_twin(self) -> None:
        rows = [self._row(part) for part in in_order(self.model)]
        if rows != [self._twin.item(n).text() for n in range(self._twin.count())]:
            self._twin.clear()
            self._twin.addItems(rows)
        self._canvas.setAccessibleName(text("map-title"))
        self._canvas.setAccessibleDescription("\n".join(rows))

    def _row(self, part: MapPart) -> str:
        named = " ".join(bit for bit in (part.name, part.detail, part.zone) if bit)
        words = f"{text(f'map-{part.kind.value}')} {named}".strip()
        row = text("map-twin", part=words, state=text(f"map-state-{part.state.value}"))
        if self.model.broken_at == part.key:
            row = f"{row} {text('map-broken')}"
        return row

    def retranslate(self) -> None:
        self._title.setText(text("map-title"))
        as_list = self._toggle.isChecked()
        self._toggle.setText(text("map-as-picture" if as_list else "map-as-list"))
        self._write_twin()
        self._canvas.update()
