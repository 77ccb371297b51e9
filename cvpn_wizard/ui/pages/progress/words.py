"""What the page Progress says in each mode."""

from __future__ import annotations

from collections.abc import Iterable

from cvpn_wizard.model.steps import Leftover
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.texts.steps import step_words
from cvpn_wizard.ui.pages.progress.mode import Mode

PROMISE_SECONDS = 15
"""Stop is done within the time-outs of the adapters: 4 s to connect, 10 s to answer."""

HEADINGS = {
    Mode.BUILDING: "",
    Mode.STOPPING: "-stopping",
    Mode.STOPPED: "-stopped",
    Mode.FAILED: "-failed",
    Mode.UNDOING: "-undoing",
    Mode.UNDONE: "-undone",
    Mode.LEFT: "-left",
    Mode.DONE: "-done",
}
"""What follows ``progress-heading``."""


def lead_words(mode: Mode, *, practising: bool, left: bool) -> str:
    """The line below the heading; empty where the heading says it all.

    :param left: an undo ended with things that are still there.
    """
    match mode:
        case Mode.BUILDING:
            return text("progress-lead-practice" if practising else "progress-lead")
        case Mode.STOPPING:
            return text("progress-lead-stopping", seconds=PROMISE_SECONDS)
        case Mode.STOPPED:
            return text("progress-lead-stopped")
        case Mode.UNDONE:
            return text("progress-lead-undone")
        case Mode.LEFT:
            return text("progress-lead-left") if left else ""
        case _:
            return ""


def left_words(left: Iterable[Leftover]) -> str:
    """A line for each thing that is still there, with why."""
    lines = []
    for one in left:
        facts = {"step": step_words(one.step), "resource": one.resource}
        if one.error is None:
            lines.append(text("progress-left-row", **facts))
        else:
            lines.append(text("progress-left-why", why=refusal_words(one.error).title, **facts))
    return "\n".join(lines)
