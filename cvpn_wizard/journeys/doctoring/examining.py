"""Read a VPN and judge it: what keeps clients out, what soon may, and what is risky."""

from __future__ import annotations

from datetime import datetime

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.adopting.risks import risks_of
from cvpn_wizard.journeys.doctoring.doctor import Diagnosis, judge
from cvpn_wizard.journeys.doctoring.looking import situation_of
from cvpn_wizard.journeys.doctoring.situation import Question, Situation
from cvpn_wizard.model.checking import Finding


def examine(
    name: str, cloud: Cloud, records: Records, now: datetime, question: Question | None = None
) -> Diagnosis:
    """Read a VPN from AWS and judge it. Changes nothing.

    Of one that was made by hand it is told too what is missing or risky; ours is as we made it.

    :raises WizardError: VPN_UNKNOWN, and what AWS refuses (missing rights become a finding).
    """
    situation = situation_of(name, cloud, records, now, question)
    if situation.spec.adopted:
        return Diagnosis(situation, all_findings(situation))
    return judge(situation)


def all_findings(now: Situation) -> tuple[Finding, ...]:
    """What is broken first, then the doctor's warnings, then risks."""
    return (*judge(now).findings, *risks_of(now))
