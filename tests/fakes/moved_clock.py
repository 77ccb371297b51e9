"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event

from cvpn_wizard.engine.waiting import Clock

START = datetime(2026, 11, 24, 9, tzinfo=UTC)


class MovedClock(Clock):
    """Stands still until it is moved; pauses move it."""

    def __init__(self) -> None:
        self.moved = timedelta()

    def now(self) -> datetime:
        return START + self.moved

    def monotonic(self) -> float:
        return self.moved.total_seconds()

    def pause(self, cancelled: Event, seconds: float) -> None:
        self.moved += timedelta(seconds=seconds)

    def on(self, days: float) -> None:
        """So many days after the first one."""
        self.moved = timedelta(days=days)
