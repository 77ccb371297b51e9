"""Which way a packet would go, as the system itself decides it."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address

ANY_PORT = 9


def source_towards(address: IPv4Address) -> IPv4Address | None:
    """The address of the adapter by which this computer would send to ``address``.

    A UDP socket that is connected asks the system's own route table (Linux, Windows and macOS
    alike) and sends nothing. ``None``: there is no way.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((str(address), ANY_PORT))
            return IPv4Address(asked.getsockname()[0])
        except OSError:
            return None
