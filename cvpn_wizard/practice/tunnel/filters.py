"""Authorization rules, routes, security groups and network ACLs as packet filters (nftables).

Each function gives the whole table of one namespace, which takes the place of the one before in
one transaction: no packet passes between the old rules and the new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, collapse_addresses

from cvpn_wizard.practice.tunnel.wanted import Door, Entry, Network, Opening

TUNNEL = "tun0"
OUTSIDE = "front0"
INSIDE = "vpc0"
"""Interfaces of an endpoint: to its clients, to the internet, to the target subnet."""
GATEWAY = "igw0"
"""The VPC's own way to the internet."""
ANYWHERE = IPv4Network("0.0.0.0/0")


def door_filter(door: Door) -> str:
    """What passes between the clients and the VPC.

    A packet needs a row of this association's routes and an authorization rule, each time anew;
    a new flow also needs an outbound rule of the groups on the interface. What is refused is
    dropped without a word, as AWS does. All of it leaves with the interface's address.
    """
    forward = [_between_clients(door)] if door.between_clients else []
    if door.routed and door.authorized:
        may = f"{_to(door.routed)} {_to(door.authorized)}".strip()
        forward += [
            f'iifname "{TUNNEL}" oifname "{INSIDE}" {may} ct state established,related accept',
            *(
                f'iifname "{TUNNEL}" oifname "{INSIDE}" {may} {_match(one, "daddr")} accept'
                for one in door.openings
            ),
        ]
    forward.append(f'iifname "{INSIDE}" oifname "{TUNNEL}" ct state established,related accept')
    return _table(
        _base("input", "filter", "input", "drop"),
        [
            'iifname "lo" accept',
            f'iifname "{OUTSIDE}" {door.transport} dport {door.port} accept',
        ],
        _base("forward", "filter", "forward", "drop"),
        forward,
        _base("leaving", "nat", "postrouting", "accept"),
        [f'oifname "{INSIDE}" ip saddr {door.pool} snat to {door.address}'],
    )


def _between_clients(door: Door) -> str:
    to = f"ip daddr {door.pool}"
    return f'iifname "{TUNNEL}" oifname "{TUNNEL}" {to} {_to(door.authorized)} accept'


def network_filter(network: Network, fronts: Sequence[Door]) -> str:
    """What the VPC's servers, its resolver and its gateway let in, and what the ACLs let pass.

    :param fronts: the associations whose interfaces stand in this VPC.
    """
    chains: list[str | list[str]] = []
    for number, subnet in enumerate(network.subnets):
        for outward, name in ((False, "in"), (True, "out")):
            chains += [f"chain acl{number}_{name}", list(_acl(subnet.entries, outward=outward))]
    for number, server in enumerate(network.servers):
        let_in = [f"{_match(one, 'saddr')} accept".strip() for one in server.openings]
        chains += [f"chain groups{number}", let_in]
    resolver = f"ip daddr {network.resolver}"
    arriving = [
        'iifname "lo" accept',
        f"{resolver} meta l4proto {{ tcp, udp }} th dport 53 accept",
        *_crossings(network, fronts),
        "ct state established,related accept",
        *(
            f"ip daddr {server.address} jump groups{number}"
            for number, server in enumerate(network.servers)
        ),
    ]
    return _table(
        *chains,
        _base("arriving", "filter", "input", "drop"),
        arriving,
        _base("answering", "filter", "output", "accept"),
        list(_crossings(network, fronts, back=True)),
        _base("forward", "filter", "forward", "drop"),
        list(_outward(network, fronts)),
        _base("leaving", "nat", "postrouting", "accept"),
        [f'oifname "{GATEWAY}" masquerade'],
    )


def _crossings(network: Network, fronts: Sequence[Door], *, back: bool = False) -> Iterable[str]:
    """ACLs between two subnets: out of the one, into the other. Inside one subnet there is none."""
    for front in fronts:
        for number, subnet in enumerate(network.subnets):
            if front.address in subnet.cidr:
                for other, there in enumerate(network.subnets):
                    if other == number:
                        continue
                    pair = f"ip saddr {front.address} ip daddr {there.cidr}"
                    chain = (number, other)
                    if back:
                        pair = f"ip saddr {there.cidr} ip daddr {front.address}"
                        chain = (other, number)
                    yield f"{pair} jump acl{chain[0]}_out"
                    yield f"{pair} jump acl{chain[1]}_in"


def _outward(network: Network, fronts: Sequence[Door]) -> Iterable[str]:
    """To the internet, from the interfaces whose subnet has a way there."""
    for front in fronts:
        for number, subnet in enumerate(network.subnets):
            if subnet.gateway and front.address in subnet.cidr:
                out = f'ip saddr {front.address} oifname "{GATEWAY}"'
                back = f'ip daddr {front.address} iifname "{GATEWAY}"'
                yield f"{out} jump acl{number}_out"
                yield f"{out} accept"
                yield f"{back} jump acl{number}_in"
                yield f"{back} ct state established,related accept"


def _acl(entries: Iterable[Entry], *, outward: bool) -> Iterable[str]:
    """First match decides; what none matches is dropped. ``return`` lets it go on."""
    for entry in entries:
        if entry.outward == outward:
            match = _match(entry.opening, "daddr" if outward else "saddr")
            yield f"{match} {'return' if entry.allows else 'drop'}".strip()
    yield "drop"


def _match(opening: Opening, end: str) -> str:
    """The packets that an opening is about. Ports count at the destination."""
    words = [_range(opening.networks, end)]
    if opening.protocol != "-1":
        words.append(f"meta l4proto {opening.protocol}")
    if opening.protocol in ("tcp", "udp") and (opening.first, opening.last) not in _ALL_PORTS:
        words.append(f"th dport {opening.first}-{opening.last}")
    if opening.protocol == "icmp" and opening.first >= 0:
        words.append(f"icmp type {opening.first}")
        if opening.last >= 0:
            words.append(f"icmp code {opening.last}")
    return " ".join(word for word in words if word)


_ALL_PORTS = ((-1, -1), (0, 65535))


def _to(networks: Iterable[IPv4Network]) -> str:
    return _range(networks, "daddr")


def _range(networks: Iterable[IPv4Network], end: str) -> str:
    whole = list(collapse_addresses(networks))
    if ANYWHERE in whole:
        return ""
    return f"ip {end} {{ {', '.join(map(str, whole))} }}"


def _base(name: str, kind: str, hook: str, policy: str) -> str:
    priority = 100 if kind == "nat" else 0
    return f"chain {name} {{ type {kind} hook {hook} priority {priority}; policy {policy};"


def _table(*parts: str | list[str]) -> str:
    """Chains and their rules, in turn, as one table that replaces the one before."""
    lines = ["table ip ground", "delete table ip ground", "table ip ground {"]
    for part in parts:
        if isinstance(part, str):
            lines.append(part if part.endswith(";") else f"{part} {{")
        else:
            lines += [*part, "}"]
    return "\n".join([*lines, "}", ""])
