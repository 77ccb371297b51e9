"""AWS's side beside a check: for a profile of a VPN that our records know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from ipaddress import IPv4Address
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.prices import prices
from cvpn_wizard.adapters.profile.identity import person_of
from cvpn_wizard.adapters.profile.reading import read_source
from cvpn_wizard.adapters.records import Records, VpnRecord
from cvpn_wizard.journeys.checking.asked import Asked, known_of
from cvpn_wizard.journeys.doctoring.examining import examine
from cvpn_wizard.journeys.doctoring.fixing import fixable, month_price
from cvpn_wizard.journeys.doctoring.situation import Question
from cvpn_wizard.model.checking import Finding


@dataclass(frozen=True)
class AwsSide:
    """What AWS shows of the VPN that a profile leads to.

    :ivar vpn: its name; empty: this computer's records know none.
    :ivar fixable: what of ``findings`` can be put right from here.
    :ivar prices: by a finding's code: what AWS bills a month, in USD, once it is put right.
    """

    vpn: str = ""
    findings: tuple[Finding, ...] = ()
    fixable: tuple[Finding, ...] = ()
    prices: Mapping[str, Decimal] = field(default_factory=dict)

    def can_fix(self, finding: Finding) -> bool:
        """Whether it can be put right from here, however grave it is by now."""
        return any(one.code == finding.code and one.facts == finding.facts for one in self.fixable)


def vpn_of(profile: Path, records: Records) -> VpnRecord | None:
    """The VPN of our records that a profile leads to.

    :raises WizardError: FILE_UNREADABLE; what the records refuse.
    """
    name = known_of(read_source(profile).profile, records).vpn
    return next((one for one in records.vpns() if one.name == name), None) if name else None


def look_beside(
    asked: Asked,
    vpn: VpnRecord | None,
    cloud: Callable[[VpnRecord], Cloud],
    records: Records,
    now: datetime,
) -> AwsSide:
    """Read AWS for what a check asks about. Changes nothing.

    :param cloud: AWS for that VPN; called only where there is one.
    :raises WizardError: what keeps us from the account, and what AWS refuses.
    """
    if vpn is None:
        return AwsSide()
    question = _question(asked, vpn.name, records)
    diagnosis = examine(vpn.name, cloud(vpn), records, now, question)
    possible = tuple(fixable(diagnosis.situation, diagnosis.findings))
    hour = prices(vpn.region).association_hour
    costs = {
        one.code: price
        for one in possible
        if (price := month_price(diagnosis.situation, one, hour)) is not None
    }
    return AwsSide(vpn.name, diagnosis.findings, possible, costs)


def _question(asked: Asked, vpn: str, records: Records) -> Question:
    """The profile's person, where it was issued from here, and the server, if it is an address."""
    person = person_of(read_source(asked.profile).profile, asked.profile.parent)
    issued = {one.name for one in records.certificates(vpn)}
    host, port = asked.tcp or (asked.ping, None)
    try:
        target = IPv4Address(host) if host else None
    except ValueError:
        target, port = None, None
    return Question(person if person in issued else "", target, port)
