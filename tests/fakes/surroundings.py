"""What ``FakeCloud`` tells of an endpoint's surroundings: as AWS makes them, until a test says
otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Network

from cvpn_wizard.model.aws import Association, Endpoint, Instance, SecurityGroup, Vpc
from cvpn_wizard.model.care import (
    Attempt,
    CertificateText,
    Connection,
    EndpointChange,
    Filter,
    GroupRules,
    Interface,
    NetworkAcl,
    RevocationList,
    RouteRow,
    RouteTable,
    Sightings,
)
from cvpn_wizard.model.names import CertificateArn, SecurityGroupId

ANYWHERE = IPv4Network("0.0.0.0/0")
ALL = Filter("-1", None, ANYWHERE)


@dataclass
class Surroundings:
    """Set a part to have it told instead of what AWS makes by itself."""

    groups: tuple[GroupRules, ...] = ()
    acls: tuple[NetworkAcl, ...] = ()
    tables: tuple[RouteTable, ...] = ()
    interfaces: tuple[Interface, ...] = ()
    connections: tuple[Connection, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    sightings: list[Sightings] = field(default_factory=list)
    """What each reading of the connection log tells; nothing once they are all told."""
    authentication_failures: int = 0
    revocation_list: RevocationList | None = None
    texts: dict[CertificateArn, CertificateText] = field(default_factory=dict)


def rules_of(group: SecurityGroup) -> GroupRules:
    inwards = tuple(Filter("icmp", None, source) for source in group.ping_from)
    return GroupRules(group.id, inwards, (ALL,))


def acl_of(vpc: Vpc) -> NetworkAcl:
    """A VPC's default ACL: everything passes."""
    return NetworkAcl(f"acl-{vpc.id}", (), (ALL,), (ALL,))


def table_of(vpc: Vpc) -> RouteTable:
    rows = tuple(RouteRow(cidr, "local") for cidr in vpc.cidrs)
    return RouteTable(f"rtb-{vpc.id}", (), rows, main=True)


def endpoint_interface(target: Association) -> Interface:
    about = f"ClientVPN Endpoint resource for endpoint: {target.endpoint_id}"
    return Interface(f"eni-{target.id}", target.subnet_id, (), target.security_group_ids, about)


def server_interface(server: Instance, groups: Iterable[str]) -> Interface:
    assert server.subnet_id is not None
    addresses = (server.address,) if server.address else ()
    worn = tuple(SecurityGroupId(group) for group in groups)
    return Interface(f"eni-{server.id}", server.subnet_id, addresses, worn, "")


def changed(endpoint: Endpoint, change: EndpointChange) -> Endpoint:
    """The endpoint after ModifyClientVpnEndpoint."""
    after = endpoint
    if change.split_tunnel is not None:
        after = replace(after, split_tunnel=change.split_tunnel)
    if change.port is not None:
        after = replace(after, port=change.port)
    if change.session_hours is not None:
        after = replace(after, session_hours=change.session_hours)
    if change.banner is not None:
        after = replace(after, banner=change.banner)
    if change.dns_servers is not None:
        after = replace(after, dns_servers=change.dns_servers)
    if change.log is not None:
        after = replace(after, log_group=change.log[0], log_stream=change.log[1])
    if change.portal is not None:
        after = replace(after, portal=change.portal)
    if change.server_certificate is not None:
        after = replace(after, server_certificate=CertificateArn(change.server_certificate))
    return after
