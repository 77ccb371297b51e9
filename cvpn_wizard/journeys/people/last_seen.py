"""When each person was last inside, by the connection log; kept here, since the log is not.

CloudWatch Logs deletes entries after the group's retention. What was read stays in the records, and
each reading begins where the last one ended.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from threading import Event

from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.errors import ErrorCode, WizardError

FIRST_DAYS = 400
"""So far back the first reading goes; a log that is never deleted may have years."""
LATE = timedelta(hours=1)
"""Entries may come that much later than others that are newer: they are looked at twice."""


class LogRead(StrEnum):
    """OFF: the VPN writes no connection log."""

    OFF = "off"
    READ = "read"


def read_log(desk: Desk, cancelled: Event) -> LogRead:
    """Note whom the connection log has seen since the last time. What was read stays noted.

    :raises WizardError: ACCESS_DENIED without logs:FilterLogEvents (``policy --care`` has it);
        STOPPED; what else AWS refuses.
    """
    log = desk.spec.log
    if log is None:
        return LogRead.OFF
    known = {one.name.lower(): one.name for one in desk.records.all_certificates(desk.name)}
    since = _begin(desk)
    while True:
        if cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)
        found = desk.cloud().sightings(desk.endpoint, log.group, log.stream, since)
        seen = {
            known[name.lower()]: at.astimezone(UTC).isoformat(timespec="seconds")
            for name, at in sorted(found.seen.items(), key=lambda one: one[1])
            if name.lower() in known
        }
        desk.records.note_seen(desk.name, seen, found.until.astimezone(UTC).isoformat())
        if found.complete:
            return LogRead.READ
        since = found.until


def _begin(desk: Desk) -> datetime:
    read = desk.records.log_read_until(desk.name)
    first = desk.clock.now() - timedelta(days=FIRST_DAYS)
    return datetime.fromisoformat(read) - LATE if read else first
