"""Does the address speak OpenVPN some other way? Asked when the profile's own way is dead."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from threading import Event

from cvpn_wizard.adapters.openvpn.link import UNDER_WAY
from cvpn_wizard.adapters.openvpn.names import SLICE
from cvpn_wizard.adapters.openvpn.packet import Frames, FramingError, Opcode, decode, framed
from cvpn_wizard.adapters.openvpn.reliable import Channel
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import Way

PORTS = (443, 1194)
"""AWS takes no others (CreateClientVpnEndpoint, ``VpnPort``)."""
AGAIN = 0.4
"""Seconds after which a datagram is sent again."""


def other_ways(transport: str, port: int) -> tuple[Way, ...]:
    """All that an endpoint could have instead."""
    ways = (Way(kind, number) for kind in ("udp", "tcp") for number in (port, *PORTS))
    return tuple(way for way in dict.fromkeys(ways) if way != Way(transport, port))


class _Knock:
    """One way that is being tried."""

    def __init__(self, address: str, way: Way) -> None:
        self.way = way
        self._channel = Channel(lossy=False)
        (reset,) = self._channel.outgoing(0)
        self._reset = reset.encode()
        self._frames = Frames()
        self._datagrams = way.transport == "udp"
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        kind = socket.SOCK_DGRAM if self._datagrams else socket.SOCK_STREAM
        self.socket = socket.socket(family, kind)
        self.socket.settimeout(0)
        self.connecting = not self._datagrams
        self.due = 0.0
        if self.socket.connect_ex((address, way.port)) not in UNDER_WAY | {0}:
            self.socket.close()
            raise OSError

    def send(self, now: float) -> None:
        self.due = now + AGAIN if self._datagrams else float("inf")
        with contextlib.suppress(OSError):
            self.socket.send(self._reset if self._datagrams else framed(self._reset))

    def answered(self) -> bool | None:
        """Read: whether it is OpenVPN; ``None`` while that is open."""
        try:
            content = self.socket.recv(65_536)
            packets = [content] if self._datagrams else list(self._frames.feed(content))
        except (OSError, FramingError):
            return False  # refused, hung up, or not packets at all
        if not content and not self._datagrams:
            return False
        for raw in packets:
            packet = decode(raw)
            if packet is not None and packet.opcode is Opcode.HARD_RESET_SERVER_V2:
                return self._channel.take(packet)
        return None


def spoken_at(
    address: str, ways: tuple[Way, ...], *, deadline: float, cancelled: Event
) -> tuple[Way, ...]:
    """Those that answer OpenVPN's first packet before ``deadline``. All are tried at once.

    :raises WizardError: STOPPED.
    """
    knocks = []
    for way in ways:
        with contextlib.suppress(OSError):
            knocks.append(_Knock(address, way))
    found = []
    try:
        open_still = list(knocks)
        while open_still and (left := deadline - time.monotonic()) > 0:
            if cancelled.is_set():
                raise WizardError(ErrorCode.STOPPED)
            for verdict, knock in _round(open_still, min(left, SLICE)):
                open_still.remove(knock)
                found += [knock.way] if verdict else []
    finally:
        for knock in knocks:
            knock.socket.close()
    return tuple(way for way in ways if way in found)


def _round(knocks: list[_Knock], seconds: float) -> list[tuple[bool, _Knock]]:
    """One look at all of them: those that are decided now."""
    now = time.monotonic()
    for knock in knocks:
        if not knock.connecting and knock.due <= now:
            knock.send(now)
    connecting = [knock.socket for knock in knocks if knock.connecting]
    others = [knock.socket for knock in knocks if not knock.connecting]
    readable, writable, failed = select.select(others, connecting, connecting, seconds)
    decided = []
    for knock in knocks:
        if knock.socket in writable or knock.socket in failed:
            knock.connecting = False
            if knock.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                decided.append((False, knock))
        elif knock.socket in readable and (verdict := knock.answered()) is not None:
            decided.append((verdict, knock))
    return decided
