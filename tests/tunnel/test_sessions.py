"""What AWS says of who is connected, sending them away, and what clients are told at the door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.practice.tunnel.layout import WEB_SERVER
from tests.tunnel.by_hand import SERVER, Vpn, fronts, make_vpn, open_to_the_internet
from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import (
    CONNECTED,
    Place,
    client,
    connected,
    greeting,
    needs_ground,
    pings,
    wait_until,
)

pytestmark = needs_ground

BANNER = "社内専用です。 Authorized use only, 100% logged"


@pytest.fixture(scope="module")
def vpn(place: Place, papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vpn]:
    return make_vpn(
        place,
        papers,
        tmp_path_factory.mktemp("profiles"),
        DnsServers=["10.77.0.2"],
        ClientLoginBannerOptions={"Enabled": True, "BannerText": BANNER},
    )


def test_connections_are_listed_with_what_they_carried(vpn: Vpn) -> None:
    before = {one["ConnectionId"] for one in vpn.connections()}
    with connected(vpn.place.ground, vpn.profile(vpn.papers.issue("sato.laptop"))) as laptop:
        assert pings(vpn.place.ground, SERVER, 4) == 4
        vpn.follow()
        (one,) = [one for one in vpn.connections() if one["ConnectionId"] not in before]
        assert one["CommonName"] == "sato.laptop"
        assert one["Status"] == {"Code": "active"}
        assert f"ifconfig {one['ClientIp']} 255.255.255.224" in laptop.told()
        # The handshake alone takes a few thousand bytes each way.
        assert int(one["IngressBytes"]) > 2000
        assert int(one["EgressBytes"]) > 2000
        first = int(one["IngressBytes"])
        assert pings(vpn.place.ground, SERVER, 8) == 8
        vpn.follow()
        (one,) = [one for one in vpn.connections() if one["ConnectionId"] not in before]
        assert int(one["IngressBytes"]) > first + 8 * 84
    vpn.place.ground.doors[0].server.stop()  # type: ignore[union-attr]
    vpn.place.ground.doors[1].server.stop()  # type: ignore[union-attr]
    vpn.follow()
    (one,) = [one for one in vpn.connections() if one["ConnectionId"] not in before]
    assert one["Status"] == {"Code": "terminated"}
    assert one["ConnectionEndTime"] != "-"
    assert all(site.server is not None and site.server.runs for site in vpn.place.ground.doors)


def test_who_is_refused_is_counted_and_not_logged(vpn: Vpn) -> None:
    """As at AWS: failed mutual authentication is in the metric only."""
    stranger = Papers("Another CA").issue("stranger")
    with client(vpn.place.ground, vpn.profile(stranger)) as one:
        one.wait_for("TLS: Initial packet")
        wait_until(lambda: _refused(vpn) > 0)
    assert "stranger" not in {one["CommonName"] for one in vpn.connections()}


def _refused(vpn: Vpn) -> int:
    vpn.follow()
    return vpn.place.cloud.authentication_failures(EndpointId(vpn.endpoint_id), hours=1)


def test_terminating_ends_the_session(vpn: Vpn) -> None:
    before = {one["ConnectionId"] for one in vpn.connections()}
    with connected(vpn.place.ground, vpn.profile(vpn.papers.issue("kato.laptop"))) as laptop:
        vpn.follow()
        (one,) = [one for one in vpn.connections() if one["ConnectionId"] not in before]
        vpn.ec2.terminate_client_vpn_connections(**vpn.named, ConnectionId=one["ConnectionId"])
        vpn.follow()
        laptop.wait_for("server-pushed-connection-reset")
        # As at AWS, a client that is sent away may come back: with a new connection.
        laptop.wait_for(CONNECTED, times=2)
        vpn.follow()
        told = {one["ConnectionId"]: one["Status"]["Code"] for one in vpn.connections()}
        assert told[one["ConnectionId"]] == "terminated"
        (again,) = [key for key in told if key not in before | {one["ConnectionId"]}]
        assert told[again] == "active"


def test_clients_are_told_routes_name_servers_and_the_banner(vpn: Vpn) -> None:
    subnet = vpn.targets[0]
    vpn.route("172.20.0.0/16", subnet)
    vpn.follow()
    ground = vpn.place.ground
    with connected(ground, vpn.profile(vpn.papers.issue("a.laptop"))) as laptop:
        told = laptop.told()
        assert "route 10.77.0.0 255.255.0.0" in told
        assert "route 172.20.0.0 255.255.0.0" in told
        assert "redirect-gateway" not in told
        assert "dhcp-option DNS 10.77.0.2" in told
        assert "ECHO-PULL:msg-n%20%E7%A4%BE%E5%86%85" in told
        assert "%2C%20100%25%20logged" in told
        # The VPC's own resolver knows the private names, through the tunnel.
        asked = ground.on_laptop("python3", "-c", _ASK, "10.77.0.2")
        assert asked.stdout.strip() == "10.77.9.10"
    vpn.no_route("172.20.0.0/16", subnet)
    vpn.follow()


_ASK = r"""
import socket, sys
name = b"".join(bytes([len(p)]) + p for p in
    b"ip-10-77-9-10.ap-northeast-1.compute.internal".split(b"."))
talk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
talk.settimeout(3)
talk.sendto(b"\1\2\1\0\0\1\0\0\0\0\0\0" + name + b"\0\0\1\0\1", (sys.argv[1], 53))
print(".".join(map(str, talk.recv(999)[-4:])))
"""


def test_a_route_on_one_of_two_subnets_works_by_chance_only(vpn: Vpn) -> None:
    """What the administrator guide warns of: the clients are told, one of the servers is not."""
    ground = vpn.place.ground
    pair = vpn.papers.issue("a.laptop")
    open_to_the_internet(vpn)
    vpn.authorize(f"{WEB_SERVER}/32")
    vpn.route(f"{WEB_SERVER}/32", vpn.targets[0])
    vpn.follow()
    with_route, without = fronts(vpn)
    with connected(ground, vpn.profile(pair, remote=with_route)):
        assert greeting(ground, str(WEB_SERVER)) == "You come from 192.0.2.150."
    with connected(ground, vpn.profile(pair, remote=without)) as laptop:
        assert f"route {WEB_SERVER} 255.255.255.255" in laptop.told()
        assert greeting(ground, str(WEB_SERVER)) == ""
        assert pings(ground, SERVER) == 1


def test_the_ground_follows_by_itself(vpn: Vpn) -> None:
    """What ``practice serve --tunnel`` does, three times a second."""
    ground = vpn.place.ground
    follower = type(ground)(vpn.place.aws.account)
    with follower:
        assert len(follower.doors) == 2
        vpn.disassociate(vpn.associations.pop())
        wait_until(lambda: len(follower.doors) == 1)
        assert follower.name != ground.name
    assert not follower.failures
