"""What differs between the plan and AWS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    AuthorizationRule,
    ClientRoute,
    Endpoint,
    Subnet,
)
from cvpn_wizard.model.names import SubnetId
from cvpn_wizard.model.spec import Existing, VpnSpec

LIVING = frozenset({AssociationState.ASSOCIATING, AssociationState.ASSOCIATED})
SETTINGS = ("split_tunnel", "port", "session_hours", "banner", "dns_servers", "log_group")
"""What ModifyClientVpnEndpoint can put right."""
GOES_WITH_A_PAUSE = ("associations", "routes")
"""What AWS takes away with the last target network."""
BETWEEN_CLIENTS = "local"
"""The target of the route that lets clients reach each other; no plan has it."""
ENDPOINT = "endpoint"
"""The drift of an endpoint that is gone: neither way leads on from there."""


@dataclass(frozen=True)
class Drift:
    """Something that differs at AWS from what we made.

    :ivar what: ``split_tunnel``, ``port``, … or ``endpoint`` when it is gone.
    """

    what: str
    made: str
    now: str


@dataclass(frozen=True)
class Seen:
    """An endpoint with all that belongs to it, as AWS has it now.

    :ivar subnets: of its VPC.
    """

    endpoint: Endpoint | None
    associations: tuple[Association, ...] = ()
    rules: tuple[AuthorizationRule, ...] = ()
    routes: tuple[ClientRoute, ...] = ()
    subnets: tuple[Subnet, ...] = ()

    @property
    def associated(self) -> tuple[SubnetId, ...]:
        """Subnets that are associated, or on their way to it."""
        return tuple(a.subnet_id for a in self.associations if a.state in LIVING)

    @property
    def authorized(self) -> tuple[IPv4Network, ...]:
        """Ranges that everybody may reach, or soon may."""
        there = {"active", "authorizing"}
        return tuple(
            sorted({rule.cidr for rule in self.rules if rule.all_people and rule.state in there})
        )

    @property
    def added_routes(self) -> dict[IPv4Network, frozenset[SubnetId]]:
        """Routes beside AWS's own, with the subnets that they go through."""
        found: dict[IPv4Network, set[SubnetId]] = {}
        for route in self.routes:
            if route.subnet_id == BETWEEN_CLIENTS:
                continue
            if route.origin != "associate" and route.state in {"active", "creating"}:
                found.setdefault(route.cidr, set()).add(route.subnet_id)
        return {cidr: frozenset(found[cidr]) for cidr in sorted(found)}

    def subnet_of(self, ref: str) -> SubnetId | None:
        """The subnet that a plan calls so: by its id or its name."""
        for subnet in self.subnets:
            if ref in {subnet.id, subnet.name}:
                return subnet.id
        return None


def planned_subnets(spec: VpnSpec) -> tuple[str, ...]:
    """The target subnets of a plan, by what it calls them."""
    return tuple(s.ref if isinstance(s, Existing) else s.name for s in spec.network.target_subnets)


def drift_of(spec: VpnSpec, seen: Seen) -> tuple[Drift, ...]:
    """What differs; nothing where all is as it was made."""
    if seen.endpoint is None:
        return (Drift(ENDPOINT, spec.name, ""),)
    now = _at_aws(spec, seen.endpoint, seen)
    return tuple(
        Drift(what, str(made), str(now[what]))
        for what, made in planned(spec).items()
        if made != now[what]
    )


def planned(spec: VpnSpec) -> dict[str, object]:
    """What a plan wants of everything that can differ, or be changed, at AWS."""
    return {
        "split_tunnel": spec.split_tunnel,
        "port": spec.port,
        "session_hours": spec.session_hours,
        "banner": spec.banner,
        "dns_servers": _joined(spec.dns_servers),
        "log_group": spec.log.group if spec.log else "",
        "associations": _joined(sorted(planned_subnets(spec))),
        "authorize": _joined(sorted(spec.authorize)),
        "routes": _joined(sorted(spec.routes)),
    }


def _at_aws(spec: VpnSpec, endpoint: Endpoint, seen: Seen) -> dict[str, object]:
    return {
        "split_tunnel": endpoint.split_tunnel,
        "port": endpoint.port,
        "session_hours": endpoint.session_hours,
        "banner": endpoint.banner,
        "dns_servers": _joined(endpoint.dns_servers),
        "log_group": endpoint.log_group,
        "associations": _subnets(spec, seen),
        "authorize": _joined(seen.authorized),
        "routes": _joined(_routes(seen)),
    }


def _subnets(spec: VpnSpec, seen: Seen) -> str:
    """Those associated, called as the plan calls them, else by their id."""
    called = {seen.subnet_of(ref): ref for ref in planned_subnets(spec)}
    return _joined(sorted(called.get(subnet, subnet) for subnet in seen.associated))


def _routes(seen: Seen) -> Iterator[str]:
    """Each route once; one that not every associated subnet has tells how many do."""
    wanted = frozenset(seen.associated)
    for cidr, through in seen.added_routes.items():
        whole = wanted <= through
        yield str(cidr) if whole else f"{cidr} ({len(wanted & through)}/{len(wanted)})"


def _joined(values: Iterable[object]) -> str:
    return ", ".join(str(value) for value in values)
