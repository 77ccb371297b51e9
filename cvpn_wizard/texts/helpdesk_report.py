"""What a helpdesk's report brought: the same sentences in the window and on the command line."""

from __future__ import annotations

from collections.abc import Sequence

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
            lines.append(text(text_id, names=_named(slots)))
    return lines


def _named(slots: Sequence[str]) -> str:
    named = ", ".join(slots[:MOST_NAMES])
    if len(slots) > MOST_NAMES:
        return text("people-and-more", names=named, count=len(slots) - MOST_NAMES)
    return named
