"""Where the parts of the map stand, in every shape and size."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF

from cvpn_wizard.model.map import MapModel, MapPart, PartKind
from cvpn_wizard.ui.widgets.map_layout import MapLayout, Shape, lay_out


def model(subnets: int) -> MapModel:
    kinds = [kind for kind in PartKind if kind is not PartKind.SUBNET]
    return MapModel(
        (
            *(MapPart(kind, kind.value) for kind in kinds),
            *(MapPart(PartKind.SUBNET, f"subnet.{n}") for n in range(subnets)),
        )
    )


SIZES = [(300, 500), (340, 700), (400, 400), (700, 250), (1200, 300), (1200, 900)]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("subnets", [1, 3])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_overlaps_and_nothing_is_cut(
    width: int, height: int, subnets: int, scale: float
) -> None:
    whole = model(subnets)
    layout = lay_out(whole, width, height, scale)
    keys = {part.key for part in whole.parts if part.kind is not PartKind.VPC}
    assert {*layout.cards, *layout.chips} == keys
    _sound(layout, width)
    for key in ("server", *(f"subnet.{n}" for n in range(subnets))):
        assert layout.frame.contains(layout.cards[key])


@pytest.mark.parametrize("width", [480, 760, 1000])
def test_the_strip_has_what_a_packet_passes(width: int) -> None:
    layout = lay_out(model(3), width, 92, strip=True)
    assert layout.shape is Shape.STRIP
    assert set(layout.cards) == {"laptop", "internet", "endpoint", "subnet.0", "server"}
    assert layout.stacked == 2
    assert layout.height <= 92
    _sound(layout, width)


def _sound(layout: MapLayout, width: float) -> None:
    rects = [*layout.cards.values(), *layout.chips.values()]
    for one, other in combinations(rects, 2):
        assert not one.intersects(other)
    for rect in (*rects, layout.frame):
        assert 0 <= rect.left() < rect.right() <= width
        assert 0 <= rect.top() < rect.bottom() <= layout.height or layout.shape is Shape.TALL


def test_the_way_goes_through_every_part_once() -> None:
    layout = lay_out(model(2), 340, 640)
    centres = [layout.cards[key].center() for key in ("laptop", "internet", "endpoint")]
    assert layout.way[:3] == centres
    assert layout.way[-1] == layout.cards["server"].center()
    assert len(layout.way) == 5


def test_spare_height_becomes_air() -> None:
    close, airy = lay_out(model(1), 340, 100), lay_out(model(1), 340, 900)
    assert airy.cards["internet"].top() > close.cards["internet"].top()
    assert airy.height == close.height


def test_the_way_to_a_subnet_goes_round_the_others() -> None:
    """Otherwise two subnets look like two stations of one way."""
    layout = lay_out(model(3), 340, 760)
    for joint in layout.joints:
        others = [rect for key, rect in layout.cards.items() if key.startswith("subnet.")]
        for before, after in pairwise(joint.points):
            leg = QRectF(before, after).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)
            crossed = [rect for rect in others if rect.adjusted(2, 2, -2, -2).intersects(leg)]
            assert not crossed, joint
