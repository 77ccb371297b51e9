"""The map of the connection: laptop → internet → endpoint → target subnets → VPC → server.

One plain model feeds the one widget and its text twin in every journey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class PartKind(StrEnum):
    LAPTOP = "laptop"
    INTERNET = "internet"
    ENDPOINT = "endpoint"
    SUBNET = "subnet"
    VPC = "vpc"
    SERVER = "server"
    CERTIFICATES = "certificates"
    LOG = "log"
    SECURITY_GROUP = "security_group"
    AUTHORIZATION = "authorization"


class PartState(StrEnum):
    """How a part is drawn; each differs by shape or word as well as by colour."""

    UNDECIDED = "undecided"  # a faint dash
    NEW = "new"  # outlined: will be made
    EXISTS = "exists"  # solid
    MAKING = "making"  # filling in
    DONE = "done"  # solid, with a tick
    FAILED = "failed"  # red, with a cross
    GONE = "gone"  # removed


class LinkState(StrEnum):
    """How the way between two parts is drawn, where somebody is walking it."""

    WORKING = "working"  # somebody is there now
    PASSED = "passed"
    BROKEN = "broken"  # red, with a gap


@dataclass(frozen=True)
class MapPart:
    """One part of the map.

    :ivar key: unique within the map (``subnet.a``).
    :ivar name: what a person calls it; may be empty while undecided.
    :ivar detail: a range, an address, a date.
    :ivar zone: the Availability Zone of a subnet.
    :ivar lit: the page at hand decides about this part.
    :ivar cost: USD an hour, on parts that cost; empty: nothing.
    """

    kind: PartKind
    key: str
    state: PartState = PartState.UNDECIDED
    name: str = ""
    detail: str = ""
    zone: str = ""
    lit: bool = False
    cost: str = ""


@dataclass(frozen=True)
class MapModel:
    """The whole picture.

    :ivar parts: in the order in which a packet meets them.
    :ivar pulse: 0 to 1 along the way from laptop to server and back; ``None``: no pulse.
    :ivar broken_at: the key of the part where the way is broken.
    :ivar practice: mark the picture as practice.
    :ivar links: of a check: how far the way into each part came, by the part's key.
    """

    parts: tuple[MapPart, ...]
    pulse: float | None = None
    broken_at: str = ""
    practice: bool = False
    links: Mapping[str, LinkState] = field(default_factory=dict)

    def of_kind(self, kind: PartKind) -> tuple[MapPart, ...]:
        """All parts of one kind, in order."""
        return tuple(part for part in self.parts if part.kind is kind)
