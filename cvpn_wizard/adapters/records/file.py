"""The one SQLite file: opened for each call, brought up to date, refusals in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.files import unwritable
from cvpn_wizard.adapters.records.schema import migrate
from cvpn_wizard.model.errors import ErrorCode, WizardError

if TYPE_CHECKING:
    import sqlite3

FILE = "records.sqlite3"


class RecordsFile:
    """The base of the groups of records that :class:`Records` is made of."""

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
            migrate(connection)
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


def now_text() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
