"""The desktop's notification: when, what, and how often for the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.reminding import FILE, read_told
from cvpn_wizard.ui.people.reminder import Message, Reminder, message_of
from cvpn_wizard.ui.services import Services
from tests.unit.journeys.people.conftest import NAME, MovedClock

END = 731
"""Days until both the server's certificate and Sato's end."""


class HeardReminder(Reminder):
    """Instead of the desktop."""

    there = True

    def __init__(self, services: Services, clock: MovedClock) -> None:
        super().__init__(services, QIcon(), clock=clock)
        self.told: list[Message] = []

    @property
    def can_tell(self) -> bool:
        return self.there

    def tell(self, message: Message) -> None:
        self.told.append(message)


Started = Callable[[], HeardReminder]


@pytest.fixture
def started(services: Services, clock: MovedClock) -> Iterator[Started]:
    """The program has started (again). Each ends on this thread, as its timer wants."""
    made: list[HeardReminder] = []

    def start() -> HeardReminder:
        made.append(HeardReminder(services, clock))
        return made[-1]

    yield start
    for one in made:
        shiboken6.delete(one)


def heard(qtbot: QtBot, reminder: HeardReminder) -> list[Message]:
    """What one look brings."""
    reminder.told = []
    reminder.look()
    qtbot.waitUntil(lambda: not reminder._services.jobs._open, timeout=10_000)
    return reminder.told


def test_60_30_and_7_days_before_and_no_oftener(
    qtbot: QtBot, started: Started, desk: Desk, clock: MovedClock
) -> None:
    add(desk, Newcomer("sato.laptop"))
    reminder = started()
    said: dict[float, int] = {}
    for left in (100, 60, 59, 31, 30, 29, 8, 7, 6, 6, 0.5, -0.5, -1, -30):
        clock.on(END - left)
        said[left] = said.get(left, 0) + len(heard(qtbot, reminder))
    told = [left for left, times in said.items() if times]
    assert told == [60, 30, 7, 6, 0.5, -0.5]
    assert said[6] == 1, "once a day, however often it looks"


def test_what_it_says_and_where_it_leads(
    qtbot: QtBot, started: Started, desk: Desk, clock: MovedClock
) -> None:
    add(desk, Newcomer("sato.laptop"))
    clock.on(END - 5)
    reminder = started()
    (message,) = heard(qtbot, reminder)
    assert message.title == "2 VPN dates come near"
    assert "the certificate of sato.laptop" in message.words
    assert "the server's certificate" in message.words
    assert message_of(()) is None
    with qtbot.waitSignal(reminder.opened) as opened:
        reminder._clicked()
    assert opened.args == [NAME]


def test_a_new_start_does_not_repeat_it(
    qtbot: QtBot, started: Started, desk: Desk, clock: MovedClock
) -> None:
    add(desk, Newcomer("sato.laptop"))
    clock.on(END - 20)
    assert len(heard(qtbot, started())) == 1
    assert heard(qtbot, started()) == []
    assert len(read_told(desk.home)) == 2
    renew(desk, "sato.laptop")
    assert heard(qtbot, started()) == []
    assert len(read_told(desk.home)) == 1, "what was renewed is forgotten"


def test_without_a_tray_nothing_counts_as_told(
    qtbot: QtBot, started: Started, desk: Desk, clock: MovedClock
) -> None:
    clock.on(END - 5)
    reminder = started()
    reminder.there = False
    assert heard(qtbot, reminder) == []
    assert not (desk.home / FILE).exists()


@pytest.mark.parametrize("content", ["", "[1]", "[" * 100_000, "\x00"])
def test_a_broken_file_tells_once_more(
    qtbot: QtBot, started: Started, desk: Desk, clock: MovedClock, content: str
) -> None:
    clock.on(END - 5)
    (desk.home / FILE).write_text(content, encoding="utf-8")
    assert len(heard(qtbot, started())) == 1
    assert isinstance(json.loads((desk.home / FILE).read_text(encoding="utf-8")), dict)


def test_a_full_disk_does_not_keep_it_from_telling(
    qtbot: QtBot, started: Started, desk: Desk, clock: MovedClock
) -> None:
    clock.on(END - 5)
    Path(desk.home / FILE).mkdir()
    reminder = started()
    assert len(heard(qtbot, reminder)) == 1
    assert heard(qtbot, reminder) == []
