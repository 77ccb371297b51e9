"""What keeps clients out, what soon may, and what is risky: everything that can be said."""

from __future__ import annotations

from cvpn_wizard.journeys.adopting.risks import risks_of
from cvpn_wizard.journeys.doctoring.doctor import judge
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.checking import Finding


def all_findings(now: Situation) -> tuple[Finding, ...]:
    """What is broken first, then the doctor's warnings, then risks."""
    return (*judge(now).findings, *risks_of(now))
