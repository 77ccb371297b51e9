"""When people were last inside: by the connection log, and kept when the log is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from threading import Event

import pytest

from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.last_seen import LATE, LogRead, read_log
from cvpn_wizard.journeys.people.listing import everybody
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.care import Sightings
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.unit.journeys.people.conftest import MakeDesk, OfficeCloud

MONDAY, FRIDAY = datetime(2026, 11, 16, 9, tzinfo=UTC), datetime(2026, 11, 20, 17, 5, tzinfo=UTC)


def seen(desk: Desk) -> dict[str, str]:
    return {one.name: one.seen for one in everybody(desk)}


def test_what_the_log_says_stays_when_the_log_is_gone(
    desk: Desk, make_desk: MakeDesk, aws: OfficeCloud
) -> None:
    for name in ("sato.laptop", "suzuki.pc", "ito.mac"):
        add(desk, Newcomer(name))
    assert set(seen(desk).values()) == {""}
    aws.around.sightings = [
        Sightings({"Sato.Laptop": MONDAY, "stranger": FRIDAY}, MONDAY, complete=False),
        Sightings({"suzuki.pc": FRIDAY}, FRIDAY),
    ]
    assert read_log(desk, Event()) is LogRead.READ
    told = {"sato.laptop": "2026-11-16T09:00:00+00:00", "suzuki.pc": "2026-11-20T17:05:00+00:00"}
    assert seen(desk) == {**told, "ito.mac": ""}
    aws.around.sightings = [Sightings({}, FRIDAY), Sightings({"suzuki.pc": MONDAY}, FRIDAY)]
    again = make_desk()
    read_log(again, Event())
    read_log(again, Event())
    assert seen(again) == {**told, "ito.mac": ""}


def test_each_reading_begins_where_the_last_one_ended(desk: Desk, aws: OfficeCloud) -> None:
    asked: list[datetime] = []

    class Watching(OfficeCloud):
        def sightings(self, endpoint: str, group: str, stream: str, since: datetime) -> Sightings:
            assert (endpoint, group, stream) == (
                desk.endpoint,
                "/aws/clientvpn",
                "connection-log",
            )
            asked.append(since)
            return Sightings({}, FRIDAY)

    watched = replace(desk, cloud=lambda: Watching(aws.ca))
    read_log(watched, Event())
    read_log(watched, Event())
    assert (desk.clock.now() - asked[0]).days == 400
    assert asked[1] == FRIDAY - LATE


def test_a_reading_that_is_refused_or_stopped_keeps_what_it_had(
    desk: Desk, aws: OfficeCloud
) -> None:
    add(desk, Newcomer("sato.laptop"))
    aws.around.sightings = [Sightings({"sato.laptop": MONDAY}, MONDAY, complete=False)]
    stop = Event()

    class Stopping(OfficeCloud):
        def sightings(self, *asked: object) -> Sightings:
            stop.set()
            return aws.around.sightings.pop(0)

    with pytest.raises(WizardError) as stopped:
        read_log(replace(desk, cloud=lambda: Stopping(aws.ca)), stop)
    assert stopped.value.code is ErrorCode.STOPPED
    assert seen(desk) == {"sato.laptop": "2026-11-16T09:00:00+00:00"}
    assert desk.records.log_read_until(desk.name) == MONDAY.isoformat()
    aws.refuse("sightings", WizardError(ErrorCode.ACCESS_DENIED, action="logs:FilterLogEvents"))
    with pytest.raises(WizardError) as denied:
        read_log(desk, Event())
    assert denied.value.facts["action"] == "logs:FilterLogEvents"
    assert seen(desk) == {"sato.laptop": "2026-11-16T09:00:00+00:00"}


def test_a_vpn_without_a_log_says_so(desk: Desk, aws: OfficeCloud) -> None:
    off = replace(desk, spec=replace(desk.spec, log=None))
    assert read_log(off, Event()) is LogRead.OFF
    assert "sightings" not in aws.calls
