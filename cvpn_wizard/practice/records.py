"""What a Region knows of its Client VPN endpoints: plain records with the times of their changes.

No state is stored. It follows from the times whenever somebody looks, so nothing ticks.
Times are those of a monotonic clock, in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Network
from typing import Any


@dataclass
class Change:
    """Something that takes effect at ``ready_at`` and, once told to go, is gone at ``gone_at``."""

    ready_at: float
    gone_at: float | None = field(default=None, kw_only=True)

    def gone(self, now: float) -> bool:
        return self.gone_at is not None and now >= self.gone_at

    def state(self, now: float, coming: str, there: str, going: str) -> str:
        if self.gone_at is not None:
            return going
        return there if now >= self.ready_at else coming


@dataclass
class Association(Change):
    """One subnet on an endpoint.

    :ivar mishap: why it will end as ``association-failed``; empty for one that goes well.
    """

    id: str
    subnet_id: str
    vpc_id: str
    zone: str
    zone_id: str
    interface_id: str
    mishap: str = ""

    def code(self, now: float) -> str:
        there = "association-failed" if self.mishap else "associated"
        return self.state(now, "associating", there, "disassociating")

    def up(self, now: float) -> bool:
        """Whether traffic can pass: associated, and for as long as it is."""
        return now >= self.ready_at and not self.mishap


@dataclass
class Rule(Change):
    """An authorization rule; an empty group means everybody."""

    cidr: IPv4Network
    group: str
    description: str

    def code(self, now: float) -> str:
        return self.state(now, "authorizing", "active", "revoking")


@dataclass
class Route(Change):
    """A row of the endpoint's route table. ``target`` is a subnet's id, or ``local``."""

    cidr: IPv4Network
    target: str
    origin: str
    description: str

    def code(self, now: float) -> str:
        return self.state(now, "creating", "active", "deleting")


@dataclass
class Connection:
    """A laptop that is, or was, connected. Times are texts as AWS writes them.

    :ivar ingress_bytes: what it has sent.
    :ivar egress_bytes: what it has received.
    :ivar device: address and port of a laptop that is only told of; empty for one with a tunnel,
        whose session tells by itself when it has ended.
    """

    id: str
    common_name: str
    client_ip: str
    established: str
    ended: str = ""
    ends_at: float | None = None
    ingress_bytes: int = 0
    egress_bytes: int = 0
    device: str = ""

    def code(self, now: float) -> str:
        if self.ends_at is None:
            return "active"
        return "terminated" if now >= self.ends_at else "terminating"


@dataclass
class Endpoint(Change):
    """One Client VPN endpoint.

    :ivar ready_at: from then on other calls find it.
    :ivar settings: all that ModifyClientVpnEndpoint can change, under the API's own names.
    """

    id: str
    dns_name: str
    created: str
    cidr: IPv4Network
    client_root: str
    transport: str
    settings: dict[str, Any]
    vpc_id: str = ""
    groups: list[str] = field(default_factory=list)
    associations: list[Association] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    revocation_list: str = ""
    revocation_list_ready_at: float = 0.0

    @property
    def certificates(self) -> set[str]:
        """The ARNs that ACM must keep for this endpoint."""
        return {self.settings["ServerCertificateArn"], self.client_root}

    def code(self, now: float) -> str:
        if self.gone_at is not None:
            return "deleting"
        ready = any(one.up(now) for one in self.associations)
        return "available" if ready else "pending-associate"
