"""How far this laptop has come, and the map of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cvpn_wizard.adapters.bundle.manifest import Manifest
from cvpn_wizard.journeys.laptop.opening import Opened
from cvpn_wizard.journeys.laptop.placing import Placed
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState

STEPS = ("laptop-open", "laptop-client", "laptop-check", "laptop-done")
"""The steps, in order; each has its name in ``page-<step>``."""

_LIT = {
    "laptop-open": frozenset({PartKind.LAPTOP}),
    "laptop-client": frozenset({PartKind.LAPTOP, PartKind.ENDPOINT}),
    "laptop-check": frozenset({PartKind.SERVER}),
}


@dataclass(frozen=True)
class LaptopState:
    """What has been done so far.

    :ivar source: the file that is to be opened.
    :ivar placed: the profile on this computer, once there is one.
    :ivar warnings: what should be known of it.
    :ivar client: the name of the client that has it.
    :ivar connected: that client says that it is connected.
    :ivar answered: the check found nothing in the way.
    :ivar reached: something behind the tunnel has answered; else nobody named anything to ask.
    """

    source: Path | None = None
    placed: Placed | None = None
    warnings: tuple[Problem, ...] = ()
    client: str = ""
    connected: bool = False
    answered: bool = False
    reached: bool = False

    def with_profile(self, placed: Placed, opened: Opened | None = None) -> LaptopState:
        """A profile is in place: what was known of another one is forgotten."""
        warnings = opened.warnings if opened else ()
        return LaptopState(opened.source if opened else None, placed, warnings)


def reachable(state: LaptopState, step: str) -> bool:
    """Whether a step may be gone to: all but the first need a profile."""
    return step == STEPS[0] or state.placed is not None


def map_of(state: LaptopState, step: str, pulse: float | None = None) -> MapModel:
    """The picture: what is known stands, what works is ticked, the step at hand is lit.

    :param pulse: 0 to 1 while one runs from the laptop to the server and back.
    """
    known = state.placed.manifest if state.placed else Manifest("", "")
    there = PartState.EXISTS if state.placed else PartState.UNDECIDED
    way = PartState.DONE if state.connected or state.answered else there
    proved = PartState.DONE if state.reached else there
    laptop = PartState.DONE if state.client or state.answered else PartState.EXISTS
    parts = (
        MapPart(PartKind.LAPTOP, "laptop", laptop, known.person),
        MapPart(PartKind.INTERNET, "internet", PartState.EXISTS),
        MapPart(PartKind.ENDPOINT, "endpoint", way, known.vpn, known.client_cidr),
        MapPart(PartKind.SUBNET, "subnet", way),
        MapPart(PartKind.VPC, "vpc", way, "", ", ".join(known.vpc_cidrs)),
        MapPart(PartKind.SERVER, "server", proved, "", known.ping),
    )
    lit = _LIT.get(step, frozenset())
    return MapModel(tuple(replace(part, lit=part.kind in lit) for part in parts), pulse=pulse)
