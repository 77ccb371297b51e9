"""Time that passes at once."""

from __future__ import annotations

from threading import Event


class NoWait(Event):
    """Time that passes at once; ``seconds`` is how much did."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds += timeout or 0.0
        return self.is_set()
