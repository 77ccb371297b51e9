"""What routers and hosts say of a datagram that did not arrive, where the system passes it on.

Windows and macOS give the refusal alone. Linux also gives who sent it, and the softer kinds
(``ip(7)``, IP_RECVERR), so that a firewall on the way is told from the endpoint itself.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import struct
import sys
from dataclasses import dataclass

from cvpn_wizard.model.handshake import Outcome

_IP_RECVERR, _IPV6_RECVERR, _MSG_ERRQUEUE = 11, 25, 0x2000
_BY_ICMP, _BY_ICMP6 = 2, 3
_PROHIBITED = {(_BY_ICMP, 3, 9), (_BY_ICMP, 3, 10), (_BY_ICMP, 3, 13), (_BY_ICMP6, 1, 1)}
"""Origin, type and code of "administratively prohibited" (RFC 1812, RFC 4443)."""

OUTCOMES = {
    errno.ECONNREFUSED: Outcome.PORT_REFUSED,
    errno.ECONNRESET: Outcome.PORT_REFUSED,
    errno.ENETUNREACH: Outcome.PORT_NO_ROUTE,
    errno.ENETDOWN: Outcome.PORT_NO_ROUTE,
    errno.EADDRNOTAVAIL: Outcome.PORT_NO_ROUTE,
    errno.EAFNOSUPPORT: Outcome.PORT_NO_ROUTE,
    errno.EHOSTUNREACH: Outcome.PORT_UNREACHABLE,
    errno.EHOSTDOWN: Outcome.PORT_UNREACHABLE,
    errno.EPERM: Outcome.PORT_FORBIDDEN,
    errno.EACCES: Outcome.PORT_FORBIDDEN,
    errno.ETIMEDOUT: Outcome.PORT_SILENT,
    10013: Outcome.PORT_FORBIDDEN,  # Windows: WSAEACCES and so on
    10047: Outcome.PORT_NO_ROUTE,
    10049: Outcome.PORT_NO_ROUTE,
    10050: Outcome.PORT_NO_ROUTE,
    10051: Outcome.PORT_NO_ROUTE,
    10054: Outcome.PORT_REFUSED,
    10060: Outcome.PORT_SILENT,
    10061: Outcome.PORT_REFUSED,
    10065: Outcome.PORT_UNREACHABLE,
}


@dataclass(frozen=True)
class Trouble:
    """Why nothing gets through.

    :ivar said_by: address of who said so; empty where the system keeps it, or said it itself.
    :ivar tries: how often the first packet was sent.
    """

    outcome: Outcome
    said_by: str = ""
    detail: str = ""
    tries: int = 0


def listen_for_errors(channel: socket.socket) -> None:
    """Ask for everything that comes back about what we send."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError):
            if channel.family == socket.AF_INET6:
                channel.setsockopt(socket.IPPROTO_IPV6, _IPV6_RECVERR, 1)
            else:
                channel.setsockopt(socket.IPPROTO_IP, _IP_RECVERR, 1)


def trouble_of(error: OSError, channel: socket.socket) -> Trouble:
    """Read an error of a socket, with what the system knows besides."""
    number = error.errno or 0
    outcome = OUTCOMES.get(number, Outcome.PORT_UNREACHABLE)
    detail = errno.errorcode.get(number, str(number))
    said_by, prohibited = _who_said(channel)
    if prohibited:
        outcome = Outcome.PORT_FORBIDDEN
    elif said_by and outcome is Outcome.PORT_NO_ROUTE:
        outcome = Outcome.PORT_UNREACHABLE  # somebody else's missing route, not ours
    return Trouble(outcome, said_by, detail)


def _who_said(channel: socket.socket) -> tuple[str, bool]:
    if not sys.platform.startswith("linux"):
        return "", False
    try:
        _, ancillary, _, _ = channel.recvmsg(64, 512, _MSG_ERRQUEUE | socket.MSG_DONTWAIT)
    except OSError:
        return "", False
    for level, kind, content in ancillary:
        if (level, kind) in {
            (socket.IPPROTO_IP, _IP_RECVERR),
            (socket.IPPROTO_IPV6, _IPV6_RECVERR),
        }:
            return read_extended_error(content)
    return "", False


def read_extended_error(content: bytes) -> tuple[str, bool]:
    """``struct sock_extended_err`` and the address behind it: who, and whether it forbids."""
    if len(content) < 16:
        return "", False
    origin, kind, code = content[4], content[5], content[6]
    if origin not in {_BY_ICMP, _BY_ICMP6}:
        return "", False
    offender, said_by = content[16:], ""
    if len(offender) >= 8:
        (family,) = struct.unpack_from("=H", offender)
        if family == socket.AF_INET:
            said_by = socket.inet_ntop(socket.AF_INET, offender[4:8])
        elif family == socket.AF_INET6 and len(offender) >= 24:
            said_by = socket.inet_ntop(socket.AF_INET6, offender[8:24])
    return said_by, (origin, kind, code) in _PROHIBITED
