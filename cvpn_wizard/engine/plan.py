"""The steps of a VPN, by hand and in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.engine.steps.association import AssociateSubnet
from cvpn_wizard.engine.steps.authorization import AuthorizeRange
from cvpn_wizard.engine.steps.certificates import MakeCertificates
from cvpn_wizard.engine.steps.check_server import RunCheckServer
from cvpn_wizard.engine.steps.endpoint import CreateEndpoint
from cvpn_wizard.engine.steps.imported import ImportClientCertificate, ImportServerCertificate
from cvpn_wizard.engine.steps.log_group import MakeLogGroup
from cvpn_wizard.engine.steps.profile import WriteProfile
from cvpn_wizard.engine.steps.revocation_list import ImportRevocationList
from cvpn_wizard.engine.steps.route import CreateRoute
from cvpn_wizard.engine.steps.security_group import MakeSecurityGroup
from cvpn_wizard.engine.steps.subnet import MakeSubnet
from cvpn_wizard.engine.steps.vpc import MakeVpc
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import Existing, VpnSpec
from cvpn_wizard.model.steps import StepId

STEPS: tuple[type[Step], ...] = (
    MakeVpc,
    MakeSubnet,
    MakeSecurityGroup,
    RunCheckServer,
    MakeLogGroup,
    MakeCertificates,
    ImportServerCertificate,
    ImportClientCertificate,
    CreateEndpoint,
    ImportRevocationList,
    AssociateSubnet,
    AuthorizeRange,
    CreateRoute,
    WriteProfile,
)
"""Every kind of step, in the order in which a plan lists them."""


def plan_for(spec: VpnSpec, revocation_list: str = "") -> tuple[Step, ...]:
    """Every step that makes this VPN, each after all that it needs.

    :param revocation_list: a list (PEM) of an earlier endpoint of this VPN, to be carried over.
    """
    return tuple(_steps(spec, revocation_list))


def _steps(spec: VpnSpec, revocation_list: str) -> Iterator[Step]:
    network, certificates = spec.network, spec.certificates
    yield MakeVpc(network.vpc)
    targets = tuple(s.ref if isinstance(s, Existing) else s.name for s in network.target_subnets)
    for number, subnet in enumerate(network.target_subnets):
        yield MakeSubnet(subnet, zone_number=number)
    for other in network.other_subnets:
        yield MakeSubnet(other)
    yield MakeSecurityGroup(network.security_group)
    if spec.check_server is not None:
        names = {*targets, *(subnet.name for subnet in network.other_subnets)}
        yield RunCheckServer(spec.check_server, in_plan=spec.check_server.subnet in names)
    if spec.log is not None:
        yield MakeLogGroup(spec.log)
    yield MakeCertificates(certificates)
    yield ImportServerCertificate(certificates.server)
    if certificates.import_client:
        yield ImportClientCertificate(certificates.clients[0])
    yield CreateEndpoint(spec)
    first: tuple[StepId, ...] = ()
    if revocation_list:
        carried = ImportRevocationList(revocation_list)
        first = (carried.id,)
        yield carried
    for target in targets:
        yield AssociateSubnet(target, first)
    for cidr in spec.authorize:
        yield AuthorizeRange(cidr)
    for cidr in spec.routes:
        for target in targets:
            yield CreateRoute(cidr, target)
    for person in certificates.clients:
        yield WriteProfile(person, certificates.server, certificates.profile_style, targets)


def planned(step: Step, found: Made | None = None, *, looked: bool = False) -> PlannedStep:
    """A step as it is shown; ``looked``: whether anybody has asked AWS."""
    return PlannedStep(
        step=step.id,
        needs=step.needs,
        makes=step.makes,
        exists=(found is not None) if looked else None,
        resource=found.resource if found else "",
        typical_seconds=step.typical_seconds,
        costs=step.costs,
    )


def look_around(steps: tuple[Step, ...], tools: Tools) -> Iterator[tuple[Step, Made | None]]:
    """Look for each step's thing, read-only; what needs something missing is missing too."""
    made: dict[StepId, Made] = {}
    tools = replace(tools, made=made)
    for step in steps:
        found = step.look(tools) if all(need in made for need in step.needs) else None
        if found is not None:
            made[step.id] = found
        yield step, found
