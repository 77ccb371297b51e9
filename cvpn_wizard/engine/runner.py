"""Carries a plan out: independent steps side by side, events out of one generator, in order."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvpn_wizard.engine.crew import Crew
from cvpn_wizard.engine.journal import History, Journal
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.engine.waiting import wait_until
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import Leftover, RefusalEvent, StepEvent, StepId, StepState

UNKNOWN_OUTCOME = frozenset(
    {ErrorCode.NO_NETWORK, ErrorCode.AWS_SLOW, ErrorCode.AWS_TROUBLE, ErrorCode.STOPPED}
)
"""Refusals after which AWS may have done the thing all the same."""

TRIES = 3
"""How often a thing is made whose answer got lost and of which AWS then shows nothing."""
SHOWN_SECONDS = 8.0
"""Within these AWS lists what it made without our client token ("eventual consistency")."""

log = logging.getLogger(__name__)


def client_token(run: str, step: StepId, times_gone: int) -> str:
    """Our own idempotency token: the same after a crash, another one after an undo.

    botocore invents a token for each call if it is given none, which protects nothing once the
    program has been started again.
    """
    return hashlib.sha256(f"{run}/{step}/{times_gone}".encode()).hexdigest()[:48]


class Run:
    """One run of a plan, forwards.

    :ivar made: what each finished step made or found.
    """

    def __init__(
        self, steps: Sequence[Step], tools: Tools, journal: Journal, history: History
    ) -> None:
        self._steps = {step.id: step for step in steps}
        self._journal = journal
        self._history = history
        self._crew = Crew(tools.cancelled, tools.clock)
        self.made: dict[StepId, Made] = {}
        self._tools = replace(tools, cancelled=self._crew.halt, made=self.made)

    def go(self) -> Iterator[StepEvent | RefusalEvent]:
        """Do every step. Ends early, with events, after a refusal or Stop."""
        crew = self._crew
        waiting = dict(self._steps)
        running: set[StepId] = set()
        finished: set[StepId] = set()
        try:
            while True:
                if not crew.halted():
                    for step in [s for s in waiting.values() if finished.issuperset(s.needs)]:
                        del waiting[step.id]
                        running.add(step.id)
                        crew.start(self._do, step)
                if not running:
                    break
                event = crew.next()
                if isinstance(event, StepEvent):
                    if event.state.finished:
                        running.discard(event.step)
                    if event.state in {StepState.DONE, StepState.PRESENT}:
                        finished.add(event.step)
                    elif event.state is StepState.FAILED:
                        crew.halt.set()
                if not isinstance(event, Leftover):
                    yield event
        finally:
            crew.dismiss()

    def _tools_for(self, step: Step) -> Tools:
        past = self._history.of(step.id)
        token = client_token(self._tools.run, step.id, past.times_gone)
        return replace(self._tools, token=token, made_before=past.made, unfinished=past.unfinished)

    def _do(self, step: Step) -> None:
        """Look, make, settle: in a worker."""
        tools = self._tools_for(step)
        resource = ""
        try:
            self._crew.report_state(step, StepState.LOOKING)
            made = self._look(step, tools) if self._just_begun(step) else step.look(tools)
            if made is None:
                end = StepState.DONE
                made = self._make(step, self._after_loss(step, tools))
            else:
                end = StepState.PRESENT
                self._write("found", step, made)
            resource = made.resource
            if made.ours:
                self._crew.report_state(step, StepState.SETTLING, resource)
                step.settle(tools, made)
                self._journal.write("settled", step.id)
            self.made[step.id] = made
            self._crew.report_state(step, end, resource)
        except WizardError as error:
            if error.code is ErrorCode.STOPPED:
                self._crew.report_state(step, StepState.CANCELLED, resource)
                return
            if error.code is ErrorCode.SETTLED_WRONG:
                self._journal.write("spoiled", step.id, resource=resource)
            log.warning("step %s refused: %s", step.id, error)
            # The refusal first: the failed step is what ends the loop.
            self._crew.report(RefusalEvent(step.id, error))
            self._crew.report_state(step, StepState.FAILED, resource)

    def _make(self, step: Step, tools: Tools) -> Made:
        """Say so in the journal, do it, say in the journal how it ended.

        Where the answer gets lost AWS is asked what there is, and only then once more.
        """
        tries = 1
        while True:
            if self._crew.halted():
                raise WizardError(ErrorCode.STOPPED)
            self._journal.write("make", step.id, token=tools.token)
            self._crew.report_state(step, StepState.MAKING)
            try:
                made = step.make(tools)
            except WizardError as error:
                if error.code not in UNKNOWN_OUTCOME:
                    self._journal.write("refused", step.id, code=error.code.value)
                    raise
                if error.code is ErrorCode.STOPPED or tries == TRIES:
                    raise
                log.warning("step %s: the answer got lost: %s", step.id, error)
            else:
                self._write("made", step, made)
                return made
            tries += 1
            tools = replace(tools, unfinished=True)
            found = self._look(step, tools)
            if found is not None:
                self._write("found", step, found)
                return found

    def _after_loss(self, step: Step, tools: Tools) -> Tools:
        """What was there and usable, and is not any more, somebody else has taken away.

        It needs another token: the old one would bring back AWS's old answer.
        """
        past = self._history.of(step.id)
        if past.made is None or past.unfinished or not past.settled:
            return tools
        self._journal.write("gone", step.id, resource=past.made.resource, by="others")
        past.made, past.times_gone = None, past.times_gone + 1
        return self._tools_for(step)

    def _just_begun(self, step: Step) -> bool:
        """Whether AWS may not show everywhere yet what the journal speaks of.

        One look that found it does not mean that the next one will.
        """
        past = self._history.of(step.id)
        if not past.unfinished and past.made is None:
            return False
        if past.since is None:
            return not past.settled
        age = (self._tools.clock.now() - past.since).total_seconds()
        # The clock may have been set back since.
        return age < SHOWN_SECONDS

    def _look(self, step: Step, tools: Tools) -> Made | None:
        """Look for what a call made whose answer nobody heard.

        :raises WizardError: STOPPED, or what keeps AWS from being asked for a minute.
        """
        first: list[float] = []
        # A token brings back what it made; but what was usable would get another one.
        patient = step.tokenless or self._history.of(step.id).settled

        def looked() -> tuple[Made | None] | None:
            found = step.look(tools)
            now = tools.clock.monotonic()
            first.append(now)
            shown = not patient or now - first[0] > SHOWN_SECONDS
            return (found,) if found is not None or shown else None

        (found,) = wait_until(
            looked,
            cancelled=tools.cancelled,
            clock=tools.clock,
            minutes=10,
            waiting_for=step.makes,
        )
        return found

    def _write(self, do: str, step: Step, made: Made) -> None:
        self._journal.write(
            do, step.id, resource=made.resource, ours=made.ours, facts=dict(made.facts)
        )
