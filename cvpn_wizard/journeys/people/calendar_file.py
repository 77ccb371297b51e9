"""The dates as a file for any calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.calendar import CalendarEntry, calendar_text
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.model.people import ExpiryDate

Words = Callable[[ExpiryDate], tuple[str, str]]
"""The title of an entry and what stands in it, in the reader's language."""


def write_calendar(
    path: Path,
    dates: Iterable[ExpiryDate],
    title: str,
    words: Words,
    now: datetime | None = None,
) -> None:
    """Write every date that has not passed, with reminders 60, 30 and 7 days before.

    :raises WizardError: what the disk refuses.
    """
    moment = now or datetime.now(UTC)
    entries = [
        CalendarEntry(one.mark, one.ends.date(), *words(one)) for one in dates if one.ends > moment
    ]
    write_private(path, calendar_text(entries, title, moment))
