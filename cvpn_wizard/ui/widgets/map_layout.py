"""Where the parts of the map stand: plain geometry, for a wide picture and for a tall one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from cvpn_wizard.model.map import MapModel, MapPart, PartKind

CARD_HEIGHT = 56.0
CHIP_HEIGHT = 26.0
GAP = 14.0
WIDE_FROM = 760.0
"""Logical pixels from which on the way runs from left to right."""


@dataclass
class MapLayout:
    """Rectangles of cards (large) and chips (one line), the VPC's frame, and the way.

    :ivar way: centres of the parts that a packet passes, from the laptop to the server.
    """

    cards: dict[str, QRectF] = field(default_factory=dict)
    chips: dict[str, QRectF] = field(default_factory=dict)
    frame: QRectF = field(default_factory=QRectF)
    joints: list[tuple[QPointF, QPointF]] = field(default_factory=list)
    way: list[QPointF] = field(default_factory=list)
    height: float = 0.0


def _first(model: MapModel, kind: PartKind) -> MapPart | None:
    return next(iter(model.of_kind(kind)), None)


def lay_out(model: MapModel, width: float, height: float) -> MapLayout:
    """Place every part in a picture of that size; ``height`` of the result says what it took."""
    return _wide(model, width, height) if width >= WIDE_FROM else _tall(model, width)


def _tall(model: MapModel, width: float) -> MapLayout:
    layout = MapLayout()
    margin = 12.0
    left, inner = margin, width - 2 * margin
    y = margin

    def card(part: MapPart | None, at: float, wide: float, tall: float = CARD_HEIGHT) -> None:
        nonlocal y
        if part is not None:
            layout.cards[part.key] = QRectF(at, y, wide, tall)

    def chip(part: MapPart | None, at: float, wide: float) -> None:
        nonlocal y
        if part is not None:
            layout.chips[part.key] = QRectF(at, y, wide, CHIP_HEIGHT)
            y += CHIP_HEIGHT + 4

    card(_first(model, PartKind.LAPTOP), left, inner)
    y += CARD_HEIGHT + 4
    chip(_first(model, PartKind.CERTIFICATES), left + 20, inner - 20)
    y += GAP
    card(_first(model, PartKind.INTERNET), left + inner * 0.2, inner * 0.6, 40)
    y += 40 + GAP
    card(_first(model, PartKind.ENDPOINT), left, inner)
    y += CARD_HEIGHT + 4
    for kind in (PartKind.AUTHORIZATION, PartKind.SECURITY_GROUP, PartKind.LOG):
        chip(_first(model, kind), left + 20, inner - 20)
    y += GAP
    top = y
    y += 34
    subnets = model.of_kind(PartKind.SUBNET)
    for subnet in subnets:
        card(subnet, left + 12, inner - 24)
        y += CARD_HEIGHT + 10
    y += GAP - 4
    card(_first(model, PartKind.SERVER), left + 12, inner - 24)
    y += CARD_HEIGHT + 12
    layout.frame = QRectF(left, top, inner, y - top)
    layout.height = y + margin
    _join(layout, model, vertical=True)
    return layout


def _wide(model: MapModel, width: float, height: float) -> MapLayout:
    layout = MapLayout()
    margin = 16.0
    subnets = model.of_kind(PartKind.SUBNET)
    stack = max(1, len(subnets)) * (CARD_HEIGHT + 10)
    tall = max(stack + 64, CARD_HEIGHT + 3 * (CHIP_HEIGHT + 4) + 40)
    top = max(margin, (height - tall) / 2) if height > tall + 2 * margin else margin
    usable = width - 2 * margin
    laptop, cloud, gate = usable * 0.19, usable * 0.12, usable * 0.22
    gap = usable * 0.03
    middle = top + tall / 2
    x = margin

    def place(part: MapPart | None, wide: float, chips: Sequence[MapPart | None]) -> None:
        if part is None:
            return
        under = [one for one in chips if one is not None]
        block = CARD_HEIGHT + len(under) * (CHIP_HEIGHT + 4)
        y = middle - CARD_HEIGHT / 2
        if y + block > top + tall:
            y = top + tall - block
        layout.cards[part.key] = QRectF(x, y, wide, CARD_HEIGHT)
        for number, one in enumerate(under):
            chip_y = y + CARD_HEIGHT + 4 + number * (CHIP_HEIGHT + 4)
            layout.chips[one.key] = QRectF(x + 10, chip_y, wide - 10, CHIP_HEIGHT)

    place(_first(model, PartKind.LAPTOP), laptop, [_first(model, PartKind.CERTIFICATES)])
    x += laptop + gap
    place(_first(model, PartKind.INTERNET), cloud, [])
    x += cloud + gap
    kinds = (PartKind.AUTHORIZATION, PartKind.SECURITY_GROUP, PartKind.LOG)
    place(_first(model, PartKind.ENDPOINT), gate, [_first(model, kind) for kind in kinds])
    x += gate + gap
    rest = margin + usable - x
    layout.frame = QRectF(x, top, rest, tall)
    server = _first(model, PartKind.SERVER)
    inner = rest - 24
    wide = (inner - GAP * 2) / 2 if server is not None else inner
    y = top + 34 + (tall - 46 - stack + 10) / 2
    for subnet in subnets:
        layout.cards[subnet.key] = QRectF(x + 12, y, wide, CARD_HEIGHT)
        y += CARD_HEIGHT + 10
    if server is not None:
        at = top + 34 + (tall - 46 - CARD_HEIGHT) / 2
        layout.cards[server.key] = QRectF(x + 12 + wide + GAP * 2, at, wide, CARD_HEIGHT)
    layout.height = top + tall + margin
    _join(layout, model, vertical=False)
    return layout


def _join(layout: MapLayout, model: MapModel, *, vertical: bool) -> None:
    """Lines between neighbours, and the way for the pulse (through the first subnet)."""

    def out(rect: QRectF) -> QPointF:
        return (
            QPointF(rect.center().x(), rect.bottom())
            if vertical
            else QPointF(rect.right(), rect.center().y())
        )

    def into(rect: QRectF) -> QPointF:
        return (
            QPointF(rect.center().x(), rect.top())
            if vertical
            else QPointF(rect.left(), rect.center().y())
        )

    chain = [
        layout.cards[part.key]
        for kind in (PartKind.LAPTOP, PartKind.INTERNET, PartKind.ENDPOINT)
        for part in model.of_kind(kind)
    ]
    for one, other in pairwise(chain):
        layout.joints.append((out(one), into(other)))
    subnets = [layout.cards[part.key] for part in model.of_kind(PartKind.SUBNET)]
    server = [layout.cards[part.key] for part in model.of_kind(PartKind.SERVER)]
    for subnet in subnets:
        if chain:
            layout.joints.append((out(chain[-1]), into(subnet)))
        layout.joints += [(out(subnet), into(last)) for last in server]
    stops = [*chain, *subnets[:1], *server]
    layout.way = [rect.center() for rect in stops]
