"""Which dates a person is told of today, and which they know already.

Once when 60 and 30 days are left and once when it has passed; in the last week once a day. What was
told is kept in a file of the home folder, so that a new start of the program does not repeat it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from cvpn_wizard.adapters.files import read_text, write_private
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.people import ExpiryDate, Level

FILE = "told-dates.json"
LARGEST = 5_000_000

Told = Mapping[str, str]
"""By the date's mark: its day and level; in the last week also the day on which it was told."""


def due(
    dates: Iterable[ExpiryDate], told: Told, today: date
) -> tuple[tuple[ExpiryDate, ...], dict[str, str]]:
    """What is to be told today, in the order given, and what is told then.

    What is no longer near (renewed, revoked) is forgotten.
    """
    near = [one for one in dates if one.level is not Level.FINE]
    now = {one.mark: _what(one, today) for one in near}
    return tuple(one for one in near if told.get(one.mark) != now[one.mark]), now


def _what(one: ExpiryDate, today: date) -> str:
    what = f"{one.ends:%Y-%m-%d} {one.level.value}"
    return f"{what} {today:%Y-%m-%d}" if one.level is Level.WEEK else what


def read_told(home: Path) -> dict[str, str]:
    """What cannot be read counts as not told: better twice than never."""
    path = home / FILE
    if not path.is_file():
        return {}
    try:
        kept = json.loads(read_text(path, LARGEST))
    except (WizardError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(mark): str(what) for mark, what in kept.items()}


def write_told(home: Path, told: Told) -> None:
    """:raises WizardError: what the disk refuses."""
    write_private(home / FILE, json.dumps(dict(told), ensure_ascii=False))
