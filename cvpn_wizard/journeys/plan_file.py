"""The plan file: TOML in, a whole :class:`VpnSpec` out, and back."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.checks import RangeKind, TakenRange
from cvpn_wizard.journeys.plan_reading import Findings, PlanProblems, Table
from cvpn_wizard.journeys.plan_writing import write_plan
from cvpn_wizard.journeys.toml_lines import lines_of
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import (
    CertificateSpec,
    CheckServer,
    Existing,
    LogSpec,
    NetworkSpec,
    NewSecurityGroup,
    NewSubnet,
    NewVpc,
    ProfileStyle,
    Transport,
    VpnSpec,
)

__all__ = ["PlanProblems", "parse_plan", "read_plan", "write_plan"]

SECTIONS = ("vpn", "certificates", "network", "access", "log", "check")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
_NOWHERE = IPv4Network("10.0.0.0/16")


def read_plan(path: Path) -> VpnSpec:
    """Read a plan file.

    :raises WizardError: FILE_UNREADABLE; :class:`PlanProblems` with everything that is wrong.
    """
    return parse_plan(read_text(path), where=path.absolute().parent, name=str(path))


def parse_plan(text: str, where: Path, name: str = "") -> VpnSpec:
    """Read a plan.

    :param where: the folder that a relative path in it starts from.
    :param name: the file's, for the refusal.
    :raises PlanProblems: with everything that is wrong, each with its line.
    """
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers and nesting beyond all measure
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else len(text.splitlines())
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        problem = Problem("toml", "", {"reason": reason}, line=line)
        raise PlanProblems([problem], path=name) from error
    findings = Findings(lines_of(text))
    Table("", content, SECTIONS, findings)
    spec = _Reader(content, findings, where).spec()
    if findings.hard:
        in_order = sorted(findings.problems, key=lambda one: (one.line is None, one.line or 0))
        raise PlanProblems(in_order, path=name)
    return spec


class _Reader:
    """One reading. Values that are wrong become defaults, so that all faults are found."""

    def __init__(self, content: dict[str, object], findings: Findings, where: Path) -> None:
        self._content = content
        self._findings = findings
        self._where = where
        self._described = False
        """It tells of an endpoint that was taken into care, which may lack what we would make."""
        self._whole: tuple[IPv4Network, ...] = ()
        """The range of a new VPC, if it is one."""
        self._cidrs: dict[str, IPv4Network] = {}
        """The ranges of new subnets, as far as they are right."""

    def _table(self, name: str, *known: str) -> Table:
        return Table(name, self._content.get(name), known, self._findings)

    def spec(self) -> VpnSpec:
        vpn = self._table(
            "vpn",
            "name",
            "region",
            "client_cidr",
            "transport",
            "port",
            "split_tunnel",
            "dns_servers",
            "session_hours",
            "banner",
            "adopted",
            "succeeds",
            "overlap_until",
        )
        adopted = vpn.text("adopted", "", _endpoint_problem)
        self._described = bool(adopted)
        network = self._network()
        access = self._table("access", "authorize", "routes")
        split = vpn.yes("split_tunnel", default=True)
        authorize = access.texts("authorize", ())
        if "authorize" not in access and self._whole:
            authorize = tuple(str(cidr) for cidr in self._whole)
        elif not authorize and not self._described and not access.unreadable("authorize"):
            access.wrong("authorize", "authorize-empty")
        self._each(access, "authorize", authorize)
        routes = access.texts("routes", ())
        if self._each(access, "routes", routes):
            access.add(
                "routes",
                checks.routes_problem(routes, authorize, split_tunnel=split, vpc=self._whole),
            )
        dns = vpn.texts("dns_servers", ())
        vpn.add("dns_servers", checks.dns_servers_problem(dns))
        server, ping = self._check(network)
        return VpnSpec(
            name=vpn.text("name", None, checks.vpn_name_problem),
            region=vpn.text("region", None, _region_problem),
            client_cidr=self._client_cidr(vpn, routes),
            transport=Transport(vpn.one_of("transport", "udp", tuple(Transport))),
            port=vpn.number("port", 443, partial(checks.one_of_problem, allowed=checks.PORTS)),
            split_tunnel=split,
            dns_servers=tuple(IPv4Address(one) for one in dns if not checks.address_problem(one)),
            session_hours=vpn.number(
                "session_hours", 24, partial(checks.one_of_problem, allowed=checks.SESSION_HOURS)
            ),
            banner=vpn.text("banner", "", checks.banner_problem),
            certificates=self._certificates(),
            network=network,
            authorize=_networks(authorize),
            routes=_networks(routes),
            log=self._log(),
            check_server=server,
            ping=ping,
            adopted=adopted,
            succeeds=vpn.text("succeeds", "", _succeeded_problem),
            overlap_until=checks.day_of(vpn.text("overlap_until", "", _day_problem)),
        )

    @staticmethod
    def _each(table: Table, key: str, ranges: Sequence[str]) -> bool:
        """Judge every range of a list on its own line; whether all are right."""
        found = [checks.range_problem(one, ranges[:at]) for at, one in enumerate(ranges)]
        for at, problem in enumerate(found):
            table.add(key, problem, at)
        return not any(found)

    def _client_cidr(self, vpn: Table, routes: Sequence[str]) -> IPv4Network:
        taken = [TakenRange(cidr, RangeKind.VPC) for cidr in self._whole]
        taken += [
            TakenRange(cidr, RangeKind.EXTRA_ROUTE)
            for cidr in _networks(routes)
            if cidr != checks.ANYWHERE
        ]
        rule = partial(checks.client_cidr_problem, taken=taken)
        return checks.network_of(vpn.text("client_cidr", None, rule)) or _NOWHERE

    # certificates

    def _certificates(self) -> CertificateSpec:
        table = self._table(
            "certificates",
            "authority",
            "server",
            "clients",
            "import_client",
            "profile_style",
            "ca_years",
            "certificate_years",
        )
        server = table.text(
            "server", "server", partial(checks.certificate_name_problem, server=True)
        )
        clients = table.texts("clients", ())
        if not clients and not self._described and not table.unreadable("clients"):
            table.wrong("clients", "clients-empty")
        for number, client in enumerate(clients):
            others = (server, *clients[:number])
            table.add("clients", checks.certificate_name_problem(client, others), number)
        authority = table.text("authority", "new", self._authority_problem)
        style = table.one_of("profile_style", "inline", tuple(ProfileStyle))
        return CertificateSpec(
            authority=None if authority == "new" else self._path(authority),
            server=server,
            clients=clients,
            import_client=table.yes("import_client", default=False),
            profile_style=ProfileStyle(style),
            ca_years=table.number("ca_years", 10, checks.years_problem),
            certificate_years=table.number("certificate_years", 2, checks.years_problem),
        )

    def _path(self, text: str) -> Path:
        return self._where / Path(text).expanduser()

    def _authority_problem(self, text: str) -> Problem | None:
        try:
            readable = bool(text.strip()) and "\0" not in text and bool(self._path(text))
        except RuntimeError:  # "~somebody" whom this computer does not know
            readable = False
        if readable:
            return None
        return Problem("authority-form", facts={"value": text}, suggestion="new")

    # network

    def _network(self) -> NetworkSpec:
        table = self._table("network", "vpc", "target_subnets", "other_subnets", "security_group")
        vpc = self._vpc(table)
        targets = self._subnets(table, "target_subnets", ())
        if not targets and not self._described and not table.unreadable("target_subnets"):
            table.wrong("target_subnets", "targets-empty")
        fixed = tuple(one for one in targets if isinstance(one, NewSubnet))
        others = self._subnets(table, "other_subnets", fixed)
        if isinstance(vpc, NewVpc):
            for number, one in enumerate(targets):
                if isinstance(one, Existing):
                    table.wrong("target_subnets", "subnet-in-new-vpc", item=number, value=one.ref)
        return NetworkSpec(
            vpc=vpc,
            target_subnets=targets,
            other_subnets=tuple(one for one in others if isinstance(one, NewSubnet)),
            security_group=self._security_group(table, vpc),
        )

    def _vpc(self, table: Table) -> Existing | NewVpc:
        value = table.raw("vpc")
        if isinstance(value, dict):
            inner = Table("network.vpc", value, ("name", "cidr"), self._findings)
            name = inner.text("name", None, checks.tag_name_problem)
            cidr = checks.network_of(inner.text("cidr", None, checks.vpc_cidr_problem))
            self._whole = (cidr,) if cidr else ()
            return NewVpc(name, cidr or _NOWHERE)
        return Existing(table.text("vpc", None, checks.tag_name_problem))

    def _subnets(
        self, table: Table, key: str, before: tuple[NewSubnet, ...]
    ) -> tuple[Existing | NewSubnet, ...]:
        value = table.raw(key)
        if not isinstance(value, list):
            if value is not None:
                table.wrong(key, "type-subnets", key=key)
            return ()
        found: list[Existing | NewSubnet] = []
        for number, one in enumerate(value):
            known = [*before, *(other for other in found if isinstance(other, NewSubnet))]
            if isinstance(one, str) and key == "target_subnets":
                table.add(key, checks.tag_name_problem(one), number)
                if Existing(one) in found:
                    table.wrong(key, "name-twice", item=number, value=one)
                found.append(Existing(one))
            elif isinstance(one, dict):
                place = f"network.{key}[{number}]"
                inner = Table(
                    f"network.{key}", one, ("name", "cidr", "zone"), self._findings, place
                )
                found.append(self._subnet(inner, known, target=key == "target_subnets"))
            else:
                table.wrong(key, "type-subnets", item=number, key=key)
        return tuple(found)

    def _subnet(self, inner: Table, known: list[NewSubnet], *, target: bool) -> NewSubnet:
        name = inner.text("name", None, checks.tag_name_problem)
        zone = inner.text("zone", "")
        if name and name in {other.name for other in known}:
            inner.wrong("name", "name-twice", value=name)
        if target and zone and zone in {other.zone for other in known}:
            inner.wrong("zone", "zone-twice", value=zone)
        rule = partial(
            checks.subnet_cidr_problem,
            vpc=self._whole,
            others=list(self._cidrs.values()),
            target=target,
        )
        cidr = checks.network_of(inner.text("cidr", None, rule))
        if cidr:
            self._cidrs[name] = cidr
        return NewSubnet(name, cidr or _NOWHERE, zone)

    def _security_group(self, table: Table, vpc: Existing | NewVpc) -> Existing | NewSecurityGroup:
        value = table.raw("security_group")
        if isinstance(value, dict):
            path = "network.security_group"
            inner = Table(path, value, ("name", "allow_ping_from"), self._findings)
            name = inner.text("name", None, checks.group_name_problem)
            source: IPv4Network | None = None
            if "allow_ping_from" in inner:
                text = inner.text("allow_ping_from", "0.0.0.0/0", checks.network_problem)
                source = checks.network_of(text)
            return NewSecurityGroup(name, source)
        ref = table.text("security_group", None, checks.tag_name_problem)
        if ref and isinstance(vpc, NewVpc):
            table.wrong("security_group", "group-in-new-vpc", value=ref)
        return Existing(ref)

    # log and check

    def _log(self) -> LogSpec | None:
        table = self._table("log", "enabled", "group", "stream", "retention_days")
        group = table.text("group", "/aws/clientvpn", checks.log_group_problem)
        stream = table.text("stream", "connection-log", checks.log_stream_problem)
        days = table.number(
            "retention_days",
            30,
            partial(checks.one_of_problem, allowed=(0, *checks.RETENTION_DAYS)),
        )
        return LogSpec(group, stream, days or None) if table.yes("enabled", default=True) else None

    def _check(self, network: NetworkSpec) -> tuple[CheckServer | None, IPv4Address | None]:
        table = self._table("check", "server", "ping")
        server: CheckServer | None = None
        if "server" in table:
            path = "check.server"
            known = ("subnet", "address", "instance_type")
            inner = Table(path, table.raw("server"), known, self._findings)
            subnet = inner.text("subnet", None)
            new = [*network.target_subnets, *network.other_subnets]
            names = [one.ref if isinstance(one, Existing) else one.name for one in new]
            if subnet and subnet not in names and not subnet.startswith("subnet-"):
                near = difflib.get_close_matches(subnet, names, n=1, cutoff=0.0)
                facts = {"value": subnet}
                suggestion = near[0] if near else None
                inner.add(
                    "subnet", Problem("server-subnet-unknown", facts=facts, suggestion=suggestion)
                )
            rule = partial(checks.server_address_problem, subnet=self._cidrs.get(subnet))
            address = inner.text("address", None, rule)
            kind = inner.text("instance_type", "t4g.nano", checks.instance_type_problem)
            server = CheckServer(subnet, IPv4Address(address or "0.0.0.0"), kind)  # noqa: S104
        ping = table.text("ping", str(server.address) if server else "")
        if not ping:
            return server, None
        wrong = checks.address_problem(ping)
        table.add("ping", wrong)
        return server, None if wrong else IPv4Address(ping)


def _networks(ranges: Sequence[str]) -> tuple[IPv4Network, ...]:
    return tuple(cidr for cidr in map(checks.network_of, ranges) if cidr is not None)


def _endpoint_problem(endpoint: str) -> Problem | None:
    if re.fullmatch(r"cvpn-endpoint-[0-9a-f]+", endpoint):
        return None
    return Problem("endpoint-form", facts={"value": endpoint})


def _succeeded_problem(name: str) -> Problem | None:
    return checks.vpn_name_problem(name) if name else None


def _day_problem(day: str) -> Problem | None:
    if not day or checks.day_of(day) is not None:
        return None
    return Problem("day-form", facts={"value": day})


def _region_problem(region: str) -> Problem | None:
    if _REGION.fullmatch(region):
        return None
    return Problem("region-form", facts={"value": region}, suggestion="ap-northeast-1")
