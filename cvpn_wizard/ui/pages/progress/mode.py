"""What the page Progress is about at the moment."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Each but ``idle`` has its heading: ``progress-heading-<mode>``."""

    IDLE = "idle"
    BUILDING = "building"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"
    LEFT = "left"
    DONE = "done"

    @property
    def at_work(self) -> bool:
        return self in {Mode.BUILDING, Mode.STOPPING, Mode.UNDOING}
