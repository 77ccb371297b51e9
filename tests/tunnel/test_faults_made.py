"""Each fault that the ground can make is what it says, and over when its block ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

import pytest

from cvpn_wizard.practice.tunnel.names import Zone
from tests.tunnel.by_hand import SERVER, VPC, Vpn, fronts, make_vpn
from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import (
    Place,
    addresses,
    connected,
    greeting,
    needs_ground,
    pings,
    silent,
)

pytestmark = needs_ground

KNOCK = r"""
import errno, socket, sys, time
kind, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
try:
    if kind == "udp":
        talk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        talk.connect((host, port))
        talk.settimeout(0.5)
        talk.send(bytes.fromhex("38" + "11" * 8 + "00" + "00" * 4))
        print(talk.recv(99)[0] >> 3)
    else:
        socket.create_connection((host, port), 0.5).close()
        print("open")
except TimeoutError:
    print("silence")
except OSError as error:
    print(errno.errorcode[error.errno])
"""
SERVERS_RESET = "8"
"""P_CONTROL_HARD_RESET_SERVER_V2: an OpenVPN server has answered."""


@pytest.fixture(scope="module")
def vpn(place: Place, papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vpn]:
    return make_vpn(place, papers, tmp_path_factory.mktemp("profiles"))


def knock(vpn: Vpn, kind: str = "udp", port: int = 443) -> str:
    """What the laptop hears at the endpoint's port."""
    front = fronts(vpn)[0]
    words = (sys.executable, "-c", KNOCK, kind, front, str(port))
    return vpn.place.ground.on_laptop(*words).stdout.strip()


def test_nothing_is_wrong_at_first(vpn: Vpn) -> None:
    assert knock(vpn) == SERVERS_RESET
    assert knock(vpn, "tcp") == "silence"
    assert knock(vpn, port=1194) == "silence"


def test_firewalls_and_refusals(vpn: Vpn) -> None:
    faults = vpn.place.ground.faults
    with faults.firewall(443):
        assert knock(vpn) == "silence"
    with faults.refuse(443):
        assert knock(vpn) == "ECONNREFUSED"
    with faults.refuse(443, "tcp"):
        assert knock(vpn, "tcp") == "ECONNREFUSED"
        assert knock(vpn) == SERVERS_RESET
    with faults.forbid(443, "tcp"):
        assert knock(vpn, "tcp") in ("EHOSTUNREACH", "ECONNREFUSED")
    with faults.unreachable(IPv4Network("192.0.2.0/24")):
        assert knock(vpn, "tcp") == "ENETUNREACH"
    with faults.offline():
        assert knock(vpn) == "ENETUNREACH"
    assert knock(vpn) == SERVERS_RESET


def test_names(vpn: Vpn) -> None:
    ground = vpn.place.ground
    name = f"0a1b.{vpn.domain}"
    with ground.names(Zone()):
        assert addresses(ground, name) == set()
    with ground.names(Zone({name: [IPv4Address("203.0.113.9")]})):
        assert addresses(ground, name) == {"203.0.113.9"}
    with ground.faults.names_unanswered():
        assert addresses(ground, name) == set()
    assert addresses(ground, name) == set(fronts(vpn))


def test_behind_the_tunnel(vpn: Vpn) -> None:
    ground = vpn.place.ground
    with connected(ground, vpn.profile(vpn.papers.issue("a.laptop"))):
        with ground.server_ignores_ping(vpn.vpc_id, SERVER):
            assert silent(ground, SERVER)
            assert "You come from" in greeting(ground, SERVER)
        with ground.server_down(vpn.vpc_id, SERVER):
            assert silent(ground, SERVER)
            assert greeting(ground, SERVER) == ""
        assert pings(ground, SERVER) == 1
        with ground.faults.small_packets(700, 443):
            large = ground.on_laptop("ping", "-c", "1", "-W", "0.5", "-s", "1000", SERVER)
            assert large.returncode != 0
            assert pings(ground, SERVER) == 1
        large = ground.on_laptop("ping", "-c", "1", "-W", "2", "-s", "1000", SERVER)
        assert large.returncode == 0


def test_the_laptops_own_networks(vpn: Vpn) -> None:
    ground = vpn.place.ground
    with ground.faults.other_network(IPv4Address("10.77.3.4"), IPv4Network(VPC)):
        shown = ground.on_laptop("ip", "route", "get", SERVER).stdout
        assert "dev lan0" in shown
    with ground.faults.other_vpn(IPv4Address("10.200.0.2"), IPv4Network(VPC)):
        shown = ground.on_laptop("ip", "route", "get", SERVER).stdout
        assert "dev tun9" in shown
        assert "UP,LOWER_UP" in ground.on_laptop("ip", "link", "show", "tun9").stdout
    assert "tun9" not in ground.on_laptop("ip", "link").stdout
    assert "lan0" not in ground.on_laptop("ip", "link").stdout
