"""The tables, one script a version, and how a file is brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

SCHEMA = (
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
    """
    ALTER TABLE certificate ADD COLUMN state TEXT NOT NULL DEFAULT 'issued';
    ALTER TABLE certificate ADD COLUMN changed TEXT NOT NULL DEFAULT '';
    ALTER TABLE certificate ADD COLUMN by_request INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE certificate ADD COLUMN pem TEXT NOT NULL DEFAULT '';
    UPDATE certificate SET state = 'replaced' WHERE EXISTS (
        SELECT 1 FROM certificate AS newer WHERE newer.vpn = certificate.vpn
        AND newer.kind = certificate.kind AND lower(newer.name) = lower(certificate.name)
        AND (newer.not_before, newer.rowid) > (certificate.not_before, certificate.rowid)
    );
    CREATE INDEX certificate_name ON certificate (vpn, name);
    CREATE TABLE person (
        vpn TEXT NOT NULL REFERENCES vpn(name), name TEXT NOT NULL COLLATE NOCASE,
        person TEXT NOT NULL, device TEXT NOT NULL, added TEXT NOT NULL,
        seen TEXT NOT NULL DEFAULT '', PRIMARY KEY (vpn, name)
    );
    CREATE TABLE revocation_list (
        vpn TEXT PRIMARY KEY REFERENCES vpn(name), number INTEGER NOT NULL, made TEXT NOT NULL,
        next_update TEXT NOT NULL, pem TEXT NOT NULL, proved TEXT NOT NULL DEFAULT ''
    );
    """,
    """
    ALTER TABLE vpn ADD COLUMN paused TEXT NOT NULL DEFAULT '';
    """,
    """
    CREATE TABLE log_reading (
        vpn TEXT PRIMARY KEY REFERENCES vpn(name), until TEXT NOT NULL
    );
    """,
)
"""``PRAGMA user_version`` says how many of the scripts a file has had.

2: who each certificate is for and what became of it, and the revocation list. Of two certificates
with one name that a file of version 1 knows, the older one was replaced. 3: what a pause took away.
4: up to when the connection log was read.
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to date, whole or not at all. One of a newer program is left as it is."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= len(SCHEMA):
        return
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(SCHEMA[version:], start=version + 1):
        for statement in filter(str.strip, script.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.commit()
