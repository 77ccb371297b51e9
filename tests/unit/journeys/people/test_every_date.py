"""Every kind of date at every boundary: what is told, in which order, and what ends it."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import floor
from pathlib import Path
from threading import Event

import pytest
from icalendar import Alarm, Calendar, Component

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.reading import read_authorities
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.calendar_file import write_calendar
from cvpn_wizard.journeys.people.dates import dates_at_aws, dates_of, expiring
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.listing import everybody
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import refresh, revoke
from cvpn_wizard.journeys.people.server import renew_server
from cvpn_wizard.model.care import CertificateText
from cvpn_wizard.model.people import DateKind, ExpiryDate, Level, PersonState
from tests.fakes.moved_clock import START, MovedClock
from tests.unit.journeys.people.conftest import SERVER_ARN, OfficeCloud

EVERY_STEP = (
    (61, Level.FINE),
    (60, Level.SOON),
    (31, Level.SOON),
    (30, Level.MONTH),
    (8, Level.MONTH),
    (7, Level.WEEK),
    (0.01, Level.WEEK),
    (0, Level.OVER),
    (-1, Level.OVER),
)


@pytest.fixture
def stage(desk: Desk, aws: OfficeCloud, office: Authority) -> Desk:
    """One date of each kind, and AWS says what it has."""
    server = office.issue_server("server", 2, START)
    aws.around.texts[SERVER_ARN] = CertificateText(server.certificate, server.chain)
    add(desk, Newcomer("sato.laptop"))
    refresh(desk, Event())
    return desk


def date_of(dates: tuple[ExpiryDate, ...], kind: DateKind) -> ExpiryDate:
    return next(one for one in dates if one.kind is kind)


@pytest.mark.parametrize("kind", list(DateKind))
def test_every_kind_of_date_is_told_60_30_and_7_days_before(
    stage: Desk, clock: MovedClock, kind: DateKind
) -> None:
    ends = date_of(dates_at_aws(stage), kind).ends
    early = kind is DateKind.AUTHORITY
    for left, level in EVERY_STEP:
        clock.moved = ends - START - timedelta(days=left)
        for dates in (dates_at_aws(stage), dates_of(stage)):
            one = date_of(dates, kind)
            assert one.level is (Level.EARLY if early and level is Level.FINE else level), left
            assert one.days == floor(left)
            assert (one in expiring(dates, floor(left))) is True
            assert one not in expiring(dates, floor(left) - 1)


def test_each_lock_out_is_told_and_each_can_be_mended(stage: Desk, clock: MovedClock) -> None:
    clock.on(740)
    over = {one.kind for one in dates_at_aws(stage) if one.level is Level.OVER}
    assert over == {DateKind.PERSON, DateKind.SERVER}
    assert everybody(stage)[0].state is PersonState.EXPIRED
    renew(stage, "sato.laptop")
    renew_server(stage)
    assert everybody(stage)[0].state is PersonState.VALID
    assert not [one for one in dates_at_aws(stage) if one.level is Level.OVER]
    revoke(stage, ["sato.laptop"], Event())
    assert DateKind.PERSON not in {one.kind for one in dates_at_aws(stage)}


def test_the_calendar_is_as_rfc_5545_wants_it(
    stage: Desk, clock: MovedClock, tmp_path: Path
) -> None:
    add(stage, Newcomer("suzuki.pc"))
    dates = dates_at_aws(stage)
    path = tmp_path / "dates.ics"
    said = "佐藤さんの証明書; 期限, 更新\n" * 9  # long, and with all that has to be escaped
    write_calendar(path, dates, "VPN の期限", lambda one: (one.name, said), clock.now())
    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines), "every line ends with CRLF (3.1)"
    assert max(map(len, lines)) <= 75, "octets, by folding (3.1)"
    read = Calendar.from_ical(raw)
    assert isinstance(read, Component)
    assert read.errors == []
    assert {"PRODID", "VERSION"} <= set(read)
    events = read.walk("VEVENT")
    assert len({str(one["UID"]) for one in events}) == len(events) == len(dates)
    assert [one.decoded("DTSTART") for one in events] == [one.ends.date() for one in dates]
    for event in events:
        assert event.errors == []
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        assert event.decoded("DTSTAMP") == clock.now()
        assert str(event["DESCRIPTION"]) == said
        alarms = [one for one in event.subcomponents if isinstance(one, Alarm)]
        assert [one.decoded("TRIGGER").days for one in alarms] == [-60, -30, -7]
        assert all({"ACTION", "DESCRIPTION"} <= set(one) for one in alarms), "3.6.6"
    assert raw.count(b"DTSTAMP:20261124T090000Z") == len(events), "in UTC (3.8.7.2)"
    again = tmp_path / "again.ics"
    write_calendar(again, dates, "VPN の期限", lambda one: (one.name, said), clock.now())
    assert again.read_bytes() == raw, "made again it replaces, and doubles nothing"
    clock.on(740)
    write_calendar(again, dates, "", lambda one: (one.name, ""), clock.now())
    left = Calendar.from_ical(again.read_bytes()).walk("VEVENT")
    assert len(left) == 2, "the CA and the list; what has passed is not put in"
    ends: datetime | None = read_authorities(stage.authority().certificate).ends
    assert ends is not None
    assert ends.date() in {one.decoded("DTSTART") for one in left}
