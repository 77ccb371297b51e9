"""OpenVPN's control packets, as bytes and back.

Layout from OpenVPN's ``doc_protocol_overview.h`` and ``ssl_pkt.c``: one byte of opcode and key id,
the sender's session id, the packets that it acknowledges (with the receiver's session id when
there are any), its own number, and a piece of the TLS stream. All numbers are big-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

SESSION_BYTES = 8
MOST_ACKS = 8
"""RELIABLE_ACK_SIZE: more in one packet is refused by OpenVPN."""
LARGEST = 4096
"""Bytes of one packet. Real ones stay under 1,600; what claims more is not OpenVPN."""


class Opcode(IntEnum):
    """The kinds that a client of key method 2 meets."""

    CONTROL_SOFT_RESET_V1 = 3
    CONTROL_V1 = 4
    ACK_V1 = 5
    DATA_V1 = 6
    HARD_RESET_CLIENT_V2 = 7
    HARD_RESET_SERVER_V2 = 8
    DATA_V2 = 9


NUMBERED = frozenset({Opcode.CONTROL_V1, Opcode.HARD_RESET_CLIENT_V2, Opcode.HARD_RESET_SERVER_V2})


@dataclass(frozen=True)
class Packet:
    """One control packet.

    :ivar session: of its sender, 8 bytes.
    :ivar acks: numbers of the other side's packets that have arrived.
    :ivar peer: session of the receiver; empty unless something is acknowledged.
    :ivar number: of this packet; ``None`` for a pure acknowledgement.
    """

    opcode: Opcode
    session: bytes
    acks: tuple[int, ...] = ()
    peer: bytes = b""
    number: int | None = None
    payload: bytes = b""

    def encode(self) -> bytes:
        """The bytes of a datagram; over TCP :func:`framed` goes around it."""
        parts = [
            bytes((self.opcode << 3,)),
            self.session,
            struct.pack(f"!B{len(self.acks)}I", len(self.acks), *self.acks),
        ]
        if self.acks:
            parts.append(self.peer)
        if self.number is not None:
            parts += [struct.pack("!I", self.number), self.payload]
        return b"".join(parts)


def decode(raw: bytes) -> Packet | None:
    """A packet of ours (key 0), or ``None`` for anything else, whatever it is."""
    if len(raw) > LARGEST:
        return None
    try:
        return _parse(raw)
    except (ValueError, IndexError, struct.error):
        return None


def _parse(raw: bytes) -> Packet:
    """:raises ValueError, IndexError, struct.error: it is none."""
    opcode = Opcode(raw[0] >> 3)
    if raw[0] & 0b111 or opcode not in NUMBERED | {Opcode.ACK_V1}:
        raise ValueError("another key, or no control packet")
    session = raw[1 : 1 + SESSION_BYTES]
    count = raw[1 + SESSION_BYTES]
    at = 2 + SESSION_BYTES
    if count > MOST_ACKS:
        raise ValueError("too many acknowledgements")
    acks = struct.unpack_from(f"!{count}I", raw, at)
    at += 4 * count
    peer = b""
    if count:
        (peer,) = struct.unpack_from(f"!{SESSION_BYTES}s", raw, at)
        at += SESSION_BYTES
    if opcode is not Opcode.ACK_V1:
        (number,) = struct.unpack_from("!I", raw, at)
        return Packet(opcode, session, acks, peer, number, raw[at + 4 :])
    if not count:
        raise ValueError("an acknowledgement of nothing")
    return Packet(opcode, session, acks, peer)


def framed(raw: bytes) -> bytes:
    """A packet as it stands in a TCP stream."""
    return struct.pack("!H", len(raw)) + raw


class FramingError(ValueError):
    """What came over TCP are not OpenVPN's packets."""


class Frames:
    """Takes a TCP stream apart, however it was cut on the way."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, content: bytes) -> Iterator[bytes]:
        """The packets that are whole by now.

        :raises FramingError: a length that no OpenVPN sends. HTTP's first two letters are one.
        """
        self._rest += content
        while len(self._rest) >= 2:
            (length,) = struct.unpack_from("!H", self._rest)
            if not 0 < length <= LARGEST:
                raise FramingError(length)
            if len(self._rest) < 2 + length:
                return
            packet, self._rest = self._rest[2 : 2 + length], self._rest[2 + length :]
            yield packet
