"""How long an attempt and its parts may take."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event

NAME_SHARE = 0.4
PORT_SHARE = 0.4
QUIET_SHARE = 0.3
BUSY_SHARE = 0.65
KNOCK_SECONDS = 1.2
"""For another first packet: is a server that fell silent still there, or somewhere else?"""


@dataclass(frozen=True)
class Limits:
    """The end of one attempt, on ``time.monotonic``'s clock, and who may end it sooner."""

    deadline: float
    seconds: float
    cancelled: Event

    @classmethod
    def from_now(cls, seconds: float, cancelled: Event) -> Limits:
        return cls(time.monotonic() + seconds, seconds, cancelled)

    def share(self, part: float) -> float:
        """The moment when that part of the whole time is over, from now; never behind the end."""
        return min(self.deadline, time.monotonic() + self.seconds * part)

    def within(self, seconds: float) -> float:
        """The moment in so many seconds; never behind the end."""
        return min(self.deadline, time.monotonic() + seconds)

    def quiet(self, heard: float, *, acknowledged: bool = False) -> float:
        """How long somebody may be silent who was last heard then.

        :param acknowledged: it has all that we said. Then it is still at it, or its answer was
            lost, which OpenVPN sends again after two seconds and after six. A server that has
            refused us has forgotten us, and acknowledges nothing.
        """
        share = BUSY_SHARE if acknowledged else QUIET_SHARE
        return min(self.deadline, heard + self.seconds * share)
