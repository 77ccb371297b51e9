"""The only threads of the window: work goes out, and comes back as calls on the GUI thread."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Generator
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from cvpn_wizard.model.errors import WizardError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor  # noqa: TID251

Receiver = Callable[[Any], object]

WORKERS = 8
DRAW_MS = 12
DRAW_LIMIT = 0.06
"""Seconds that work waits at most for the window to draw what was just asked for."""

log = logging.getLogger(__name__)


class Job:
    """A piece of work under way. ``cancel`` is a request: work that waits hears it at once.

    :ivar finished: nothing more will be delivered.
    """

    def __init__(
        self, done: Receiver | None, failed: Receiver | None, event: Receiver | None
    ) -> None:
        self.cancelled = Event()
        self.finished = False
        self.done = done
        self.failed = failed
        self.event = event

    def cancel(self) -> None:
        self.cancelled.set()


class _Post(NamedTuple):
    """What a worker hands back."""

    job: Job
    kind: str
    value: object


class Jobs(QObject):
    """Runs work off the GUI thread. Lives in the GUI thread; make one, and shut it down at the end.

    Signals:
        posted: internal, from a worker to the GUI thread; carries one Python object.
    """

    posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._open: dict[Job, Future[None]] = {}
        self._closed = False
        self._drawn = Event()
        # Queued by itself, since it is emitted in other threads than the one we live in.
        self.posted.connect(self._deliver)

    def start(
        self,
        work: Callable[[Event], object],
        *,
        done: Receiver | None = None,
        failed: Receiver | None = None,
        event: Receiver | None = None,
    ) -> Job:
        """Begin ``work(cancelled)`` in a worker.

        What it returns goes to ``done``; if it is a generator, what it yields goes to ``event``.
        A refusal goes to ``failed``. Any other exception is a bug: it goes to the crash dialog,
        and to ``failed`` too, so that the page does not wait for ever. Receivers are methods of
        QObjects; those of deleted ones are not called.
        """
        job = Job(done, failed, event)
        if self._closed:
            job.finished = True
            return job
        if self._pool is None:
            self._pool = _new_pool()
        self._drawn.clear()
        QTimer.singleShot(DRAW_MS, self, self._has_drawn)
        self._open[job] = self._pool.submit(self._work, job, work)
        return job

    @Slot()
    def _has_drawn(self) -> None:
        self._drawn.set()

    def _work(self, job: Job, work: Callable[[Event], object]) -> None:
        # What started the work is mostly a new page: let the window draw it first.
        self._drawn.wait(DRAW_LIMIT)
        try:
            value = work(job.cancelled)
            if isinstance(value, Generator):
                value = self._drain(job, value)
        except BaseException as error:  # noqa: BLE001  delivered, not swallowed
            self._post(_Post(job, "failed", error))
        else:
            self._post(_Post(job, "done", value))

    def _drain(self, job: Job, events: Generator[object, None, object]) -> object:
        while True:
            try:
                self._post(_Post(job, "event", next(events)))
            except StopIteration as end:
                return end.value

    def _post(self, post: _Post) -> None:
        # At exit the relay may be gone already; then nobody is left to tell.
        if not self._closed and isValid(self):
            self.posted.emit(post)

    @Slot(object)
    def _deliver(self, post: _Post) -> None:
        job = post.job
        if post.kind != "event":
            job.finished = True
            self._open.pop(job, None)
        if post.kind == "failed" and not isinstance(post.value, WizardError):
            error = post.value
            if isinstance(error, BaseException):
                sys.excepthook(type(error), error, error.__traceback__)
        receiver: Receiver | None = getattr(job, post.kind)
        owner = getattr(receiver, "__self__", None)
        if receiver is None or (isinstance(owner, QObject) and not isValid(owner)):
            return
        receiver(post.value)

    def shutdown(self, wait_seconds: float = 0.0) -> None:
        """Ask everything to stop. Workers that wait end at once; a call to AWS ends by itself.

        :param wait_seconds: how long to stand by for those that do not; never longer.
        """
        self._closed = wait_seconds <= 0
        for job in self._open:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if wait_seconds > 0 and self._open:
            from concurrent.futures import wait  # noqa: PLC0415

            wait(self._open.values(), wait_seconds)
        self._closed = True


def _new_pool() -> ThreadPoolExecutor:
    """Made at the first job: the first page needs none."""
    from concurrent.futures import (  # noqa: PLC0415
        ThreadPoolExecutor,  # noqa: TID251  the pool the ban speaks of
    )

    return ThreadPoolExecutor(WORKERS, thread_name_prefix="job")


class Latest:
    """Lets a page ignore the results of any job but its latest."""

    def __init__(self) -> None:
        self.job: Job | None = None

    def replace(self, job: Job) -> None:
        """Cancel the one before; from now on only this one counts."""
        if self.job is not job:
            self.drop()
        self.job = job

    def drop(self) -> None:
        """Cancel the one under way; its results are no longer wanted."""
        if self.job is not None:
            before = self.job
            before.done = before.failed = before.event = None
            before.cancel()
        self.job = None

    @property
    def busy(self) -> bool:
        return self.job is not None and not self.job.finished
