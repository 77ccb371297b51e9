"""The journey Set up a VPN: its pages in order, and the one door from answers to a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.addresses import taken_ranges
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.plan_reading import Findings, PlanProblems
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
    VpnSpec,
)


@dataclass(frozen=True)
class FlowRow:
    """One page of the flow.

    :ivar commits: its button starts the work; there is no way back past it.
    :ivar works: it shows work that has begun; Back is off.
    """

    page: str
    commits: bool = False
    works: bool = False


FLOW: tuple[FlowRow, ...] = (
    FlowRow("before"),
    FlowRow("account"),
    FlowRow("certificates"),
    FlowRow("network"),
    FlowRow("addresses"),
    FlowRow("access"),
    FlowRow("review", commits=True),
    FlowRow("progress", works=True),
    FlowRow("connect", works=True),
    FlowRow("done", works=True),
)
PAGE_IDS = tuple(row.page for row in FLOW)


class SetupJourney:
    """Where a person is in the flow, and what was said so far. Knows no window.

    :ivar answers: the latest. Going back keeps them: what was typed stays.
    :ivar reached: the furthest page so far.
    """

    def __init__(self, answers: Answers | None = None, page: str = "before") -> None:
        self.answers = answers or Answers()
        self.page = page
        self.reached = page

    @property
    def row(self) -> FlowRow:
        return FLOW[PAGE_IDS.index(self.page)]

    @property
    def can_go_back(self) -> bool:
        return self.page != PAGE_IDS[0] and not self.row.works

    @property
    def is_last(self) -> bool:
        return self.page == PAGE_IDS[-1]

    def allowed(self, page: str) -> bool:
        """Whether a click on that page in the rail leads there."""
        if self.row.works:
            return page == self.page
        row = FLOW[PAGE_IDS.index(page)]
        return not row.works and PAGE_IDS.index(page) <= PAGE_IDS.index(self.reached)

    def next(self, answers: Answers) -> str:
        """Keep the answers and go on; returns the page."""
        self.answers = answers
        at = PAGE_IDS.index(self.page)
        if at + 1 < len(PAGE_IDS):
            self.page = PAGE_IDS[at + 1]
        if PAGE_IDS.index(self.page) > PAGE_IDS.index(self.reached):
            self.reached = self.page
        return self.page

    def back(self, answers: Answers) -> str:
        """Keep the answers and go back, where there is a way back; returns the page."""
        self.answers = answers
        if self.can_go_back:
            self.page = PAGE_IDS[PAGE_IDS.index(self.page) - 1]
        return self.page

    def jump(self, page: str, answers: Answers) -> str:
        """Keep the answers and go to an allowed page; returns the page."""
        self.answers = answers
        if self.allowed(page):
            self.page = page
        return self.page

    def put_right(self, page: str, answers: Answers) -> str:
        """Keep the answers and go back to where a page says that something has to be put right.

        Unlike the rail, a run that failed leads back past the commit; the page of the run says
        so only while nothing is at work. Returns the page.
        """
        self.answers = answers
        if PAGE_IDS.index(page) < PAGE_IDS.index(self.page):
            self.page = page
        return self.page


def targets_of(answers: Answers) -> tuple[str, ...]:
    """The names or ids of the target subnets."""
    return tuple(
        subnet.ref if isinstance(subnet, Existing) else subnet.name
        for subnet in answers.network.target_subnets
    )


def authorize_of(answers: Answers) -> tuple[str, ...]:
    """The ranges that people may reach: what was said, or the VPC's own."""
    return answers.access.authorize or answers.network.vpc_cidrs


def spec_from(answers: Answers) -> VpnSpec:
    """The one way from what was said to what will be made.

    :raises PlanProblems: with every value that is wrong; fields are ``page.field``.
    """
    findings = Findings()
    network = _network(answers, findings)
    _judge(answers, findings)
    if findings.hard or network is None:
        raise PlanProblems(findings.hard or findings.problems)
    said, access, certificates = answers.network, answers.access, answers.certificates
    cidr = checks.network_of(answers.client_cidr)
    if cidr is None:
        raise PlanProblems([Problem("range-empty", "addresses.client_cidr")])
    server = None
    if said.server_enabled:
        server = CheckServer(
            said.server_subnet, IPv4Address(said.server_address.strip()), said.server_type
        )
    return VpnSpec(
        name=answers.name,
        region=answers.account.region,
        client_cidr=cidr,
        transport=access.transport,
        port=access.port,
        split_tunnel=access.split_tunnel,
        dns_servers=tuple(IPv4Address(one.strip()) for one in access.dns_servers),
        session_hours=access.session_hours,
        banner=access.banner,
        certificates=CertificateSpec(
            authority=certificates.authority,
            server=certificates.server,
            clients=certificates.clients,
            import_client=certificates.import_client,
            profile_style=certificates.profile_style,
            ca_years=certificates.ca_years,
            certificate_years=certificates.certificate_years,
        ),
        network=network,
        authorize=tuple(n for n in map(checks.network_of, authorize_of(answers)) if n),
        routes=tuple(n for n in map(checks.network_of, access.routes) if n),
        log=LogSpec(said.log_group, said.log_stream, said.log_retention_days)
        if said.log_enabled
        else None,
        check_server=server,
        ping=IPv4Address(answers.ping.strip()) if answers.ping.strip() else None,
    )


def _network(answers: Answers, findings: Findings) -> NetworkSpec | None:
    said = answers.network
    if said.vpc is None:
        findings.add("network.vpc", Problem("vpc-missing"))
    if not said.target_subnets:
        findings.add("network.subnets", Problem("targets-empty"))
    if said.security_group is None:
        findings.add("network.security_group", Problem("security-group-missing"))
    if said.vpc is None or said.security_group is None or not said.target_subnets:
        return None
    return NetworkSpec(
        vpc=said.vpc,
        target_subnets=said.target_subnets,
        other_subnets=said.other_subnets,
        security_group=said.security_group,
    )


def _judge(answers: Answers, findings: Findings) -> None:
    """Every rule of every page."""
    findings.add("before.name", checks.vpn_name_problem(answers.name))
    if answers.account.identity is None:
        findings.add("account.verify", Problem("account-missing"))
    _judge_certificates(answers, findings)
    _judge_network(answers, findings)
    findings.add(
        "addresses.client_cidr",
        checks.client_cidr_problem(answers.client_cidr, taken_ranges(answers)),
    )
    access, allowed = answers.access, authorize_of(answers)
    findings.add("access.authorize", checks.ranges_problem(allowed, needed=True))
    findings.add(
        "access.routes",
        checks.routes_problem(
            access.routes,
            allowed,
            split_tunnel=access.split_tunnel,
            vpc=[n for n in map(checks.network_of, answers.network.vpc_cidrs) if n],
        ),
    )
    findings.add("access.dns", checks.dns_servers_problem(access.dns_servers))
    findings.add("access.port", checks.one_of_problem(access.port, checks.PORTS))
    findings.add(
        "access.session_hours", checks.one_of_problem(access.session_hours, checks.SESSION_HOURS)
    )
    findings.add("access.banner", checks.banner_problem(access.banner))
    if answers.ping.strip():
        findings.add("connect.host", checks.address_problem(answers.ping))


def _judge_certificates(answers: Answers, findings: Findings) -> None:
    said = answers.certificates
    findings.add("certificates.server", checks.certificate_name_problem(said.server, server=True))
    if not said.clients:
        findings.add("certificates.clients", Problem("clients-empty"))
    for number, client in enumerate(said.clients):
        others = (said.server, *said.clients[:number])
        findings.add("certificates.clients", checks.certificate_name_problem(client, others))
    if said.folder is not None and not said.folder.is_absolute():
        wrong = Problem("folder-relative", facts={"value": str(said.folder)})
        findings.add("certificates.folder", wrong)
    findings.add("certificates.ca_years", checks.years_problem(said.ca_years))
    findings.add("certificates.certificate_years", checks.years_problem(said.certificate_years))


def _judge_network(answers: Answers, findings: Findings) -> None:
    said = answers.network
    if isinstance(said.vpc, NewVpc):
        findings.add("network.new_vpc_name", checks.tag_name_problem(said.vpc.name))
        findings.add("network.new_vpc_cidr", checks.vpc_cidr_problem(str(said.vpc.cidr)))
    whole = tuple(n for n in map(checks.network_of, said.vpc_cidrs) if n)
    known: list[NewSubnet] = []
    for number, subnet in enumerate((*said.target_subnets, *said.other_subnets)):
        if isinstance(subnet, NewSubnet):
            findings.add(
                "network.new_subnet_cidr",
                checks.subnet_cidr_problem(
                    str(subnet.cidr),
                    whole,
                    [other.cidr for other in known],
                    target=number < len(said.target_subnets),
                ),
            )
            if subnet.name in {other.name for other in known}:
                findings.add(
                    "network.new_subnet_name", Problem("name-twice", facts={"value": subnet.name})
                )
            known.append(subnet)
    _judge_zones(answers, findings)
    if isinstance(said.security_group, NewSecurityGroup):
        findings.add("network.security_group", checks.group_name_problem(said.security_group.name))
    if said.log_enabled:
        findings.add("network.log_group", checks.log_group_problem(said.log_group))
        findings.add("network.log_stream", checks.log_stream_problem(said.log_stream))
    if said.server_enabled:
        _judge_server(answers, known, findings)


def _judge_zones(answers: Answers, findings: Findings) -> None:
    """AWS associates one subnet of each Availability Zone."""
    said = answers.network
    zones: list[str] = []
    for number, subnet in enumerate(said.target_subnets):
        labels = said.target_labels
        zone = labels[number][2] if number < len(labels) else ""
        if not zone and isinstance(subnet, NewSubnet):
            zone = subnet.zone
        if zone and zone in zones:
            findings.add("network.subnets", Problem("zone-twice", facts={"value": zone}))
        zones.append(zone)


def _judge_server(answers: Answers, known: Sequence[NewSubnet], findings: Findings) -> None:
    said = answers.network
    cidrs = {subnet.name: subnet.cidr for subnet in known}
    labels = {label[0]: checks.network_of(label[1]) for label in said.target_labels}
    subnet = cidrs.get(said.server_subnet) or labels.get(said.server_subnet)
    findings.add(
        "network.server_address", checks.server_address_problem(said.server_address, subnet)
    )
    findings.add("network.server_type", checks.instance_type_problem(said.server_type))


def problems_of(answers: Answers) -> tuple[Problem, ...]:
    """What is wrong with the answers of every page; warnings too, after what is graver."""
    findings = Findings()
    _network(answers, findings)
    _judge(answers, findings)
    return tuple(sorted(findings.problems, key=lambda problem: problem.warning))


def page_problems(page: str, answers: Answers) -> tuple[Problem, ...]:
    """What is wrong with one page's answers; warnings too, after what is graver."""
    return tuple(one for one in problems_of(answers) if one.page == page)
