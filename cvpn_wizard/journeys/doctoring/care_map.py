"""The map of a VPN that stands: who is connected, what costs, and where the way is broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cvpn_wizard.journeys.doctoring.drift import LIVING, Seen
from cvpn_wizard.model.aws import AssociationState, EndpointState
from cvpn_wizard.model.checking import Finding, Layer
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState
from cvpn_wizard.model.spec import VpnSpec

MOST_NAMES = 3
"""Names of connected people on the laptop; a number stands for the rest."""

_BROKEN_AT: Mapping[Layer, PartKind] = {
    Layer.PROFILE: PartKind.LAPTOP,
    Layer.COMPUTER: PartKind.LAPTOP,
    Layer.NAMES: PartKind.INTERNET,
    Layer.PORT: PartKind.ENDPOINT,
    Layer.HANDSHAKE: PartKind.ENDPOINT,
    Layer.TUNNEL: PartKind.SUBNET,
    Layer.ROUTE: PartKind.SERVER,
    Layer.TARGET: PartKind.SERVER,
}


def care_map(
    spec: VpnSpec,
    seen: Seen,
    people: Sequence[str],
    hour: Decimal | None = None,
    findings: Sequence[Finding] = (),
) -> MapModel:
    """What stands is solid, what works is ticked.

    :param people: common names of who is connected now.
    :param hour: what an associated subnet costs an hour, in USD.
    :param findings: the doctor's; the first that breaks the way marks the map.
    """
    parts = tuple(_parts(spec, seen, people, hour))
    broken = next((one for one in findings if not one.warning), None)
    at = ""
    if broken is not None:
        wanted = _BROKEN_AT[broken.layer]
        at = next((part.key for part in parts if part.kind is wanted), PartKind.ENDPOINT.value)
    return MapModel(parts, broken_at=at)


def _parts(
    spec: VpnSpec, seen: Seen, people: Sequence[str], hour: Decimal | None
) -> Iterator[MapPart]:
    endpoint = seen.endpoint
    laptop = PartState.DONE if people else PartState.EXISTS
    yield MapPart(PartKind.LAPTOP, "laptop", laptop, _names(people), lit=bool(people))
    yield MapPart(PartKind.INTERNET, "internet", PartState.EXISTS)
    state = PartState.GONE
    if endpoint is not None:
        up = endpoint.state is EndpointState.AVAILABLE
        state = PartState.DONE if up else PartState.EXISTS
    yield MapPart(PartKind.ENDPOINT, "endpoint", state, spec.name, str(spec.client_cidr))
    ranges = ", ".join(str(cidr) for cidr in seen.authorized)
    allowed = PartState.DONE if ranges else PartState.UNDECIDED
    yield MapPart(PartKind.AUTHORIZATION, "authorization", allowed, "", ranges)
    yield from _subnets(seen, hour)
    vpc = PartState.EXISTS if endpoint is not None else PartState.UNDECIDED
    yield MapPart(PartKind.VPC, "vpc", vpc, endpoint.vpc_id or "" if endpoint else "")
    if spec.ping is not None:
        yield MapPart(PartKind.SERVER, "server", PartState.EXISTS, "", str(spec.ping))
    else:
        yield MapPart(PartKind.SERVER, "server")
    if endpoint is not None and endpoint.log_group:
        yield MapPart(PartKind.LOG, "log", PartState.EXISTS, endpoint.log_group)


def _names(people: Sequence[str]) -> str:
    more = len(people) - MOST_NAMES
    shown = ", ".join(people[:MOST_NAMES])
    return f"{shown} +{more}" if more > 0 else shown


def _subnets(seen: Seen, hour: Decimal | None) -> Iterator[MapPart]:
    known = {subnet.id: subnet for subnet in seen.subnets}
    states = {
        AssociationState.ASSOCIATED: PartState.DONE,
        AssociationState.FAILED: PartState.FAILED,
    }
    some = False
    for one in seen.associations:
        some = True
        subnet = known.get(one.subnet_id)
        yield MapPart(
            PartKind.SUBNET,
            f"subnet.{one.subnet_id}",
            states.get(one.state, PartState.MAKING),
            (subnet.name if subnet else "") or one.subnet_id,
            str(subnet.cidr) if subnet else "",
            subnet.zone if subnet else "",
            cost=f"{hour:.2f}" if hour is not None and one.state in LIVING else "",
        )
    if not some:
        yield MapPart(PartKind.SUBNET, "subnet")
