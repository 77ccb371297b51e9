"""What must stand on the ground, as the practice AWS has it now: plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network

PREFIX = 27
"""Clients of one association share a /27 of the client CIDR.

So it stands in the logs that people publish of AWS's clients (``ifconfig … 255.255.255.224``);
AWS does not document it.
"""


@dataclass(frozen=True)
class Opening:
    """One permission of a security group.

    :ivar protocol: ``tcp``, ``udp``, ``icmp``, another protocol's number, or ``-1`` for all.
    :ivar first: first port, or ICMP's type; ``-1`` for all.
    :ivar last: last port, or ICMP's code; ``-1`` for all.
    :ivar networks: from where (or where to); a group that is named is its members' addresses.
    """

    protocol: str
    first: int
    last: int
    networks: tuple[IPv4Network, ...]


@dataclass(frozen=True)
class Entry:
    """One line of a network ACL, which remembers nothing of the packets before.

    :ivar outward: whether it is about what leaves the subnet.
    """

    outward: bool
    allows: bool
    opening: Opening


@dataclass(frozen=True)
class Server:
    """A running instance of the VPC: it answers ping and TCP, as far as its groups let."""

    address: IPv4Address
    name: str
    subnet: IPv4Network
    openings: tuple[Opening, ...]


@dataclass(frozen=True)
class Subnet:
    """A subnet of the VPC with its network ACL, lowest number first.

    :ivar gateway: whether its route table leads to the internet.
    """

    cidr: IPv4Network
    entries: tuple[Entry, ...]
    gateway: bool


@dataclass(frozen=True)
class Network:
    """A VPC that an endpoint is associated with.

    :ivar resolver: the Amazon-provided one, at the VPC's address plus two.
    """

    id: str
    cidrs: tuple[IPv4Network, ...]
    resolver: IPv4Address
    subnets: tuple[Subnet, ...]
    servers: tuple[Server, ...]


@dataclass(frozen=True)
class Papers:
    """What the server shows, and which clients it believes. All PEM."""

    certificate: str
    key: str = field(repr=False)
    client_root: str
    revocation_list: str


@dataclass(frozen=True)
class Door:
    """One association: the server that a laptop may find behind the endpoint's name.

    :ivar id: the association's id.
    :ivar domain: the endpoint's, without the wildcard.
    :ivar slot: which place on the ground it stands at; the lowest that is free.
    :ivar pool: the addresses for its clients.
    :ivar address: its interface's in the target subnet, which hides the clients (source NAT).
    :ivar pushed: the ranges of the endpoint's whole route table, which split tunnel pushes.
    :ivar routed: the ranges that this association's own rows lead to.
    :ivar authorized: the ranges of the authorization rules.
    :ivar between_clients: clients may reach each other (a row with the target ``local``).
    :ivar openings: outbound rules of the groups on its interface.
    """

    id: str
    endpoint_id: str
    domain: str
    transport: str
    port: int
    slot: int
    pool: IPv4Network
    address: IPv4Address
    network_id: str
    papers: Papers
    split_tunnel: bool
    name_servers: tuple[IPv4Address, ...]
    banner: str
    pushed: tuple[IPv4Network, ...]
    routed: tuple[IPv4Network, ...]
    authorized: tuple[IPv4Network, ...]
    between_clients: bool
    openings: tuple[Opening, ...]


@dataclass(frozen=True)
class Wanted:
    """The whole of it."""

    doors: tuple[Door, ...] = ()
    networks: tuple[Network, ...] = ()
