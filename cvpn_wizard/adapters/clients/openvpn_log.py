"""What an OpenVPN log says about the connection. OpenVPN's log is English in every country."""

from __future__ import annotations

from pathlib import Path

from cvpn_wizard.adapters.clients.base import ConnectionState

_LAST_BYTES = 64_000
_UP = "Initialization Sequence Completed"
_AGAIN = ("process restarting", "SIGUSR1[")
_OVER = ("process exiting", "Exiting due to fatal error")


def state_in(log: Path, *, since: float = 0.0) -> ConnectionState:
    """The state after the last line that tells one.

    :param since: seconds since the epoch; a log not written since then is of another day.
    """
    try:
        if log.stat().st_mtime < since:
            return ConnectionState.CONNECTING
        with log.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(stream.tell() - _LAST_BYTES, 0))
            words = stream.read().decode("utf-8", errors="replace")
    except OSError:
        return ConnectionState.CONNECTING if since else ConnectionState.DISCONNECTED
    for row in reversed(words.splitlines()):
        if _UP in row:
            return ConnectionState.CONNECTED
        if any(sign in row for sign in _OVER):
            return ConnectionState.DISCONNECTED
        if any(sign in row for sign in _AGAIN):
            return ConnectionState.CONNECTING
    return ConnectionState.CONNECTING if words.strip() else ConnectionState.DISCONNECTED
