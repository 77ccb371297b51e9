"""Sessions of the tunnel as DescribeClientVpnConnections shows them, and those told to end."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.connection_log import count_refused, write_attempt, write_reset
from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.records import Connection, Endpoint
from cvpn_wizard.practice.tunnel.management import Session
from cvpn_wizard.practice.tunnel.wanted import Door

AS_AWS_WRITES = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class _Line:
    """A session in the book.

    :ivar device: address and port that the laptop comes from.
    """

    endpoint: Endpoint
    connection: Connection
    device: str


class SessionBook:
    """Which connection of the practice AWS is which session of which server.

    A server that is started anew counts its clients from the beginning: hence ``run``, a number
    that its owner gives each start.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._lines: dict[tuple[int, int], _Line] = {}

    def write(self, run: int, door: Door, sessions: Sequence[Session], refused: int) -> list[int]:
        """Put down who is connected to a server; the answer is whom to send away.

        :param refused: how many certificates it has turned away since the last time.
        """
        leaving = []
        with self._account.lock:
            found = self._endpoint(door.endpoint_id)
            if found is None:
                return []
            estate, endpoint = found
            for session in sessions:
                connection = self._connection(run, session, estate, endpoint)
                connection.ingress_bytes = session.received
                connection.egress_bytes = session.sent
                if connection.ends_at is not None:
                    leaving.append(session.client)
            here = {(run, session.client) for session in sessions}
            for key in [one for one in self._lines if one[0] == run and one not in here]:
                self._end(key, estate)
            if refused:
                count_refused(estate, endpoint.id, refused)
        return leaving

    def close(self, run: int) -> None:
        """A server has ended, and its sessions with it."""
        with self._account.lock:
            for key in [one for one in self._lines if one[0] == run]:
                found = self._endpoint(self._lines[key].endpoint.id)
                self._end(key, found[0] if found is not None else None)

    def _connection(
        self, run: int, session: Session, estate: Estate, endpoint: Endpoint
    ) -> Connection:
        key = (run, session.client)
        if key not in self._lines:
            made = Connection(
                f"cvpn-connection-{secrets.token_hex(9)[:17]}",
                session.common_name,
                str(session.address),
                session.since.strftime(AS_AWS_WRITES),
            )
            endpoint.connections.append(made)
            self._lines[key] = _Line(endpoint, made, session.from_where)
            write_attempt(estate, endpoint, made, session.from_where)
        return self._lines[key].connection

    def _end(self, key: tuple[int, int], estate: Estate | None) -> None:
        """:param estate: ``None`` when the endpoint itself is gone."""
        line = self._lines.pop(key)
        one, now = line.connection, self._account.clock()
        if one.ends_at is None or one.ends_at > now:
            one.ends_at = now
        one.ended = one.ended or datetime.now(UTC).strftime(AS_AWS_WRITES)
        if estate is not None:
            write_reset(estate, line.endpoint, one, line.device)

    def _endpoint(self, endpoint_id: str) -> tuple[Estate, Endpoint] | None:
        for estate in self._account.estates:
            if endpoint_id in estate.endpoints:
                return estate, estate.endpoints[endpoint_id]
        return None
