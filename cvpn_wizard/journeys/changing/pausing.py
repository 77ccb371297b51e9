"""Pause a VPN, and bring it back: without a target network AWS bills nothing by the hour.

The endpoint stays, so every profile goes on working afterwards. What AWS takes away with the last
association (sessions, the VPC's route, routes made by hand) is known beforehand and made again.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import UNFINISHED, Records, VpnRecord
from cvpn_wizard.engine.steps.association import MINUTES
from cvpn_wizard.engine.waiting import Clock, retry_while, wait_until
from cvpn_wizard.journeys.changing.taken import Taken
from cvpn_wizard.journeys.doctoring.drift import ENDPOINT, Seen
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.showing import seen_of
from cvpn_wizard.model.aws import AssociationState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import AssociationId, EndpointId, SubnetId
from cvpn_wizard.model.steps import StepEvent, StepId, StepKind, StepState, step_id

ROUTE_MINUTES = 15


@dataclass(frozen=True)
class Pausing:
    """Pauses one VPN or brings it back. Both may be said again after they were cut short."""

    name: str
    home: Path
    cloud: Cloud
    records: Records
    clock: Clock
    cancelled: Event

    def pause(self) -> Iterator[StepEvent]:
        """Take every target network away; whoever is connected is cut off.

        :raises WizardError: VPN_UNKNOWN, RUN_BUSY, RUN_UNFINISHED, NOT_FOUND when the endpoint is
            gone, PAUSED_ALREADY, STOPPED, and what AWS refuses.
        """
        with only_run_of(self.name, self.home):
            known, endpoint, seen = self._standing()
            taken = Taken.of(seen, secrets.token_hex(8))
            if known.paused:
                taken = taken.after(Taken.from_json(known.paused))
            if not self._there(endpoint):
                raise WizardError(ErrorCode.PAUSED_ALREADY, name=self.name)
            self.records.set_paused(self.name, taken.as_json())
            for association in self.cloud.associations(endpoint):
                if association.state is not AssociationState.DISASSOCIATED:
                    step = _step(seen, association.subnet_id)
                    yield StepEvent(step, StepState.UNMAKING, association.id)
                    self._disassociate(endpoint, association.id)
            began = self.clock.monotonic()
            for subnet in taken.subnets:
                self._wait(partial(self._gone, endpoint, subnet), MINUTES, subnet)
                seconds = self.clock.monotonic() - began
                yield StepEvent(_step(seen, subnet), StepState.GONE, subnet, seconds)

    def bring_back(self) -> Iterator[StepEvent]:
        """Associate the same subnets again, with the routes that went with them.

        :raises WizardError: as :meth:`pause`, and NOT_PAUSED, SETTLED_WRONG.
        """
        with only_run_of(self.name, self.home):
            known, endpoint, seen = self._standing()
            if not known.paused:
                raise WizardError(ErrorCode.NOT_PAUSED, name=self.name)
            taken = Taken.from_json(known.paused)
            began = self.clock.monotonic()
            for subnet in taken.subnets:
                yield StepEvent(_step(seen, subnet), StepState.MAKING)
                self._make_way(endpoint, subnet)
                made = self.cloud.associate(endpoint, subnet, _token(taken, subnet))
                yield StepEvent(_step(seen, subnet), StepState.SETTLING, made)
            for subnet in taken.subnets:
                self._wait(partial(self._up, endpoint, subnet, taken), MINUTES, subnet)
                seconds = self.clock.monotonic() - began
                yield StepEvent(_step(seen, subnet), StepState.DONE, subnet, seconds)
            self._groups(endpoint, taken)
            yield from self._routes(endpoint, taken)
            yield from self._rules(endpoint, taken)
            self.records.set_paused(self.name, "")

    def _standing(self) -> tuple[VpnRecord, EndpointId, Seen]:
        known, runs = self.records.vpn(self.name), self.records.runs(self.name)
        if known is None or not runs or known.removed:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=self.name)
        if runs[0].state in UNFINISHED:
            raise WizardError(ErrorCode.RUN_UNFINISHED, name=self.name)
        seen = seen_of(EndpointId(known.endpoint), self.cloud)
        if seen.endpoint is None:
            raise WizardError(ErrorCode.NOT_FOUND, kind=ENDPOINT, name=known.endpoint or self.name)
        return known, seen.endpoint.id, seen

    def _there(self, endpoint: EndpointId) -> set[SubnetId]:
        """Subnets with an association that is not gone yet, whatever its state."""
        return {
            one.subnet_id
            for one in self.cloud.associations(endpoint)
            if one.state is not AssociationState.DISASSOCIATED
        }

    def _disassociate(self, endpoint: EndpointId, association: AssociationId) -> None:
        """Again and again while AWS says that it is still being made."""
        retry_while(
            ErrorCode.IN_USE,
            lambda: self.cloud.disassociate(endpoint, association),
            cancelled=self.cancelled,
            clock=self.clock,
            minutes=MINUTES,
        )

    def _gone(self, endpoint: EndpointId, subnet: SubnetId) -> bool:
        return subnet not in self._there(endpoint)

    def _make_way(self, endpoint: EndpointId, subnet: SubnetId) -> None:
        """One that failed, or is on its way out, is no way in: it goes first."""
        spoiled = {AssociationState.DISASSOCIATING, AssociationState.FAILED}

        def free() -> bool:
            there = [one for one in self.cloud.associations(endpoint) if one.subnet_id == subnet]
            return not any(one.state in spoiled for one in there)

        for one in self.cloud.associations(endpoint):
            if one.subnet_id == subnet and one.state is AssociationState.FAILED:
                self.cloud.disassociate(endpoint, one.id)
        self._wait(free, MINUTES, subnet)

    def _up(self, endpoint: EndpointId, subnet: SubnetId, taken: Taken) -> bool:
        for one in self.cloud.associations(endpoint):
            if one.subnet_id == subnet and one.state is AssociationState.FAILED:
                # The next try is another change, and no repetition of this one.
                anew = replace(taken, mark=secrets.token_hex(8))
                self.records.set_paused(self.name, anew.as_json())
                raise WizardError(ErrorCode.SETTLED_WRONG, name=subnet, aws_message=one.message)
            if one.subnet_id == subnet and one.state is AssociationState.ASSOCIATED:
                return True
        return False

    def _groups(self, endpoint: EndpointId, taken: Taken) -> None:
        """The security groups, should AWS have put the VPC's default one in their place."""
        now = self.cloud.endpoint(endpoint)
        if now and now.vpc_id and taken.groups and set(now.security_group_ids) != set(taken.groups):
            self.cloud.apply_security_groups(endpoint, now.vpc_id, taken.groups)

    def _routes(self, endpoint: EndpointId, taken: Taken) -> Iterator[StepEvent]:
        there = seen_of(endpoint, self.cloud)
        for cidr, subnet in taken.routes:
            if subnet in there.added_routes.get(cidr, frozenset()):
                continue
            step = step_id(StepKind.ROUTE, str(cidr), subnet)
            yield StepEvent(step, StepState.MAKING)
            token = _token(taken, f"{cidr}{subnet}")
            self.cloud.create_client_route(endpoint, cidr, subnet, token)
            self._wait(partial(self._route_up, endpoint, cidr, subnet), ROUTE_MINUTES, step)
            yield StepEvent(step, StepState.DONE, str(cidr))

    def _route_up(self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId) -> bool:
        return any(
            (one.cidr, one.subnet_id, one.state) == (cidr, subnet, "active")
            for one in self.cloud.client_routes(endpoint)
        )

    def _rules(self, endpoint: EndpointId, taken: Taken) -> Iterator[StepEvent]:
        there = seen_of(endpoint, self.cloud).authorized
        for cidr in taken.rules:
            if cidr not in there:
                step = step_id(StepKind.AUTHORIZATION, str(cidr))
                yield StepEvent(step, StepState.MAKING)
                self.cloud.authorize(endpoint, cidr, _token(taken, str(cidr)))
                yield StepEvent(step, StepState.DONE, str(cidr))

    def _wait(self, look: Callable[[], bool], minutes: float, what: str) -> None:
        wait_until(
            lambda: True if look() else None,
            cancelled=self.cancelled,
            clock=self.clock,
            minutes=minutes,
            waiting_for=what,
        )


def _step(seen: Seen, subnet: SubnetId) -> StepId:
    """An association, called as its subnet is called at AWS."""
    name = next((one.name for one in seen.subnets if one.id == subnet and one.name), subnet)
    return step_id(StepKind.ASSOCIATION, name)


def _token(taken: Taken, what: str) -> str:
    """The same for the same thing of the same pause: after a crash AWS gives what it made."""
    return hashlib.sha256(f"{taken.mark}:{what}".encode()).hexdigest()[:64]
