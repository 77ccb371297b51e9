"""One echo request and its answer, without a program whose words would have to be read."""

from __future__ import annotations

import errno
import os
import secrets
import select
import socket
import struct
import sys
import time
from dataclasses import dataclass

from cvpn_wizard.adapters.network.system_ping import system_ping

ECHO_REQUEST = 8
ECHO_REPLY = 0
USUAL_SIZE = 32
"""Bytes that are sent along; with 28 of headers they make the packet."""

_LINUX_MTU_DISCOVER, _LINUX_DO = 10, 2
_MAC_DONT_FRAGMENT = 28
_TOO_LARGE = {errno.EMSGSIZE, 10040}


@dataclass(frozen=True)
class PingReply:
    """How one ping ended.

    :ivar milliseconds: there and back; ``None`` without an answer.
    :ivar why: ``timeout``, ``unreachable``, ``dns``, ``not-allowed``, ``too-large`` (this computer
        itself will not send such a packet in one piece); empty when all is well.
    """

    ok: bool
    milliseconds: float | None = None
    why: str = ""


def ping(
    host: str, timeout: float, *, size: int = USUAL_SIZE, in_one_piece: bool = False
) -> PingReply:
    """Send one echo request and wait for the answer, ``timeout`` seconds at most. Never raises.

    :param size: bytes to send along.
    :param in_one_piece: forbid everybody on the way to cut the packet up.
    """
    try:
        if "\0" in host:  # where Windows stops reading, and takes it for this computer
            raise ValueError(host)
        address = socket.getaddrinfo(host, None, socket.AF_INET)[0][4][0]
    except (OSError, ValueError):  # ValueError: not even the form of a name
        return PingReply(ok=False, why="dns")
    if sys.platform == "win32":
        from cvpn_wizard.adapters.network.windows_ping import echo  # noqa: PLC0415

        milliseconds = echo(str(address), timeout, size=size, in_one_piece=in_one_piece)
        if milliseconds is None:
            return PingReply(ok=False, why="timeout")
        return PingReply(ok=True, milliseconds=milliseconds)
    try:
        return _echo(str(address), timeout, size, in_one_piece=in_one_piece)
    except PermissionError:
        return _by_program(str(address), timeout, size, in_one_piece=in_one_piece)
    except OSError as error:
        why = "too-large" if error.errno in _TOO_LARGE else "unreachable"
        return PingReply(ok=False, why=why)


def _by_program(address: str, timeout: float, size: int, *, in_one_piece: bool) -> PingReply:
    """No socket for us; the system's own program may have the right."""
    answer = system_ping(address, timeout, size=size, in_one_piece=in_one_piece)
    if answer is None:
        return PingReply(ok=False, why="not-allowed")
    ok, milliseconds = answer
    return PingReply(ok=ok, milliseconds=milliseconds, why="" if ok else "timeout")


def _open() -> tuple[socket.socket, bool]:
    """A socket for ICMP: the unprivileged kind, or the raw one; whether it is the raw one."""
    try:
        return socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP), False
    except OSError:  # the kernel's ping_group_range leaves us out, or it has no such kind
        return socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP), True


def _forbid_pieces(channel: socket.socket) -> None:
    """Set the bit in the IP header that says so. Elsewhere than on Linux and macOS: nothing."""
    if sys.platform.startswith("linux"):
        channel.setsockopt(socket.IPPROTO_IP, _LINUX_MTU_DISCOVER, _LINUX_DO)
    elif sys.platform == "darwin":
        channel.setsockopt(socket.IPPROTO_IP, _MAC_DONT_FRAGMENT, 1)


def _echo(address: str, timeout: float, size: int, *, in_one_piece: bool) -> PingReply:
    number = secrets.randbelow(0x10000)
    identity = os.getpid() & 0xFFFF
    body = secrets.token_bytes(size)
    channel, raw = _open()
    with channel:
        if in_one_piece:
            _forbid_pieces(channel)
        began = time.perf_counter()
        channel.sendto(_packet(identity, number, body), (address, 0))
        while (left := timeout - (time.perf_counter() - began)) > 0:
            readable, _, _ = select.select([channel], [], [], left)
            if not readable:
                break
            answer, _ = channel.recvfrom(65536)
            took = (time.perf_counter() - began) * 1000
            # The raw kind (and macOS's other one) gives the IP header too.
            if raw or answer[:1] == b"\x45":
                answer = answer[(answer[0] & 0x0F) * 4 :]
            if len(answer) < 8:
                continue
            kind, _, _, _, got = struct.unpack("!BBHHH", answer[:8])
            if kind == ECHO_REPLY and got == number and answer[8:] == body:
                return PingReply(ok=True, milliseconds=took)
    return PingReply(ok=False, why="timeout")


def _packet(identity: int, number: int, body: bytes) -> bytes:
    header = struct.pack("!BBHHH", ECHO_REQUEST, 0, 0, identity, number)
    return struct.pack("!BBHHH", ECHO_REQUEST, 0, _sum(header + body), identity, number) + body


def _sum(content: bytes) -> int:
    """RFC 1071's checksum."""
    if len(content) % 2:
        content += b"\0"
    total: int = sum(struct.unpack(f"!{len(content) // 2}H", content))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
