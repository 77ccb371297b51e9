"""The change of a VPN's CA: its phases, and who has moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import VpnSpec


class Phase(StrEnum):
    """In order. SET_UP: a new CA and a second endpoint beside the one there is. HAND_OUT: a
    certificate and profile for everybody. MOVE: they connect with it. END: the one before goes.
    """

    SET_UP = "set-up"
    HAND_OUT = "hand-out"
    MOVE = "move"
    END = "end"


class PhaseState(StrEnum):
    """LATE: its day has passed, and it is not done."""

    AHEAD = "ahead"
    NOW = "now"
    LATE = "late"
    DONE = "done"


class Move(StrEnum):
    """How far one person is.

    WAITING: nothing of the new CA yet. OWN_KEY: the same, and the key is on the laptop alone, so
    that it has to send a new request. HANDED: the profile is made. MOVED: seen connected with it.
    """

    WAITING = "waiting"
    OWN_KEY = "own-key"
    HANDED = "handed"
    MOVED = "moved"


@dataclass(frozen=True)
class PhaseNow:
    """:ivar due: the last day on which it should be done.

    :ivar done: how many of ``total``: people, or the one thing to do.
    """

    phase: Phase
    state: PhaseState
    due: date
    done: int
    total: int


@dataclass(frozen=True)
class Mover:
    """One name that the CA before has let in.

    :ivar seen: ISO; when it was last seen on the new endpoint; empty: never.
    :ivar seen_before: the same on the one before.
    :ivar on_old: connected there at this moment; on_new likewise.
    """

    name: str
    person: str
    device: str
    move: Move
    seen: str = ""
    seen_before: str = ""
    on_old: bool = False
    on_new: bool = False


@dataclass(frozen=True)
class Overlap:
    """What the second endpoint costs while both stand.

    :ivar usd_a_day: by association-hours; connections cost the same on either endpoint.
    :ivar days: until the one before is meant to end.
    :ivar known: the price is this Region's own, and no typical one.
    """

    subnets: int
    usd_a_day: Decimal
    days: int
    as_of: date
    known: bool = True

    @property
    def usd(self) -> Decimal:
        return self.usd_a_day * self.days


@dataclass(frozen=True)
class RolloverPlan:
    """What a change of the CA would be, before anything is done.

    :ivar spec: the second VPN, whole.
    :ivar authority_ends: the day on which nobody can connect with the CA that there is.
    :ivar begin_by: from then on new certificates last less than they should.
    :ivar people: how many have to move; ``own_keys`` of them must send a request.
    :ivar remarks: what to know besides; warnings.
    """

    old: str
    spec: VpnSpec
    authority_ends: date | None
    begin_by: date | None
    until: date
    phases: tuple[PhaseNow, ...]
    overlap: Overlap
    people: int
    own_keys: int
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class RolloverNow:
    """How far a change of the CA is.

    :ivar endpoint: of the new VPN; empty while it is not made.
    :ivar ended: when the one before was taken away; empty while it stands.
    :ivar adopted: the one before was made by hand: it is deleted by hand too.
    :ivar asked: AWS said who is connected; otherwise it is what was seen last.
    """

    old: str
    new: str
    old_endpoint: str
    endpoint: str
    authority_ends: date | None
    until: date
    phases: tuple[PhaseNow, ...]
    overlap: Overlap
    people: tuple[Mover, ...]
    ended: str = ""
    adopted: bool = False
    asked: bool = True

    @property
    def behind(self) -> tuple[Mover, ...]:
        """Who would be locked out if the one before ended now."""
        return tuple(one for one in self.people if one.move is not Move.MOVED)

    @property
    def phase(self) -> Phase:
        """The one that is to be done next; END when all is done."""
        for one in self.phases:
            if one.state is not PhaseState.DONE:
                return one.phase
        return Phase.END


class Verdict(StrEnum):
    """PROVED: the new endpoint takes certificates of the new CA, and none of the old one. SILENT:
    nothing answers from here. WRONG: it answers, and not as it should.
    """

    PROVED = "proved"
    SILENT = "silent"
    WRONG = "wrong"


@dataclass(frozen=True)
class Proof:
    """What real handshakes with both endpoints showed.

    :ivar new: how the new endpoint takes a certificate of the new CA.
    :ivar crossed: how it takes one of the old CA; empty: not tried.
    :ivar old: how the old endpoint takes one of its own; empty: not tried.
    """

    verdict: Verdict
    new: str
    crossed: str = ""
    old: str = ""
