"""What is missing or risky about an endpoint that lets people through all the same."""

from __future__ import annotations

from collections.abc import Iterator

from cvpn_wizard.journeys.doctoring.finding import warned
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.checking import Finding, Layer
from cvpn_wizard.model.names import SecurityGroupId

DEFAULT = "default"
"""The name that AWS gives the group that every VPC has from the beginning."""


def names(now: Situation) -> Iterator[Finding]:
    """A server certificate without subject alternative name."""
    server = now.trust.server
    if server is not None and now.trust.server_names == ():
        name = server.domain or server.name or server.arn
        yield warned("risk-no-san", Layer.HANDSHAKE, name=name)


def authority(now: Situation) -> Iterator[Finding]:
    """Nobody can be added where the CA is not at hand."""
    if now.spec.adopted and now.spec.certificates.authority is None:
        yield warned("risk-no-authority", Layer.HANDSHAKE)


def default_group(now: Situation) -> Iterator[Finding]:
    """The VPC's default group, which others wear too."""
    worn = set(now.endpoint.security_group_ids) if now.endpoint else set()
    for group in now.around.groups:
        if group.id in worn and group.group_name == DEFAULT:
            others = len(_others_wearing(now, group.id))
            yield warned("risk-default-group", Layer.TARGET, group=group.id, others=others)


def hangs_on(now: Situation, group: SecurityGroupId) -> bool:
    """Whether others would be cut off if the endpoint wore that group no more.

    They wear it too, or their own groups let in who wears it.
    """
    let_in = any(
        rule.group == group
        for one in now.around.group_rules
        for rule in one.inwards
        if one.id != group
    )
    return let_in or bool(_others_wearing(now, group))


def _others_wearing(now: Situation, group: SecurityGroupId) -> list[str]:
    own = {interface.id for interface in now.own_interfaces()}
    worn = [one.id for one in now.around.interfaces if group in one.group_ids]
    return [one for one in worn if one not in own]


def open_rules(now: Situation) -> Iterator[Finding]:
    """Rules for everybody that open a whole network."""
    whole = now.around.vpc.cidrs if now.around.vpc else ()
    for rule in now.rules:
        wide = rule.cidr.prefixlen == 0 or any(cidr.subnet_of(rule.cidr) for cidr in whole)
        if rule.all_people and wide and rule.state in {"active", "authorizing"}:
            yield warned("risk-all-users", Layer.ROUTE, cidr=str(rule.cidr))


def portal(now: Situation) -> Iterator[Finding]:
    if now.endpoint is not None and now.endpoint.portal:
        yield warned("risk-portal-on", Layer.PORT)


def log(now: Situation) -> Iterator[Finding]:
    if now.endpoint is not None and not now.endpoint.log_group:
        yield warned("risk-log-off", Layer.TUNNEL)


RISKS = (names, default_group, open_rules, portal, log, authority)


def risks_of(now: Situation) -> tuple[Finding, ...]:
    """All of them, the graver first."""
    if now.endpoint is None:
        return ()
    return tuple(finding for rule in RISKS for finding in rule(now))
