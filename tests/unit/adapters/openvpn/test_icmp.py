"""What the system tells of a datagram that did not arrive."""

from __future__ import annotations

import errno
import socket
import struct

import pytest

from cvpn_wizard.adapters.openvpn.icmp import (
    OUTCOMES,
    Trouble,
    read_extended_error,
    trouble_of,
)
from cvpn_wizard.model.handshake import Outcome


def extended(origin: int, kind: int, code: int, offender: bytes = b"") -> bytes:
    """``struct sock_extended_err`` (linux/errqueue.h) and who sent it."""
    return struct.pack("=IBBBBII", errno.EHOSTUNREACH, origin, kind, code, 0, 0, 0) + offender


ROUTER = struct.pack("=H", socket.AF_INET) + b"\0\0" + socket.inet_aton("198.51.100.9") + bytes(8)
ROUTER6 = (
    struct.pack("=H", socket.AF_INET6)
    + bytes(6)
    + socket.inet_pton(socket.AF_INET6, "2001:db8::9")
    + bytes(4)
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (extended(2, 3, 1, ROUTER), ("198.51.100.9", False)),
        (extended(2, 3, 13, ROUTER), ("198.51.100.9", True)),
        (extended(2, 3, 10, ROUTER), ("198.51.100.9", True)),
        (extended(3, 1, 1, ROUTER6), ("2001:db8::9", True)),
        (extended(3, 1, 4, ROUTER6), ("2001:db8::9", False)),
        (extended(2, 3, 1), ("", False)),
        (extended(1, 0, 0, ROUTER), ("", False)),  # this computer's own view
        (b"", ("", False)),
        (b"\0" * 15, ("", False)),
        (extended(2, 3, 1, ROUTER[:5]), ("", False)),
    ],
)
def test_the_extended_error(content: bytes, found: tuple[str, bool]) -> None:
    assert read_extended_error(content) == found


@pytest.mark.parametrize("number", sorted({*OUTCOMES, errno.EIO}))
def test_every_number_has_an_outcome(number: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        trouble = trouble_of(OSError(number, ""), channel)
    assert isinstance(trouble, Trouble)
    assert trouble.outcome.value.startswith("port-")
    assert trouble.said_by == ""


def test_windows_own_numbers() -> None:
    """Winsock's (winerror.h), which Python hands on as they are."""
    assert OUTCOMES[10054] is Outcome.PORT_REFUSED  # a datagram's port unreachable
    assert OUTCOMES[10061] is Outcome.PORT_REFUSED
    assert OUTCOMES[10051] is Outcome.PORT_NO_ROUTE
    assert OUTCOMES[10065] is Outcome.PORT_UNREACHABLE
    assert OUTCOMES[10013] is Outcome.PORT_FORBIDDEN
