"""Steps of a run as everybody sees them: ids, states, events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from cvpn_wizard.model.errors import WizardError

StepId = NewType("StepId", str)
"""``endpoint``, ``subnet.NAME``, ``association.SUBNET``, ``route.CIDR.SUBNET``, …"""


class StepKind(StrEnum):
    """The part of a step's id before the first dot. Each has ``step-<kind>`` texts."""

    VPC = "vpc"
    SUBNET = "subnet"
    SECURITY_GROUP = "security_group"
    CHECK_SERVER = "check_server"
    LOG_GROUP = "log_group"
    CERTIFICATES = "certificates"
    SERVER_CERTIFICATE = "server_certificate"
    CLIENT_CERTIFICATE = "client_certificate"
    ENDPOINT = "endpoint"
    REVOCATION_LIST = "revocation_list"
    ASSOCIATION = "association"
    AUTHORIZATION = "authorization"
    ROUTE = "route"
    PROFILE = "profile"
    TEAM_STORE = "team_store"


def step_id(kind: StepKind, *parts: str) -> StepId:
    """``step_id(StepKind.SUBNET, "a")`` is ``subnet.a``."""
    return StepId(".".join((kind.value, *parts)))


def kind_of(step: StepId) -> StepKind:
    """The kind that a step id begins with."""
    return StepKind(step.split(".", 1)[0])


def subject_of(step: StepId) -> str:
    """What follows the kind: a subnet's name, a range, a person; empty for single steps."""
    return step.partition(".")[2]


class StepState(StrEnum):
    """``waiting → looking → present | making → settling → done``, or ``failed``, ``cancelled``.

    Undo and removal: ``unmaking → gone | left``.
    """

    WAITING = "waiting"
    LOOKING = "looking"
    PRESENT = "present"
    MAKING = "making"
    SETTLING = "settling"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNMAKING = "unmaking"
    GONE = "gone"
    LEFT = "left"

    @property
    def finished(self) -> bool:
        return self in _FINISHED


_FINISHED = frozenset(
    {
        StepState.PRESENT,
        StepState.DONE,
        StepState.FAILED,
        StepState.CANCELLED,
        StepState.GONE,
        StepState.LEFT,
    }
)


@dataclass(frozen=True)
class StepEvent:
    """One step moved to a state.

    :ivar resource: the AWS id or ARN, or the path of a file, once known.
    :ivar seconds: since this step began.
    """

    step: StepId
    state: StepState
    resource: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class RefusalEvent:
    """The step failed because the world said no."""

    step: StepId
    error: WizardError


@dataclass(frozen=True)
class Leftover:
    """Something that is still there after an undo or a removal, and why."""

    step: StepId
    resource: str
    error: WizardError | None = None


@dataclass(frozen=True)
class ResultEvent:
    """The last event of every run.

    :ivar left: what is still there of ours, and why.
    :ivar removed: each thing that was taken away: its step, and its AWS id or path.
    :ivar kept: what of ours stays because it was wished so (a log group), or because ``heir``
        stands on it.
    :ivar heir: the VPN that has taken this one's place, and uses what was kept.
    :ivar others: what looks like this VPN's but does not carry our tag; left alone.
    """

    ok: bool
    vpn: str
    endpoint_id: str = ""
    profiles: tuple[str, ...] = ()
    left: tuple[Leftover, ...] = ()
    stopped: bool = False
    removed: tuple[tuple[StepId, str], ...] = ()
    kept: tuple[Leftover, ...] = ()
    others: tuple[Leftover, ...] = ()
    heir: str = ""


RunEvent = StepEvent | RefusalEvent | ResultEvent
