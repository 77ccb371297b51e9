"""All rows of one VPN: out and in again for a backup, and gone for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cvpn_wizard.adapters.records.file import RecordsFile
from cvpn_wizard.model.errors import ErrorCode, WizardError

TABLES = ("vpn", "run", "certificate", "person", "revocation_list", "log_reading")
"""In an order in which references hold."""

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


class CopyingRecords(RecordsFile):
    def rows_of(self, vpn: str) -> dict[str, list[dict[str, Any]]]:
        """Every row of that VPN, by table."""
        with self._open() as db:
            return {
                table: [
                    dict(row)
                    for row in db.execute(
                        f"SELECT * FROM {table} WHERE {_key(table)} = ?",  # noqa: S608  our tables
                        (vpn,),
                    )
                ]
                for table in TABLES
            }

    def put_rows(self, rows: Rows, folder: Path) -> None:
        """Put such rows in, all or none; what is there of a removed VPN of that name gives way.

        :param folder: where the VPN's files are on this computer.
        :raises WizardError: BACKUP_FOREIGN when they are not rows of ours.
        """
        with self._open() as db:
            for table in TABLES:
                known = {row["name"] for row in db.execute(f"PRAGMA table_info({table})")}
                for row in rows.get(table, ()):
                    values = {**row, "folder": str(folder)} if table == "vpn" else dict(row)
                    if not values or not set(values) <= known:
                        raise WizardError(ErrorCode.BACKUP_FOREIGN)
                    if not all(isinstance(value, str | int) for value in values.values()):
                        raise WizardError(ErrorCode.BACKUP_FOREIGN)
                    names, marks = ", ".join(values), ", ".join("?" * len(values))
                    if table == "vpn":
                        own = ", ".join(f"{name} = excluded.{name}" for name in values)
                        clash = f"ON CONFLICT (name) DO UPDATE SET {own}"
                    else:
                        clash = "ON CONFLICT DO NOTHING"
                    db.execute(
                        f"INSERT INTO {table} ({names}) VALUES ({marks}) {clash}",  # noqa: S608
                        tuple(values.values()),
                    )

    def drop_rows(self, vpn: str) -> None:
        """Forget a VPN, all of it or nothing: whom its CA trusted and whom it locked out, too."""
        with self._open() as db:
            for table in reversed(TABLES):
                db.execute(f"DELETE FROM {table} WHERE {_key(table)} = ?", (vpn,))  # noqa: S608


def _key(table: str) -> str:
    return "name" if table == "vpn" else "vpn"
