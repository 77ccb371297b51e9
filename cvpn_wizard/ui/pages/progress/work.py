"""What the page Progress does off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.building import outline
from cvpn_wizard.journeys.carrying_over import revocation_list_for
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.journeys.setup import spec_from
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import RunEvent
from cvpn_wizard.ui.services import Services

Told = tuple[PlannedStep, ...] | RunEvent
"""First the plan, then the events of the run."""


@dataclass(frozen=True)
class Ended:
    """A run came to its end, good or bad.

    :ivar folder: where its files are; ``None`` when it did not get that far.
    """

    folder: Path | None


Work = Callable[[Event], Generator[Told, None, Ended]]


def building(services: Services, answers: Answers) -> Work:
    """Carry the plan out from the beginning."""

    def work(cancelled: Event) -> Generator[Told, None, Ended]:
        spec = spec_from(answers)
        yield _outline(services, spec)
        builder = services.builder(answers.account)
        yield from builder.apply(spec, answers.certificates.folder, cancelled)
        return _ended(services, answers.name)

    return work


def resuming(services: Services, answers: Answers, known: tuple[PlannedStep, ...]) -> Work:
    """Go on with the run that stopped; its own plan counts, not what was answered since.

    :param known: the plan, where it was begun in this window; otherwise the records have it.
    """

    def work(cancelled: Event) -> Generator[Told, None, Ended]:
        yield known or _outline(services, _plan_of_run(services, answers.name))
        builder = services.builder(answers.account)
        yield from builder.resume(answers.name, cancelled)
        return _ended(services, answers.name)

    return work


def undoing(services: Services, answers: Answers) -> Work:
    """Take back what the run made."""

    def work(cancelled: Event) -> Generator[Told, None, Ended]:
        builder = services.builder(answers.account)
        yield from builder.undo(answers.name, cancelled)
        return _ended(services, answers.name)

    return work


def _plan_of_run(services: Services, name: str) -> VpnSpec:
    runs = services.records.runs(name)
    if not runs:
        raise WizardError(ErrorCode.NOTHING_TO_RESUME, name=name)
    return parse_plan(runs[0].plan, where=services.home)


def _ended(services: Services, name: str) -> Ended:
    known = services.records.vpn(name)
    return Ended(known.folder if known else None)


def _outline(services: Services, spec: VpnSpec) -> tuple[PlannedStep, ...]:
    now = datetime.now(UTC)
    return outline(spec, revocation_list_for(spec, services.records, services.home, now))
