"""How far a run is: what each step has taken, what is left, one fraction that never goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import RunEvent, StepEvent, StepId, StepState

AT_WORK = frozenset({StepState.LOOKING, StepState.MAKING, StepState.SETTLING, StepState.UNMAKING})
LEAST_SECONDS = 0.5
"""A step of no typical time still counts for something in the bar."""
NEARLY = 0.95
"""A step that takes longer than usual stands still here until it is done."""
PRACTICE_PACE = 1 / 60
"""The practice AWS takes this share of AWS's own time (an association: 8 s for 8 min)."""


@dataclass(frozen=True)
class StepNow:
    """Where one step is.

    :ivar since: on the caller's clock, in seconds, when it began; ``None`` before.
    :ivar seconds: how long it took, once it has finished.
    """

    step: StepId
    state: StepState = StepState.WAITING
    resource: str = ""
    since: float | None = None
    seconds: float = 0.0


class Progress:
    """Reads the events of a run. Times are seconds on a clock of the caller's.

    :param steps: the plan, in order.
    :param pace: the share of AWS's typical time that is expected (less on the practice AWS).
    """

    def __init__(self, steps: Sequence[PlannedStep], *, pace: float = 1.0) -> None:
        self._planned = {step.step: step for step in steps}
        self._now = {step.step: StepNow(step.step) for step in steps}
        self._pace = pace
        self._shown = 0.0

    @property
    def steps(self) -> Mapping[StepId, StepNow]:
        return self._now

    @property
    def planned(self) -> Mapping[StepId, PlannedStep]:
        return self._planned

    @property
    def finished(self) -> int:
        """How many steps are behind us."""
        return sum(now.state in {StepState.DONE, StepState.PRESENT} for now in self._now.values())

    def hear(self, event: RunEvent, at: float) -> StepNow | None:
        """Take in one event; returns the step that it moved."""
        if not isinstance(event, StepEvent):
            return None
        before = self._now.get(event.step, StepNow(event.step))
        since = before.since
        if event.state in AT_WORK and (since is None or before.state.finished):
            since = at - event.seconds
        moved = StepNow(
            step=event.step,
            state=event.state,
            resource=event.resource or before.resource,
            since=since,
            seconds=event.seconds,
        )
        self._now[event.step] = moved
        return moved

    def again(self) -> None:
        """The run is resumed: what is not behind us waits again; the bar stays where it was."""
        for step, now in self._now.items():
            if now.state not in {StepState.DONE, StepState.PRESENT}:
                self._now[step] = StepNow(step, resource=now.resource)

    def expected(self, step: StepId) -> float:
        """Seconds that a step usually takes here."""
        planned = self._planned.get(step)
        return max((planned.typical_seconds if planned else 0.0) * self._pace, LEAST_SECONDS)

    def elapsed(self, step: StepId, at: float) -> float:
        """Seconds that a step has been at work; its whole time once it is finished."""
        now = self._now[step]
        if now.state in AT_WORK and now.since is not None:
            return max(at - now.since, 0.0)
        return now.seconds

    def fraction(self, at: float) -> float:
        """0 to 1; never less than it was."""
        whole = sum(self.expected(step) for step in self._planned)
        done = sum(self.expected(step) * self._share(step, at) for step in self._planned)
        self._shown = max(self._shown, done / whole if whole else 0.0)
        return min(self._shown, 1.0)

    def _share(self, step: StepId, at: float) -> float:
        now = self._now[step]
        if now.state in {StepState.DONE, StepState.PRESENT}:
            return 1.0
        if now.state not in AT_WORK:
            return 0.0
        return min(self.elapsed(step, at) / self.expected(step), NEARLY)

    def remaining(self, at: float) -> float:
        """Seconds of the longest chain that is left."""
        left = {step: self.expected(step) * (1 - self._share(step, at)) for step in self._planned}
        return longest_chain(tuple(self._planned.values()), left)


def longest_chain(
    steps: Sequence[PlannedStep], seconds: Mapping[StepId, float] | None = None
) -> float:
    """Seconds of the chain of steps that takes longest, independent ones side by side.

    :param seconds: what each step takes, where that is not its typical time.
    """
    until: dict[StepId, float] = {}
    for step in steps:
        own = step.typical_seconds if seconds is None else seconds.get(step.step, 0.0)
        if seconds is None and step.exists:
            own = 0.0
        until[step.step] = own + max((until.get(need, 0.0) for need in step.needs), default=0.0)
    return max(until.values(), default=0.0)
