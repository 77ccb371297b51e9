"""Ping, TCP and routes of this computer: they answer, and never raise."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from cvpn_wizard.adapters.network.ping import PingReply, _packet, _sum, ping
from cvpn_wizard.adapters.network.routes import LocalRoute, _linux, _netstat, local_routes
from cvpn_wizard.adapters.network.system_ping import system_ping
from cvpn_wizard.adapters.network.tcp import tcp_connect

shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
NO_NAMES = ["no-such-host.invalid", "a..b", "x" * 300, "\0"]


@pytest.fixture
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def test_this_computer_answers_its_own_ping() -> None:
    reply = ping("127.0.0.1", 2)
    if reply.why == "not-allowed":
        pytest.skip("this computer lets nobody ping")
    assert reply.ok
    assert reply.why == ""
    assert reply.milliseconds is not None
    assert 0 < reply.milliseconds < 2000


@pytest.mark.parametrize("host", NO_NAMES)
def test_what_is_no_name_is_told_so(host: str) -> None:
    assert ping(host, 0.2) == PingReply(ok=False, why="dns")
    assert tcp_connect(host, 443, 0.2).why == "dns"


def test_an_echo_request_has_a_right_checksum() -> None:
    packet = _packet(0x1234, 7, b"odd")
    assert struct.unpack("!BB", packet[:2]) == (8, 0)
    assert packet.endswith(b"odd")
    assert _sum(packet) == 0


def test_a_port_that_listens_answers(listening: int) -> None:
    reply = tcp_connect("127.0.0.1", listening, 2)
    assert reply.ok
    assert reply.milliseconds is not None


def test_a_port_that_does_not_listen_refuses() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # taken, so that nobody else listens, but not listening
        reply = tcp_connect("127.0.0.1", taken.getsockname()[1], 2)
    assert (reply.ok, reply.why) == (False, "refused")


def test_a_port_beyond_all_ports_does_not_raise() -> None:
    assert not tcp_connect("127.0.0.1", 70000, 1).ok


def program(folder: Path, script: str) -> Path:
    path = folder / "ping"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@shell
@pytest.mark.parametrize(
    ("script", "answer"),
    [
        ("echo '64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=12.5 ms'", (True, 12.5)),
        ("echo '64 Bytes von 192.0.2.1: icmp_seq=1 ttl=64 Zeit=12,5 ms'", (True, 12.5)),
        ("exit 1", (False, None)),
        ("echo 'ping: operation not permitted' >&2; exit 2", None),
    ],
)
def test_the_systems_ping_is_read_by_its_status(
    tmp_path: Path, script: str, answer: tuple[bool, float | None] | None
) -> None:
    assert system_ping("192.0.2.1", 1, [program(tmp_path, script)]) == answer


@shell
def test_an_answer_without_a_number_still_counts(tmp_path: Path) -> None:
    answer = system_ping("192.0.2.1", 1, [program(tmp_path, "echo yes")])
    assert answer is not None
    assert answer[0]
    assert answer[1] is not None


def test_without_a_program_there_is_no_answer(tmp_path: Path) -> None:
    assert system_ping("192.0.2.1", 1, [tmp_path / "missing"]) is None


def test_the_routes_of_linux(tmp_path: Path) -> None:
    table = tmp_path / "route"
    table.write_text(
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
        f"eth0\t00000000\t{_hex('192.168.7.1')}\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
        f"eth0\t{_hex('192.168.7.0')}\t00000000\t0001\t0\t0\t0\t{_hex('255.255.255.0')}\t0\t0\t0\n",
        encoding="ascii",
    )
    assert _linux(table) == [
        LocalRoute(IPv4Network("0.0.0.0/0"), "eth0"),
        LocalRoute(IPv4Network("192.168.7.0/24"), "eth0"),
    ]
    assert _linux(tmp_path / "missing") == []


def _hex(address: str) -> str:
    return f"{struct.unpack('=L', socket.inet_aton(address))[0]:08X}"


def test_the_routes_of_macos() -> None:
    words = """Routing tables

Internet:
Destination        Gateway            Flags               Netif Expire
default            192.168.1.1        UGScg                 en0
127                127.0.0.1          UCS                   lo0
172.16/12          10.8.0.1           UGSc                utun3
192.168.1          link#6             UCS                   en0      !
192.168.1.7/32     link#6             UCS                   en0      !
"""
    assert _netstat(words) == [
        LocalRoute(IPv4Network("127.0.0.0/8"), "lo0"),
        LocalRoute(IPv4Network("172.16.0.0/12"), "utun3"),
        LocalRoute(IPv4Network("192.168.1.0/24"), "en0"),
        LocalRoute(IPv4Network("192.168.1.7/32"), "en0"),
    ]


def test_the_routes_of_this_computer_are_real_ranges() -> None:
    for route in local_routes():
        assert 0 < route.cidr.prefixlen < 32
        assert not route.cidr.is_loopback
        assert route.interface
