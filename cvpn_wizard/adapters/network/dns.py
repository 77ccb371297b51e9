"""One question to one DNS server, so that the VPN's own resolver can be asked by itself."""

from __future__ import annotations

import secrets
import socket
import struct
import time
from dataclasses import dataclass
from ipaddress import IPv4Address

PORT = 53
TYPE_A, CLASS_IN = 1, 1
NO_ERROR, NO_SUCH_NAME = 0, 3
LARGEST = 4096
_HEADER = struct.Struct("!HHHHHH")


@dataclass(frozen=True)
class DnsReply:
    """What a resolver said.

    :ivar why: ``timeout``, ``refused`` (nothing listens), ``no-name``, ``no-address`` (a name
        without an IPv4 address), ``failed`` (it could not find out), ``bad-name``; empty with
        addresses.
    """

    addresses: tuple[IPv4Address, ...] = ()
    why: str = ""
    milliseconds: float | None = None

    @property
    def ok(self) -> bool:
        return bool(self.addresses)


def ask(name: str, resolver: IPv4Address, timeout: float, port: int = PORT) -> DnsReply:
    """Ask ``resolver`` for the IPv4 addresses of ``name``. Never raises."""
    number = secrets.randbelow(0x10000)
    try:
        question = _question(name)
    except (UnicodeError, ValueError):
        return DnsReply(why="bad-name")
    began = time.perf_counter()
    until = began + timeout
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((str(resolver), port))
            asked.send(_HEADER.pack(number, 0x0100, 1, 0, 0, 0) + question)
            while (left := until - time.perf_counter()) > 0:
                asked.settimeout(left)
                reply = read_reply(asked.recv(LARGEST), number)
                if reply is not None:
                    took = (time.perf_counter() - began) * 1000
                    return DnsReply(reply.addresses, reply.why, took)
        except TimeoutError:
            pass
        except (ConnectionRefusedError, ConnectionResetError):  # the second is Windows' word
            return DnsReply(why="refused")
        except OSError:
            return DnsReply(why="unreachable")
    return DnsReply(why="timeout")


def _question(name: str) -> bytes:
    labels = name.rstrip(".").encode("idna").split(b".")
    if not all(0 < len(label) < 64 for label in labels):
        raise ValueError(name)
    told = b"".join(bytes([len(label)]) + label for label in labels)
    return told + b"\0" + struct.pack("!HH", TYPE_A, CLASS_IN)


def read_reply(packet: bytes, number: int) -> DnsReply | None:
    """An answer to question ``number``; ``None`` for anything else that came in."""
    if len(packet) < _HEADER.size:
        return None
    told, flags, questions, answers, _, _ = _HEADER.unpack_from(packet)
    if told != number or not flags & 0x8000:
        return None
    status = flags & 0xF
    if status == NO_SUCH_NAME:
        return DnsReply(why="no-name")
    if status != NO_ERROR:
        return DnsReply(why="failed")
    try:
        addresses = tuple(_addresses(packet, questions, answers))
    except (IndexError, struct.error):
        return None
    return DnsReply(addresses, "" if addresses else "no-address")


def _addresses(packet: bytes, questions: int, answers: int) -> list[IPv4Address]:
    at = _HEADER.size
    for _ in range(questions):
        at = _past_name(packet, at) + 4
    found = []
    for _ in range(answers):
        at = _past_name(packet, at)
        kind, family, _, length = struct.unpack_from("!HHIH", packet, at)
        at += 10
        if kind == TYPE_A and family == CLASS_IN and length == 4:
            found.append(IPv4Address(struct.unpack_from("!I", packet, at)[0]))
        at += length
    return found


def _past_name(packet: bytes, at: int) -> int:
    """Where a name ends: a zero, or a pointer to where it was written before."""
    while packet[at]:
        if packet[at] & 0xC0 == 0xC0:
            return at + 2
        at += packet[at] + 1
    return at + 1
