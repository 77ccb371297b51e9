"""A calendar file (iCalendar, RFC 5545) that any calendar program takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

NAME = "-//cvpn-wizard//dates//EN"


@dataclass(frozen=True)
class CalendarEntry:
    """One whole day.

    :ivar mark: tells it from all others, and stays the same when the file is made again, so that
        a calendar replaces the entry instead of doubling it.
    :ivar days_before: when the calendar shall remind.
    """

    mark: str
    day: date
    summary: str
    description: str
    days_before: tuple[int, ...] = (60, 30, 7)


def calendar_text(entries: Iterable[CalendarEntry], title: str, now: datetime) -> str:
    """The file's text, with the line ends that RFC 5545 wants. Slow to import: in a job only."""
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415  half a second

    calendar = Calendar()
    calendar.add("prodid", NAME)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.mark}@cvpn-wizard")
        event.add("dtstamp", now)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.summary)
        event.add("description", entry.description)
        event.add("transp", "TRANSPARENT")
        for days in entry.days_before:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.summary)
            alarm.add("trigger", timedelta(days=-days))
            event.add_component(alarm)
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text
