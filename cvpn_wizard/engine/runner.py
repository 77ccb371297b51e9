"""Carries a plan out: independent steps side by side, events out of one generator, in order."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251  the pool the ban speaks of
from dataclasses import dataclass, replace
from queue import Queue
from threading import Event

from cvpn_wizard.engine.journal import History, Journal
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import Leftover, RefusalEvent, StepEvent, StepId, StepState

SIDE_BY_SIDE = 6
"""Steps at once. AWS allows ten concurrent operations per endpoint."""

UNKNOWN_OUTCOME = frozenset(
    {ErrorCode.NO_NETWORK, ErrorCode.AWS_SLOW, ErrorCode.AWS_TROUBLE, ErrorCode.STOPPED}
)
"""Refusals after which AWS may have done the thing all the same."""

log = logging.getLogger(__name__)


def client_token(run: str, step: StepId, times_gone: int) -> str:
    """Our own idempotency token: the same after a crash, another one after an undo.

    botocore invents a token for each call if it is given none, which protects nothing once the
    program has been started again.
    """
    return hashlib.sha256(f"{run}/{step}/{times_gone}".encode()).hexdigest()[:48]


@dataclass(frozen=True)
class _Bug:
    error: BaseException


Message = StepEvent | RefusalEvent | Leftover | _Bug


class _Crew:
    """A pool of workers that report through one queue."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(SIDE_BY_SIDE, thread_name_prefix="step")
        self.queue: Queue[Message] = Queue()

    def start(self, work: Callable[[], None]) -> None:
        self.pool.submit(self._guarded, work)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001  handed to the generator, which raises it
            self.queue.put(_Bug(error))


class Run:
    """One run of a plan: forwards with :meth:`go`, back with :meth:`back`.

    :param cancelled: set by Stop; within the time-outs of the adapters the run ends.
    :ivar made: what each finished step made or found.
    """

    def __init__(
        self, steps: Sequence[Step], tools: Tools, journal: Journal, history: History
    ) -> None:
        self._steps = {step.id: step for step in steps}
        self._journal = journal
        self._history = history
        self._cancelled = tools.cancelled
        # Workers hear this one: it is set by Stop and by the first failure.
        self._halt = Event()
        self._tools = replace(tools, cancelled=self._halt)
        self.made: dict[StepId, Made] = {}
        self.left: list[Leftover] = []
        self._began: dict[StepId, float] = {}

    # forwards

    def go(self) -> Iterator[StepEvent | RefusalEvent]:
        """Do every step. Ends early, with events, after a refusal or Stop."""
        crew = _Crew()
        waiting = dict(self._steps)
        running: set[StepId] = set()
        finished: set[StepId] = set()
        try:
            while True:
                if not self._halted():
                    for step in [s for s in waiting.values() if finished.issuperset(s.needs)]:
                        del waiting[step.id]
                        running.add(step.id)
                        crew.start(lambda step=step: self._do(step, crew.queue))  # type: ignore[misc]
                if not running:
                    break
                message = self._next(crew.queue)
                if isinstance(message, StepEvent):
                    if message.state.finished:
                        running.discard(message.step)
                    if message.state in {StepState.DONE, StepState.PRESENT}:
                        finished.add(message.step)
                    elif message.state is StepState.FAILED:
                        self._halt.set()
                if isinstance(message, (StepEvent, RefusalEvent)):
                    yield message
            for step_id in waiting:
                if self._cancelled.is_set():
                    yield StepEvent(step_id, StepState.CANCELLED)
        finally:
            self._halt.set()
            crew.pool.shutdown(wait=True, cancel_futures=True)

    def _next(self, queue: Queue[Message]) -> Message:
        message = queue.get()
        if isinstance(message, _Bug):
            raise message.error
        return message

    def _halted(self) -> bool:
        if self._cancelled.is_set():
            self._halt.set()
        return self._halt.is_set()

    def stop(self) -> None:
        """Let waiting workers hear Stop at once."""
        self._halt.set()

    def _event(self, step: Step, state: StepState, resource: str = "") -> StepEvent:
        now = self._tools.clock.monotonic()
        began = self._began.setdefault(step.id, now)
        return StepEvent(step.id, state, resource, round(now - began, 3))

    def _tools_for(self, step: Step) -> Tools:
        past = self._history.of(step.id)
        return replace(
            self._tools,
            made=self.made,
            token=client_token(self._tools.run, step.id, past.times_gone),
            made_before=past.made,
        )

    def _do(self, step: Step, queue: Queue[Message]) -> None:
        resource = ""
        try:
            tools = self._tools_for(step)
            queue.put(self._event(step, StepState.LOOKING))
            found = step.look(tools)
            if found is not None:
                resource = found.resource
                self._journal.write(
                    "found",
                    step.id,
                    resource=resource,
                    ours=found.ours,
                    facts=dict(found.facts),
                )
                if found.ours:
                    self._settle(step, tools, found, queue)
                self.made[step.id] = found
                queue.put(self._event(step, StepState.PRESENT, resource))
                return
            if self._halted():
                raise WizardError(ErrorCode.STOPPED)
            self._journal.write("make", step.id, token=tools.token)
            queue.put(self._event(step, StepState.MAKING))
            made = self._make(step, tools)
            resource = made.resource
            self._journal.write(
                "made", step.id, resource=resource, ours=made.ours, facts=dict(made.facts)
            )
            self._settle(step, tools, made, queue)
            self.made[step.id] = made
            queue.put(self._event(step, StepState.DONE, resource))
        except WizardError as error:
            if error.code is ErrorCode.STOPPED:
                queue.put(self._event(step, StepState.CANCELLED, resource))
                return
            log.warning("step %s refused: %s", step.id, error)
            # The refusal first: the failed step is what ends the loop.
            queue.put(RefusalEvent(step.id, error))
            queue.put(self._event(step, StepState.FAILED, resource))

    def _make(self, step: Step, tools: Tools) -> Made:
        try:
            return step.make(tools)
        except WizardError as error:
            if error.code not in UNKNOWN_OUTCOME:
                self._journal.write("refused", step.id, code=error.code.value)
            raise

    def _settle(self, step: Step, tools: Tools, made: Made, queue: Queue[Message]) -> None:
        queue.put(self._event(step, StepState.SETTLING, made.resource))
        step.settle(tools, made)
        self._journal.write("settled", step.id)

    # back

    def back(self, made: dict[StepId, Made]) -> Iterator[StepEvent | RefusalEvent]:
        """Take away what ``made`` names and is ours, each once, in the reverse of its needs.

        Goes on past a refusal; what could not be taken away is in :attr:`left` afterwards.
        """
        self.made = dict(made)
        waiting = {
            step.id: step
            for step in self._steps.values()
            if step.id in made and made[step.id].ours and not step.keeps
        }
        needed_by: dict[StepId, set[StepId]] = {step: set() for step in waiting}
        for step in waiting.values():
            for need in step.needs:
                if need in needed_by:
                    needed_by[need].add(step.id)
        crew = _Crew()
        running: set[StepId] = set()
        gone: set[StepId] = set()
        try:
            while waiting or running:
                if not self._halted():
                    ready = [s for s in waiting.values() if gone.issuperset(needed_by[s.id])]
                    for step in ready:
                        del waiting[step.id]
                        running.add(step.id)
                        crew.start(lambda step=step: self._undo(step, crew.queue))  # type: ignore[misc]
                if not running:
                    break
                message = self._next(crew.queue)
                if isinstance(message, Leftover):
                    self.left.append(message)
                    continue
                if isinstance(message, StepEvent) and message.state.finished:
                    running.discard(message.step)
                    step = self._steps[message.step]
                    if message.state is StepState.GONE or step.vanishes:
                        gone.add(message.step)
                if isinstance(message, (StepEvent, RefusalEvent)):
                    yield message
            for step in waiting.values():
                resource = self.made[step.id].resource
                blocked = None if self._halted() else WizardError(ErrorCode.IN_USE, name=step.makes)
                self.left.append(Leftover(step.id, resource, blocked))
                yield StepEvent(step.id, StepState.LEFT, resource)
        finally:
            self._halt.set()
            crew.pool.shutdown(wait=True, cancel_futures=True)

    def _undo(self, step: Step, queue: Queue[Message]) -> None:
        made = self.made[step.id]
        try:
            self._journal.write("unmake", step.id, resource=made.resource)
            queue.put(self._event(step, StepState.UNMAKING, made.resource))
            step.unmake(self._tools_for(step), made)
            self._journal.write("gone", step.id, resource=made.resource)
            queue.put(self._event(step, StepState.GONE, made.resource))
        except WizardError as error:
            stopped = error.code is ErrorCode.STOPPED
            if not stopped:
                log.warning("step %s could not be undone: %s", step.id, error)
                queue.put(RefusalEvent(step.id, error))
            queue.put(Leftover(step.id, made.resource, None if stopped else error))
            queue.put(self._event(step, StepState.LEFT, made.resource))
