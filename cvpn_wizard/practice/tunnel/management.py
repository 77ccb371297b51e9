"""A running OpenVPN server's management socket: who is connected, and sending somebody away."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path

PATIENCE = 5.0
"""Seconds that an answer may take."""


@dataclass(frozen=True)
class Session:
    """A client that has an address.

    :ivar client: the server's number for it, never used twice while the server runs.
    :ivar received: bytes from the client.
    :ivar sent: bytes to it.
    """

    client: int
    common_name: str
    address: IPv4Address
    from_where: str
    since: datetime
    received: int
    sent: int


class Management:
    """One connection to the socket, kept open (OpenVPN takes one at a time).

    :raises OSError: when the server has ended or does not answer.
    """

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]
        self._socket.settimeout(PATIENCE)
        try:
            self._socket.connect(str(path))
        except OSError:
            self._socket.close()
            raise
        self._lines = self._socket.makefile("r", encoding="utf-8", errors="replace")

    def close(self) -> None:
        self._lines.close()
        self._socket.close()

    def sessions(self) -> tuple[Session, ...]:
        """Everybody who is connected now."""
        self._say("status 3")
        told = []
        while (line := self._line()) != "END":
            told.append(line)
        return sessions_of(told)

    def send_away(self, client: int) -> bool:
        """End a session. The client is told to begin anew, and may. ``False``: it is gone."""
        self._say(f"client-kill {client}")
        return self._line().startswith("SUCCESS")

    def _say(self, words: str) -> None:
        self._socket.sendall(f"{words}\n".encode())

    def _line(self) -> str:
        """The next line of an answer; what the server tells unasked begins with ``>``."""
        while line := self._lines.readline():
            if not line.startswith(">"):
                return line.rstrip("\r\n")
        raise ConnectionResetError("the server has ended")


def sessions_of(lines: list[str]) -> tuple[Session, ...]:
    """From the answer to ``status 3``: tab separated, its columns named in a heading."""
    columns: list[str] = []
    found = []
    for line in lines:
        kind, *values = line.split("\t")
        if kind == "HEADER" and values[0] == "CLIENT_LIST":
            columns = values[1:]
        if kind != "CLIENT_LIST":
            continue
        row = dict(zip(columns, values, strict=False))
        if row.get("Virtual Address"):  # none while it is still shaking hands
            found.append(
                Session(
                    int(row["Client ID"]),
                    row["Common Name"],
                    IPv4Address(row["Virtual Address"]),
                    row["Real Address"],
                    datetime.fromtimestamp(int(row["Connected Since (time_t)"]), UTC),
                    int(row["Bytes Received"]),
                    int(row["Bytes Sent"]),
                )
            )
    return tuple(found)
