"""An AWS in memory: overrides every public method of ``Cloud``, and makes no call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv4Network
from threading import Event, RLock
from typing import NoReturn

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.policy import actions_for
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    AuthorizationRule,
    Certificate,
    ClientRoute,
    Endpoint,
    EndpointOrder,
    EndpointState,
    Identity,
    Instance,
    LogGroup,
    Permission,
    Region,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcRoute,
)
from cvpn_wizard.model.care import (
    Attempt,
    CertificateText,
    Connection,
    EndpointChange,
    GroupRules,
    Interface,
    NetworkAcl,
    RevocationList,
    RouteTable,
    Sightings,
)
from cvpn_wizard.model.cost import Prices
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import (
    TAG_VPN,
    AssociationId,
    CertificateArn,
    EndpointId,
    InstanceId,
    SecurityGroupId,
    SubnetId,
    VpcId,
)
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.team import Part, Row, TeamThing
from tests.fakes.surroundings import (
    Surroundings,
    acl_of,
    changed,
    endpoint_interface,
    rules_of,
    server_interface,
    table_of,
)
from tests.fakes.team_store import TeamStoreInMemory

ACCOUNT = "123456789012"


@dataclass
class _Changing:
    """Something under way since a moment; ``going`` means on its way out."""

    since: float
    going: bool = False


@dataclass
class _Endpoint:
    endpoint: Endpoint
    change: _Changing
    token: str
    associations: dict[AssociationId, tuple[Association, _Changing]] = field(default_factory=dict)
    rules: dict[IPv4Network, _Changing] = field(default_factory=dict)
    routes: dict[tuple[IPv4Network, SubnetId], _Changing] = field(default_factory=dict)


class FakeCloud(Cloud):
    """AWS in memory with AWS's main rules.

    States settle at once, or ``settle`` seconds later by the clock ``now``. What AWS is asked is
    kept in ``calls``; ``refuse`` makes the next call of a method fail.

    :ivar calls: names of the methods that were called, in order.
    :ivar denied: actions that ``permissions`` says no to.
    """

    def __init__(
        self,
        region: str = "ap-northeast-1",
        *,
        now: Callable[[], float] = lambda: 0.0,
        settle: float = 0.0,
        endpoint_quota: int = 5,
    ) -> None:
        # No super().__init__: there is no session, and nothing of it may be reached.
        self._region = region
        self._now = now
        self._settle = settle
        self._quota = endpoint_quota
        self._lock = RLock()
        self._count = 0
        self._queued: dict[str, list[WizardError]] = defaultdict(list)
        self._vpcs: dict[VpcId, Vpc] = {}
        self._subnets: dict[SubnetId, Subnet] = {}
        self._groups: dict[SecurityGroupId, SecurityGroup] = {}
        self._servers: dict[InstanceId, tuple[Instance, _Changing, str]] = {}
        self._logs: dict[str, LogGroup] = {}
        self._streams: set[tuple[str, str]] = set()
        self._certificates: dict[CertificateArn, Certificate] = {}
        self._endpoints: dict[EndpointId, _Endpoint] = {}
        self.around = Surroundings()
        """What a test wants told of the endpoint's surroundings."""
        self.team = TeamStoreInMemory()
        self.calls: list[str] = []
        self.denied: set[str] = set()
        self.imported: dict[CertificateArn, tuple[str, str]] = {}
        """The certificate and chain of each import, as PEM."""
        self.cancelled = Event()

    # the team store
    def team_table(self, vpn: str) -> TeamThing | None:
        with self._call("team_table"):
            return self.team.tables.get(vpn)

    def create_team_table(self, vpn: str, tags: Mapping[str, str]) -> None:
        with self._call("create_team_table"):
            self.team.create_table(vpn, tags)

    def delete_team_table(self, vpn: str) -> None:
        with self._call("delete_team_table"):
            self.team.delete_table(vpn)

    def team_rows(self, vpn: str, part: Part) -> tuple[Row, ...]:
        with self._call("team_rows"):
            return self.team.part(vpn, part)

    def write_team_rows(self, vpn: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        with self._call("write_team_rows"):
            return self.team.write(vpn, rows)

    def team_secret_there(self, vpn: str) -> TeamThing | None:
        with self._call("team_secret_there"):
            return self.team.secrets[vpn][0] if vpn in self.team.secrets else None

    def team_secret(self, vpn: str) -> Secret | None:
        with self._call("team_secret"):
            return self.team.secrets[vpn][1] if vpn in self.team.secrets else None

    def put_team_secret(self, vpn: str, secret: Secret, tags: Mapping[str, str]) -> None:
        with self._call("put_team_secret"):
            self.team.put_secret(vpn, secret, tags)

    def delete_team_secret(self, vpn: str) -> None:
        with self._call("delete_team_secret"):
            self.team.secrets.pop(vpn, None)

    # for tests
    def refuse(self, method: str, error: WizardError, times: int = 1) -> None:
        """The next calls of that method fail."""
        self._queued[method] += [error] * times

    @property
    def empty(self) -> bool:
        """Whether nothing is left in the account."""
        self._tick()
        return not (
            self._vpcs
            or self._subnets
            or self._groups
            or any(server.state != "terminated" for server, _, _ in self._servers.values())
            or self._logs
            or self._certificates
            or self._endpoints
        )

    # who and where
    @property
    def session(self) -> AwsSession:
        raise AssertionError("a fake has no session")

    @property
    def region(self) -> str:
        return self._region

    def identity(self) -> Identity:
        with self._call("identity"):
            return Identity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/admin")

    def regions(self) -> tuple[Region, ...]:
        with self._call("regions"):
            return (
                Region("af-south-1", enabled=False),
                Region("ap-northeast-1", enabled=True),
                Region("us-east-1", enabled=True),
            )

    def zones(self) -> tuple[str, ...]:
        with self._call("zones"):
            return tuple(f"{self._region}{letter}" for letter in "acd")

    def permissions(self, spec: VpnSpec | None = None) -> Iterator[Permission]:
        with self._call("permissions"):
            answers = [Permission(a, a not in self.denied) for a in actions_for(spec)]
        yield from answers

    def live_prices(self) -> Prices:
        with self._call("live_prices"):
            return Prices(
                self._region, Decimal("0.15"), Decimal("0.05"), as_of=date(2026, 9, 13), live=True
            )

    # network
    def vpcs(self) -> tuple[Vpc, ...]:
        with self._call("vpcs"):
            return tuple(self._vpcs.values())

    def subnets(self, vpc: VpcId | None = None) -> tuple[Subnet, ...]:
        with self._call("subnets"):
            return tuple(s for s in self._subnets.values() if vpc in {None, s.vpc_id})

    def security_groups(self, vpc: VpcId | None = None) -> tuple[SecurityGroup, ...]:
        with self._call("security_groups"):
            return tuple(g for g in self._groups.values() if vpc in {None, g.vpc_id})

    def vpc_routes(self, vpc: VpcId) -> tuple[VpcRoute, ...]:
        with self._call("vpc_routes"):
            return tuple(VpcRoute(cidr, "local") for cidr in self._vpc(vpc).cidrs)

    def peer_ranges(self, vpc: VpcId) -> tuple[IPv4Network, ...]:
        with self._call("peer_ranges"):
            self._vpc(vpc)
            return ()

    def create_vpc(self, cidr: IPv4Network, tags: Mapping[str, str]) -> Vpc:
        with self._call("create_vpc"):
            vpc = Vpc(VpcId(self._id("vpc")), (cidr,), tags=dict(tags))
            self._vpcs[vpc.id] = vpc
            return vpc

    def delete_vpc(self, vpc: VpcId) -> None:
        with self._call("delete_vpc"):
            inside = [s.vpc_id for s in self._subnets.values()]
            inside += [g.vpc_id for g in self._groups.values()]
            if vpc in inside:
                _refuse(ErrorCode.IN_USE, vpc)
            self._vpcs.pop(vpc, None)

    def create_subnet(
        self, vpc: VpcId, cidr: IPv4Network, zone: str, tags: Mapping[str, str]
    ) -> Subnet:
        with self._call("create_subnet"):
            if not any(cidr.subnet_of(whole) for whole in self._vpc(vpc).cidrs):
                _refuse(ErrorCode.BAD_REQUEST, cidr)
            if any(s.vpc_id == vpc and s.cidr.overlaps(cidr) for s in self._subnets.values()):
                _refuse(ErrorCode.ADDRESS_OVERLAP, cidr)
            subnet = Subnet(
                SubnetId(self._id("subnet")),
                vpc,
                cidr,
                zone or f"{self._region}a",
                # AWS keeps five addresses of each subnet.
                max(cidr.num_addresses - 5, 0),
                tags=dict(tags),
            )
            self._subnets[subnet.id] = subnet
            return subnet

    def delete_subnet(self, subnet: SubnetId) -> None:
        with self._call("delete_subnet"):
            users = [a.subnet_id for one in self._endpoints.values() for a in _targets(one)]
            users += [s.subnet_id for s, _, _ in self._running() if s.subnet_id]
            if subnet in users:
                _refuse(ErrorCode.IN_USE, subnet)
            self._subnets.pop(subnet, None)

    def create_security_group(
        self, vpc: VpcId, group_name: str, description: str, tags: Mapping[str, str]
    ) -> SecurityGroupId:
        with self._call("create_security_group"):
            self._vpc(vpc)
            groups = self._groups.values()
            if any(g.vpc_id == vpc and g.group_name == group_name for g in groups):
                _refuse(ErrorCode.ALREADY_EXISTS, group_name)
            made = SecurityGroupId(self._id("sg"))
            self._groups[made] = SecurityGroup(made, vpc, group_name, description, tags=dict(tags))
            return made

    def allow_ping(self, group: SecurityGroupId, source: IPv4Network) -> None:
        with self._call("allow_ping"):
            known = self._groups.get(group) or _refuse(ErrorCode.NOT_FOUND, group)
            sources = dict.fromkeys((*known.ping_from, source))
            self._groups[group] = replace(known, ping_from=tuple(sources))

    def delete_security_group(self, group: SecurityGroupId) -> None:
        with self._call("delete_security_group"):
            targets = [a for one in self._endpoints.values() for a in _targets(one)]
            used = [g for target in targets for g in target.security_group_ids]
            used += [SecurityGroupId(g) for _, _, g in self._running()]
            if group in used:
                _refuse(ErrorCode.IN_USE, group)
            self._groups.pop(group, None)

    # the server that answers ping
    def newest_image(self, instance_type: str) -> str:
        with self._call("newest_image"):
            return "ami-0123456789abcdef0"

    def run_server(
        self,
        *,
        image: str,
        instance_type: str,
        subnet: SubnetId,
        address: IPv4Address,
        group: SecurityGroupId,
        tags: Mapping[str, str],
        token: str,
    ) -> Instance:
        with self._call("run_server"):
            known = self._subnets.get(subnet) or _refuse(ErrorCode.NOT_FOUND, subnet)
            if address not in known.cidr:
                _refuse(ErrorCode.BAD_REQUEST, address)
            server = Instance(
                InstanceId(self._id("i")), "pending", address, subnet, tags=dict(tags)
            )
            self._servers[server.id] = (server, _Changing(self._now()), group)
            return server

    def servers(self, vpn: str) -> tuple[Instance, ...]:
        with self._call("servers"):
            return tuple(s for s, _, _ in self._running() if s.tags.get(TAG_VPN) == vpn)

    def server(self, instance: InstanceId) -> Instance | None:
        with self._call("server"):
            return next((s for s, _, _ in self._running() if s.id == instance), None)

    def terminate_server(self, instance: InstanceId) -> None:
        with self._call("terminate_server"):
            if instance in self._servers:
                server, _, group = self._servers[instance]
                going = _Changing(self._now(), going=True)
                self._servers[instance] = (replace(server, state="shutting-down"), going, group)

    # connection log
    def log_groups(self, prefix: str = "") -> tuple[LogGroup, ...]:
        with self._call("log_groups"):
            found = (g for g in self._logs.values() if g.group_name.startswith(prefix))
            return tuple(LogGroup(g.group_name, g.retention_days) for g in found)

    def log_group(self, name: str) -> LogGroup | None:
        with self._call("log_group"):
            return self._logs.get(name)

    def create_log_group(self, name: str, tags: Mapping[str, str]) -> None:
        with self._call("create_log_group"):
            if name in self._logs:
                _refuse(ErrorCode.ALREADY_EXISTS, name)
            self._logs[name] = LogGroup(name, tags=dict(tags))

    def set_log_retention(self, name: str, days: int) -> None:
        with self._call("set_log_retention"):
            known = self._logs.get(name) or _refuse(ErrorCode.NOT_FOUND, name)
            self._logs[name] = replace(known, retention_days=days)

    def log_stream_exists(self, group: str, stream: str) -> bool:
        with self._call("log_stream_exists"):
            return (group, stream) in self._streams

    def create_log_stream(self, group: str, stream: str) -> None:
        with self._call("create_log_stream"):
            if group not in self._logs:
                _refuse(ErrorCode.NOT_FOUND, group)
            self._streams.add((group, stream))

    def sightings(
        self, endpoint: EndpointId, group: str, stream: str, since: datetime
    ) -> Sightings:
        with self._call("sightings"):
            return self.around.sightings.pop(0) if self.around.sightings else Sightings({}, since)

    def delete_log_group(self, name: str) -> None:
        with self._call("delete_log_group"):
            self._logs.pop(name, None)
            self._streams = {one for one in self._streams if one[0] != name}

    def delete_log_stream(self, group: str, stream: str) -> None:
        with self._call("delete_log_stream"):
            self._streams.discard((group, stream))

    # certificates
    def certificates(self) -> tuple[Certificate, ...]:
        with self._call("certificates"):
            return tuple(
                replace(c, tags={}, in_use=self._in_use(c.arn)) for c in self._certificates.values()
            )

    def certificate(self, arn: CertificateArn) -> Certificate | None:
        with self._call("certificate"):
            found = self._certificates.get(arn)
            return replace(found, in_use=self._in_use(arn)) if found else None

    def import_certificate(
        self, *, certificate: str, key: Secret, chain: str, tags: Mapping[str, str]
    ) -> CertificateArn:
        with self._call("import_certificate"):
            if not key.reveal():
                _refuse(ErrorCode.CERTIFICATE_REFUSED, "key")
            arn = CertificateArn(f"arn:aws:acm:{self._region}:{ACCOUNT}:{self._id('certificate')}")
            self._certificates[arn] = Certificate(
                arn,
                "server",
                "ISSUED",
                "RSA_2048",
                not_after=datetime.now(UTC) + timedelta(days=730),
                tags=dict(tags),
            )
            self.imported[arn] = (certificate, chain)
            return arn

    def delete_certificate(self, arn: CertificateArn) -> None:
        with self._call("delete_certificate"):
            if self._in_use(arn):
                _refuse(ErrorCode.IN_USE, arn)
            self._certificates.pop(arn, None)

    # the endpoint
    def endpoint_quota(self) -> int | None:
        with self._call("endpoint_quota"):
            return self._quota

    def endpoints(self) -> tuple[Endpoint, ...]:
        with self._call("endpoints"):
            return tuple(self._shown(one) for one in self._endpoints.values())

    def endpoint(self, endpoint: EndpointId) -> Endpoint | None:
        with self._call("endpoint"):
            found = self._endpoints.get(endpoint)
            return self._shown(found) if found else None

    def create_endpoint(
        self, order: EndpointOrder, tags: Mapping[str, str], token: str
    ) -> EndpointId:
        with self._call("create_endpoint"):
            for known in self._endpoints.values():
                if known.token == token:
                    return known.endpoint.id
            if len(self._endpoints) >= self._quota:
                raise WizardError(ErrorCode.QUOTA_REACHED, quota=self._quota, name=order.name)
            for arn in (order.server_certificate, order.client_root):
                if arn not in self._certificates:
                    _refuse(ErrorCode.CERTIFICATE_REFUSED, arn)
            if any(order.client_cidr.overlaps(c) for c in self._vpc(order.vpc_id).cidrs):
                _refuse(ErrorCode.ADDRESS_OVERLAP, order.client_cidr)
            if order.log_group and order.log_group not in self._logs:
                _refuse(ErrorCode.BAD_REQUEST, order.log_group)
            made = self._id("cvpn-endpoint")
            endpoint = Endpoint(
                id=EndpointId(made),
                state=EndpointState.PENDING_ASSOCIATE,
                message="",
                dns_name=f"{made}.prod.clientvpn.{self._region}.amazonaws.com",
                client_cidr=order.client_cidr,
                vpc_id=order.vpc_id,
                security_group_ids=order.security_group_ids,
                server_certificate=order.server_certificate,
                client_root=order.client_root,
                transport=order.transport,
                port=order.port,
                split_tunnel=order.split_tunnel,
                dns_servers=order.dns_servers,
                session_hours=order.session_hours,
                banner=order.banner,
                log_group=order.log_group,
                log_stream=order.log_stream,
                description=order.name,
                tags=dict(tags),
            )
            self._endpoints[endpoint.id] = _Endpoint(endpoint, _Changing(self._now()), token)
            return endpoint.id

    def delete_endpoint(self, endpoint: EndpointId) -> None:
        with self._call("delete_endpoint"):
            found = self._endpoints.get(endpoint)
            if found is None:
                return
            if found.associations:
                _refuse(ErrorCode.IN_USE, endpoint)
            found.change = _Changing(self._now(), going=True)

    def associations(self, endpoint: EndpointId) -> tuple[Association, ...]:
        with self._call("associations"):
            found = self._endpoints.get(endpoint)
            return _targets(found) if found else ()

    def associate(self, endpoint: EndpointId, subnet: SubnetId, token: str) -> AssociationId:
        with self._call("associate"):
            found = self._known(endpoint)
            wanted = self._subnets.get(subnet) or _refuse(ErrorCode.SUBNET_UNSUITABLE, subnet)
            if wanted.vpc_id != found.endpoint.vpc_id:
                _refuse(ErrorCode.SUBNET_UNSUITABLE, subnet)
            for target in _targets(found):
                if target.subnet_id == subnet:
                    return target.id
                if self._subnets[target.subnet_id].zone == wanted.zone:
                    _refuse(ErrorCode.SUBNET_SAME_ZONE, subnet)
            made = Association(
                AssociationId(self._id("cvpn-assoc")),
                endpoint,
                subnet,
                AssociationState.ASSOCIATING,
                security_group_ids=found.endpoint.security_group_ids,
            )
            found.associations[made.id] = (made, _Changing(self._now()))
            return made.id

    def disassociate(self, endpoint: EndpointId, association: AssociationId) -> None:
        with self._call("disassociate"):
            found = self._endpoints.get(endpoint)
            if found and association in found.associations:
                going = _Changing(self._now(), going=True)
                target = found.associations[association][0]
                target = replace(target, state=AssociationState.DISASSOCIATING)
                found.associations[association] = (target, going)

    def authorization_rules(self, endpoint: EndpointId) -> tuple[AuthorizationRule, ...]:
        with self._call("authorization_rules"):
            found = self._endpoints.get(endpoint)
            return tuple(
                AuthorizationRule(cidr, self._state(change, "authorizing", "revoking"))
                for cidr, change in (found.rules.items() if found else ())
            )

    def authorize(self, endpoint: EndpointId, cidr: IPv4Network, token: str) -> None:
        with self._call("authorize"):
            self._known(endpoint).rules.setdefault(cidr, _Changing(self._now()))

    def revoke_authorization(self, endpoint: EndpointId, cidr: IPv4Network) -> None:
        with self._call("revoke_authorization"):
            found = self._endpoints.get(endpoint)
            if found and cidr in found.rules:
                found.rules[cidr] = _Changing(self._now(), going=True)

    def client_routes(self, endpoint: EndpointId) -> tuple[ClientRoute, ...]:
        with self._call("client_routes"):
            found = self._endpoints.get(endpoint)
            if found is None:
                return ()
            of_aws = [
                ClientRoute(cidr, target.subnet_id, "active", "associate")
                for target in _targets(found)
                if target.state is AssociationState.ASSOCIATED and found.endpoint.vpc_id
                for cidr in self._vpc(found.endpoint.vpc_id).cidrs
            ]
            by_hand = [
                ClientRoute(cidr, subnet, self._state(change, "creating", "deleting"), "add-route")
                for (cidr, subnet), change in found.routes.items()
            ]
            return (*of_aws, *by_hand)

    def create_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId, token: str
    ) -> None:
        with self._call("create_client_route"):
            found = self._known(endpoint)
            if subnet not in [target.subnet_id for target in _targets(found)]:
                _refuse(ErrorCode.SUBNET_UNSUITABLE, subnet)
            found.routes.setdefault((cidr, subnet), _Changing(self._now()))

    def delete_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId
    ) -> None:
        with self._call("delete_client_route"):
            found = self._endpoints.get(endpoint)
            if found and (cidr, subnet) in found.routes:
                found.routes[cidr, subnet] = _Changing(self._now(), going=True)

    def export_profile(self, endpoint: EndpointId) -> str:
        with self._call("export_profile"):
            shown = self._shown(self._known(endpoint))
            if shown.state is not EndpointState.AVAILABLE:
                _refuse(ErrorCode.IN_USE, endpoint)
            _, chain = self.imported.get(shown.server_certificate, ("", ""))
            return EXPORT.format(
                transport=shown.transport, host=shown.dns_name, port=shown.port, ca=chain.strip()
            )

    # looking after it
    def connections(self, endpoint: EndpointId) -> tuple[Connection, ...]:
        with self._call("connections"):
            return self.around.connections if endpoint in self._endpoints else ()

    def revocation_list(self, endpoint: EndpointId) -> RevocationList | None:
        with self._call("revocation_list"):
            return self.around.revocation_list

    def import_revocation_list(self, endpoint: EndpointId, pem: str) -> None:
        with self._call("import_revocation_list"):
            self._known(endpoint)
            self.around.revocation_list = RevocationList(pem, active=True)

    def end_connection(self, endpoint: EndpointId, connection: str) -> None:
        with self._call("end_connection"):
            self.around.connections = tuple(
                replace(one, state="terminated") if one.id == connection else one
                for one in self.around.connections
            )

    def reimport_certificate(
        self, arn: CertificateArn, *, certificate: str, key: Secret, chain: str
    ) -> None:
        with self._call("reimport_certificate"):
            if arn not in self.imported:
                _refuse(ErrorCode.NOT_FOUND, arn)
            self.imported[arn] = (certificate, chain)

    def certificate_text(self, arn: CertificateArn) -> CertificateText | None:
        with self._call("certificate_text"):
            told = self.around.texts.get(arn)
            if told is None and arn in self.imported:
                told = CertificateText(*self.imported[arn])
            return told

    def change_endpoint(self, endpoint: EndpointId, change: EndpointChange) -> None:
        with self._call("change_endpoint"):
            found = self._known(endpoint)
            if change.log and change.log[0] and change.log[0] not in self._logs:
                _refuse(ErrorCode.BAD_REQUEST, change.log[0])
            found.endpoint = changed(found.endpoint, change)

    def apply_security_groups(
        self, endpoint: EndpointId, vpc: VpcId, groups: Sequence[SecurityGroupId]
    ) -> None:
        with self._call("apply_security_groups"):
            found, worn = self._known(endpoint), tuple(groups)
            if found.endpoint.vpc_id != vpc:
                _refuse(ErrorCode.BAD_REQUEST, vpc)
            found.endpoint = replace(found.endpoint, security_group_ids=worn)
            for key, (target, change) in found.associations.items():
                found.associations[key] = (replace(target, security_group_ids=worn), change)

    def group_rules(self, vpc: VpcId) -> tuple[GroupRules, ...]:
        with self._call("group_rules"):
            return self.around.groups or tuple(
                rules_of(group) for group in self._groups.values() if group.vpc_id == vpc
            )

    def network_acls(self, vpc: VpcId) -> tuple[NetworkAcl, ...]:
        with self._call("network_acls"):
            found = self._vpc(vpc)
            subnets = tuple(s.id for s in self._subnets.values() if s.vpc_id == vpc)
            return self.around.acls or (replace(acl_of(found), subnets=subnets),)

    def route_tables(self, vpc: VpcId) -> tuple[RouteTable, ...]:
        with self._call("route_tables"):
            return self.around.tables or (table_of(self._vpc(vpc)),)

    def interfaces(self, vpc: VpcId) -> tuple[Interface, ...]:
        with self._call("interfaces"):
            of_endpoints = [
                endpoint_interface(target)
                for one in self._endpoints.values()
                for target in _targets(one)
                if one.endpoint.vpc_id == vpc
            ]
            of_servers = [server_interface(s, [group]) for s, _, group in self._running()]
            return self.around.interfaces or (*of_endpoints, *of_servers)

    def attempts(self, group: str, stream: str, since: datetime) -> tuple[Attempt, ...]:
        with self._call("attempts"):
            return tuple(one for one in self.around.attempts if one.at >= since)

    def authentication_failures(self, endpoint: EndpointId, hours: int) -> int:
        with self._call("authentication_failures"):
            return self.around.authentication_failures

    # inside
    @contextmanager
    def _call(self, method: str) -> Iterator[None]:
        """Write the call down, refuse it if so told, let time pass, and hold the lock."""
        with self._lock:
            self.calls.append(method)
            if self._queued[method]:
                raise self._queued[method].pop(0)
            self._tick()
            yield

    def _id(self, prefix: str) -> str:
        self._count += 1
        separator = "/" if prefix == "certificate" else "-"
        return f"{prefix}{separator}{self._count:017x}"

    def _over(self, change: _Changing) -> bool:
        return self._now() - change.since >= self._settle

    def _state(self, change: _Changing, coming: str, going: str) -> str:
        if change.going:
            return going
        return "active" if self._over(change) else coming

    def _tick(self) -> None:
        """Move everything whose time has come to its next state."""
        for instance, (server, change, group) in self._servers.items():
            if self._over(change):
                state = "terminated" if change.going else "running"
                self._servers[instance] = (replace(server, state=state), change, group)
        for one in list(self._endpoints.values()):
            for key, (target, change) in list(one.associations.items()):
                if not self._over(change):
                    continue
                if change.going:
                    del one.associations[key]
                    gone = target.subnet_id
                    one.routes = {k: c for k, c in one.routes.items() if k[1] != gone}
                else:
                    settled = replace(target, state=AssociationState.ASSOCIATED)
                    one.associations[key] = (settled, change)
            one.rules = {k: c for k, c in one.rules.items() if not self._gone(c)}
            one.routes = {k: c for k, c in one.routes.items() if not self._gone(c)}
            if self._gone(one.change):
                del self._endpoints[one.endpoint.id]

    def _gone(self, change: _Changing) -> bool:
        return change.going and self._over(change)

    def _running(self) -> list[tuple[Instance, _Changing, str]]:
        return [entry for entry in self._servers.values() if entry[0].state != "terminated"]

    def _vpc(self, vpc: VpcId) -> Vpc:
        return self._vpcs.get(vpc) or _refuse(ErrorCode.NOT_FOUND, vpc)

    def _known(self, endpoint: EndpointId) -> _Endpoint:
        return self._endpoints.get(endpoint) or _refuse(ErrorCode.NOT_FOUND, endpoint)

    def _in_use(self, arn: CertificateArn) -> bool:
        return any(
            arn in {one.endpoint.server_certificate, one.endpoint.client_root}
            for one in self._endpoints.values()
        )

    def _shown(self, one: _Endpoint) -> Endpoint:
        if one.change.going:
            return replace(one.endpoint, state=EndpointState.DELETING)
        ready = any(t.state is AssociationState.ASSOCIATED for t in _targets(one))
        state = EndpointState.AVAILABLE if ready else EndpointState.PENDING_ASSOCIATE
        return replace(one.endpoint, state=state)


def _targets(one: _Endpoint) -> tuple[Association, ...]:
    return tuple(target for target, _ in one.associations.values())


def _refuse(code: ErrorCode, name: object) -> NoReturn:
    raise WizardError(code, name=str(name))


EXPORT = """client
dev tun
proto {transport}
remote {host} {port}
remote-random-hostname
resolv-retry infinite
nobind
remote-cert-tls server
cipher AES-256-GCM
verb 3
<ca>
{ca}
</ca>

reneg-sec 0

verify-x509-name server name
"""
"""The form of AWS's export, as the fact sheets and the Client VPN guide show it."""
