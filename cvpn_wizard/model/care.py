"""What AWS has around a VPN that is looked after: who is connected, filters, logs, revocation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.model.names import SecurityGroupId, SubnetId


@dataclass(frozen=True)
class Connection:
    """A laptop that is connected, or was within the last hour (DescribeClientVpnConnections).

    :ivar state: active, terminating, terminated, failed-to-terminate.
    :ivar ingress_bytes: from the laptop to the endpoint; egress the other way.
    """

    id: str
    common_name: str
    client_ip: str
    state: str
    since: str = ""
    ended: str = ""
    ingress_bytes: int = 0
    egress_bytes: int = 0

    @property
    def active(self) -> bool:
        return self.state == "active"


@dataclass(frozen=True)
class RevocationList:
    """The list of revoked client certificates that an endpoint has, as PEM.

    :ivar active: AWS uses it already; it may take hours after an import.
    """

    pem: str
    active: bool


@dataclass(frozen=True)
class Filter:
    """One rule of a security group or a network ACL, for one range of peers.

    :ivar protocol: ``-1`` all, or ``tcp``, ``udp``, ``icmp``, or a number.
    :ivar ports: the first and the last one; for ICMP the type, twice; ``None``: all.
    :ivar cidr: whom it is about; ``None`` where it names a group.
    :ivar group: the security group that it names instead.
    """

    protocol: str
    ports: tuple[int, int] | None
    cidr: IPv4Network | None
    group: SecurityGroupId | None = None
    allow: bool = True


@dataclass(frozen=True)
class GroupRules:
    """What a security group lets in and out."""

    id: SecurityGroupId
    inwards: tuple[Filter, ...]
    outwards: tuple[Filter, ...]


@dataclass(frozen=True)
class NetworkAcl:
    """A network ACL; its rules in the order in which AWS tries them, the first match decides."""

    id: str
    subnets: tuple[SubnetId, ...]
    inwards: tuple[Filter, ...]
    outwards: tuple[Filter, ...]


@dataclass(frozen=True)
class RouteRow:
    """A row of a subnet's route table. ``usable`` is false for a black hole."""

    destination: IPv4Network
    target: str
    usable: bool = True


@dataclass(frozen=True)
class RouteTable:
    """:ivar main: it holds for every subnet that no other table names."""

    id: str
    subnets: tuple[SubnetId, ...]
    rows: tuple[RouteRow, ...]
    main: bool = False


@dataclass(frozen=True)
class Interface:
    """A network interface: an endpoint's in a target subnet, or a server's."""

    id: str
    subnet_id: SubnetId
    addresses: tuple[IPv4Address, ...]
    group_ids: tuple[SecurityGroupId, ...]
    description: str = ""
    status: str = "in-use"


@dataclass(frozen=True)
class Attempt:
    """An entry of the connection log (CloudWatch Logs), in AWS's own words.

    :ivar kind: ``connection-attempt`` or ``connection-reset``.
    :ivar status: successful, failed, waiting-for-assertion, NA.
    :ivar reason: of a failed one; AWS publishes no list.
    """

    at: datetime
    kind: str
    status: str
    common_name: str
    reason: str = ""
    device_ip: str = ""

    @property
    def failed(self) -> bool:
        return self.kind == "connection-attempt" and self.status == "failed"


@dataclass(frozen=True)
class Sightings:
    """When the connection log last had each name, from some moment on.

    :ivar seen: by common name, as the certificate has it.
    :ivar until: of the newest entry that was read; the next reading begins there.
    :ivar complete: there was nothing more.
    """

    seen: Mapping[str, datetime]
    until: datetime
    complete: bool = True


@dataclass(frozen=True)
class CertificateText:
    """An imported certificate and the chain that came with it, as PEM (ACM GetCertificate)."""

    certificate: str
    chain: str


@dataclass(frozen=True)
class EndpointChange:
    """What ModifyClientVpnEndpoint shall set; ``None`` leaves a setting as it is.

    Changing the port, the DNS servers or the split tunnel ends live connections.

    :ivar banner: empty takes it away.
    :ivar log: (group, stream); an empty group switches the connection log off.
    :ivar portal: the self-service portal, which is of no use with certificates.
    """

    split_tunnel: bool | None = None
    port: int | None = None
    session_hours: int | None = None
    banner: str | None = None
    dns_servers: tuple[str, ...] | None = None
    log: tuple[str, str] | None = None
    portal: bool | None = None
    server_certificate: str | None = None
