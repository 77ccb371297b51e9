"""A plan that was edited: what the edit changed is changed at AWS, and nothing else.

Settings change before the run that makes what the new plan adds; what it no longer has goes after
it, so that nobody is without a way in between. What others changed at AWS meanwhile differs still
afterwards, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records, RunState
from cvpn_wizard.engine.steps.endpoint import refuse_what_is_settled
from cvpn_wizard.engine.waiting import Clock, wait_until
from cvpn_wizard.journeys.doctoring.drift import SETTINGS, Drift, drift_of, planned, planned_subnets
from cvpn_wizard.journeys.doctoring.righting import (
    ASSOCIATION_MINUTES,
    RULE_MINUTES,
    SETTING_MINUTES,
    change_to,
)
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.showing import seen_of
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec


def edited(before: VpnSpec, after: VpnSpec) -> tuple[Drift, ...]:
    """What an edit changes: wanted before, wanted now."""
    was, now = planned(before), planned(after)
    return tuple(
        Drift(what, str(now[what]), str(was[what])) for what in now if now[what] != was[what]
    )


def plan_that_stands(name: str, records: Records) -> VpnSpec | None:
    """The last plan of a VPN that was carried out whole; ``None`` where none stands."""
    known = records.vpn(name)
    if known is None or known.removed or not known.endpoint:
        return None
    for run in records.runs(name):
        if run.state in {RunState.REMOVED, RunState.UNDONE}:
            return None
        if run.state is RunState.DONE:
            return parse_plan(run.plan, where=known.folder)
    return None


@dataclass(frozen=True)
class Editing:
    """Carries an edit out on the endpoint of a VPN that stands.

    :ivar before: the plan that was carried out last.
    :ivar after: the edited one.
    """

    before: VpnSpec
    after: VpnSpec
    endpoint: EndpointId
    home: Path
    cloud: Cloud
    clock: Clock
    cancelled: Event

    def settings(self) -> Iterator[Drift]:
        """Change the endpoint's settings that the edit changed, and read them back.

        Port, DNS servers and split tunnel end live connections; with another port, profiles that
        were handed out connect no more.

        :raises WizardError: UNCHANGEABLE before anything is changed; RUN_BUSY, what AWS refuses,
            STOPPED, TOOK_TOO_LONG.
        """
        there = self.cloud.endpoint(self.endpoint)
        if there is not None:
            refuse_what_is_settled(there, self.after)
        with only_run_of(self.after.name, self.home):
            yield from self._settings()

    def _settings(self) -> Iterator[Drift]:
        wanted = [one for one in edited(self.before, self.after) if one.what in SETTINGS]
        seen = seen_of(self.endpoint, self.cloud)
        differs = {one.what for one in drift_of(self.after, seen)}
        wanted = [one for one in wanted if one.what in differs]
        if not wanted:
            return
        whats = [one.what for one in wanted]
        self.cloud.change_endpoint(self.endpoint, change_to(self.after, whats))

        def taken() -> bool:
            left = drift_of(self.after, seen_of(self.endpoint, self.cloud))
            return not any(one.what in whats for one in left)

        self._wait(taken, SETTING_MINUTES, ", ".join(whats))
        yield from wanted

    def what_goes(self) -> Iterator[Drift]:
        """Take away the rules, routes and target networks that the edit took out of the plan.

        :raises WizardError: as :meth:`settings`.
        """
        steps = {"routes": self._routes, "authorize": self._rules, "associations": self._networks}
        changes = {one.what: one for one in edited(self.before, self.after)}
        with only_run_of(self.after.name, self.home):
            for what, carry_out in steps.items():
                if what in changes and carry_out():
                    yield changes[what]

    def _rules(self) -> bool:
        gone = set(self.before.authorize) - set(self.after.authorize)
        there = set(seen_of(self.endpoint, self.cloud).authorized) & gone
        for cidr in sorted(there):
            self.cloud.revoke_authorization(self.endpoint, cidr)

        def over() -> bool:
            rules = self.cloud.authorization_rules(self.endpoint)
            return not any(one.cidr in gone and one.all_people for one in rules)

        self._wait(over, RULE_MINUTES, "authorize")
        return bool(there)

    def _routes(self) -> bool:
        gone = set(self.before.routes) - set(self.after.routes)
        there = seen_of(self.endpoint, self.cloud).added_routes
        found = [(cidr, subnet) for cidr in sorted(gone) for subnet in there.get(cidr, ())]
        for cidr, subnet in found:
            self.cloud.delete_client_route(self.endpoint, cidr, subnet)

        def over() -> bool:
            routes = self.cloud.client_routes(self.endpoint)
            return not any((one.cidr, one.subnet_id) in found for one in routes)

        self._wait(over, RULE_MINUTES, "routes")
        return bool(found)

    def _networks(self) -> bool:
        """The subnet itself stays: it goes when the VPN is removed."""
        seen = seen_of(self.endpoint, self.cloud)
        kept = {seen.subnet_of(ref) for ref in planned_subnets(self.after)}
        gone = {seen.subnet_of(ref) for ref in planned_subnets(self.before)} - kept
        found = [one for one in seen.associations if one.subnet_id in gone]
        for association in found:
            self.cloud.disassociate(self.endpoint, association.id)

        def over() -> bool:
            there = {one.subnet_id for one in seen_of(self.endpoint, self.cloud).associations}
            return not there & gone

        self._wait(over, ASSOCIATION_MINUTES, "associations")
        return bool(found)

    def _wait(self, over: Callable[[], bool], minutes: float, what: str) -> None:
        wait_until(
            lambda: True if over() else None,
            cancelled=self.cancelled,
            clock=self.clock,
            minutes=minutes,
            waiting_for=what,
        )
