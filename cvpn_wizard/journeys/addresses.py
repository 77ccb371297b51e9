"""Which client range is free, why it was chosen, and the picture of all ranges on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.checks import RangeKind, TakenRange, network_of
from cvpn_wizard.journeys.free_ranges import free_client_cidr
from cvpn_wizard.model.address_map import RangeBar

HOME_RANGES = tuple(
    IPv4Network(text)
    for text in (
        "192.168.0.0/24",
        "192.168.1.0/24",
        "192.168.2.0/24",
        "192.168.3.0/24",
        "192.168.10.0/24",
        "192.168.11.0/24",
        "192.168.100.0/24",
        "10.0.0.0/24",
        "10.0.1.0/24",
        "10.1.1.0/24",
        "172.16.0.0/24",
        "172.17.0.0/16",
    )
)
"""What common home routers (Buffalo, NEC, TP-Link, Apple) and Docker hand out."""


def home_ranges() -> tuple[TakenRange, ...]:
    return tuple(TakenRange(cidr, RangeKind.HOME) for cidr in HOME_RANGES)


def taken_ranges(answers: Answers, local: Sequence[IPv4Network] = ()) -> tuple[TakenRange, ...]:
    """Every range that the client range must keep away from.

    :param local: what this computer reaches by itself.
    """
    network = answers.network
    taken: list[tuple[str, RangeKind, str]] = []
    for number, text in enumerate(network.vpc_cidrs):
        kind = RangeKind.SECONDARY if number else RangeKind.VPC
        taken.append((text, kind, network.vpc_name))
    for text, source in network.taken_ranges:
        kind = RangeKind.PEERING if source.startswith(("pcx-", "peering")) else RangeKind.ROUTE
        taken.append((text, kind, source))
    taken += [(text, RangeKind.EXTRA_ROUTE, "") for text in answers.access.routes]
    found = [
        TakenRange(cidr, kind, label)
        for text, kind, label in taken
        if (cidr := network_of(text)) is not None and cidr.prefixlen > 0
    ]
    found += [TakenRange(cidr, RangeKind.LOCAL) for cidr in local]
    return tuple(dict.fromkeys((*found, *home_ranges())))


def propose_client_cidr(taken: Sequence[TakenRange]) -> IPv4Network | None:
    """A /22 that collides with nothing, far from what homes use; ``None``: none is left."""
    return free_client_cidr(other.cidr for other in taken)


def bars(client: IPv4Network | None, taken: Sequence[TakenRange]) -> tuple[RangeBar, ...]:
    """All ranges on one scale, from the lowest to the highest, the empty parts left out.

    Home ranges are shown only where they collide: they are many, and mostly beside the point.
    """
    shown = [
        other
        for other in taken
        if other.kind is not RangeKind.HOME or (client is not None and client.overlaps(other.cidr))
    ]
    rows: list[tuple[IPv4Network, str, str]] = [
        (other.cidr, other.kind.value, other.label) for other in shown
    ]
    if client is not None:
        rows.append((client, "client", ""))
    points = sorted(
        {int(cidr.network_address) for cidr, _, _ in rows}
        | {int(cidr.broadcast_address) + 1 for cidr, _, _ in rows}
    )
    if len(points) < 2:
        return ()
    places = {point: number / (len(points) - 1) for number, point in enumerate(points)}
    return tuple(
        RangeBar(
            label=label,
            cidr=str(cidr),
            kind=kind,
            overlaps=client is not None and kind != "client" and client.overlaps(cidr),
            start=places[int(cidr.network_address)],
            end=places[int(cidr.broadcast_address) + 1],
        )
        for cidr, kind, label in sorted(rows, key=lambda row: (row[1] != "client", row[0]))
    )
