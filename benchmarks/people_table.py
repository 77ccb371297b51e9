"""The longest stall of a table of people, against the 50 ms that nobody feels.

    python benchmarks/people_table.py [PEOPLE]

Put in, sorted by every column, searched and filtered, each of it timed by itself (processor time).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cvpn_wizard.model.people import PersonNow, PersonState
from cvpn_wizard.ui.people.people_model import COLUMNS, PeopleModel

ALLOWED_MS = 50.0
START = datetime(2026, 1, 1, tzinfo=UTC)


def somebody(number: int) -> PersonNow:
    return PersonNow(
        name=f"person{number:05}.laptop",
        person=f"Person {number}",
        device="ThinkPad" if number % 2 else "MacBook",
        state=PersonState.REVOKED if number % 10 == 0 else PersonState.VALID,
        serial=f"{number:x}",
        not_before=START,
        not_after=START + timedelta(days=number),
        days=number,
        seen=f"2026-{number % 12 + 1:02}-01T08:00:00+00:00" if number % 3 else "",
    )


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    QApplication([])
    model, everybody = PeopleModel(), tuple(somebody(number) for number in range(people))
    down = Qt.SortOrder.DescendingOrder
    steps: dict[str, Callable[[], None]] = {"put in": lambda: model.set_people(everybody)}
    for number, column in enumerate(COLUMNS):
        steps[f"sort by {column}"] = lambda number=number: model.sort(number, down)  # type: ignore[misc]
    steps["search"] = lambda: model.search("thinkpad 77", None)
    steps["filter"] = lambda: model.search("", PersonState.REVOKED)
    steps["show all"] = lambda: model.search("", None)
    took: dict[str, float] = {}
    for name, step in steps.items():
        began = time.process_time()
        step()
        took[name] = (time.process_time() - began) * 1000
        print(f"{name:16} {took[name]:5.1f} ms")
    longest = max(took.values())
    print(f"longest          {longest:5.1f} ms of {people} people")
    print(
        f"ratio            {longest / ALLOWED_MS:.2f} of the {ALLOWED_MS:.0f} ms (wanted: below 1)"
    )


if __name__ == "__main__":
    main()
