"""What a VPN shall be: fully known, nothing optional that the engine would have to guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path


class Transport(StrEnum):
    UDP = "udp"
    TCP = "tcp"


class ProfileStyle(StrEnum):
    """Where a profile keeps the certificate and key: inside, or as paths to files."""

    INLINE = "inline"
    PATHS = "paths"


@dataclass(frozen=True)
class Existing:
    """Something that AWS has already: its id (``vpc-…``) or its name."""

    ref: str


@dataclass(frozen=True)
class NewVpc:
    name: str
    cidr: IPv4Network


@dataclass(frozen=True)
class NewSubnet:
    """A subnet to make. ``zone`` names an Availability Zone; empty: the first one free."""

    name: str
    cidr: IPv4Network
    zone: str = ""


@dataclass(frozen=True)
class NewSecurityGroup:
    """A security group to make; ``allow_ping_from`` opens all ICMP IPv4 from that range."""

    name: str
    allow_ping_from: IPv4Network | None = None


@dataclass(frozen=True)
class CertificateSpec:
    """Certificates to make or read.

    :ivar authority: ``None`` makes a new CA; a path is an EasyRSA ``pki`` folder.
    :ivar import_client: import the first client certificate into ACM as the client root (as the
        tutorial does); otherwise the server certificate's ARN is the client root.
    """

    authority: Path | None
    server: str
    clients: tuple[str, ...]
    import_client: bool = False
    profile_style: ProfileStyle = ProfileStyle.INLINE
    ca_years: int = 10
    certificate_years: int = 2


@dataclass(frozen=True)
class NetworkSpec:
    vpc: Existing | NewVpc
    target_subnets: tuple[Existing | NewSubnet, ...]
    other_subnets: tuple[NewSubnet, ...]
    security_group: Existing | NewSecurityGroup


@dataclass(frozen=True)
class LogSpec:
    """The connection log. ``retention_days`` is set only on a group that we make.

    ``None`` keeps the log for ever (0 in a plan file).
    """

    group: str
    stream: str
    retention_days: int | None


@dataclass(frozen=True)
class CheckServer:
    """A small server that answers ping, so that the tunnel can be proved.

    :ivar subnet: the name of a subnet of the plan, or the id of one that exists.
    """

    subnet: str
    address: IPv4Address
    instance_type: str = "t4g.nano"


@dataclass(frozen=True)
class VpnSpec:
    """One Client VPN, whole.

    :ivar adopted: the id of an endpoint that was made by hand and taken into care: the plan only
        describes it. Nothing of it is ever made, undone or removed.
    :ivar succeeds: the name of the VPN that this one stands beside while the CA changes, and whose
        place it takes.
    :ivar overlap_until: the day on which the one before is meant to end.
    """

    name: str
    region: str
    client_cidr: IPv4Network
    transport: Transport
    port: int
    split_tunnel: bool
    dns_servers: tuple[IPv4Address, ...]
    session_hours: int
    banner: str
    certificates: CertificateSpec
    network: NetworkSpec
    authorize: tuple[IPv4Network, ...]
    routes: tuple[IPv4Network, ...]
    log: LogSpec | None
    check_server: CheckServer | None
    ping: IPv4Address | None
    adopted: str = ""
    succeeds: str = ""
    overlap_until: date | None = None
