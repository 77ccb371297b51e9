"""Certificates that were signed, and the list of those that were revoked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records.file import RecordsFile
from cvpn_wizard.adapters.records.kinds import (
    CertificateRecord,
    CertificateState,
    RevocationRecord,
)

if TYPE_CHECKING:
    import sqlite3

PUT_IN = (
    "INSERT INTO certificate (vpn, kind, name, serial, not_before, not_after, state, changed,"
    " by_request, pem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vpn, serial)"
    " DO UPDATE SET"
)
"""Of :func:`columns_of`; what becomes of a row that is there already follows."""
_PUT = f"{PUT_IN} pem = CASE excluded.pem WHEN '' THEN pem ELSE excluded.pem END"
_REPLACE_OLDER = (
    "UPDATE certificate SET state = 'replaced', changed = ? WHERE vpn = ? AND kind = ?"
    " AND lower(name) = lower(?) AND serial <> ? AND state IN ('issued', 'prepared')"
)


class CertificateRecords(RecordsFile):
    def remember_certificate(self, certificate: CertificateRecord) -> None:
        """Note one that is in use; an older one of its name is thereby replaced.

        What became of one that is known already (revoked, say) stays as it is.
        """
        with self._open() as db:
            known = db.execute(
                "SELECT 1 FROM certificate WHERE vpn = ? AND serial = ?",
                (certificate.vpn, certificate.serial),
            ).fetchone()
            _put(db, certificate)
            if known is None:
                _replace_older(db, certificate, certificate.not_before.isoformat())

    def prepare_certificates(self, certificates: Iterable[CertificateRecord]) -> None:
        """Write signed certificates down before anything of them is handed out; all or none."""
        with self._open() as db:
            for certificate in certificates:
                _put(db, certificate)

    def finish_certificates(self, certificates: Iterable[CertificateRecord], at: datetime) -> None:
        """Their files are in place: they are issued, and older ones of their names replaced."""
        with self._open() as db:
            for one in certificates:
                db.execute(
                    "UPDATE certificate SET state = 'issued' WHERE vpn = ? AND serial = ?"
                    " AND state = 'prepared'",
                    (one.vpn, one.serial),
                )
                _replace_older(db, one, at.isoformat(timespec="seconds"))

    def set_revoked(self, vpn: str, serials: Iterable[str], at: datetime) -> None:
        """Those serials count as revoked from now on; one that was keeps its date."""
        with self._open() as db:
            db.executemany(
                "UPDATE certificate SET state = 'revoked', changed = ? WHERE vpn = ?"
                " AND serial = ? AND state <> 'revoked'",
                [(at.isoformat(timespec="seconds"), vpn, serial) for serial in serials],
            )

    def certificates(self, vpn: str) -> tuple[CertificateRecord, ...]:
        """All for a VPN but those that a newer one replaced, the next to expire first."""
        return tuple(
            one for one in self.all_certificates(vpn) if one.state is not CertificateState.REPLACED
        )

    def all_certificates(self, vpn: str) -> tuple[CertificateRecord, ...]:
        """All that were ever signed for a VPN, the next to expire first."""
        with self._open() as db:
            rows = db.execute(
                "SELECT * FROM certificate WHERE vpn = ? ORDER BY not_after, name, rowid", (vpn,)
            ).fetchall()
        return tuple(_certificate(row) for row in rows)

    def certificates_named(self, vpn: str, name: str) -> tuple[CertificateRecord, ...]:
        """All client certificates of that name, whatever became of them, the oldest first."""
        with self._open() as db:
            rows = db.execute(
                "SELECT * FROM certificate WHERE vpn = ? AND kind = 'client'"
                " AND lower(name) = lower(?) ORDER BY rowid",
                (vpn, name),
            ).fetchall()
        return tuple(_certificate(row) for row in rows)

    def revocation_list(self, vpn: str) -> RevocationRecord | None:
        """The newest list that was made; ``None`` before the first."""
        with self._open() as db:
            row = db.execute("SELECT * FROM revocation_list WHERE vpn = ?", (vpn,)).fetchone()
        if row is None:
            return None
        return RevocationRecord(
            vpn=row["vpn"],
            number=row["number"],
            made=datetime.fromisoformat(row["made"]),
            next_update=datetime.fromisoformat(row["next_update"]),
            pem=row["pem"],
            proved=row["proved"],
        )

    def remember_revocation_list(self, one: RevocationRecord) -> None:
        with self._open() as db:
            db.execute(
                "INSERT OR REPLACE INTO revocation_list"
                " (vpn, number, made, next_update, pem, proved) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    one.vpn,
                    one.number,
                    one.made.isoformat(),
                    one.next_update.isoformat(),
                    one.pem,
                    one.proved,
                ),
            )


def _put(db: sqlite3.Connection, one: CertificateRecord) -> None:
    db.execute(_PUT, columns_of(one))


def columns_of(one: CertificateRecord) -> tuple[str | int, ...]:
    """The row, in the order of the table's columns."""
    return (
        one.vpn,
        one.kind,
        one.name,
        one.serial,
        one.not_before.isoformat(),
        one.not_after.isoformat(),
        one.state.value,
        one.changed,
        int(one.by_request),
        one.pem,
    )


def _replace_older(db: sqlite3.Connection, one: CertificateRecord, at: str) -> None:
    db.execute(_REPLACE_OLDER, (at, one.vpn, one.kind, one.name, one.serial))


def _certificate(row: sqlite3.Row) -> CertificateRecord:
    return CertificateRecord(
        vpn=row["vpn"],
        kind=row["kind"],
        name=row["name"],
        serial=row["serial"],
        not_before=datetime.fromisoformat(row["not_before"]),
        not_after=datetime.fromisoformat(row["not_after"]),
        state=CertificateState(row["state"]),
        changed=row["changed"],
        by_request=bool(row["by_request"]),
        pem=row["pem"],
    )
