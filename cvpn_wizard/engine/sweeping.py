"""The last look before the receipt: what still carries our tag, and what only looks like ours.

A VPN may have been set up by several plans, or by a copy of this program whose journal is lost;
its tag is what all of it has in common. Things are found by their kind, not by a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.engine.step import Made, Step
from cvpn_wizard.engine.steps.check_server import RunCheckServer
from cvpn_wizard.engine.steps.endpoint import CreateEndpoint
from cvpn_wizard.engine.steps.imported import ImportServerCertificate
from cvpn_wizard.engine.steps.log_group import NEW_GROUP, MakeLogGroup
from cvpn_wizard.engine.steps.security_group import MakeSecurityGroup
from cvpn_wizard.engine.steps.subnet import MakeSubnet
from cvpn_wizard.engine.steps.team_store import AUTHORITY, REGISTER, TeamStore
from cvpn_wizard.engine.steps.vpc import MakeVpc
from cvpn_wizard.model.aws import EndpointState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import SecurityGroupId, SubnetId, VpcId
from cvpn_wizard.model.spec import CheckServer, Existing, VpnSpec
from cvpn_wizard.model.steps import Leftover, StepKind, step_id

ROUNDS = 4
"""How often what the tag finds is taken away: two of a kind take two rounds."""

_DYING = frozenset({EndpointState.DELETING, EndpointState.DELETED})
_NOWHERE = IPv4Address(0)


def strays(
    cloud: Cloud, plans: Sequence[VpnSpec], *, logs: bool = True
) -> tuple[tuple[Step, Made], ...]:
    """Everything with our tag, each as the step that can take it away.

    :param plans: the VPN's plans, the newest first: they say which certificates and log groups to
        ask AWS about, since neither can be listed by tag.
    :param logs: log groups too.
    """
    found = [*_endpoints(cloud, plans[0]), *_servers(cloud, plans)]
    found += _network(cloud, plans[0].name)
    found += _certificates(cloud, plans)
    if logs:
        found += _log_groups(cloud, plans)
    found += _team_store(cloud, plans[0].name)
    return tuple(found)


def left_network(
    cloud: Cloud, plans: Sequence[VpnSpec], *, logs: bool = True
) -> tuple[tuple[Step, Made], ...]:
    """What a VPN that was taken away left to the one in its place.

    Nothing, where an endpoint with its tag stands again: then it is another VPN's.
    """
    if any(_endpoints(cloud, plans[0])):
        return ()
    found = [*_servers(cloud, plans), *_network(cloud, plans[0].name)]
    if logs:
        found += _log_groups(cloud, plans)
    return tuple(found)


def _endpoints(cloud: Cloud, spec: VpnSpec) -> Iterator[tuple[Step, Made]]:
    for endpoint in cloud.endpoints():
        if endpoint.belongs_to(spec.name) and endpoint.state not in _DYING:
            yield CreateEndpoint(spec), Made(endpoint.id)


def _servers(cloud: Cloud, plans: Sequence[VpnSpec]) -> Iterator[tuple[Step, Made]]:
    """Who plans no server need not be allowed to look for one (the least policy)."""
    try:
        found = cloud.servers(plans[0].name)
    except WizardError as error:
        planned = any(plan.check_server is not None for plan in plans)
        if error.code is ErrorCode.ACCESS_DENIED and not planned:
            return
        raise
    for server in found:
        if server.state != "shutting-down":
            wanted = CheckServer(server.subnet_id or "", server.address or _NOWHERE)
            yield RunCheckServer(wanted, in_plan=False), Made(server.id)


def _network(cloud: Cloud, vpn: str) -> Iterator[tuple[Step, Made]]:
    for group in cloud.security_groups():
        if group.belongs_to(vpn):
            yield MakeSecurityGroup(Existing(SecurityGroupId(group.id))), Made(group.id)
    for subnet in cloud.subnets():
        if subnet.belongs_to(vpn):
            yield MakeSubnet(Existing(SubnetId(subnet.id))), Made(subnet.id)
    for vpc in cloud.vpcs():
        if vpc.belongs_to(vpn):
            yield MakeVpc(Existing(VpcId(vpc.id))), Made(vpc.id)


def _certificates(cloud: Cloud, plans: Sequence[VpnSpec]) -> Iterator[tuple[Step, Made]]:
    names = {name for plan in plans for name in _certificate_names(plan)}
    for listed in cloud.certificates():
        if listed.domain and listed.domain not in names:
            continue
        found = cloud.certificate(listed.arn)
        if found is not None and found.belongs_to(plans[0].name):
            yield ImportServerCertificate(found.name or found.domain), Made(found.arn)


def _certificate_names(plan: VpnSpec) -> tuple[str, ...]:
    return (plan.certificates.server, *plan.certificates.clients)


def _log_groups(cloud: Cloud, plans: Sequence[VpnSpec]) -> Iterator[tuple[Step, Made]]:
    wanted = {plan.log.group: plan.log for plan in reversed(plans) if plan.log is not None}
    for log in wanted.values():
        group = cloud.log_group(log.group)
        if group is not None and group.belongs_to(plans[0].name):
            yield MakeLogGroup(log), Made(log.group, facts={"new": NEW_GROUP})


def _team_store(cloud: Cloud, vpn: str) -> Iterator[tuple[Step, Made]]:
    """Whoever may not even look there has no team store: its policy is one of its own."""
    try:
        table, secret = cloud.team_table(vpn), cloud.team_secret_there(vpn)
    except WizardError as error:
        if error.code is ErrorCode.ACCESS_DENIED:
            return
        raise
    for part, found in ((REGISTER, table), (AUTHORITY, secret)):
        if found is not None and found.belongs_to(vpn):
            yield TeamStore(part), Made(found.id)


def alike(cloud: Cloud, spec: VpnSpec) -> tuple[Leftover, ...]:
    """Endpoints that look like this VPN and are not ours: they cost, and are left alone."""
    return tuple(
        Leftover(
            step_id(StepKind.ENDPOINT), endpoint.id, WizardError(ErrorCode.NOT_OURS, name=spec.name)
        )
        for endpoint in cloud.endpoints()
        if not endpoint.belongs_to(spec.name)
        and endpoint.state not in _DYING
        and spec.name in {endpoint.name, endpoint.description}
    )
