"""Things that go wrong on purpose: throttling, broken connections, keys that run out in the middle.

Nobody meets a fault who has not asked for one: in the process through :class:`Faults`, or over
HTTP on the practice server's own path::

    POST   /practice/faults   {"action": "ec2:CreateVpc", "kind": "dropped-after", "nth": 1}
    GET    /practice/faults   what is still to come, and every action that was asked for
    DELETE /practice/faults   no more of it
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Event, Lock


class FaultKind(StrEnum):
    """What goes wrong. ``dropped-after`` and ``hangs`` do what was asked for all the same."""

    THROTTLED = "throttled"
    BROKEN = "broken"
    UNAVAILABLE = "unavailable"
    DROPPED_BEFORE = "dropped-before"
    DROPPED_AFTER = "dropped-after"
    HANGS = "hangs"
    DENIED = "denied"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong.

    :ivar action: ``ec2:CreateVpc``; ``*`` is any.
    :ivar nth: from the n-th call of that action on, counted from now.
    :ivar times: so many calls; 0 for all that come.
    :ivar seconds: how long it hangs.
    """

    action: str
    kind: FaultKind
    nth: int = 1
    times: int = 1
    seconds: float = 30.0


class Faults:
    """The faults that are to come. Safe to call from several threads.

    :ivar seen: every action that was asked for since the last :meth:`clear`, in order.
    :ivar over: set by :meth:`clear`, for what hangs at the moment.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._coming: list[Fault] = []
        self.over = Event()
        self.seen: list[str] = []

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._coming.append(fault)

    def clear(self) -> None:
        """No more faults; what hangs at the moment goes on at once."""
        with self._lock:
            self._coming.clear()
            self.seen.clear()
            self.over.set()
            self.over = Event()

    @property
    def coming(self) -> tuple[Fault, ...]:
        with self._lock:
            return tuple(self._coming)

    def meet(self, action: str) -> Fault | None:
        """What goes wrong with this call, if anything."""
        with self._lock:
            self.seen.append(action)
            for number, fault in enumerate(self._coming):
                if fault.action not in {action, "*"}:
                    continue
                if fault.nth > 1:
                    self._coming[number] = replace(fault, nth=fault.nth - 1)
                    continue
                if fault.times == 1:
                    del self._coming[number]
                elif fault.times > 1:
                    self._coming[number] = replace(fault, times=fault.times - 1)
                return fault
            return None
