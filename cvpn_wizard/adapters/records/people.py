"""Whose laptop each name stands for, and when it was last seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records.file import RecordsFile
from cvpn_wizard.adapters.records.kinds import PersonRecord

if TYPE_CHECKING:
    import sqlite3


class PeopleRecords(RecordsFile):
    def remember_people(self, people: Iterable[PersonRecord]) -> None:
        """Put in, or give a name another person and device; all or none."""
        with self._open() as db:
            db.executemany(
                "INSERT INTO person (vpn, name, person, device, added, seen)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (vpn, name) DO UPDATE SET"
                " person = excluded.person, device = excluded.device",
                [(p.vpn, p.name, p.person, p.device, p.added, p.seen) for p in people],
            )

    def people(self, vpn: str) -> tuple[PersonRecord, ...]:
        """All that were ever added, by name."""
        with self._open() as db:
            rows = db.execute("SELECT * FROM person WHERE vpn = ? ORDER BY name", (vpn,)).fetchall()
        return tuple(_person(row) for row in rows)

    def note_seen(self, vpn: str, seen: Mapping[str, str], read_until: str = "") -> None:
        """When a connection of those names was last seen; an earlier moment changes nothing.

        :param read_until: the connection log was read until then, and has nothing more of it.
        """
        with self._open() as db:
            db.executemany(
                "INSERT INTO person (vpn, name, person, device, added, seen)"
                " VALUES (?, ?, '', '', '', ?) ON CONFLICT (vpn, name) DO UPDATE SET"
                " seen = max(seen, excluded.seen)",
                [(vpn, name, at) for name, at in seen.items()],
            )
            if read_until:
                db.execute(
                    "INSERT INTO log_reading (vpn, until) VALUES (?, ?)"
                    " ON CONFLICT (vpn) DO UPDATE SET until = excluded.until",
                    (vpn, read_until),
                )

    def log_read_until(self, vpn: str) -> str:
        """ISO; empty where the connection log was never read."""
        with self._open() as db:
            row = db.execute("SELECT until FROM log_reading WHERE vpn = ?", (vpn,)).fetchone()
        return str(row["until"]) if row else ""


def _person(row: sqlite3.Row) -> PersonRecord:
    return PersonRecord(
        vpn=row["vpn"],
        name=row["name"],
        person=row["person"],
        device=row["device"],
        added=row["added"],
        seen=row["seen"],
    )
