"""Findings that the program can put right itself, one by one, each verified by reading back.

What a fix makes anew carries our tags; what was there before is changed only where the finding
says so, and never deleted.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.engine.waiting import Clock, wait_until
from cvpn_wizard.journeys.adopting.risks import hangs_on
from cvpn_wizard.journeys.changing.pausing import Pausing
from cvpn_wizard.journeys.doctoring.drift import BETWEEN_CLIENTS
from cvpn_wizard.journeys.doctoring.examining import all_findings
from cvpn_wizard.journeys.doctoring.righting import Righting
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.care import EndpointChange
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.model.cost import HOURS_A_MONTH
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_NAME, TAG_VPN, SecurityGroupId

RETENTION_DAYS = 30
STREAM = "connection-log"
MINUTES = 10


@dataclass(frozen=True)
class Fixer:
    """Puts findings of one VPN right. Holds what it works with, and no state."""

    name: str
    home: Path
    cloud: Cloud
    records: Records
    clock: Clock
    cancelled: Event

    def fix(self, finding: Finding, now: Situation, again: Callable[[], Situation]) -> None:
        """Put one right, and look until it is.

        :param now: the situation that it was found in.
        :param again: reads the situation anew.
        :raises WizardError: NOT_FOUND for what cannot be put right here, IN_USE where others would
            be cut off, TOOK_TOO_LONG when AWS does not show it, and what AWS refuses.
        """
        repair = REPAIRS.get(finding.code)
        if repair is None or now.endpoint is None:
            raise WizardError(ErrorCode.NOT_FOUND, kind="finding", name=finding.code)
        repair(self, finding, now, now.endpoint)
        wait_until(
            lambda: True if not self._still(finding, again()) else None,
            cancelled=self.cancelled,
            clock=self.clock,
            minutes=MINUTES,
            waiting_for=finding.code,
        )

    @staticmethod
    def _still(finding: Finding, now: Situation) -> bool:
        """Whether that very finding is there still; the same code about something else is not."""
        return any(
            one.code == finding.code and one.facts == finding.facts for one in all_findings(now)
        )

    def righting(self) -> Righting:
        return Righting(self.name, self.home, self.cloud, self.records, self.clock, self.cancelled)

    def tags(self, name: str) -> dict[str, str]:
        return {TAG_VPN: self.name, TAG_NAME: name}


Repair = Callable[[Fixer, Finding, Situation, Endpoint], None]


def _log_on(fixer: Fixer, _finding: Finding, _now: Situation, endpoint: Endpoint) -> None:
    """A log group of our own, and the endpoint told of it; the plan follows."""
    group = endpoint.log_group or f"/aws/clientvpn/{fixer.name}"
    _make_group(fixer, group)
    change = EndpointChange(log=(group, endpoint.log_stream or STREAM))
    fixer.cloud.change_endpoint(endpoint.id, change)
    for _ in fixer.righting().take_over(["log_group"]):
        pass


def _make_group(fixer: Fixer, group: str) -> None:
    cloud = fixer.cloud
    if not any(one.group_name == group for one in cloud.log_groups(group)):
        cloud.create_log_group(group, fixer.tags(group))
        cloud.set_log_retention(group, RETENTION_DAYS)
    cloud.create_log_stream(group, STREAM)


def _log_again(fixer: Fixer, _finding: Finding, _now: Situation, endpoint: Endpoint) -> None:
    """The group that is gone, made again under its name, and its stream."""
    _make_group(fixer, endpoint.log_group)
    if endpoint.log_stream:
        fixer.cloud.create_log_stream(endpoint.log_group, endpoint.log_stream)


def _portal_off(fixer: Fixer, _finding: Finding, _now: Situation, endpoint: Endpoint) -> None:
    fixer.cloud.change_endpoint(endpoint.id, EndpointChange(portal=False))


def _apply_groups(fixer: Fixer, _finding: Finding, _now: Situation, endpoint: Endpoint) -> None:
    if endpoint.vpc_id is not None:
        fixer.cloud.apply_security_groups(endpoint.id, endpoint.vpc_id, endpoint.security_group_ids)


def _own_group(fixer: Fixer, finding: Finding, now: Situation, endpoint: Endpoint) -> None:
    """A group of its own in place of the default one.

    Servers that let in only who wears the default group would no longer let clients in. So it is
    refused while others hang on it.
    """
    group = SecurityGroupId(str(finding.facts.get("group", "")))
    if hangs_on(now, group):
        raise WizardError(ErrorCode.IN_USE, name=group)
    if endpoint.vpc_id is None:
        return
    called = f"{fixer.name}-clients"
    own = next((one.id for one in now.around.groups if one.group_name == called), None)
    if own is None:
        own = fixer.cloud.create_security_group(
            endpoint.vpc_id, called, f"Client VPN {fixer.name}", fixer.tags(called)
        )
    kept = [one for one in endpoint.security_group_ids if one not in {group, own}]
    fixer.cloud.apply_security_groups(endpoint.id, endpoint.vpc_id, [own, *kept])


def _add_missing(what: str) -> Repair:
    def repair(fixer: Fixer, _finding: Finding, _now: Situation, _endpoint: Endpoint) -> None:
        fixer.righting().add_missing(what)

    return repair


def _associate(fixer: Fixer, _finding: Finding, _now: Situation, _endpoint: Endpoint) -> None:
    """After a pause all that it took away comes back; else what the plan has."""
    known = fixer.records.vpn(fixer.name)
    if known is None or not known.paused:
        fixer.righting().add_missing("associations")
        return
    for _ in Pausing(
        fixer.name, fixer.home, fixer.cloud, fixer.records, fixer.clock, fixer.cancelled
    ).bring_back():
        pass


def _missing_route(fixer: Fixer, finding: Finding, now: Situation, endpoint: Endpoint) -> None:
    """The same route on the subnet that lacks it."""
    cidr = IPv4Network(str(finding.facts["cidr"]))
    for one in now.associated:
        has = any(
            route.cidr == cidr and route.subnet_id == one.subnet_id
            for route in now.routes
            if route.state != "deleting" and route.subnet_id != BETWEEN_CLIENTS
        )
        if not has:
            token = secrets.token_hex(16)
            fixer.cloud.create_client_route(endpoint.id, cidr, one.subnet_id, token)


REPAIRS: Mapping[str, Repair] = {
    "aws-association-none": _associate,
    "aws-association-fewer": _add_missing("associations"),
    "aws-rule-missing": _add_missing("authorize"),
    "aws-rule-none": _add_missing("authorize"),
    "aws-rule-target": _add_missing("authorize"),
    "aws-route-missing": _add_missing("routes"),
    "aws-route-partial": _missing_route,
    "aws-group-not-applied": _apply_groups,
    "aws-log-gone": _log_again,
    "risk-log-off": _log_on,
    "risk-portal-on": _portal_off,
    "risk-default-group": _own_group,
}
"""By code. What hangs on a decision (which range, which CA) is left to people."""

COSTLY = frozenset({"aws-association-none", "aws-association-fewer"})
"""AWS bills for these by the hour: only ever put right by name."""


def month_price(now: Situation, finding: Finding, hour: Decimal) -> Decimal | None:
    """What AWS will bill a month, in USD, once it is put right; ``None``: nothing more than now.

    :param hour: the price of an associated subnet.
    """
    if finding.code not in COSTLY:
        return None
    missing = len(now.spec.network.target_subnets) - len(now.associated)
    return hour * HOURS_A_MONTH * max(missing, 1)


def fixable(now: Situation, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Those that can be put right here and now, with what the plan says."""
    for finding in findings:
        if finding.code not in REPAIRS:
            continue
        match finding.code:
            case "risk-default-group":
                possible = not hangs_on(now, SecurityGroupId(str(finding.facts["group"])))
            case "aws-rule-none" | "aws-rule-target":
                target = now.target
                possible = bool(now.spec.authorize) and (
                    target is None or any(target in cidr for cidr in now.spec.authorize)
                )
            case "aws-association-none" | "aws-association-fewer":
                possible = bool(now.spec.network.target_subnets)
            case _:
                possible = True
        if possible:
            yield finding
