"""Where the parts of the map stand: plain geometry, for a tall picture, a wide one and a strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from cvpn_wizard.model.map import MapModel, MapPart, PartKind

CARD = 56.0
CHIP = 26.0
GAP = 16.0
MARGIN = 14.0
TITLE = 34.0
"""Logical pixels for the usual font; larger fonts scale all of them."""
WIDE_FROM = 640.0
SUBNET_SHARE = 0.58
"""Of the room inside the VPC: names and ranges of subnets are longer than a server's."""
LEGEND = 30.0
LANE = 12.0
GAPS = 4
WIDEST_GAP = 34.0
BELOW_ENDPOINT = (PartKind.AUTHORIZATION, PartKind.SECURITY_GROUP, PartKind.LOG)
OUTSIDE = (PartKind.LAPTOP, PartKind.INTERNET, PartKind.ENDPOINT)


class Shape(StrEnum):
    TALL = "tall"
    WIDE = "wide"
    STRIP = "strip"


@dataclass(frozen=True)
class Joint:
    """A line through these points to the part with that key; more than two: around corners."""

    points: tuple[QPointF, ...]
    to: str


@dataclass
class MapLayout:
    """Rectangles of cards (large) and chips (one line), the VPC's frame, and the way.

    :ivar joints: the lines between neighbours.
    :ivar lane: room at both sides of several subnets, for the lines to each of them.
    :ivar way: centres of the parts that a packet passes, from the laptop to the server.
    :ivar stacked: how many further subnets stand behind the one that is drawn (strip only).
    """

    shape: Shape = Shape.TALL
    cards: dict[str, QRectF] = field(default_factory=dict)
    chips: dict[str, QRectF] = field(default_factory=dict)
    frame: QRectF = field(default_factory=QRectF)
    joints: list[Joint] = field(default_factory=list)
    way: list[QPointF] = field(default_factory=list)
    stacked: int = 0
    lane: float = 0.0
    height: float = 0.0


def _first(model: MapModel, kind: PartKind) -> MapPart | None:
    return next(iter(model.of_kind(kind)), None)


def lay_out(
    model: MapModel, width: float, height: float, scale: float = 1.0, *, strip: bool = False
) -> MapLayout:
    """Place every part in a picture of that size; ``height`` of the result says what it took.

    :param scale: the font's size against the usual one.
    :param strip: there is room for one row only.
    """
    if strip:
        return _strip(model, width, height, scale)
    if width >= WIDE_FROM * scale:
        return _wide(model, width, height, scale)
    close = _tall(model, width, scale, GAP)
    spare = height - close.height - LEGEND
    if spare <= 0:
        return close
    airy = _tall(model, width, scale, min(GAP + spare / GAPS, WIDEST_GAP))
    airy.height = close.height
    return airy


def _tall(model: MapModel, width: float, scale: float, gap: float) -> MapLayout:
    layout = MapLayout(Shape.TALL)
    left, inner = MARGIN, width - 2 * MARGIN
    card_height, chip_height = CARD * scale, CHIP * scale
    y = MARGIN

    def card(part: MapPart | None, at: float, wide: float, tall: float = card_height) -> None:
        nonlocal y
        if part is not None:
            layout.cards[part.key] = QRectF(at, y, wide, tall)
            y += tall

    def chip(part: MapPart | None) -> None:
        nonlocal y
        if part is not None:
            layout.chips[part.key] = QRectF(left + 20, y + 4, inner - 20, chip_height)
            y += chip_height + 4

    card(_first(model, PartKind.LAPTOP), left, inner)
    chip(_first(model, PartKind.CERTIFICATES))
    y += gap
    card(_first(model, PartKind.INTERNET), left + inner * 0.22, inner * 0.56, 46 * scale)
    y += gap
    card(_first(model, PartKind.ENDPOINT), left, inner)
    for kind in BELOW_ENDPOINT:
        chip(_first(model, kind))
    y += gap
    top = y
    y += TITLE * scale
    subnets = model.of_kind(PartKind.SUBNET)
    layout.lane = LANE if len(subnets) > 1 else 0.0
    at, wide = left + 12 + layout.lane, inner - 24 - 2 * layout.lane
    for number, subnet in enumerate(subnets):
        y += 8 if number else 0
        card(subnet, at, wide)
    server = _first(model, PartKind.SERVER)
    y += gap + 2 if server is not None else 0
    card(server, at, wide)
    y += 12
    layout.frame = QRectF(left, top, inner, y - top)
    layout.height = y + MARGIN
    _join(layout, model, vertical=True)
    return layout


def _wide(model: MapModel, width: float, height: float, scale: float) -> MapLayout:
    layout = MapLayout(Shape.WIDE)
    card_height, chip_height, title = CARD * scale, CHIP * scale, TITLE * scale
    subnets = model.of_kind(PartKind.SUBNET)
    stack = max(1, len(subnets)) * (card_height + 10)
    tall = max(stack + title + 30, card_height + 3 * (chip_height + 4) + 40)
    top = max(MARGIN, (height - tall) / 2)
    usable = width - 2 * MARGIN
    gap = usable * 0.03
    middle = top + tall / 2
    x = MARGIN

    def place(kind: PartKind, wide: float, below: Sequence[PartKind] = ()) -> None:
        nonlocal x
        part = _first(model, kind)
        if part is None:
            return
        under = [one for one in (_first(model, kind) for kind in below) if one is not None]
        block = card_height + len(under) * (chip_height + 4)
        y = min(middle - card_height / 2, top + tall - block)
        layout.cards[part.key] = QRectF(x, y, wide, card_height)
        for number, one in enumerate(under):
            chip_y = y + card_height + 4 + number * (chip_height + 4)
            layout.chips[one.key] = QRectF(x + 10, chip_y, wide - 10, chip_height)
        x += wide + gap

    place(PartKind.LAPTOP, usable * 0.165, (PartKind.CERTIFICATES,))
    place(PartKind.INTERNET, usable * 0.13)
    place(PartKind.ENDPOINT, usable * 0.215, BELOW_ENDPOINT)
    rest = MARGIN + usable - x
    layout.frame = QRectF(x, top, rest, tall)
    server = _first(model, PartKind.SERVER)
    inner = rest - 24
    wide = (inner - GAP * 2) * SUBNET_SHARE if server is not None else inner
    inside = tall - title - 12
    y = top + title + max(0.0, (inside - stack + 10) / 2)
    for subnet in subnets:
        layout.cards[subnet.key] = QRectF(x + 12, y, wide, card_height)
        y += card_height + 10
    if server is not None:
        at = top + title + (inside - card_height) / 2
        layout.cards[server.key] = QRectF(
            x + 12 + wide + GAP * 2, at, inner - wide - GAP * 2, card_height
        )
    layout.height = top + tall + MARGIN
    _join(layout, model, vertical=False)
    return layout


def _strip(model: MapModel, width: float, height: float, scale: float) -> MapLayout:
    """One row: only what a packet passes, one card for all subnets."""
    layout = MapLayout(Shape.STRIP)
    needed = (CARD + 30) * scale
    tall = 44 * scale
    middle = max(height, needed) / 2
    subnets = model.of_kind(PartKind.SUBNET)
    layout.stacked = max(0, len(subnets) - 1)
    row = [_first(model, kind) for kind in OUTSIDE]
    row += [*subnets[:1], _first(model, PartKind.SERVER)]
    parts = [part for part in row if part is not None]
    shares = {PartKind.INTERNET: 0.85}
    gap = GAP * 1.4
    free = width - 2 * MARGIN - gap * (len(parts) - 1) - 20
    if not parts:
        return layout
    share = free / sum(shares.get(part.kind, 1.0) for part in parts)
    x = MARGIN
    for part in parts:
        wide = share * shares.get(part.kind, 1.0)
        if part.kind is PartKind.SUBNET:
            x += 8
        layout.cards[part.key] = QRectF(x, middle - tall / 2, wide, tall)
        x += wide + gap
    inside = [
        layout.cards[part.key] for part in parts if part.kind in {PartKind.SUBNET, PartKind.SERVER}
    ]
    if inside:
        layout.frame = QRectF(inside[0].left() - 10, middle - tall / 2 - 10, 0, tall + 20)
        layout.frame.setRight(inside[-1].right() + 10)
    layout.height = needed
    _join(layout, model, vertical=False)
    return layout


def _join(layout: MapLayout, model: MapModel, *, vertical: bool) -> None:
    """Lines between neighbours, and the way for the pulse (through the first subnet)."""

    def out(rect: QRectF) -> QPointF:
        if vertical:
            return QPointF(rect.center().x(), rect.bottom())
        return QPointF(rect.right(), rect.center().y())

    def into(rect: QRectF) -> QPointF:
        if vertical:
            return QPointF(rect.center().x(), rect.top())
        return QPointF(rect.left(), rect.center().y())

    def placed(kind: PartKind) -> list[tuple[str, QRectF]]:
        found = [part.key for part in model.of_kind(kind)]
        return [(key, layout.cards[key]) for key in found if key in layout.cards]

    chain = [one for kind in OUTSIDE for one in placed(kind)]
    for (_, before), (key, after) in pairwise(chain):
        layout.joints.append(Joint((out(before), into(after)), key))
    subnets, servers = placed(PartKind.SUBNET), placed(PartKind.SERVER)
    ways_round = vertical and len(subnets) > 1
    for number, (key, subnet) in enumerate(subnets):
        if chain:
            points: tuple[QPointF, ...] = (out(chain[-1][1]), into(subnet))
            if ways_round and number > 0:
                points = _round_left(layout, points[0], subnet)
            layout.joints.append(Joint(points, key))
        for server, rect in servers:
            onward: tuple[QPointF, ...] = (out(subnet), into(rect))
            if ways_round and number < len(subnets) - 1:
                onward = _round_right(layout, subnet, rect)
            layout.joints.append(Joint(onward, server))
    layout.way = [rect.center() for _, rect in (*chain, *subnets[:1], *servers)]


def _round_left(layout: MapLayout, start: QPointF, subnet: QRectF) -> tuple[QPointF, ...]:
    """Past the subnets above it, so that they do not look like stations on its way."""
    lane, turn = layout.frame.left() + layout.lane, layout.frame.top() - 8
    return (
        start,
        QPointF(start.x(), turn),
        QPointF(lane, turn),
        QPointF(lane, subnet.center().y()),
        QPointF(subnet.left(), subnet.center().y()),
    )


def _round_right(layout: MapLayout, subnet: QRectF, server: QRectF) -> tuple[QPointF, ...]:
    lane = layout.frame.right() - layout.lane
    return (
        QPointF(subnet.right(), subnet.center().y()),
        QPointF(lane, subnet.center().y()),
        QPointF(lane, server.center().y()),
        QPointF(server.right(), server.center().y()),
    )
