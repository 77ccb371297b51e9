"""An OpenVPN server of our own, small and badly behaved on request, in this process.

It is written apart from the code under test: only packets' bytes are shared, which have their own
tests against OpenVPN's test vector and the stock server.
"""

from __future__ import annotations

import secrets
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from OpenSSL import SSL, crypto

from cvpn_wizard.adapters.openvpn.key_method import LEAD
from cvpn_wizard.adapters.openvpn.packet import Frames, Opcode, Packet, decode, framed
from tests.unit.adapters.openvpn.certificates import Ca, Pair

PIECE = 700


@dataclass
class Manners:
    """How it behaves.

    :ivar lost: whether the n-th datagram (counted over both directions, from 0) is lost.
    :ivar twice: every datagram goes out twice.
    :ivar backwards: of several datagrams the last goes first.
    :ivar noise: what is sent before every answer.
    :ivar mute_after: number of control packets that it takes before it falls silent.
    :ivar alerts: whether it tells why it refuses, as OpenVPN 2.7 does.
    :ivar says: what it answers to our half of the keys.
    :ivar keys_wait: until then its half of the keys is lost on the way.
    :ivar first_words: what it sends instead of the answer to a reset.
    """

    lost: Callable[[int], bool] = lambda number: False
    twice: bool = False
    backwards: bool = False
    noise: tuple[bytes, ...] = ()
    mute_after: int | None = None
    alerts: bool = True
    says: bytes = LEAD + bytes(64) + b"\0\x03V4\0"
    first_words: Callable[[Packet], bytes] | None = None
    asks_for_certificate: bool = True
    keys_wait: threading.Event | None = None


@dataclass
class _Client:
    """What it knows of one client."""

    connection: SSL.Connection
    theirs: bytes
    ours: bytes = field(default_factory=lambda: secrets.token_bytes(8))
    expected: int = 1
    number: int = 1
    early: dict[int, bytes] = field(default_factory=dict)
    unacknowledged: dict[int, Packet] = field(default_factory=dict)
    dead: bool = False
    taken: int = 0


class Responder:
    """Answers until it is told to stop."""

    def __init__(self, ca: Ca, pair: Pair, transport: str, manners: Manners, crl: str = "") -> None:
        self.manners = manners
        self.datagrams = 0
        self.answered = 0
        """How often it has sent its half of the keys."""
        self.acknowledged: set[int] = set()
        """Numbers of its packets that clients have acknowledged."""
        self.key_number: int | None = None
        """Number of the packet with its half of the keys."""
        self._context = _context(ca, pair, crl, asks=manners.asks_for_certificate)
        self._clients: dict[object, _Client] = {}
        self._udp = transport == "udp"
        kind = socket.SOCK_DGRAM if self._udp else socket.SOCK_STREAM
        self._socket = socket.socket(socket.AF_INET, kind)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        if not self._udp:
            self._socket.listen()
        self._streams: dict[socket.socket, Frames] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="responder")  # noqa: TID251

    @contextmanager
    def running(self) -> Iterator[Responder]:
        self._thread.start()
        try:
            yield self
        finally:
            self._stopped.set()
            self._thread.join(5)
            for stream in (*self._streams, self._socket):
                stream.close()

    def _serve(self) -> None:
        while not self._stopped.is_set():
            ready, _, _ = select.select([self._socket, *self._streams], [], [], 0.1)
            if not ready:
                self._again()
            for one in ready:
                if self._udp:
                    raw, sender = self._socket.recvfrom(65_536)
                    if not self._is_lost():
                        self._take(raw, sender)
                elif one is self._socket:
                    stream, _ = self._socket.accept()
                    self._streams[stream] = Frames()
                else:
                    self._read(one)

    def _read(self, stream: socket.socket) -> None:
        try:
            content = stream.recv(65_536)
        except OSError:
            content = b""
        if not content:
            self._close(stream)
            return
        for raw in self._streams[stream].feed(content):
            if stream in self._streams:
                self._take(raw, stream)

    def _close(self, stream: socket.socket) -> None:
        self._streams.pop(stream, None)
        stream.close()

    def _is_lost(self) -> bool:
        self.datagrams += 1
        return self.manners.lost(self.datagrams - 1)

    def _again(self) -> None:
        if self._udp:
            for where, client in self._clients.items():
                if not client.dead:
                    self._send(where, *client.unacknowledged.values())

    def _send(self, where: object, *packets: Packet) -> None:
        waits = self.manners.keys_wait
        if waits is not None and not waits.is_set():
            packets = tuple(
                one for one in packets if one.number != self.key_number or not one.number
            )
        raws = [packet.encode() for packet in packets]
        self._send_raw(where, raws[::-1] if self.manners.backwards else raws)

    def _send_raw(self, where: object, raws: list[bytes]) -> None:
        for raw in (*self.manners.noise, *raws):
            if isinstance(where, socket.socket):
                where.sendall(framed(raw))
                continue
            for _ in range(2 if self.manners.twice else 1):
                if not self._is_lost():
                    self._socket.sendto(raw, where)  # type: ignore[call-overload]

    def _take(self, raw: bytes, where: object) -> None:
        packet = decode(raw)
        if packet is None:
            return
        if packet.opcode is Opcode.HARD_RESET_CLIENT_V2:
            self._reset(packet, where)
            return
        client = self._clients.get(where)
        if client is None or client.dead or packet.session != client.theirs:
            return
        for number in packet.acks:
            client.unacknowledged.pop(number, None)
            self.acknowledged.add(number)
        if packet.number is None:
            return
        mute_after = self.manners.mute_after
        if mute_after is not None and client.taken >= mute_after:
            return
        client.taken += 1
        acknowledgement = Packet(Opcode.ACK_V1, client.ours, (packet.number,), client.theirs)
        client.early.setdefault(packet.number, packet.payload)
        while client.expected in client.early:
            client.connection.bio_write(client.early[client.expected])
            client.expected += 1
        answers = self._go_on(client, where)
        if self._udp or where in self._streams:
            self._send(where, acknowledgement, *answers)

    def _reset(self, packet: Packet, where: object) -> None:
        if self.manners.first_words is not None:
            self._send_raw(where, [self.manners.first_words(packet)])
            return
        client = self._clients.get(where)
        if client is None or client.theirs != packet.session:
            connection = SSL.Connection(self._context)
            connection.set_accept_state()
            client = self._clients[where] = _Client(connection, packet.session)
        answer = Packet(Opcode.HARD_RESET_SERVER_V2, client.ours, (0,), client.theirs, 0, b"")
        client.unacknowledged[0] = answer
        self._send(where, answer)

    def _go_on(self, client: _Client, where: object) -> list[Packet]:
        """TLS as far as it goes; what has to be sent for it."""
        told = b""
        try:
            client.connection.do_handshake()
            told = client.connection.recv(4096)
        except SSL.WantReadError:
            pass
        except SSL.Error:
            client.dead = True
            if not self.manners.alerts:
                if isinstance(where, socket.socket):
                    self._close(where)
                return []
        if told.startswith(LEAD):
            client.connection.send(self.manners.says)
        packets = []
        content = _drain(client.connection)
        for at in range(0, len(content), PIECE):
            packet = Packet(
                Opcode.CONTROL_V1, client.ours, (), b"", client.number, content[at : at + PIECE]
            )
            client.number += 1
            client.unacknowledged[packet.number or 0] = packet
            packets.append(packet)
        if told.startswith(LEAD):
            self.answered += 1
            self.key_number = client.number - 1
        return packets


def _drain(connection: SSL.Connection) -> bytes:
    content = b""
    while True:
        try:
            content += connection.bio_read(16_384)
        except SSL.WantReadError:
            return content


def _context(ca: Ca, pair: Pair, crl: str, *, asks: bool) -> SSL.Context:
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.set_min_proto_version(SSL.TLS1_2_VERSION)
    context.set_options(SSL.OP_NO_TICKET)
    context.use_certificate(x509.load_pem_x509_certificate(pair.certificate.encode()))
    context.use_privatekey(  # type: ignore[arg-type]
        serialization.load_pem_private_key(pair.key.encode(), None)
    )
    store = context.get_cert_store()
    assert store is not None
    store.add_cert(crypto.X509.from_cryptography(ca.x509))
    if crl:
        store.add_crl(x509.load_pem_x509_crl(crl.encode()))
        store.set_flags(crypto.X509StoreFlags.CRL_CHECK)
    if asks:
        context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT)
    return context
