"""What a helpdesk's report brought, and many bundles: the same in the window and outside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cvpn_wizard.texts.language import text

MOST_NAMES = 8


def report_words(
    noted: int,
    present: int,
    *,
    unfinished: Sequence[str],
    to_revoke: Sequence[str],
    dead: Sequence[str],
) -> list[str]:
    """The first line always; the others where there is something to do."""
    lines = [text("report-taken", noted=noted, present=present)]
    for text_id, slots in (
        ("report-to-revoke", to_revoke),
        ("report-unfinished", unfinished),
        ("report-dead", dead),
    ):
        if slots:
            lines.append(text(text_id, names=named(slots)))
    return lines


def bundles_words(
    made: int, folder: Path, words: Path | None, *, without: Sequence[str], stopped: bool
) -> list[str]:
    """Where the bundles are, where what opens them, and for whom there is none."""
    lines = [text("bundles-stopped")] if stopped else []
    lines.append(text("bundles-made", count=made, folder=str(folder)))
    if words is not None:
        lines.append(text("bundles-words", path=str(words)))
    if without:
        lines.append(text("bundles-without", names=named(without)))
    return lines


def named(slots: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    named = ", ".join(slots[:MOST_NAMES])
    if len(slots) > MOST_NAMES:
        return text("people-and-more", names=named, count=len(slots) - MOST_NAMES)
    return named
