"""The jobs behind the change of a CA: everything slow, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import date
from threading import Event

from cvpn_wizard.journeys.account_choice import account_from_json
from cvpn_wizard.journeys.building import Builder, outline
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import Progress
from cvpn_wizard.journeys.people.many_bundles import ManyBundles
from cvpn_wizard.journeys.rollover.changing import (
    begin,
    cancel,
    finish,
    go_on,
    hand_out,
    prove_first,
)
from cvpn_wizard.journeys.rollover.planning import Wishes, plan_rollover
from cvpn_wizard.journeys.rollover.standing import Both, look, under_way
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.rollover import Proof, RolloverNow, RolloverPlan
from cvpn_wizard.model.steps import RunEvent
from cvpn_wizard.ui.services import Services

SetUp = Iterator[RunEvent | tuple[PlannedStep, ...]]
HandOut = Generator[Proof | Progress, None, ManyBundles]


class RolloverWork:
    """Each method makes a job for :class:`~cvpn_wizard.ui.jobs.Jobs`.

    :param name: of the VPN, on either side of the change.
    """

    def __init__(self, services: Services, name: str) -> None:
        self._services = services
        self._name = name

    def look(self, cancelled: Event) -> RolloverNow | None:
        """How far it is; ``None`` where none is under way."""
        if not under_way(self._desk(self._name)):
            return None
        return look(self._both(), cancelled=cancelled)

    def planning(self, until: date | None) -> Callable[[Event], RolloverPlan]:
        """:param until: the last day of the overlap; ``None`` for what is proposed."""
        return lambda _cancelled: plan_rollover(self._desk(self._name), Wishes(until=until))

    def beginning(self, plan: RolloverPlan | None) -> Callable[[Event], SetUp]:
        """:param plan: ``None`` to go on with what was begun."""

        def work(cancelled: Event) -> SetUp:
            if plan is None:
                both = self._both()
                yield outline(both.new.spec)
                yield from go_on(both, self._builder(both.new), cancelled)
                return
            old = self._desk(plan.old)
            yield outline(plan.spec)
            yield from begin(old, plan, self._builder(old), cancelled)

        return work

    def handing_out(self, language: str) -> Callable[[Event], HandOut]:
        """Proves the new endpoint first."""

        def work(cancelled: Event) -> HandOut:
            both = self._both()
            yield prove_first(both, cancelled)
            return (yield from hand_out(both, language, cancelled))

        return work

    def finishing(self, *, leave_behind: bool) -> Callable[[Event], SetUp]:
        def work(cancelled: Event) -> SetUp:
            both = self._both()
            if not both.old.spec.adopted:
                yield outline(both.old.spec)
            yield from finish(both, self._builder(both.old), cancelled, leave_behind=leave_behind)

        return work

    def cancelling(self, cancelled: Event) -> SetUp:
        both = self._both()
        yield outline(both.new.spec)
        yield from cancel(both, self._builder(both.new), cancelled)

    def _both(self) -> Both:
        return Both.of(self._name, self._desk)

    def _desk(self, name: str) -> Desk:
        """:raises WizardError: VPN_UNKNOWN; PLAN_BAD."""
        services = self._services
        known = services.records.vpn(name)
        if known is None:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
        account = replace(account_from_json(known.account_choice), region=known.region)
        return Desk.at(
            name,
            home=services.home,
            records=services.records,
            vault=services.vault,
            cloud=lambda: services.cloud_for(account, None),
        )

    def _builder(self, desk: Desk) -> Builder:
        account = replace(account_from_json(desk.vpn.account_choice), region=desk.vpn.region)
        return self._services.builder(account)
