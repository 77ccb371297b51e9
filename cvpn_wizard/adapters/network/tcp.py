"""Whether a TCP port answers."""

from __future__ import annotations

import errno
import socket
import time
from dataclasses import dataclass

_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, 10051, 10065}


@dataclass(frozen=True)
class TcpReply:
    """How a connection attempt ended.

    :ivar why: ``refused``, ``timeout``, ``unreachable``, ``dns``; empty when it is open.
    """

    ok: bool
    milliseconds: float | None = None
    why: str = ""


def tcp_connect(host: str, port: int, timeout: float) -> TcpReply:
    """Connect and close again. Never raises."""
    began = time.perf_counter()
    try:
        with socket.create_connection((host, port), timeout=timeout):
            return TcpReply(ok=True, milliseconds=(time.perf_counter() - began) * 1000)
    except (socket.gaierror, ValueError, OverflowError):  # no name that could be looked up
        return TcpReply(ok=False, why="dns")
    except TimeoutError:
        return TcpReply(ok=False, why="timeout")
    except ConnectionRefusedError:
        return TcpReply(ok=False, why="refused")
    except OSError as error:
        why = "unreachable" if error.errno in _UNREACHABLE else "refused"
        return TcpReply(ok=False, why=why)
