"""The whole attempt against a server that misbehaves, in this process."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread, Timer  # noqa: TID251

import pytest

from cvpn_wizard.adapters.openvpn.packet import Opcode, Packet
from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import Handshake, Outcome, Part, Suspicion, Way
from tests.unit.adapters.openvpn.certificates import (
    DAY,
    FOR_CLIENTS,
    FOR_SERVERS,
    NOW,
    Ca,
    Pair,
    profile_text,
)
from tests.unit.adapters.openvpn.responder import Manners, Responder

CA = Ca()
SERVER = CA.issue("server", FOR_SERVERS)
CLIENT = CA.issue("client", FOR_CLIENTS)
BOTH = pytest.mark.parametrize("transport", ["udp", "tcp"])


def attempt(
    port: int,
    transport: str = "udp",
    *,
    client: Pair | None = CLIENT,
    timeout: float = 2.5,
    cancelled: Event | None = None,
    **more: str,
) -> Handshake:
    return probe(
        Profile.parse(profile_text(port, transport, ca=CA.certificate, client=client, **more)),
        base=Path(),
        timeout=timeout,
        cancelled=cancelled or Event(),
        progress=lambda part, seen: None,
    )


@contextmanager
def server(
    manners: Manners | None = None, transport: str = "udp", *, pair: Pair = SERVER, crl: str = ""
) -> Iterator[Responder]:
    with Responder(CA, pair, transport, manners or Manners(), crl).running() as responder:
        yield responder


@BOTH
def test_all_is_well_and_the_keys_are_not_acknowledged(transport: str) -> None:
    with server(transport=transport) as responder:
        seen = attempt(responder.port, transport)
    assert (seen.outcome, seen.transport, seen.port) == (
        Outcome.ACCEPTED,
        transport,
        responder.port,
    )
    assert (seen.address, seen.tries) == ("127.0.0.1", 1)
    assert responder.answered == 1
    assert responder.key_number is not None
    assert responder.key_number not in responder.acknowledged


def test_parts_are_told_as_they_begin_and_end() -> None:
    told: list[tuple[Part, bool | None]] = []
    with server() as responder:
        probe(
            Profile.parse(profile_text(responder.port, "udp", ca=CA.certificate, client=CLIENT)),
            base=Path(),
            timeout=2.0,
            cancelled=Event(),
            progress=lambda part, seen: told.append((part, seen.passed(part))),
        )
    assert told == [(part, passed) for part in Part for passed in (None, True)]


@pytest.mark.parametrize("seed", range(2))
def test_a_third_of_all_datagrams_lost(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    lost = {n for n in range(2000) if chance.random() < 0.33}
    with server(Manners(lost=lost.__contains__)) as responder:
        seen = attempt(responder.port, timeout=20.0)
    assert seen.outcome is Outcome.ACCEPTED, (seen, responder.datagrams)


def test_an_answer_that_takes_its_time_is_no_refusal() -> None:
    """Our half of the keys is acknowledged; the server's is lost for a second."""
    late = Event()
    with server(Manners(keys_wait=late)) as responder:
        timer = Timer(1.0, late.set)
        timer.start()
        seen = attempt(responder.port, timeout=3.0)
        timer.join()
    assert seen.outcome is Outcome.ACCEPTED, seen


def test_the_first_packet_lost() -> None:
    with server(Manners(lost={0}.__contains__)) as responder:
        seen = attempt(responder.port, timeout=3.0)
    assert (seen.outcome, seen.tries) == (Outcome.ACCEPTED, 2)


@pytest.mark.parametrize(
    "manners",
    [
        Manners(twice=True),
        Manners(backwards=True),
        Manners(noise=(b"", b"\x00" * 40, bytes(range(256)), b"\x40" + b"\xff" * 300)),
        Manners(twice=True, backwards=True, noise=(b"\x28" + bytes(26),)),
    ],
    ids=["doubled", "backwards", "garbage between", "all of it"],
)
def test_bad_manners(manners: Manners) -> None:
    with server(manners) as responder:
        assert attempt(responder.port).outcome is Outcome.ACCEPTED


def forged(packet: Packet) -> bytes:
    """An answer for somebody else's first packet."""
    return Packet(Opcode.HARD_RESET_SERVER_V2, b"server..", (0,), b"another.", 0, b"").encode()


@pytest.mark.parametrize(
    "words",
    [
        forged,
        lambda packet: packet.encode(),  # an echo server
        lambda packet: b"\x40" + bytes(8) + b"\xff" + bytes(900),  # 255 acknowledgements
        lambda packet: b"HTTP/1.1 400 Bad Request\r\n\r\n",
        lambda packet: b"\x00",
    ],
    ids=["forged", "echo", "hostile length", "http", "one byte"],
)
def test_something_else_answers(words: object) -> None:
    with server(Manners(first_words=words)) as responder:  # type: ignore[arg-type]
        seen = attempt(responder.port)
    assert seen.outcome is Outcome.PORT_NOT_OPENVPN
    assert seen.passed(Part.PORT) is False


@contextmanager
def listening(*, says: bytes | None, hangs_up: bool = False) -> Iterator[int]:
    """A TCP port that takes one connection up by itself (the system does it) and then ``says``."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        if says is None and not hangs_up:
            yield listener.getsockname()[1]
            return

        def serve() -> None:
            while True:
                try:
                    stream, _ = listener.accept()
                except OSError:
                    return
                stream.recv(100)
                stream.sendall(says or b"")
                stream.close()

        running = Thread(target=serve)
        running.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            running.join(5)


@pytest.mark.parametrize(
    ("says", "hangs_up", "outcome"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", True, Outcome.PORT_NOT_OPENVPN),
        (b"\x00\x00", True, Outcome.PORT_NOT_OPENVPN),
        (b"SSH-2.0-OpenSSH_9.2\r\n", True, Outcome.PORT_NOT_OPENVPN),
        (b"\x15\x03\x01\x00\x02\x02\x46", True, Outcome.PORT_NOT_OPENVPN),
        (b"", True, Outcome.PORT_CLOSED),
        (None, False, Outcome.PORT_NOT_OPENVPN),
    ],
    ids=["http", "no length", "ssh", "tls alert", "hangs up", "mute"],
)
def test_a_tcp_port_of_something_else(says: bytes | None, hangs_up: bool, outcome: Outcome) -> None:
    with listening(says=says, hangs_up=hangs_up) as port:
        assert attempt(port, "tcp", timeout=1.0).outcome is outcome


def test_a_silent_port() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mute:
        mute.bind(("127.0.0.1", 0))
        began = time.monotonic()
        seen = attempt(mute.getsockname()[1], timeout=3.0)
    assert seen.outcome is Outcome.PORT_SILENT
    assert seen.tries >= 2
    assert time.monotonic() - began < 3.2


@BOTH
def test_a_closed_port(transport: str) -> None:
    kind = socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
    with socket.socket(socket.AF_INET, kind) as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert attempt(port, transport).outcome is Outcome.PORT_REFUSED


def test_it_is_spoken_over_tcp_instead() -> None:
    with server(transport="tcp") as responder:
        seen = attempt(responder.port, "udp")
    assert seen.outcome is Outcome.PORT_REFUSED
    assert seen.elsewhere == (Way("tcp", responder.port),)


@pytest.mark.parametrize("answered", [0, 1])
def test_silence_after_the_first_packet(answered: int) -> None:
    with server(Manners(mute_after=answered)) as responder:
        seen = attempt(responder.port)
    expected = (Outcome.TLS_SILENT, Outcome.CLIENT_REFUSED)[answered]
    assert seen.outcome is expected
    assert seen.passed(Part.PORT)


def test_trouble_on_the_way_is_no_refusal() -> None:
    """Nothing comes back any more, a fresh start least of all."""
    cut = Event()

    def lost(number: int) -> bool:
        return cut.is_set()

    with server(Manners(lost=lost)) as responder:
        seen = probe(
            Profile.parse(profile_text(responder.port, "udp", ca=CA.certificate, client=CLIENT)),
            base=Path(),
            timeout=1.0,
            cancelled=Event(),
            progress=lambda part, seen: cut.set() if part is Part.CLIENT else None,
        )
    assert seen.outcome is Outcome.CLIENT_SILENT


def test_taken_and_then_nothing_is_no_refusal() -> None:
    with server(Manners(keys_wait=Event())) as responder:
        seen = attempt(responder.port)
    assert seen.outcome is Outcome.CLIENT_SILENT


REVOKED = CA.issue("revoked", FOR_CLIENTS)
OLD = CA.issue("old", FOR_CLIENTS, ends=NOW - DAY / 2)
STRANGER = Ca("Other CA").issue("stranger", FOR_CLIENTS)


@BOTH
@pytest.mark.parametrize(
    ("client", "crl", "first", "certain"),
    [
        (REVOKED, CA.revocations(REVOKED.serial), Suspicion.REVOKED, True),
        (CLIENT, CA.revocations(ends=NOW - DAY / 2), Suspicion.LIST_EXPIRED, False),
        (OLD, "", Suspicion.EXPIRED, True),
        (STRANGER, "", Suspicion.WRONG_AUTHORITY, True),
        (CA.issue("server", FOR_SERVERS), "", Suspicion.WRONG_USAGE, True),
    ],
    ids=["revoked", "expired list", "expired", "another CA", "another usage"],
)
def test_a_server_that_says_why(
    transport: str, client: Pair, crl: str, first: Suspicion, certain: bool
) -> None:
    """As OpenVPN 2.7 does, with the alerts of TLS."""
    with server(transport=transport, crl=crl) as responder:
        seen = attempt(responder.port, transport, client=client)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions[0], seen.certain) == (first, certain), seen.detail
    assert seen.milliseconds < 1000, "an alert is not waited out"


@BOTH
def test_a_server_that_says_nothing_of_a_revoked_one(transport: str) -> None:
    crl = CA.revocations(REVOKED.serial)
    with server(Manners(alerts=False), transport, crl=crl) as responder:
        seen = attempt(responder.port, transport, client=REVOKED)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert seen.suspicions[:2] == (Suspicion.REVOKED, Suspicion.LIST_EXPIRED)
    assert Suspicion.WRONG_AUTHORITY in seen.suspicions, "it does not name the CAs it takes"
    assert not seen.certain


def test_the_certificate_is_good_and_the_answer_no() -> None:
    with server(Manners(says=b"AUTH_FAILED\0")) as responder:
        seen = attempt(responder.port)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions, seen.certain) == ((Suspicion.NOT_ALLOWED,), True)


def test_stop_is_heard_within_a_moment() -> None:
    cancelled = Event()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mute:
        mute.bind(("127.0.0.1", 0))
        profile = profile_text(mute.getsockname()[1], "udp", ca=CA.certificate, client=CLIENT)
        began = time.monotonic()
        with pytest.raises(WizardError) as caught:
            probe(
                Profile.parse(profile),
                base=Path(),
                timeout=60.0,
                cancelled=cancelled,
                progress=lambda part, seen: cancelled.set() if part is Part.PORT else None,
            )
    assert caught.value.code is ErrorCode.STOPPED
    assert time.monotonic() - began < 1.0


@pytest.mark.parametrize(
    ("more", "detail"),
    [
        ("<tls-crypt>\nx\n</tls-crypt>\n", "tls-crypt"),
        ("tls-auth ta.key 1\n", "tls-auth"),
        ("http-proxy 192.0.2.1 3128\n", "http-proxy"),
    ],
)
def test_what_we_cannot_speak(more: str, detail: str) -> None:
    seen = attempt(1, more=more)
    assert (seen.outcome, seen.detail, seen.times) == (Outcome.PROFILE_UNUSABLE, detail, ())


def test_the_second_remote_line_is_tried() -> None:
    with server() as responder:
        closed = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        closed.close()
        seen = attempt(port, more=f"remote 127.0.0.1 {responder.port}\n", timeout=4.0)
    assert (seen.outcome, seen.port) == (Outcome.ACCEPTED, responder.port)
