"""Sessions of the tunnel as DescribeClientVpnConnections shows them, and those told to end."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.records import Connection, Endpoint
from cvpn_wizard.practice.tunnel.management import Session
from cvpn_wizard.practice.tunnel.wanted import Door

AS_AWS_WRITES = "%Y-%m-%d %H:%M:%S"


class SessionBook:
    """Which connection of the practice AWS is which session of which server.

    A server that is started anew counts its clients from the beginning: hence ``run``, a number
    that its owner gives each start.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._known: dict[tuple[int, int], tuple[str, Connection]] = {}

    def write(self, run: int, door: Door, sessions: Sequence[Session]) -> list[int]:
        """Put down who is connected to a server; the answer is whom to send away."""
        leaving = []
        with self._account.lock:
            found = self._endpoint(door.endpoint_id)
            if found is None:
                return []
            estate, endpoint = found
            for session in sessions:
                connection = self._connection(run, session, endpoint)
                connection.ingress_bytes = session.received
                connection.egress_bytes = session.sent
                if connection.ends_at is not None:
                    leaving.append(session.client)
            here = {(run, session.client) for session in sessions}
            for key in [one for one in self._known if one[0] == run and one not in here]:
                _end(self._known.pop(key)[1], estate.now())
        return leaving

    def close(self, run: int) -> None:
        """A server has ended, and its sessions with it."""
        with self._account.lock:
            for key in [one for one in self._known if one[0] == run]:
                endpoint_id, connection = self._known.pop(key)
                found = self._endpoint(endpoint_id)
                if found is not None:
                    _end(connection, found[0].now())

    def _connection(self, run: int, session: Session, endpoint: Endpoint) -> Connection:
        key = (run, session.client)
        if key not in self._known:
            made = Connection(
                f"cvpn-connection-{secrets.token_hex(9)[:17]}",
                session.common_name,
                str(session.address),
                session.since.strftime(AS_AWS_WRITES),
            )
            endpoint.connections.append(made)
            self._known[key] = (endpoint.id, made)
        return self._known[key][1]

    def _endpoint(self, endpoint_id: str) -> tuple[Estate, Endpoint] | None:
        for estate in self._account.estates:
            if endpoint_id in estate.endpoints:
                return estate, estate.endpoints[endpoint_id]
        return None


def _end(connection: Connection, now: float) -> None:
    if connection.ends_at is None or connection.ends_at > now:
        connection.ends_at = now
    connection.ended = connection.ended or datetime.now(UTC).strftime(AS_AWS_WRITES)
