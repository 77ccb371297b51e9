"""What the page Review does off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event

from cvpn_wizard.adapters.aws.prices import prices
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.building import outline
from cvpn_wizard.journeys.carrying_over import revocation_list_for
from cvpn_wizard.journeys.plan_file import PlanProblems, write_plan
from cvpn_wizard.journeys.setup import spec_from
from cvpn_wizard.model.cost import Prices
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.ui.services import Services


@dataclass(frozen=True)
class Outlined:
    """What is known without asking AWS.

    :ivar plan_text: the plan as a plan file.
    """

    spec: VpnSpec
    steps: tuple[PlannedStep, ...]
    plan_text: str


@dataclass(frozen=True)
class Refused:
    """The answers do not make a VPN yet."""

    problems: tuple[Problem, ...]


Steps = tuple[PlannedStep, ...]
Told = Prices | Outlined | Refused
Work = Callable[[Event], Generator[Told, None, Steps | None]]


def reviewing(services: Services, answers: Answers) -> Work:
    """The outline at once, then what exists already, as AWS has it.

    :raises WizardError: what AWS refuses.
    """

    def work(_cancelled: Event) -> Generator[Told, None, Steps | None]:
        yield prices(answers.account.region)
        try:
            spec = spec_from(answers)
        except PlanProblems as error:
            yield Refused(tuple(error.problems))
            return None
        carried = revocation_list_for(spec, services.records, services.home, datetime.now(UTC))
        yield Outlined(spec, outline(spec, carried), write_plan(spec))
        return services.builder(answers.account).preview(spec, answers.certificates.folder)

    return work
