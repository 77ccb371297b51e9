"""What a VPN's network may be made of: which subnets will do, and what is offered by default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from ipaddress import IPv4Network

from cvpn_wizard.journeys.answers import NetworkAnswers
from cvpn_wizard.journeys.checks import FREE_ADDRESSES, TARGET_LONGEST_PREFIX
from cvpn_wizard.model.aws import Subnet, Vpc, VpcRoute
from cvpn_wizard.model.spec import NewSecurityGroup, NewSubnet, NewVpc


class Verdict(StrEnum):
    """Whether a subnet will do as a target network, and why not. Each has a sentence."""

    GOOD = "good"
    DEDICATED = "dedicated"
    SMALL = "small"
    FEW_FREE = "few-free"
    ZONE_TAKEN = "zone-taken"


def suitability(subnet: Subnet, vpc: Vpc, ticked: Iterable[Subnet] = ()) -> Verdict:
    """AWS's rules for target networks (Client VPN Administrator Guide: limitations).

    :param ticked: the subnets that are chosen already; one for each Availability Zone is allowed.
    """
    if vpc.dedicated:
        return Verdict.DEDICATED
    if subnet.cidr.prefixlen > TARGET_LONGEST_PREFIX:
        return Verdict.SMALL
    if subnet.free_addresses < FREE_ADDRESSES:
        return Verdict.FEW_FREE
    if any(other.id != subnet.id and other.zone == subnet.zone for other in ticked):
        return Verdict.ZONE_TAKEN
    return Verdict.GOOD


def worked_example() -> NetworkAnswers:
    """A network of its own, everything new: what is offered first."""
    target = NewSubnet("cvpn-target-subnet", IPv4Network("10.255.255.0/24"))
    return NetworkAnswers(
        vpc=NewVpc("cvpn-vpc", IPv4Network("10.255.0.0/16")),
        vpc_name="cvpn-vpc",
        vpc_cidrs=("10.255.0.0/16",),
        target_subnets=(target,),
        target_labels=((target.name, str(target.cidr), ""),),
        other_subnets=(NewSubnet("server-subnet", IPv4Network("10.255.1.0/24")),),
        security_group=NewSecurityGroup("icmp-sg", IPv4Network("0.0.0.0/0")),
        security_group_name="icmp-sg",
        server_enabled=True,
        server_subnet="server-subnet",
        server_address="10.255.1.125",
    )


def free_subnet(
    vpc: Sequence[IPv4Network], taken: Sequence[IPv4Network], prefix: int = 24
) -> IPv4Network | None:
    """The last free range of that size in a VPC, or of the largest smaller size that is free.

    From the end: people number their own subnets from the beginning.
    """
    for size in range(prefix, TARGET_LONGEST_PREFIX + 1):
        for whole in vpc:
            if whole.prefixlen > size:
                continue
            for cidr in reversed(list(whole.subnets(new_prefix=size))):
                if not any(cidr.overlaps(other) for other in taken):
                    return cidr
    return None


def free_zone(zones: Sequence[str], ticked: Iterable[Subnet]) -> str:
    """A zone without a target network yet; empty when AWS may choose or there is none."""
    used = {subnet.zone for subnet in ticked}
    return next((zone for zone in zones if zone not in used), "") if used else ""


def server_address_in(subnet: IPv4Network) -> str:
    """An address for the server that answers ping: the 125th, as in the worked example."""
    return str(subnet.network_address + min(125, subnet.num_addresses - 2))


def taken_around(
    vpc: Vpc, routes: Iterable[VpcRoute], peers: Iterable[IPv4Network]
) -> tuple[tuple[str, str], ...]:
    """(range, where from) of a VPC's routes and peerings, for ``NetworkAnswers.taken_ranges``.

    The VPC's own ranges and the default route are left out: they are known, or no range at all.
    """
    rows = [
        (str(route.destination), route.target)
        for route in routes
        if route.target != "local"
        and route.destination.prefixlen > 0
        and route.destination not in vpc.cidrs
    ]
    known = {cidr for cidr, _ in rows}
    rows += [(str(cidr), "peering") for cidr in peers if str(cidr) not in known]
    return tuple(dict.fromkeys(rows))
