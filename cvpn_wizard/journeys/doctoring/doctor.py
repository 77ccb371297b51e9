"""``doctor``: what would keep a client from getting through, seen from AWS's side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cvpn_wizard.journeys.doctoring import (
    access_rules,
    endpoint_rules,
    network_rules,
    people_rules,
    trust_rules,
)
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.checking import Finding

Rule = Callable[[Situation], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    endpoint_rules.endpoint_state,
    endpoint_rules.associations,
    network_rules.subnets,
    trust_rules.revocation,
    trust_rules.server_certificate,
    trust_rules.client_root,
    people_rules.person,
    people_rules.profile,
    access_rules.authorization,
    access_rules.routes,
    network_rules.groups_applied,
    network_rules.outwards,
    network_rules.server_group,
    network_rules.acls,
    network_rules.tables,
    access_rules.dns_servers,
    access_rules.tunnelling,
    people_rules.attempts,
    people_rules.refused_handshakes,
    people_rules.log,
    endpoint_rules.quotas,
    network_rules.unread,
)
"""In the order in which one cause hides another: what comes first is to be mended first."""


@dataclass(frozen=True)
class Diagnosis:
    """What was seen, and what it means: what is broken first, then what may break."""

    situation: Situation
    findings: tuple[Finding, ...]

    @property
    def healthy(self) -> bool:
        """Nothing keeps a client from getting through."""
        return all(finding.warning for finding in self.findings)


def judge(situation: Situation) -> Diagnosis:
    """Every rule on what was read; pure."""
    found = [finding for rule in RULES for finding in rule(situation)]
    return Diagnosis(situation, tuple(sorted(found, key=lambda one: one.warning)))
