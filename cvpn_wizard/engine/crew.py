"""Workers that do steps side by side and report through one queue."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251  the pool the ban speaks of
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event

from cvpn_wizard.engine.step import Step
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.model.steps import Leftover, RefusalEvent, StepEvent, StepId, StepState

SIDE_BY_SIDE = 6
"""Steps at once. AWS allows ten concurrent operations per endpoint."""


@dataclass(frozen=True)
class _Bug:
    error: BaseException


Message = StepEvent | RefusalEvent | Leftover | _Bug


class Crew:
    """A pool of workers. One thread hears what they report, in order, with :meth:`next`.

    :ivar halt: set by Stop and by the first failure; workers that wait hear it at once.
    """

    def __init__(self, cancelled: Event, clock: Clock) -> None:
        self.halt = Event()
        self._cancelled = cancelled
        self._clock = clock
        self._pool = ThreadPoolExecutor(SIDE_BY_SIDE, thread_name_prefix="step")
        self._reports: Queue[Message] = Queue()
        self._began: dict[StepId, float] = {}

    def start(self, work: Callable[[Step], None], step: Step) -> None:
        """Do one step in a worker."""
        self._pool.submit(self._guarded, work, step)

    def _guarded(self, work: Callable[[Step], None], step: Step) -> None:
        try:
            work(step)
        except BaseException as error:  # noqa: BLE001  handed to the generator, which raises it
            self._reports.put(_Bug(error))

    def report(self, message: StepEvent | RefusalEvent | Leftover) -> None:
        self._reports.put(message)

    def report_state(self, step: Step, state: StepState, resource: str = "") -> None:
        """Report that a step moved to a state, with the seconds since it began."""
        now = self._clock.monotonic()
        began = self._began.setdefault(step.id, now)
        self.report(StepEvent(step.id, state, resource, round(now - began, 3)))

    def next(self) -> StepEvent | RefusalEvent | Leftover:
        """The next report. Hears Stop while it waits, so that waiting workers do too.

        A bug in a worker is raised here.
        """
        while True:
            try:
                message = self._reports.get(timeout=0.1)
            except Empty:
                self.halted()
                continue
            if isinstance(message, _Bug):
                raise message.error
            return message

    def halted(self) -> bool:
        """Whether nothing new may begin."""
        if self._cancelled.is_set():
            self.halt.set()
        return self.halt.is_set()

    def dismiss(self) -> None:
        """Let the workers finish the call they are in, and no more."""
        self.halt.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
