"""What we know of each VPN, its runs and its certificates: one SQLite file in the home folder.

Holds no secret. The truth about AWS is at AWS; this is where to look, and what was issued.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.files import unwritable
from cvpn_wizard.model.errors import ErrorCode, WizardError

if TYPE_CHECKING:
    import sqlite3

FILE = "records.sqlite3"

_SCHEMA = (
    """
    CREATE TABLE vpn (
        name TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL,
        endpoint TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL, account_choice TEXT NOT NULL,
        created TEXT NOT NULL, removed TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE run (
        id TEXT PRIMARY KEY, vpn TEXT NOT NULL REFERENCES vpn(name), started TEXT NOT NULL,
        state TEXT NOT NULL, plan TEXT NOT NULL
    );
    CREATE TABLE certificate (
        vpn TEXT NOT NULL REFERENCES vpn(name), kind TEXT NOT NULL, name TEXT NOT NULL,
        serial TEXT NOT NULL, not_before TEXT NOT NULL, not_after TEXT NOT NULL,
        PRIMARY KEY (vpn, serial)
    );
    """,
)
"""One script a version; ``PRAGMA user_version`` says how many a file has had."""


class RunState(StrEnum):
    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"
    UNDONE = "undone"
    REMOVED = "removed"


UNFINISHED = frozenset({RunState.RUNNING, RunState.STOPPED, RunState.FAILED})
"""A run in one of these can be taken up again."""


@dataclass(frozen=True)
class VpnRecord:
    """A VPN that was set up, or begun, from here.

    :ivar account_choice: how to reach the account again, as JSON; no secret.
    :ivar removed: when it was taken away; empty while it stands.
    """

    name: str
    account: str
    region: str
    folder: Path
    account_choice: str
    created: str
    endpoint: str = ""
    removed: str = ""


@dataclass(frozen=True)
class RunRecord:
    """One run; ``plan`` is the plan file's text that it carries out."""

    id: str
    vpn: str
    started: str
    state: RunState
    plan: str


@dataclass(frozen=True)
class CertificateRecord:
    vpn: str
    kind: str
    name: str
    serial: str
    not_before: datetime
    not_after: datetime


class Records:
    """The records of one home folder. Safe to call from several threads and processes."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        import sqlite3  # noqa: PLC0415  not for the first page

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = not self._path.exists()
            connection = sqlite3.connect(self._path, timeout=10)
            if fresh:
                self._path.chmod(0o600)
        except (sqlite3.Error, OSError) as error:
            raise self._refusal(error) from error
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            self._migrate(connection)
            with connection:
                yield connection
        except sqlite3.Error as error:
            raise self._refusal(error) from error
        finally:
            connection.close()

    def _refusal(self, error: Exception) -> WizardError:
        import sqlite3  # noqa: PLC0415  not for the first page

        if isinstance(error, OSError):
            return unwritable(self._path, error)
        full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        code = ErrorCode.DISK_FULL if full else ErrorCode.FILE_UNWRITABLE
        return WizardError(code, path=str(self._path), why=str(error))

    @staticmethod
    def _migrate(connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version >= len(_SCHEMA):
            return
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number, script in enumerate(_SCHEMA[version:], start=version + 1):
            for statement in filter(str.strip, script.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.commit()

    # VPNs

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
            db.execute("UPDATE vpn SET removed = ?, endpoint = '' WHERE name = ?", (_now(), name))

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
        """All runs of a VPN, the newest first."""
        with self._open() as db:
            rows = db.execute(
                "SELECT * FROM run WHERE vpn = ? ORDER BY started DESC, rowid DESC", (vpn,)
            ).fetchall()
        return tuple(
            RunRecord(r["id"], r["vpn"], r["started"], RunState(r["state"]), r["plan"])
            for r in rows
        )

    # certificates

    def remember_certificate(self, certificate: CertificateRecord) -> None:
        with self._open() as db:
            db.execute(
                "INSERT OR REPLACE INTO certificate VALUES (?, ?, ?, ?, ?, ?)",
                (
                    certificate.vpn,
                    certificate.kind,
                    certificate.name,
                    certificate.serial,
                    certificate.not_before.isoformat(),
                    certificate.not_after.isoformat(),
                ),
            )

    def certificates(self, vpn: str) -> tuple[CertificateRecord, ...]:
        """All that were issued for a VPN, the next to expire first."""
        with self._open() as db:
            rows = db.execute(
                "SELECT * FROM certificate WHERE vpn = ? ORDER BY not_after, name", (vpn,)
            ).fetchall()
        return tuple(
            CertificateRecord(
                r["vpn"],
                r["kind"],
                r["name"],
                r["serial"],
                datetime.fromisoformat(r["not_before"]),
                datetime.fromisoformat(r["not_after"]),
            )
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
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
