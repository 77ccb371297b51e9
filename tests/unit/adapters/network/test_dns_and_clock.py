"""One question to one resolver, and the time elsewhere; both against servers of our own."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor  # noqa: TID251  a server beside the test
from datetime import timedelta
from email.utils import formatdate
from ipaddress import IPv4Address
from threading import Event
from time import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.adapters.network.clock import clock_error, time_elsewhere
from cvpn_wizard.adapters.network.dns import ask, read_reply

HERE = IPv4Address("127.0.0.1")
POINTER = b"\xc0\x0c"
ANSWER = POINTER + struct.pack("!HHIH", 1, 1, 60, 4) + IPv4Address("10.255.1.125").packed
ALIAS = POINTER + struct.pack("!HHIH", 5, 1, 60, 2) + POINTER


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


@pytest.fixture
def asked() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind((str(HERE), 0))
        server.settimeout(5)
        yield server


def answer(server: socket.socket, flags: int, *answers: bytes, first: bytes = b"") -> bytes:
    """Take one question and answer it; returns the question."""
    question, who = server.recvfrom(4096)
    if first:
        server.sendto(first, who)
    header = question[:2] + struct.pack("!HHHHH", flags, 1, len(answers), 0, 0)
    server.sendto(header + question[12:] + b"".join(answers), who)
    return question


@pytest.mark.parametrize(
    ("flags", "answers", "addresses", "why"),
    [
        (0x8180, (ALIAS, ANSWER), ("10.255.1.125",), ""),
        (0x8183, (), (), "no-name"),
        (0x8182, (), (), "failed"),
        (0x8180, (ALIAS,), (), "no-address"),
    ],
)
def test_what_a_resolver_says(
    pool: ThreadPoolExecutor,
    asked: socket.socket,
    flags: int,
    answers: tuple[bytes, ...],
    addresses: tuple[str, ...],
    why: str,
) -> None:
    told: Future[bytes] = pool.submit(answer, asked, flags, *answers, first=b"noise" * 4)
    reply = ask("server.office.internal.", HERE, 3, port=asked.getsockname()[1])
    assert b"\x06server\x06office\x08internal\0\0\x01\0\x01" in told.result()
    assert reply.addresses == tuple(map(IPv4Address, addresses))
    assert reply.why == why
    assert reply.ok is bool(addresses)
    assert reply.milliseconds is not None


def test_nobody_answers(asked: socket.socket) -> None:
    port = asked.getsockname()[1]
    assert ask("a.b", HERE, 0.05, port=port).why == "timeout"
    asked.close()
    assert ask("a.b", HERE, 2, port=port).why == "refused"


@pytest.mark.parametrize("name", ["", "a..b", "x" * 70, "."])
def test_what_is_no_name(name: str) -> None:
    assert ask(name, HERE, 0.05).why == "bad-name"


@given(st.binary(max_size=120))
def test_any_packet_is_read(tail: bytes) -> None:
    reply = read_reply(b"\x12\x34\x81\x80\0\x01\0\x02\0\0\0\0" + tail, 0x1234)
    assert reply is None or reply.why in {"", "no-address"}
    read_reply(tail, 0x1234)


def serve(server: socket.socket, date: str) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(f"HTTP/1.1 200 OK\r\nDate: {date}\r\n\r\n".encode())


@pytest.mark.parametrize("ahead", [0, 3600, -86400])
def test_how_wrong_the_clock_is(pool: ThreadPoolExecutor, ahead: int) -> None:
    with socket.create_server((str(HERE), 0)) as server:
        place = f"http://127.0.0.1:{server.getsockname()[1]}/"
        done = pool.submit(serve, server, formatdate(time() - ahead, usegmt=True))
        error = clock_error(3, Event(), place)
        done.result()
    assert error is not None
    assert abs(error - timedelta(seconds=ahead)) <= timedelta(seconds=2)


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2026"])
def test_a_server_that_does_not_know_the_time(pool: ThreadPoolExecutor, date: str) -> None:
    with socket.create_server((str(HERE), 0)) as server:
        place = f"http://127.0.0.1:{server.getsockname()[1]}/"
        done = pool.submit(serve, server, date)
        assert time_elsewhere(3, Event(), place) is None
        done.result()
    assert clock_error(0.5, Event(), place) is None
