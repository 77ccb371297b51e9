"""Drift put right, one way or the other: AWS follows our records, or they follow AWS.

Each change is verified by reading back. What is put back is only ever on our own endpoint.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import UNFINISHED, Records, RunRecord, RunState
from cvpn_wizard.engine.waiting import Clock, wait_until
from cvpn_wizard.journeys.doctoring.drift import (
    ENDPOINT,
    SETTINGS,
    Drift,
    Seen,
    drift_of,
    planned_subnets,
)
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.showing import seen_of
from cvpn_wizard.model.aws import AssociationState, Endpoint
from cvpn_wizard.model.care import EndpointChange
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import Existing, LogSpec, NetworkSpec, VpnSpec

ASSOCIATION_MINUTES, RULE_MINUTES, SETTING_MINUTES = 30, 15, 2
"""As long as the set-up's steps wait; what is modified shows at once, whenever it takes effect."""


@dataclass(frozen=True)
class Righting:
    """Puts one VPN's drift right. Holds what it works with, and no state."""

    name: str
    home: Path
    cloud: Cloud
    records: Records
    clock: Clock
    cancelled: Event

    def put_back(self, whats: Collection[str] = ()) -> Iterator[Drift]:
        """AWS follows the records; yields each difference once it is gone.

        Settings, rules and routes end live connections; an association is billed by the hour.

        :param whats: which differences; all of them by default.
        :raises WizardError: VPN_UNKNOWN, RUN_BUSY, RUN_UNFINISHED, NOT_FOUND when the endpoint is
            gone, STOPPED, and what AWS refuses; what was put back before stays so.
        """
        with only_run_of(self.name, self.home):
            spec, endpoint, drift = self._drift(whats)
            settings = [one for one in drift if one.what in SETTINGS]
            if settings:
                change = change_to(spec, [one.what for one in settings])
                self.cloud.change_endpoint(endpoint.id, change)
            for one in drift:
                if one.what not in SETTINGS:
                    self._do(one.what, spec, endpoint.id)
                yield self._verified(one, spec)

    def take_over(self, whats: Collection[str] = ()) -> Iterator[Drift]:
        """The records follow AWS: a new plan, beside the old one; changes nothing at AWS.

        Yields what differs no more; a route that only some subnets have stays a difference.

        :raises WizardError: as for ``put_back``; ``PlanProblems`` where no plan can say what AWS
            has.
        """
        with only_run_of(self.name, self.home):
            spec, endpoint, drift = self._drift(whats)
            seen = seen_of(endpoint.id, self.cloud)
            taken = _taken_over(spec, endpoint, seen, [one.what for one in drift])
            remember_plan(taken, self.records, self.home)
            left = {one.what for one in drift_of(taken, seen_of(endpoint.id, self.cloud))}
            yield from (one for one in drift if one.what not in left)

    def add_missing(self, what: str) -> None:
        """What the plan has and AWS lacks, of ``associations``, ``authorize`` or ``routes``.

        What AWS has beside the plan stays.

        :raises WizardError: as for ``put_back``.
        """
        with only_run_of(self.name, self.home):
            spec, endpoint, _ = self._drift(())
            self._do(what, spec, endpoint.id, only_add=True)

    def _drift(self, whats: Collection[str]) -> tuple[VpnSpec, Endpoint, tuple[Drift, ...]]:
        known, runs = self.records.vpn(self.name), self.records.runs(self.name)
        if known is None or not runs:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=self.name)
        if runs[0].state in UNFINISHED:
            raise WizardError(ErrorCode.RUN_UNFINISHED, name=self.name)
        spec = parse_plan(runs[0].plan, where=known.folder)
        seen = seen_of(EndpointId(known.endpoint), self.cloud)
        if seen.endpoint is None:
            raise WizardError(ErrorCode.NOT_FOUND, kind=ENDPOINT, name=known.endpoint or self.name)
        found = drift_of(spec, seen)
        return spec, seen.endpoint, tuple(d for d in found if not whats or d.what in whats)

    def _verified(self, drift: Drift, spec: VpnSpec) -> Drift:
        """Read back until that difference is gone."""
        known = self.records.vpn(self.name)
        endpoint = EndpointId(known.endpoint if known else "")

        def gone() -> bool | None:
            left = drift_of(spec, seen_of(endpoint, self.cloud))
            return None if any(one.what == drift.what for one in left) else True

        self._wait(gone, SETTING_MINUTES, drift.what)
        return drift

    def _wait(self, look: Callable[[], bool | None], minutes: float, what: str) -> None:
        wait_until(
            look,
            cancelled=self.cancelled,
            clock=self.clock,
            minutes=minutes,
            waiting_for=what,
        )

    # what is no setting

    def _do(
        self, what: str, spec: VpnSpec, endpoint: EndpointId, *, only_add: bool = False
    ) -> None:
        match what:
            case "associations":
                self._associations(spec, endpoint, only_add=only_add)
            case "authorize":
                self._rules(spec, endpoint, only_add=only_add)
            case "routes":
                self._routes(spec, endpoint, only_add=only_add)

    def _associations(self, spec: VpnSpec, endpoint: EndpointId, *, only_add: bool) -> None:
        seen = seen_of(endpoint, self.cloud)
        wanted = {ref: seen.subnet_of(ref) for ref in planned_subnets(spec)}
        for ref, subnet in wanted.items():
            if subnet is None:
                raise WizardError(ErrorCode.NOT_FOUND, kind="subnet", name=ref)
            if subnet not in seen.associated:
                self.cloud.associate(endpoint, subnet, secrets.token_hex(16))
        for association in () if only_add else seen.associations:
            if association.subnet_id not in wanted.values():
                self.cloud.disassociate(endpoint, association.id)

        def settled() -> bool | None:
            now = self.cloud.associations(endpoint)
            up = {a.subnet_id for a in now if a.state is AssociationState.ASSOCIATED}
            for one in now:
                if one.state is AssociationState.FAILED and one.subnet_id in wanted.values():
                    message = one.message
                    raise WizardError(
                        ErrorCode.SETTLED_WRONG, name=one.subnet_id, aws_message=message
                    )
            if only_add:
                return True if up >= set(wanted.values()) else None
            return True if up == set(wanted.values()) and len(now) == len(up) else None

        self._wait(settled, ASSOCIATION_MINUTES, "associations")
        self.records.set_paused(self.name, "")

    def _rules(self, spec: VpnSpec, endpoint: EndpointId, *, only_add: bool) -> None:
        there = self.cloud.authorization_rules(endpoint)
        live = {rule.cidr for rule in there if rule.all_people and rule.state != "revoking"}
        for cidr in spec.authorize:
            if cidr not in live:
                self.cloud.authorize(endpoint, cidr, secrets.token_hex(16))
        for cidr in () if only_add else live - set(spec.authorize):
            self.cloud.revoke_authorization(endpoint, cidr)

        def settled() -> bool | None:
            now = self.cloud.authorization_rules(endpoint)
            active = {rule.cidr for rule in now if rule.all_people and rule.state == "active"}
            every = {rule.cidr for rule in now if rule.all_people}
            wanted = set(spec.authorize)
            return True if active >= wanted and (only_add or every == wanted) else None

        self._wait(settled, RULE_MINUTES, "authorize")

    def _routes(self, spec: VpnSpec, endpoint: EndpointId, *, only_add: bool) -> None:
        seen = seen_of(endpoint, self.cloud)
        for cidr in spec.routes:
            for subnet in seen.associated:
                if subnet not in seen.added_routes.get(cidr, frozenset()):
                    self.cloud.create_client_route(endpoint, cidr, subnet, secrets.token_hex(16))
        for cidr, subnets in seen.added_routes.items():
            for subnet in subnets if cidr not in spec.routes and not only_add else ():
                self.cloud.delete_client_route(endpoint, cidr, subnet)

        def settled() -> bool | None:
            now = seen_of(endpoint, self.cloud)
            waiting = {"creating", "deleting"}
            return None if any(route.state in waiting for route in now.routes) else True

        self._wait(settled, RULE_MINUTES, "routes")


def remember_plan(spec: VpnSpec, records: Records, home: Path) -> None:
    """A new plan for a VPN that stands, beside the old ones; it counts as carried out.

    :raises WizardError: disk refusals; ``PlanProblems`` where no plan can say it.
    """
    plan = write_plan(spec)
    parse_plan(plan, where=home)
    moment = datetime.now(UTC)
    records.remember_run(
        RunRecord(
            id=f"{moment:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}",
            vpn=spec.name,
            started=moment.isoformat(timespec="microseconds"),
            state=RunState.DONE,
            plan=plan,
        )
    )


def change_to(spec: VpnSpec, whats: Collection[str]) -> EndpointChange:
    """The settings of the plan, those that are named."""
    dns = tuple(str(server) for server in spec.dns_servers)
    log = (spec.log.group, spec.log.stream) if spec.log else ("", "")
    return EndpointChange(
        split_tunnel=spec.split_tunnel if "split_tunnel" in whats else None,
        port=spec.port if "port" in whats else None,
        session_hours=spec.session_hours if "session_hours" in whats else None,
        banner=spec.banner if "banner" in whats else None,
        dns_servers=dns if "dns_servers" in whats else None,
        log=log if "log_group" in whats else None,
    )


def _taken_over(spec: VpnSpec, endpoint: Endpoint, seen: Seen, whats: Collection[str]) -> VpnSpec:
    """The plan, with AWS's word for what differs."""
    taken = spec
    for what in whats:
        match what:
            case "split_tunnel":
                taken = replace(taken, split_tunnel=endpoint.split_tunnel)
            case "port":
                taken = replace(taken, port=endpoint.port)
            case "session_hours":
                taken = replace(taken, session_hours=endpoint.session_hours)
            case "banner":
                taken = replace(taken, banner=endpoint.banner)
            case "dns_servers":
                servers = tuple(IPv4Address(server) for server in endpoint.dns_servers)
                taken = replace(taken, dns_servers=servers)
            case "log_group":
                taken = replace(taken, log=_log(endpoint))
            case "associations":
                taken = replace(taken, network=_network(taken, seen))
            case "authorize":
                taken = replace(taken, authorize=seen.authorized)
            case "routes":
                taken = replace(taken, routes=tuple(seen.added_routes))
    return taken


def _log(endpoint: Endpoint) -> LogSpec | None:
    """``None`` keeps for ever: the retention of a group that is not ours stays as it is."""
    if not endpoint.log_group:
        return None
    return LogSpec(endpoint.log_group, endpoint.log_stream or "connection-log", None)


def _network(spec: VpnSpec, seen: Seen) -> NetworkSpec:
    """The plan's target subnets that are associated still, and those that came."""
    kept, known = [], set()
    for subnet in spec.network.target_subnets:
        ref = subnet.ref if isinstance(subnet, Existing) else subnet.name
        found = seen.subnet_of(ref)
        if found in seen.associated:
            kept.append(subnet)
            known.add(found)
    came = [Existing(subnet) for subnet in seen.associated if subnet not in known]
    return replace(spec.network, target_subnets=(*kept, *came))
