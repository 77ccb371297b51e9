"""Who gets in, and how far: revoked certificates, rules, routes, groups, ACLs, the internet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cvpn_wizard.practice.tunnel.layout import WEB_NAME, WEB_SERVER
from tests.tunnel.by_hand import (
    ANYWHERE,
    PING,
    SERVER,
    VPC,
    WEB,
    Vpn,
    fronts,
    make_vpn,
    open_to_the_internet,
)
from tests.tunnel.papers import SERVER_USE, Papers
from tests.tunnel.proving_ground import (
    CONNECTED,
    Place,
    addresses,
    client,
    connected,
    greeting,
    needs_ground,
    pings,
    silent,
    wait_until,
)

pytestmark = needs_ground

REFUSED = "Connection reset, restarting"
"""What the stock client says over TCP when its certificate is not taken."""


@pytest.fixture
def vpn(place: Place, papers: Papers, tmp_path: Path) -> Iterator[Vpn]:
    """Over TCP: a client that is refused hears of it at once."""
    yield make_vpn(place, papers, tmp_path, TransportProtocol="tcp")
    place.aws.account.reset()
    place.ground.follow()


def test_a_revoked_certificate_is_refused_and_another_persons_works(vpn: Vpn) -> None:
    lost, kept = vpn.papers.issue("lost.laptop"), vpn.papers.issue("kept.laptop")
    ground = vpn.place.ground
    with connected(ground, vpn.profile(lost)) as running:
        vpn.revoke(vpn.papers.revocation_list([lost]))
        vpn.follow()
        # The import ends running sessions; this one does not come back.
        running.wait_for(REFUSED, times=2)
        assert running.told().count(CONNECTED) == 1
    with connected(ground, vpn.profile(kept)):
        assert pings(ground, SERVER) == 1
    vpn.revoke(vpn.papers.revocation_list([]))
    vpn.follow()
    with connected(ground, vpn.profile(lost)):
        assert pings(ground, SERVER) == 1


def test_an_expired_list_locks_everybody_out(vpn: Vpn) -> None:
    vpn.revoke(vpn.papers.revocation_list([], ends=-timedelta(hours=1)))
    vpn.follow()
    with client(vpn.place.ground, vpn.profile(vpn.papers.issue("anybody"))) as one:
        one.wait_for(REFUSED)
    assert "CRL has expired" in vpn.place.ground.doors[0].told() + vpn.place.ground.doors[1].told()


def test_certificates_that_are_no_good(vpn: Vpn) -> None:
    for pair in (
        vpn.papers.issue("too.late", ends=-timedelta(hours=1)),
        vpn.papers.issue("not.a.client", SERVER_USE),
        Papers("Another CA").issue("stranger"),
    ):
        with client(vpn.place.ground, vpn.profile(pair)) as one:
            one.wait_for(REFUSED)
            assert CONNECTED not in one.told()


def test_without_a_rule_nothing_is_reached(vpn: Vpn) -> None:
    ground = vpn.place.ground
    with connected(ground, vpn.profile(vpn.papers.issue("a.laptop"))):
        assert pings(ground, SERVER) == 1
        vpn.forbid(VPC)
        vpn.follow()
        assert silent(ground, SERVER)
        assert greeting(ground, SERVER) == ""
        vpn.authorize("10.77.9.0/24")
        vpn.follow()
        assert pings(ground, SERVER) == 1


def test_groups_of_the_server_and_of_the_endpoint(vpn: Vpn) -> None:
    ground, ec2 = vpn.place.ground, vpn.ec2
    with connected(ground, vpn.profile(vpn.papers.issue("a.laptop"))):
        ec2.revoke_security_group_ingress(GroupId=vpn.group_id, IpPermissions=[PING])
        vpn.follow()
        assert silent(ground, SERVER)
        assert "You come from 10.77." in greeting(ground, SERVER)
        assert greeting(ground, SERVER, 443) == ""
        # A rule may name the endpoint's group instead of addresses.
        ec2.revoke_security_group_ingress(GroupId=vpn.group_id, IpPermissions=[WEB])
        named = {"UserIdGroupPairs": [{"GroupId": vpn.endpoint_group_id}], "IpProtocol": "-1"}
        ec2.authorize_security_group_ingress(GroupId=vpn.group_id, IpPermissions=[named])
        vpn.follow()
        assert pings(ground, SERVER) == 1
        everything = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": ANYWHERE}]}
        ec2.revoke_security_group_egress(GroupId=vpn.endpoint_group_id, IpPermissions=[everything])
        vpn.follow()
        assert silent(ground, SERVER)


def test_an_acl_forgets_what_it_let_through(vpn: Vpn) -> None:
    """It has to let the answers pass as well."""
    ground, ec2 = vpn.place.ground, vpn.ec2
    (acl,) = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpn.vpc_id]}])[
        "NetworkAcls"
    ]
    with connected(ground, vpn.profile(vpn.papers.issue("a.laptop"))):
        assert pings(ground, SERVER) == 1
        ec2.create_network_acl_entry(
            NetworkAclId=acl["NetworkAclId"],
            RuleNumber=10,
            Protocol="1",
            IcmpTypeCode={"Type": 0, "Code": -1},
            RuleAction="deny",
            Egress=True,
            CidrBlock=ANYWHERE,
        )
        vpn.follow()
        assert silent(ground, SERVER)
        assert "You come from" in greeting(ground, SERVER)


def test_each_subnet_has_a_server_and_its_own_routes(vpn: Vpn) -> None:
    ground = vpn.place.ground
    assert addresses(ground, f"any.{vpn.domain}") == set(fronts(vpn))
    pair = vpn.papers.issue("a.laptop")
    vpn.authorize("10.77.9.0/24")
    for front, own in zip(fronts(vpn), ("10.77.1.", "10.77.2."), strict=True):
        with connected(ground, vpn.profile(pair, remote=front)):
            assert f"You come from {own}" in greeting(ground, SERVER)
    staying, going = fronts(vpn)
    vpn.disassociate(vpn.associations.pop())
    vpn.follow()
    assert addresses(ground, f"any.{vpn.domain}") == {staying}
    with client(ground, vpn.profile(pair, remote=going)) as one:
        one.wait_for("Network is unreachable")
    with connected(ground, vpn.profile(pair)):
        assert pings(ground, SERVER) == 1


def test_names_have_a_label_in_front(vpn: Vpn) -> None:
    ground = vpn.place.ground
    assert addresses(ground, vpn.domain) == set()
    assert addresses(ground, f"deeper.any.{vpn.domain}") == set()
    assert len(addresses(ground, f"0123abcd.{vpn.domain}")) == 2
    for one in vpn.associations:
        vpn.disassociate(one)
    vpn.follow()
    assert addresses(ground, f"0123abcd.{vpn.domain}") == set()
    assert ground.doors == ()


def test_the_internet_needs_rule_route_and_gateway(
    place: Place, papers: Papers, tmp_path: Path
) -> None:
    vpn = make_vpn(place, papers, tmp_path, TransportProtocol="tcp", SplitTunnel=False)
    ground = place.ground
    assert greeting(ground, str(WEB_SERVER)) == "You come from 198.51.100.10."
    with connected(ground, vpn.profile(papers.issue("a.laptop"))):
        assert pings(ground, SERVER) == 1
        assert greeting(ground, str(WEB_SERVER)) == ""
        assert addresses(ground, WEB_NAME) == set()
        vpn.authorize(ANYWHERE)
        vpn.follow()
        assert silent(ground, str(WEB_SERVER))
        for subnet in vpn.targets:
            vpn.route(ANYWHERE, subnet)
        vpn.follow()
        assert silent(ground, str(WEB_SERVER))
        open_to_the_internet(vpn)
        vpn.follow()
        assert greeting(ground, WEB_NAME) == "You come from 192.0.2.150."
    wait_until(lambda: greeting(ground, WEB_NAME) == "You come from 198.51.100.10.")
    place.aws.account.reset()
    place.ground.follow()
