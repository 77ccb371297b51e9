"""Everything that the window shows, as pictures to be looked at one by one.

``CVPN_WIZARD_SHOTS=folder python -m tests.ui.pictures [what …]`` writes
``<name>-<language>-<theme>….png``: Japanese and English, light and dark. ``what`` is ``pages``,
``care``, ``people``, ``rollover``, ``check``, ``support`` or ``widgets``, or the name of one page
or widget; nothing: all of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.ui.pictures import care, check, pages, people, rollover, support, widgets
from tests.ui.pictures.look import Look, every_look

WHOLE: dict[str, Callable[[Look], None]] = {
    "care": care.draw,
    "people": people.draw,
    "rollover": rollover.draw,
    "check": check.draw,
    "support": support.draw,
}


def main(wanted: Sequence[str]) -> int:
    began = datetime.now(tz=UTC)
    page_names = [one for one in pages.NAMES if one in wanted]
    widget_names = [one for one in widgets.WIDGETS if one in wanted]
    if not wanted or "pages" in wanted:
        page_names = list(pages.NAMES)
    if not wanted or "widgets" in wanted:
        widget_names = list(widgets.WIDGETS)
    if page_names:
        every_look(lambda look: pages.draw(look, page_names))
    if widget_names:
        every_look(lambda look: widgets.draw(look, widget_names))
    for name, draw in WHOLE.items():
        if not wanted or name in wanted:
            every_look(draw)
    sys.stdout.write(f"{(datetime.now(tz=UTC) - began).seconds} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
