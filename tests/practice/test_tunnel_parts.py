"""The parts of the proving ground that need neither Linux nor root."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.server import PracticeAws
from cvpn_wizard.practice.tunnel.filters import door_filter, network_filter
from cvpn_wizard.practice.tunnel.management import Session, sessions_of
from cvpn_wizard.practice.tunnel.names import Zone, answer
from cvpn_wizard.practice.tunnel.openvpn_server import options_of, pushed_by, same_server
from cvpn_wizard.practice.tunnel.reading import wanted_of
from cvpn_wizard.practice.tunnel.sessions import SessionBook
from cvpn_wizard.practice.tunnel.wanted import Door, Opening, Papers, Wanted

ENDPOINT = "cvpn-endpoint-1.prod.clientvpn.ap-northeast-1.amazonaws.com"
ZONE = Zone({"www.example.com": [IPv4Address("203.0.113.80")]}, {ENDPOINT: [IPv4Address(7)]})


@pytest.fixture
def account() -> Iterator[Account]:
    with PracticeAws(speed=0) as aws:
        yield aws.account


def wanted(account: Account) -> Wanted:
    return wanted_of(account.estates, lambda _: 3)


@pytest.fixture
def door(account: Account) -> Door:
    """That of the lived-in account's old VPN."""
    (one,) = wanted(account).doors
    return one


# names


def ask(name: str, kind: int = 1) -> bytes:
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
    return struct.pack("!HHHHHH", 77, 0x0100, 1, 0, 0, 0) + labels + b"\0" + bytes([0, kind, 0, 1])


@pytest.mark.parametrize(
    ("name", "code", "answers"),
    [
        ("www.example.com", 0, 1),
        ("WWW.Example.com", 0, 1),
        (f"0a1b2c.{ENDPOINT}", 0, 1),
        (ENDPOINT, 3, 0),
        (f"a.b.{ENDPOINT}", 3, 0),
        ("example.com", 3, 0),
    ],
)
def test_only_one_label_in_front_of_an_endpoint(name: str, code: int, answers: int) -> None:
    reply = answer(ask(name), ZONE)
    assert reply is not None
    number, flags, questions, records = struct.unpack_from("!HHHH", reply)
    assert (number, flags & 0x800F, questions, records) == (77, 0x8000 | code, 1, answers)


def test_a_name_without_such_a_record_is_no_missing_name() -> None:
    reply = answer(ask("www.example.com", kind=28), ZONE)
    assert reply is not None
    assert struct.unpack_from("!HHHH", reply)[1:] == (0x8180, 1, 0)


@given(st.binary(max_size=80))
def test_no_datagram_is_too_strange(datagram: bytes) -> None:
    answer(datagram, ZONE)
    answer(ask("www.example.com")[:12] + datagram, ZONE)


# the practice AWS, read


def test_what_stands_in_the_lived_in_account(account: Account, door: Door) -> None:
    assert (door.transport, door.port, door.split_tunnel) == ("udp", 443, False)
    assert str(door.pool) == "10.100.0.96/27"
    assert str(door.address) == "10.20.15.254"
    assert list(map(str, door.routed)) == ["10.20.0.0/16", "10.21.0.0/16"]
    assert list(map(str, door.authorized)) == ["10.20.0.0/16"]
    assert "PRIVATE KEY" in door.papers.key
    assert "PRIVATE KEY" not in repr(door)
    (network,) = wanted(account).networks
    assert str(network.resolver) == "10.20.0.2"
    assert {subnet.gateway for subnet in network.subnets} == {True}


# packet filters


def test_a_door_without_a_rule_or_a_route_lets_nothing_in(door: Door) -> None:
    inward = 'iifname "tun0" oifname "vpc0"'
    assert inward in door_filter(door)
    assert inward not in door_filter(replace(door, authorized=()))
    assert inward not in door_filter(replace(door, routed=()))
    assert f"snat to {door.address}" in door_filter(door)


@pytest.mark.parametrize(
    ("opening", "rule"),
    [
        (Opening("-1", -1, -1, (IPv4Network("0.0.0.0/0"),)), "accept"),
        (
            Opening("tcp", 80, 90, (IPv4Network("10.0.0.0/9"), IPv4Network("10.128.0.0/9"))),
            "ip daddr { 10.0.0.0/8 } meta l4proto tcp th dport 80-90 accept",
        ),
        (
            Opening("icmp", 8, 0, (IPv4Network("10.1.1.1/32"),)),
            "ip daddr { 10.1.1.1/32 } meta l4proto icmp icmp type 8 icmp code 0 accept",
        ),
        (Opening("udp", 0, 65535, (IPv4Network("0.0.0.0/0"),)), "meta l4proto udp accept"),
    ],
)
def test_an_outbound_rule_in_the_filters_words(door: Door, opening: Opening, rule: str) -> None:
    everywhere = replace(
        door,
        routed=(IPv4Network("0.0.0.0/0"),),
        authorized=(IPv4Network("0.0.0.0/0"),),
        openings=(opening,),
    )
    lines = [" ".join(line.split()) for line in door_filter(everywhere).splitlines()]
    assert f'iifname "tun0" oifname "vpc0" {rule}' in lines


def test_chains_are_closed(account: Account, door: Door) -> None:
    for rules in (door_filter(door), network_filter(wanted(account).networks[0], [door])):
        assert rules.count("{") == rules.count("}")
        assert rules.startswith("table ip ground\ndelete table ip ground\n")


# the server


def test_what_clients_are_told(door: Door) -> None:
    assert pushed_by(door)[0].startswith("redirect-gateway")
    split = replace(door, split_tunnel=True, name_servers=(IPv4Address("10.20.0.2"),))
    assert pushed_by(split) == [
        "route 10.20.0.0 255.255.0.0",
        "route 10.21.0.0 255.255.0.0",
        "dhcp-option DNS 10.20.0.2",
    ]
    left_in = replace(split, pushed=(*split.pushed, IPv4Network("0.0.0.0/0")))
    assert pushed_by(left_in)[0].startswith("redirect-gateway")


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=1400))
def test_any_banner_fits_into_what_may_be_pushed(text: str) -> None:
    papers = Papers(certificate="", key="", client_root="", revocation_list="")
    lines = pushed_by(replace(SOME_DOOR, papers=papers, banner=text))
    assert all(len(line) < 255 and "," not in line and '"' not in line for line in lines)
    pieces = [line.removeprefix("echo msg-n%20") for line in lines if "msg-n" in line]
    assert unquote("".join(pieces)) == text


SOME_DOOR = Door(
    id="cvpn-assoc-1",
    endpoint_id="cvpn-endpoint-1",
    domain=ENDPOINT,
    transport="udp",
    port=443,
    slot=0,
    pool=IPv4Network("10.0.0.0/27"),
    address=IPv4Address("10.1.0.9"),
    network_id="vpc-1",
    papers=Papers(certificate="", key="", client_root="", revocation_list=""),
    split_tunnel=True,
    name_servers=(),
    banner="",
    pushed=(),
    routed=(),
    authorized=(),
    between_clients=False,
    openings=(),
)


def test_only_a_list_that_is_active_is_looked_at(tmp_path: Path) -> None:
    assert "--crl-verify" not in options_of(SOME_DOOR, tmp_path)
    revoked = replace(SOME_DOOR, papers=replace(SOME_DOOR.papers, revocation_list="PEM"))
    assert "--crl-verify" in options_of(revoked, tmp_path)
    assert not same_server(SOME_DOOR, revoked)
    assert same_server(SOME_DOOR, replace(SOME_DOOR, authorized=(IPv4Network("10.0.0.0/8"),)))


STATUS = """TITLE\tOpenVPN 2.6.14
HEADER\tCLIENT_LIST\tCommon Name\tReal Address\tVirtual Address\tVirtual IPv6 Address\t\
Bytes Received\tBytes Sent\tConnected Since\tConnected Since (time_t)\tUsername\tClient ID\t\
Peer ID\tData Channel Cipher
CLIENT_LIST\tUNDEF\t198.51.100.10:5\t\t\t54\t3\t2026-11-24 11:00:00\t1795000000\tUNDEF\t8\t0\t
CLIENT_LIST\tsato\t198.51.100.10:6\t10.0.0.2\t\t900\t800\t2026-11-24 11:00:00\t1795000000\tUNDEF\t\
9\t1\tAES-256-GCM
GLOBAL_STATS\tMax bcast/mcast queue length\t0"""


def test_who_is_still_shaking_hands_is_not_connected() -> None:
    (one,) = sessions_of(STATUS.splitlines())
    assert (one.client, one.common_name, str(one.address)) == (9, "sato", "10.0.0.2")
    assert (one.received, one.sent) == (900, 800)


# connections


def session(client: int, *, received: int = 100) -> Session:
    since = datetime(2026, 11, 24, 11, tzinfo=UTC)
    return Session(client, "sato", IPv4Address("10.0.0.2"), "1.2.3.4:5", since, received, 50)


def logged(account: Account) -> list[dict[str, str]]:
    """The old VPN's connection log."""
    stream = account.estates[0].logs.groups["/aws/vpn/legacy"].streams["connections"]
    return [json.loads(event.message) for event in stream.events]


def test_the_book_of_sessions(account: Account, door: Door) -> None:
    book = SessionBook(account)
    (endpoint,) = account.estates[0].endpoints.values()
    before = len(endpoint.connections)
    assert book.write(1, door, [session(0)], 0) == []
    assert book.write(1, door, [session(0, received=300), session(1)], 0) == []
    first, second = endpoint.connections[before:]
    assert (first.ingress_bytes, first.common_name, first.code(0.0)) == (300, "sato", "active")
    assert first.established == "2026-11-24 11:00:00"
    # Told to end: the server is asked to send it away until it is gone.
    second.ends_at = account.clock() + 60
    assert book.write(1, door, [session(0), session(1)], 0) == [1]
    assert book.write(1, door, [session(0)], 0) == []
    assert second.code(account.clock()) == "terminated"
    told = [one for one in logged(account) if one["connection-id"] in {first.id, second.id}]
    assert [one["connection-log-type"] for one in told] == [
        *["connection-attempt"] * 2,
        "connection-reset",
    ]
    assert told[-1]["connection-id"] == second.id
    assert (told[0]["device-ip"], told[0]["port"]) == ("1.2.3.4", "5")
    # A server that starts anew begins to count anew.
    book.close(1)
    assert first.code(account.clock()) == "terminated"
    book.write(2, door, [session(0)], 0)
    assert len(endpoint.connections) == before + 3
