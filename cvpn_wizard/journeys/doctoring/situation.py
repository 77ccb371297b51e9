"""All that is looked at before the doctor judges: one VPN as AWS has it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.adapters.pki.reading import Authorities, Revoked
from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    AuthorizationRule,
    Certificate,
    ClientRoute,
    Endpoint,
    SecurityGroup,
    Subnet,
    Vpc,
)
from cvpn_wizard.model.care import (
    Attempt,
    Connection,
    GroupRules,
    Interface,
    NetworkAcl,
    RouteTable,
)
from cvpn_wizard.model.names import SubnetId
from cvpn_wizard.model.spec import VpnSpec

LOOK_BACK_HOURS = 24
"""How far back the connection log and the metric of refused handshakes are read."""


@dataclass(frozen=True)
class Question:
    """What is asked about, beyond the VPN itself.

    :ivar person: a certificate's common name; empty: nobody in particular.
    :ivar target: the server that shall be reached; ``None``: the plan's, if it has one.
    :ivar port: its TCP port; ``None``: ping.
    """

    person: str = ""
    target: IPv4Address | None = None
    port: int | None = None


@dataclass(frozen=True)
class PersonsProfile:
    """What the profile that lies on this computer for a person says."""

    host: str
    port: int
    transport: str
    authorities: Authorities


@dataclass(frozen=True)
class Surroundings:
    """The network around the endpoint; empty where it has no VPC."""

    vpc: Vpc | None = None
    subnets: tuple[Subnet, ...] = ()
    groups: tuple[SecurityGroup, ...] = ()
    group_rules: tuple[GroupRules, ...] = ()
    acls: tuple[NetworkAcl, ...] = ()
    tables: tuple[RouteTable, ...] = ()
    interfaces: tuple[Interface, ...] = ()


@dataclass(frozen=True)
class Trust:
    """Certificates and what is revoked.

    :ivar server_names: the server certificate's subject alternative names; ``None`` where nobody
        could look.
    :ivar client_root: the certificate in ACM whose chain signs the clients'.
    :ivar root_authorities: what stands in it; ``None`` where it could not be read.
    :ivar own_authority: our CA on disk; ``None`` where there is none.
    :ivar revoked: ``None`` without a list; ``revoked_unreadable`` when it is no list.
    """

    server: Certificate | None = None
    server_names: tuple[str, ...] | None = None
    client_root: Certificate | None = None
    root_authorities: Authorities | None = None
    own_authority: Authorities | None = None
    revoked: Revoked | None = None
    revoked_active: bool = True
    revoked_unreadable: bool = False


@dataclass(frozen=True)
class Use:
    """Who is connected, and who tried.

    :ivar log_there: the log group exists; ``None`` where the log is off or nobody could look.
    """

    connections: tuple[Connection, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    refused_handshakes: int = 0
    log_there: bool | None = None


@dataclass(frozen=True)
class Situation:
    """Everything, read once.

    :ivar unread: actions that AWS denied us, so that nothing is said about what they show.
    """

    spec: VpnSpec
    question: Question
    now: datetime
    endpoint: Endpoint | None
    associations: tuple[Association, ...] = ()
    rules: tuple[AuthorizationRule, ...] = ()
    routes: tuple[ClientRoute, ...] = ()
    around: Surroundings = Surroundings()
    trust: Trust = Trust()
    use: Use = Use()
    certificates: tuple[CertificateRecord, ...] = ()
    profile: PersonsProfile | None = None
    unread: tuple[str, ...] = ()

    @property
    def target(self) -> IPv4Address | None:
        """The server to be reached: the one asked for, or the plan's."""
        return self.question.target or self.spec.ping

    @property
    def associated(self) -> tuple[Association, ...]:
        """Those that traffic can use."""
        return tuple(a for a in self.associations if a.state is AssociationState.ASSOCIATED)

    def subnet(self, subnet: SubnetId) -> Subnet | None:
        return next((one for one in self.around.subnets if one.id == subnet), None)

    def inside_vpc(self, address: IPv4Address | IPv4Network) -> bool:
        vpc = self.around.vpc
        whole = vpc.cidrs if vpc else ()
        if isinstance(address, IPv4Address):
            return any(address in cidr for cidr in whole)
        return any(address.subnet_of(cidr) for cidr in whole)

    def name_of(self, subnet: SubnetId) -> str:
        """A subnet as people know it: its name, else its id."""
        found = self.subnet(subnet)
        return (found.name if found else "") or subnet

    def target_interface(self) -> Interface | None:
        target = self.target
        return next((one for one in self.around.interfaces if target in one.addresses), None)

    def own_interfaces(self) -> tuple[Interface, ...]:
        """The endpoint's interfaces in its target subnets (AWS writes its id into them)."""
        if self.endpoint is None:
            return ()
        return tuple(i for i in self.around.interfaces if self.endpoint.id in i.description)
