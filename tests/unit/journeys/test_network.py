"""What the page Network offers and refuses, without a window."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network

import pytest

from cvpn_wizard.journeys.answers import AccountAnswers, Answers
from cvpn_wizard.journeys.network import (
    Verdict,
    free_subnet,
    free_zone,
    server_address_in,
    suitability,
    taken_around,
    worked_example,
)
from cvpn_wizard.journeys.setup import spec_from
from cvpn_wizard.model.aws import Identity, Subnet, Vpc, VpcRoute
from cvpn_wizard.model.names import SubnetId, VpcId

VPC = Vpc(VpcId("vpc-1"), (IPv4Network("10.20.0.0/16"), IPv4Network("10.21.0.0/16")))


def subnet(number: int, cidr: str, zone: str = "a", free: int = 200) -> Subnet:
    return Subnet(SubnetId(f"subnet-{number}"), VPC.id, IPv4Network(cidr), zone, free)


GOOD = subnet(1, "10.20.0.0/24")


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (GOOD, Verdict.GOOD),
        (subnet(2, "10.20.1.0/27", free=20), Verdict.GOOD),
        (subnet(2, "10.20.1.0/27", free=19), Verdict.FEW_FREE),
        (subnet(2, "10.20.1.0/28", free=11), Verdict.SMALL),
    ],
)
def test_a_subnet_will_do_or_not(one: Subnet, verdict: Verdict) -> None:
    assert suitability(one, VPC) is verdict


def test_one_subnet_for_each_zone() -> None:
    same, other = subnet(2, "10.20.1.0/24"), subnet(3, "10.20.2.0/24", "c")
    assert suitability(same, VPC, [GOOD]) is Verdict.ZONE_TAKEN
    assert suitability(other, VPC, [GOOD]) is Verdict.GOOD
    assert suitability(GOOD, VPC, [GOOD]) is Verdict.GOOD


def test_a_dedicated_vpc_will_not_do_at_all() -> None:
    assert suitability(GOOD, replace(VPC, dedicated=True)) is Verdict.DEDICATED


def test_the_offer_is_a_plan_that_stands() -> None:
    answers = Answers(
        account=AccountAnswers(identity=Identity("1", "arn")),
        network=worked_example(),
        client_cidr="10.0.0.0/16",
    )
    spec = spec_from(answers)
    assert spec.check_server is not None
    assert str(spec.check_server.address) == "10.255.1.125"
    assert spec.authorize == (IPv4Network("10.255.0.0/16"),)


def test_a_free_range_for_a_new_subnet() -> None:
    assert free_subnet(VPC.cidrs, []) == IPv4Network("10.20.255.0/24")
    taken = [IPv4Network("10.20.255.0/25"), IPv4Network("10.20.254.0/24")]
    assert free_subnet(VPC.cidrs, taken) == IPv4Network("10.20.253.0/24")
    # Where no /24 is left, a smaller one.
    small = [IPv4Network("10.0.0.0/24")]
    assert free_subnet(small, [IPv4Network("10.0.0.128/25")]) == IPv4Network("10.0.0.0/25")
    assert free_subnet(small, small) is None


def test_a_zone_without_a_target_network() -> None:
    assert free_zone(("a", "c", "d"), [GOOD]) == "c"
    assert free_zone(("a",), [GOOD]) == ""
    assert free_zone(("a",), []) == ""


@pytest.mark.parametrize(
    ("cidr", "address"), [("10.255.1.0/24", "10.255.1.125"), ("10.0.0.0/28", "10.0.0.14")]
)
def test_an_address_for_the_server(cidr: str, address: str) -> None:
    assert server_address_in(IPv4Network(cidr)) == address


def test_what_is_around_a_vpc() -> None:
    routes = (
        VpcRoute(IPv4Network("10.20.0.0/16"), "local"),
        VpcRoute(IPv4Network("0.0.0.0/0"), "igw-1"),
        VpcRoute(IPv4Network("10.30.0.0/16"), "pcx-1"),
        VpcRoute(IPv4Network("192.168.0.0/24"), "vgw-1"),
    )
    peers = (IPv4Network("10.30.0.0/16"), IPv4Network("172.31.0.0/16"))
    assert taken_around(VPC, routes, peers) == (
        ("10.30.0.0/16", "pcx-1"),
        ("192.168.0.0/24", "vgw-1"),
        ("172.31.0.0/16", "peering"),
    )
