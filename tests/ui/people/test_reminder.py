"""The desktop's notification: when, what, and only once for the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.dates import dates_of
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.ui.people.reminder import Message, Reminder, message_of
from cvpn_wizard.ui.services import Services
from tests.unit.journeys.people.conftest import MovedClock


class HeardReminder(Reminder):
    """Instead of the desktop."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, QIcon())
        self.told: list[Message] = []

    def tell(self, message: Message) -> None:
        self.told.append(message)


def test_nobody_is_interrupted_before_a_month_is_left(desk: Desk, clock: MovedClock) -> None:
    add(desk, Newcomer("sato.laptop"))
    for days in (0, 731 - 60):
        clock.on(days)
        assert message_of(dates_of(desk)) is None
    clock.on(731 - 30)
    told = message_of(dates_of(desk))
    assert told is not None
    assert told.title == "2 VPN dates come near"
    assert "the certificate of sato.laptop" in told.words
    assert "the server's certificate" in told.words


def test_the_same_is_told_once(qtbot: QtBot, services: Services, desk: Desk) -> None:
    reminder = HeardReminder(services)
    reminder.look()
    qtbot.waitUntil(lambda: not services.jobs._open, timeout=10_000)
    assert reminder.told == [], "everything is years away"
    now = datetime.now(UTC)
    desk.records.remember_certificate(
        CertificateRecord(desk.name, "client", "mori.pc", "a1", now, now + timedelta(days=5.5))
    )
    for _ in range(2):
        reminder.look()
        qtbot.waitUntil(lambda: not services.jobs._open, timeout=10_000)
    (told,) = reminder.told
    assert told.title == "A VPN date comes near"
    assert "mori.pc" in told.words
