"""What AWS has, in our words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.model.names import (
    TAG_NAME,
    TAG_RUN,
    TAG_VPN,
    AssociationId,
    CertificateArn,
    EndpointId,
    InstanceId,
    SecurityGroupId,
    SubnetId,
    VpcId,
)

Tags = Mapping[str, str]


@dataclass(frozen=True)
class Tagged:
    """Anything with tags."""

    tags: Tags = field(default_factory=dict, kw_only=True)

    @property
    def name(self) -> str:
        """The Name tag; empty when there is none."""
        return self.tags.get(TAG_NAME, "")

    def belongs_to(self, vpn: str) -> bool:
        """Whether our tag says that we made this for the VPN of that name."""
        return self.tags.get(TAG_VPN) == vpn

    @property
    def run(self) -> str:
        """The id of the run that made it; empty when it is not ours."""
        return self.tags.get(TAG_RUN, "")


@dataclass(frozen=True)
class Identity:
    """Who AWS thinks we are (STS GetCallerIdentity)."""

    account: str
    arn: str


@dataclass(frozen=True)
class Region:
    """A Region; ``enabled`` is false when the account has not opted in."""

    code: str
    enabled: bool


@dataclass(frozen=True)
class Vpc(Tagged):
    id: VpcId
    cidrs: tuple[IPv4Network, ...]
    is_default: bool = False
    dedicated: bool = False


@dataclass(frozen=True)
class Subnet(Tagged):
    id: SubnetId
    vpc_id: VpcId
    cidr: IPv4Network
    zone: str
    free_addresses: int = 0


@dataclass(frozen=True)
class SecurityGroup(Tagged):
    id: SecurityGroupId
    vpc_id: VpcId
    group_name: str
    description: str = ""
    ping_from: tuple[IPv4Network, ...] = ()


@dataclass(frozen=True)
class VpcRoute:
    """A row of one of the VPC's route tables; ``target`` is an id (``pcx-…``) or ``local``."""

    destination: IPv4Network
    target: str


@dataclass(frozen=True)
class Instance(Tagged):
    id: InstanceId
    state: str
    address: IPv4Address | None
    subnet_id: SubnetId | None = None


@dataclass(frozen=True)
class LogGroup(Tagged):
    group_name: str
    retention_days: int | None = None


@dataclass(frozen=True)
class Certificate(Tagged):
    """A certificate in ACM. ``domain`` is empty when ACM found none, which Client VPN refuses.

    :ivar names: its subject alternative names; told by ``certificate`` only.
    """

    arn: CertificateArn
    domain: str
    status: str
    key_algorithm: str
    not_after: datetime | None = None
    in_use: bool = False
    names: tuple[str, ...] = ()


class EndpointState(StrEnum):
    PENDING_ASSOCIATE = "pending-associate"
    AVAILABLE = "available"
    PENDING = "pending"
    DELETING = "deleting"
    DELETED = "deleted"


@dataclass(frozen=True)
class Endpoint(Tagged):
    id: EndpointId
    state: EndpointState
    message: str
    dns_name: str
    client_cidr: IPv4Network | None
    vpc_id: VpcId | None
    security_group_ids: tuple[SecurityGroupId, ...]
    server_certificate: CertificateArn
    client_root: CertificateArn | None
    transport: str
    port: int
    split_tunnel: bool
    dns_servers: tuple[str, ...] = ()
    session_hours: int = 24
    banner: str = ""
    log_group: str = ""
    log_stream: str = ""
    description: str = ""
    portal: bool = False


class AssociationState(StrEnum):
    ASSOCIATING = "associating"
    ASSOCIATED = "associated"
    FAILED = "association-failed"
    DISASSOCIATING = "disassociating"
    DISASSOCIATED = "disassociated"


@dataclass(frozen=True)
class Association:
    """One subnet on one endpoint. AWS bills for it by the hour."""

    id: AssociationId
    endpoint_id: EndpointId
    subnet_id: SubnetId
    state: AssociationState
    message: str = ""
    security_group_ids: tuple[SecurityGroupId, ...] = ()


@dataclass(frozen=True)
class AuthorizationRule:
    """Who may reach a range. States: authorizing, active, failed, revoking."""

    cidr: IPv4Network
    state: str
    message: str = ""
    all_people: bool = True


@dataclass(frozen=True)
class ClientRoute:
    """A row of the endpoint's route table. States: creating, active, failed, deleting.

    :ivar origin: ``associate`` for AWS's own, ``add-route`` for one that was made by hand.
    """

    cidr: IPv4Network
    subnet_id: SubnetId
    state: str
    origin: str
    message: str = ""


@dataclass(frozen=True)
class EndpointOrder:
    """Everything CreateClientVpnEndpoint is told."""

    name: str
    client_cidr: IPv4Network
    server_certificate: CertificateArn
    client_root: CertificateArn
    vpc_id: VpcId
    security_group_ids: tuple[SecurityGroupId, ...]
    transport: str
    port: int
    split_tunnel: bool
    dns_servers: tuple[str, ...]
    session_hours: int
    banner: str
    log_group: str
    log_stream: str


@dataclass(frozen=True)
class Permission:
    """The answer of the pre-flight for one action, such as ``ec2:CreateClientVpnEndpoint``.

    :ivar allowed: ``None`` when AWS has no way to ask without doing it.
    """

    action: str
    allowed: bool | None
