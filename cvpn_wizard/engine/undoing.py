"""Takes back: in the reverse of the needs, each once, on past a refusal."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cvpn_wizard.engine.crew import Crew
from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import Leftover, RefusalEvent, StepEvent, StepId, StepState

log = logging.getLogger(__name__)


class Undo:
    """One way back over what is there.

    :param made: what is there, by step; only what is ours is taken away.
    :ivar left: what could not be taken away, and why.
    """

    def __init__(
        self, steps: Sequence[Step], tools: Tools, journal: Journal, made: Mapping[StepId, Made]
    ) -> None:
        self._steps = {step.id: step for step in steps}
        self._journal = journal
        self._made = made
        self._crew = Crew(tools.cancelled, tools.clock)
        self._tools = replace(tools, cancelled=self._crew.halt, made=made)
        self.left: list[Leftover] = []

    def go(self) -> Iterator[StepEvent | RefusalEvent]:
        """Take away what is ours, the dependent things first."""
        crew = self._crew
        waiting = {
            step.id: step
            for step in self._steps.values()
            if step.id in self._made and self._made[step.id].ours and not step.keeps
        }
        needed_by = _needed_by(waiting)
        running: set[StepId] = set()
        gone: set[StepId] = set()
        try:
            while True:
                if not crew.halted():
                    for step in [s for s in waiting.values() if gone.issuperset(needed_by[s.id])]:
                        del waiting[step.id]
                        running.add(step.id)
                        crew.start(self._take_away, step)
                if not running:
                    break
                event = crew.next()
                if isinstance(event, Leftover):
                    self.left.append(event)
                    continue
                if isinstance(event, StepEvent) and event.state.finished:
                    running.discard(event.step)
                    if event.state is StepState.GONE or self._steps[event.step].vanishes:
                        gone.add(event.step)
                yield event
            yield from self._leave(waiting)
        finally:
            crew.dismiss()

    def _leave(self, waiting: Mapping[StepId, Step]) -> Iterator[StepEvent]:
        """What was not begun, since something that hangs on it is still there, or on Stop."""
        for step in waiting.values():
            resource = self._made[step.id].resource
            why = None if self._crew.halted() else WizardError(ErrorCode.IN_USE, name=step.makes)
            self.left.append(Leftover(step.id, resource, why))
            yield StepEvent(step.id, StepState.LEFT, resource)

    def _take_away(self, step: Step) -> None:
        """In a worker."""
        made = self._made[step.id]
        try:
            self._journal.write("unmake", step.id, resource=made.resource)
            self._crew.report_state(step, StepState.UNMAKING, made.resource)
            step.unmake(self._tools, made)
            self._journal.write("gone", step.id, resource=made.resource)
            self._crew.report_state(step, StepState.GONE, made.resource)
        except WizardError as error:
            why = None if error.code is ErrorCode.STOPPED else error
            if why is not None:
                log.warning("step %s could not be undone: %s", step.id, error)
                self._crew.report(RefusalEvent(step.id, error))
            if not step.vanishes or why is None:
                self._crew.report(Leftover(step.id, made.resource, why))
            self._crew.report_state(step, StepState.LEFT, made.resource)


def _needed_by(steps: Mapping[StepId, Step]) -> dict[StepId, set[StepId]]:
    """For each step the steps that hang on it."""
    needed_by: dict[StepId, set[StepId]] = {step: set() for step in steps}
    for step in steps.values():
        for need in step.needs:
            if need in needed_by:
                needed_by[need].add(step.id)
    return needed_by
