"""VPNs and their runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records.file import RecordsFile, now_text
from cvpn_wizard.adapters.records.kinds import RunRecord, RunState, VpnRecord

if TYPE_CHECKING:
    import sqlite3


class VpnRecords(RecordsFile):
    def vpns(self, *, removed: bool = False) -> tuple[VpnRecord, ...]:
        """Those that stand (or were begun), by name; the removed ones too if asked for."""
        with self._open() as db:
            rows = db.execute("SELECT * FROM vpn ORDER BY name").fetchall()
        return tuple(_vpn(row) for row in rows if removed or not row["removed"])

    def vpn(self, name: str) -> VpnRecord | None:
        with self._open() as db:
            row = db.execute("SELECT * FROM vpn WHERE name = ?", (name,)).fetchone()
        return _vpn(row) if row else None

    def remember_vpn(self, vpn: VpnRecord) -> None:
        """Put in or replace; a VPN that was removed stands again."""
        with self._open() as db:
            db.execute(
                "INSERT INTO vpn (name, account, region, endpoint, folder, account_choice, created,"
                " removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                " account = excluded.account, region = excluded.region,"
                " endpoint = excluded.endpoint, folder = excluded.folder,"
                " account_choice = excluded.account_choice, removed = excluded.removed",
                (
                    vpn.name,
                    vpn.account,
                    vpn.region,
                    vpn.endpoint,
                    str(vpn.folder),
                    vpn.account_choice,
                    vpn.created,
                    vpn.removed,
                ),
            )

    def set_endpoint(self, name: str, endpoint: str) -> None:
        with self._open() as db:
            db.execute("UPDATE vpn SET endpoint = ? WHERE name = ?", (endpoint, name))

    def set_removed(self, name: str) -> None:
        with self._open() as db:
            db.execute(
                "UPDATE vpn SET removed = ?, endpoint = '', paused = '' WHERE name = ?",
                (now_text(), name),
            )

    def set_paused(self, name: str, paused: str) -> None:
        with self._open() as db:
            db.execute("UPDATE vpn SET paused = ? WHERE name = ?", (paused, name))

    # runs

    def remember_run(self, run: RunRecord) -> None:
        with self._open() as db:
            db.execute(
                "INSERT INTO run (id, vpn, started, state, plan) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET state = excluded.state",
                (run.id, run.vpn, run.started, run.state.value, run.plan),
            )

    def set_run_state(self, run: str, state: RunState) -> None:
        with self._open() as db:
            db.execute("UPDATE run SET state = ? WHERE id = ?", (state.value, run))

    def runs(self, vpn: str) -> tuple[RunRecord, ...]:
        """All runs of a VPN, the newest first: as they were begun, whatever the clock said."""
        with self._open() as db:
            rows = db.execute(
                "SELECT * FROM run WHERE vpn = ? ORDER BY rowid DESC", (vpn,)
            ).fetchall()
        return tuple(
            RunRecord(r["id"], r["vpn"], r["started"], RunState(r["state"]), r["plan"])
            for r in rows
        )


def _vpn(row: sqlite3.Row) -> VpnRecord:
    return VpnRecord(
        name=row["name"],
        account=row["account"],
        region=row["region"],
        folder=Path(row["folder"]),
        account_choice=row["account_choice"],
        created=row["created"],
        endpoint=row["endpoint"],
        removed=row["removed"],
        paused=row["paused"],
    )
