"""How each part of the map is drawn. States differ by outline, fill and sign, not colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from cvpn_wizard.model.map import MapPart, PartState
from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import pixmap, tone

ROOMY = 220
"""A card of that width has room for the sign of its state beside the words."""
SMALLEST = 0.8
FAINT = frozenset({PartState.UNDECIDED, PartState.GONE})
_SIGNS = {PartState.NEW: "plus", PartState.DONE: "check", PartState.FAILED: "cross"}
_LOOKS = {
    # outline, fill, width of the outline
    PartState.UNDECIDED: ("line", "sheet", 1.4),
    PartState.GONE: ("line", "sheet", 1.4),
    PartState.NEW: ("accent", "base", 1.8),
    PartState.EXISTS: ("solid", "solid", 1.2),
    PartState.MAKING: ("accent", "base", 1.8),
    PartState.DONE: ("good", "good-soft", 1.6),
    PartState.FAILED: ("bad", "bad-soft", 2.2),
}
LEGEND = (PartState.NEW, PartState.EXISTS, PartState.UNDECIDED)


def _pen(state: PartState) -> QPen:
    outline, _, width = _LOOKS[state]
    pen = QPen(tone(outline), width)
    if state in FAINT:
        pen.setDashPattern([3, 3])
    return pen


def _brush(state: PartState) -> QBrush:
    return QBrush(tone(_LOOKS[state][1]))


def _glow(painter: QPainter, part: MapPart, rect: QRectF, radius: float) -> None:
    """The page at hand decides about this part."""
    if not part.lit:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, alpha in ((7.0, 26), (5.0, 38), (3.0, 60)):
        color = QColor(tone("accent"))
        color.setAlpha(alpha)
        painter.setBrush(color)
        around = rect.adjusted(-grow, -grow, grow, grow)
        painter.drawRoundedRect(around, radius + grow, radius + grow)
    # What is inside stays as clear as the rest.
    painter.setBrush(tone("sheet"))
    painter.drawRoundedRect(rect, radius, radius)


def draw_frame(painter: QPainter, part: MapPart, rect: QRectF) -> None:
    """The VPC, around what is in it."""
    _glow(painter, part, rect, 14)
    fill = QColor(tone("solid" if part.state is PartState.EXISTS else "base"))
    fill.setAlpha(110)
    painter.setBrush(fill)
    pen = _pen(part.state)
    if part.state is PartState.EXISTS:
        pen.setColor(tone("muted"))
    painter.setPen(pen)
    painter.drawRoundedRect(rect, 14, 14)


def draw_frame_title(
    painter: QPainter, part: MapPart, frame: QRectF, font: QFont, indent: float = 0.0
) -> None:
    """On a patch of its own: the way into the subnets runs behind it."""
    height = QFontMetricsF(font).height()
    title = " ".join(bit for bit in (part.name or text("map-vpc"), part.detail) if bit)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    wide = min(QFontMetricsF(bold).horizontalAdvance(title) + 36, frame.width() - 40 - indent)
    patch = QRectF(frame.left() + 8 + indent, frame.top() + 5, wide, height + 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone("sheet"))
    painter.drawRoundedRect(patch, 6, 6)
    top = patch.center().y() - 10
    faint = part.state in FAINT
    painter.drawPixmap(
        QPointF(patch.left() + 4, top), pixmap("vpc", 20, tone("muted" if faint else "text"))
    )
    _words(painter, patch.adjusted(30, 0, 0, 0), title, bold if not faint else font, faint=faint)
    _sign(painter, part, QPointF(frame.right() - 26, top + 1))


def draw_card(
    painter: QPainter, part: MapPart, rect: QRectF, font: QFont, *, stacked: int = 0
) -> None:
    """A large part: sign of its kind, name, what it is, sign of its state."""
    for number in range(min(stacked, 2), 0, -1):
        painter.setPen(_pen(part.state))
        painter.setBrush(_brush(part.state))
        painter.drawRoundedRect(rect.translated(3 * number, -3 * number), 10, 10)
    _glow(painter, part, rect, 10)
    painter.setBrush(_brush(part.state))
    painter.setPen(_pen(part.state))
    painter.drawRoundedRect(rect, 10, 10)
    if part.state is PartState.MAKING:
        _half_full(painter, rect)
    faint = part.state in FAINT
    height = QFontMetricsF(font).height()
    tall = rect.height() >= height * 2.5
    roomy = tall and rect.width() >= ROOMY
    size = 24 if roomy else 20
    picture = pixmap(part.kind.value, size, tone("muted" if faint else "text"))
    painter.drawPixmap(QPointF(rect.left() + 11, rect.center().y() - size / 2), picture)
    signed = part.state in _SIGNS or part.state is PartState.MAKING
    words = rect.adjusted(20 + size, 0, -30 if signed and roomy else -6, 0)
    kind = text(f"map-{part.kind.value}")
    title = part.name or kind
    below = _below(part, kind, QFontMetricsF(_small(font)), words.width())
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Normal if faint else QFont.Weight.DemiBold)
    if below and tall:
        upper = QRectF(words.left(), words.center().y() - height, words.width(), height)
        _words(painter, upper, title, bold, faint=faint)
        _words(painter, upper.translated(0, height), below, _small(font), faint=True)
    else:
        _words(painter, words, title, bold if tall else _small(font), faint=faint)
    if roomy:
        _sign(painter, part, QPointF(rect.right() - 26, rect.center().y() - 9))
    elif signed:
        _badge(painter, part, rect.topRight() + QPointF(-6, 2))
    if part.cost:
        beside = 24.0 if signed and not roomy else 10.0
        _cost(painter, text("map-cost", usd=part.cost), rect, font, beside)


def _below(part: MapPart, kind: str, metrics: QFontMetricsF, room: float) -> str:
    """What a card's second line says; a zone's letter stands for it where there is little room."""
    whole = " · ".join(bit for bit in (part.detail, part.zone) if bit)
    if part.detail and part.zone and metrics.horizontalAdvance(whole) > room:
        whole = f"{part.detail} · {part.zone.rpartition('-')[2]}"
    return whole or (kind if part.name else "")


def draw_chip(painter: QPainter, part: MapPart, rect: QRectF, font: QFont) -> None:
    """A small part that belongs to the card above it."""
    round_ends = rect.height() / 2
    _glow(painter, part, rect, round_ends)
    painter.setBrush(_brush(part.state))
    painter.setPen(_pen(part.state))
    painter.drawRoundedRect(rect, round_ends, round_ends)
    faint = part.state in FAINT
    picture = pixmap(part.kind.value, 16, tone("muted" if faint else "text"))
    painter.drawPixmap(QPointF(rect.left() + 10, rect.center().y() - 8), picture)
    said = part.name or part.detail
    kind = text(f"map-{part.kind.value}")
    title = f"{kind}: {said}" if said else kind
    words = rect.adjusted(32, 0, -30, 0)
    if said and QFontMetricsF(_small(font)).horizontalAdvance(title) > words.width():
        title = said  # the picture beside it says what kind
    _words(painter, words, title, _small(font), faint=faint)
    _sign(painter, part, QPointF(rect.right() - 25, rect.center().y() - 9))


def draw_cloud(painter: QPainter, rect: QRectF, font: QFont) -> None:
    """The internet, which nobody decides about; the tunnel runs through it."""
    cloud = QPainterPath()
    cloud.setFillRule(Qt.FillRule.WindingFill)
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    cloud.addRoundedRect(QRectF(x, y + h * 0.34, w, h * 0.66), h * 0.33, h * 0.33)
    cloud.addEllipse(QRectF(x + w * 0.14, y + h * 0.08, w * 0.34, h * 0.8))
    cloud.addEllipse(QRectF(x + w * 0.4, y - h * 0.06, w * 0.36, h * 0.9))
    painter.setPen(QPen(tone("line"), 1.6))
    painter.setBrush(tone("sheet"))
    painter.drawPath(cloud.simplified())
    words, said = rect.adjusted(2, h * 0.26, -2, 0), text("map-internet")
    small = _small(font)
    # One word, the same in every picture: rather smaller than cut off.
    need = QFontMetricsF(small).horizontalAdvance(said)
    small.setPointSizeF(small.pointSizeF() * min(1.0, max(SMALLEST, words.width() / need)))
    painter.setFont(small)
    painter.setPen(tone("muted"))
    shown = QFontMetricsF(small).elidedText(said, Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)


def draw_legend(painter: QPainter, rect: QRectF, font: QFont) -> None:
    """What the outlines mean."""
    x = rect.left()
    small = _small(font)
    for state in LEGEND:
        box = QRectF(x, rect.center().y() - 6, 18, 12)
        painter.setPen(_pen(state))
        painter.setBrush(_brush(state))
        painter.drawRoundedRect(box, 4, 4)
        words = text(f"map-state-{state.value}")
        wide = QFontMetricsF(small).horizontalAdvance(words)
        _words(
            painter, QRectF(x + 24, rect.top(), wide + 2, rect.height()), words, small, faint=True
        )
        x += wide + 42


def _half_full(painter: QPainter, rect: QRectF) -> None:
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(2, 2, -2, -2), 8, 8)
    painter.save()
    painter.setClipPath(path)
    half = QRectF(rect)
    half.setWidth(rect.width() * 0.5)
    painter.fillRect(half, tone("accent-soft"))
    painter.restore()


def _sign(painter: QPainter, part: MapPart, at: QPointF) -> None:
    if part.state is PartState.MAKING:
        painter.setPen(QPen(tone("accent"), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(at.x() + 2, at.y() + 2, 13, 13), 90 * 16, -270 * 16)
        return
    name = _SIGNS.get(part.state)
    if name:
        painter.drawPixmap(at, pixmap(name, 17, tone(_LOOKS[part.state][0])))


def _badge(painter: QPainter, part: MapPart, at: QPointF) -> None:
    """The sign of its state on the corner of a small card."""
    painter.setPen(_pen(part.state))
    painter.setBrush(tone("sheet"))
    painter.drawEllipse(at, 9.5, 9.5)
    _sign(painter, part, at - QPointF(8.5, 8.5))


def _cost(painter: QPainter, words: str, rect: QRectF, font: QFont, beside: float) -> None:
    """A price tag on the card's edge, that far from its corner."""
    small = _small(font)
    metrics = QFontMetricsF(small)
    wide, tall = metrics.horizontalAdvance(words) + 16, metrics.height() + 2
    tag = QRectF(rect.right() - wide - beside, rect.top() - tall / 2, wide, tall)
    painter.setPen(QPen(tone("warn"), 1.2))
    painter.setBrush(tone("warn-soft"))
    painter.drawRoundedRect(tag, tall / 2, tall / 2)
    painter.setFont(small)
    painter.setPen(tone("warn"))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _words(
    painter: QPainter, rect: QRectF, words: str, font: QFont, *, faint: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(tone("muted" if faint else "text"))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
