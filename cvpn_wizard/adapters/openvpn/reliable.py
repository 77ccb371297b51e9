"""OpenVPN's reliable channel: a byte stream over packets that get lost, doubled and mixed up.

It knows no socket and no clock: packets go in and come out, and the time is told to it.
"""

from __future__ import annotations

import secrets
from collections import deque
from dataclasses import dataclass

from cvpn_wizard.adapters.openvpn.packet import MOST_ACKS, SESSION_BYTES, Opcode, Packet

PIECE = 1100
"""Bytes of TLS in one packet, so that the datagram passes the narrowest usual path (1,280)."""
WINDOW = 4
"""Unacknowledged packets at a time: what OpenVPN 2.4 keeps room for; newer ones take more."""
PIGGYBACKED = 4
"""Acknowledgements in a packet that carries something, as OpenVPN's own does it."""
AHEAD = 16
"""How far in advance of the next expected number a packet is kept."""
FIRST_RETRY = 0.5
"""Seconds before a packet is sent again; then each time half as long again, up to LAST_RETRY."""
LAST_RETRY = 1.5
GROWTH = 1.5
LONGEST = 262_144
"""Bytes of the server's whole first flight that are kept. A chain of certificates has 8,000."""


@dataclass
class _Outgoing:
    opcode: Opcode
    number: int
    payload: bytes
    due: float
    interval: float = FIRST_RETRY
    sent: int = 0


class Channel:
    """Our end of the control channel, key 0.

    :param lossy: over UDP packets are sent again until they are acknowledged; TCP does it itself.
    """

    def __init__(self, *, lossy: bool, session: bytes | None = None) -> None:
        self.session = session or _session()
        self.peer: bytes | None = None
        self.strangers = 0
        """Packets that were not for us, or made no sense."""
        self._lossy = lossy
        self._waiting: deque[tuple[Opcode, bytes]] = deque([(Opcode.HARD_RESET_CLIENT_V2, b"")])
        self._outgoing: dict[int, _Outgoing] = {}
        self._next_out = 0
        self._next_in = 0
        self._holding = False
        self._held: set[int] = set()
        self._early: dict[int, bytes] = {}
        self._acks: deque[int] = deque()
        self._recent: tuple[int, ...] = ()
        """Said already, newest first, and said again with everything that goes out: a server of
        OpenVPN 2.6 keeps nothing of a client before it has seen its own reset acknowledged."""
        self._arrived = bytearray()
        self._taken = 0
        self.resets_sent = 0

    # sending

    def write(self, content: bytes) -> None:
        """Queue a part of the TLS stream."""
        for at in range(0, len(content), PIECE):
            self._waiting.append((Opcode.CONTROL_V1, content[at : at + PIECE]))

    def outgoing(self, now: float) -> list[Packet]:
        """What has to go out now: new packets, those that are due again, acknowledgements."""
        while self._waiting and len(self._outgoing) < WINDOW:
            if self.peer is None and self._next_out > 0:
                break  # nothing but the reset before the server has answered it
            opcode, payload = self._waiting.popleft()
            self._outgoing[self._next_out] = _Outgoing(opcode, self._next_out, payload, now)
            self._next_out += 1
        packets = [
            self._send(out, now)
            for out in self._outgoing.values()
            if out.due <= now and (self._lossy or not out.sent)
        ]
        while self._acks and self.peer is not None:
            packets.append(self._pure())
        return packets

    def hold(self) -> None:
        """Acknowledge nothing that is new from now on, so that the server never becomes ready.

        OpenVPN opens a session (an address of the pool, scripts, a line in its log) once its own
        half of the keys is acknowledged, and not before (``S_SENT_KEY`` to ``S_ACTIVE``).
        """
        self._holding = True

    def release(self) -> None:
        """Acknowledge what was held back so far: it was not the server's half of the keys."""
        self._acks.extend(number for number in self._held if number not in self._acks)
        self._held.clear()

    def next_due(self) -> float | None:
        """When something has to be sent again; ``None``: never."""
        if not self._lossy:
            return None
        return min((out.due for out in self._outgoing.values()), default=None)

    @property
    def all_acknowledged(self) -> bool:
        """Whether the server has all that was written."""
        return not self._outgoing and not self._waiting

    def _send(self, out: _Outgoing, now: float) -> Packet:
        out.sent += 1
        out.due = now + out.interval
        out.interval = min(out.interval * GROWTH, LAST_RETRY)
        self.resets_sent += out.opcode is Opcode.HARD_RESET_CLIENT_V2
        acks: tuple[int, ...] = ()
        if self.peer is not None:
            self._take_acks(PIGGYBACKED)
            acks = self._recent
        peer = self.peer if acks and self.peer is not None else b""
        return Packet(out.opcode, self.session, acks, peer, out.number, out.payload)

    def _take_acks(self, most: int) -> tuple[int, ...]:
        taken = tuple(self._acks.popleft() for _ in range(min(most, len(self._acks))))
        self._recent = tuple(dict.fromkeys((*taken, *self._recent)))[:PIGGYBACKED]
        return taken

    def _pure(self) -> Packet:
        acks = self._take_acks(MOST_ACKS)
        return Packet(Opcode.ACK_V1, self.session, acks, self.peer or b"")

    # receiving

    def take(self, packet: Packet | None) -> bool:
        """Take in what came; whether it belongs to this channel.

        Packets of another session, or that acknowledge another one's, are passed over: anybody
        can send a datagram.
        """
        if packet is None or not self._belongs(packet):
            self.strangers += 1
            return False
        for number in packet.acks:
            self._outgoing.pop(number, None)
        if packet.opcode is Opcode.HARD_RESET_SERVER_V2 and self.peer is None:
            self.peer = packet.session
        if packet.number is not None:
            self._keep(packet.number, packet.payload)
        return True

    def _belongs(self, packet: Packet) -> bool:
        if packet.acks and packet.peer != self.session:
            return False
        if self.peer is not None:
            return packet.session == self.peer and packet.opcode is not Opcode.HARD_RESET_CLIENT_V2
        return (
            packet.opcode is Opcode.HARD_RESET_SERVER_V2
            and packet.number == 0
            and 0 in packet.acks
            and packet.session != bytes(SESSION_BYTES)
        )

    def _keep(self, number: int, payload: bytes) -> None:
        if number >= self._next_in + AHEAD:
            return
        if self._holding and (number >= self._next_in or number in self._held):
            self._held.add(number)
        elif number not in self._acks:
            self._acks.append(number)  # again for a doubled one: our first word may be lost
        if number < self._next_in:
            return
        self._early.setdefault(number, payload)
        while self._next_in in self._early:
            piece = self._early.pop(self._next_in)
            # What comes with the server's reset (number 0) are its wishes, not TLS.
            if self._next_in and self._taken + len(piece) <= LONGEST:
                self._arrived += piece
                self._taken += len(piece)
            self._next_in += 1

    @property
    def has_arrived(self) -> bool:
        """Whether there is something to :meth:`read`."""
        return bool(self._arrived)

    def read(self) -> bytes:
        """The next part of the server's TLS stream, in order."""
        content = bytes(self._arrived)
        self._arrived.clear()
        return content


def _session() -> bytes:
    """Random, and never zero: OpenVPN drops that without a word."""
    while not any(session := secrets.token_bytes(SESSION_BYTES)):
        pass
    return session
