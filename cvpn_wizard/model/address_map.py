"""The picture of address ranges on one scale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RangeBar:
    """One range, drawn.

    :ivar kind: ``client``, or why it is taken: ``vpc``, ``route``, ``local``, ``home``, …
    :ivar overlaps: it collides with the client range.
    :ivar start: where it begins, 0 to 1; the scale leaves out what nobody uses.
    :ivar end: where it ends.
    """

    label: str
    cidr: str
    kind: str
    overlaps: bool
    start: float
    end: float
