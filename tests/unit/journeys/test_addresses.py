"""Client ranges: judged, proposed, drawn."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.journeys.addresses import (
    HOME_RANGES,
    bars,
    home_ranges,
    propose_client_cidr,
    taken_ranges,
)
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.checks import (
    RangeKind,
    TakenRange,
    client_cidr_problem,
    subnet_cidr_problem,
)
from cvpn_wizard.journeys.free_ranges import free_subnet

VPC = TakenRange(IPv4Network("10.255.0.0/16"), RangeKind.VPC, "cvpn-vpc")
CIDRS = st.builds(
    lambda number, prefix: IPv4Network((number, prefix), strict=False),
    st.integers(0, 2**32 - 1),
    st.integers(8, 30),
)
KINDS = st.sampled_from(RangeKind)
TAKEN = st.lists(st.builds(TakenRange, CIDRS, KINDS), max_size=12)


@pytest.mark.parametrize("cidr", ["10.0.0.0/12", "10.16.0.0/16", "172.20.0.0/22"])
def test_a_client_range_of_aws_sizes_is_fine(cidr: str) -> None:
    assert client_cidr_problem(cidr, [VPC]) is None


@pytest.mark.parametrize(
    ("cidr", "code", "suggestion"),
    [
        ("", "range-empty", "10.0.0.0/16"),
        ("10.0.", "range-no-prefix", None),
        ("10.4.5.6", "range-no-prefix", "10.4.0.0/16"),
        ("10.0.0.0/33", "range-wrong", None),
        ("10.0.1.0/16", "range-host-bits", "10.0.0.0/16"),
        ("10.0.0.0/11", "client-cidr-large", "10.0.0.0/12"),
        ("10.1.2.0/23", "client-cidr-small", "10.1.0.0/22"),
        ("10.255.128.0/20", "client-cidr-overlap-vpc", "10.128.0.0/22"),
        ("172.0.0.0/22", "client-cidr-public", "10.128.0.0/22"),
    ],
)
def test_what_is_wrong_with_a_client_range(cidr: str, code: str, suggestion: str | None) -> None:
    problem = client_cidr_problem(cidr, [VPC])
    assert problem is not None
    assert (problem.code, problem.suggestion) == (code, suggestion)


@pytest.mark.parametrize("kind", RangeKind)
def test_an_overlap_says_with_what(kind: RangeKind) -> None:
    problem = client_cidr_problem("10.4.0.0/22", [TakenRange(IPv4Network("10.4.1.0/24"), kind)])
    assert problem is not None
    assert problem.code == f"client-cidr-overlap-{kind.value}"
    assert problem.facts["other"] == "10.4.1.0/24"
    assert problem.warning is (kind in {RangeKind.HOME, RangeKind.LOCAL})


def test_what_aws_refuses_is_told_before_what_is_only_unwise() -> None:
    home = TakenRange(IPv4Network("10.0.0.0/24"), RangeKind.HOME)
    route = TakenRange(IPv4Network("10.0.8.0/24"), RangeKind.ROUTE)
    problem = client_cidr_problem("10.0.0.0/16", [home, route])
    assert problem is not None
    assert problem.code == "client-cidr-overlap-route"


def test_the_worked_example_is_accepted_with_at_most_a_warning() -> None:
    problem = client_cidr_problem("10.0.0.0/16", [VPC, *home_ranges()])
    assert problem is not None
    assert problem.warning


def test_the_proposal_keeps_away_from_homes() -> None:
    cidr = propose_client_cidr([VPC])
    assert cidr is not None
    assert not any(cidr.overlaps(home) for home in HOME_RANGES)


@given(TAKEN)
def test_a_proposal_has_no_fault_at_all(taken: list[TakenRange]) -> None:
    cidr = propose_client_cidr(taken)
    if cidr is None:
        private = IPv4Network("10.0.0.0/8")
        assert any(one.cidr.overlaps(private) for one in taken)
    else:
        assert client_cidr_problem(str(cidr), taken) is None


def test_where_everything_is_taken_there_is_no_proposal() -> None:
    everything = [
        TakenRange(IPv4Network(cidr), RangeKind.ROUTE)
        for cidr in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
    ]
    assert propose_client_cidr(everything) is None


def test_what_is_taken_comes_from_vpc_routes_peerings_and_this_computer() -> None:
    answers = Answers()
    network = replace(
        answers.network,
        vpc_name="v",
        vpc_cidrs=("10.255.0.0/16", "10.254.0.0/16"),
        taken_ranges=(("10.1.0.0/16", "pcx-1"), ("10.2.0.0/16", "tgw-1"), ("0.0.0.0/0", "igw-1")),
    )
    access = replace(answers.access, routes=("10.3.0.0/16", "0.0.0.0/0"))
    local = IPv4Network("192.168.7.0/24")
    taken = taken_ranges(replace(answers, network=network, access=access), [local])
    found = [(str(one.cidr), one.kind) for one in taken if one.kind is not RangeKind.HOME]
    assert found == [
        ("10.255.0.0/16", RangeKind.VPC),
        ("10.254.0.0/16", RangeKind.SECONDARY),
        ("10.1.0.0/16", RangeKind.PEERING),
        ("10.2.0.0/16", RangeKind.ROUTE),
        ("10.3.0.0/16", RangeKind.EXTRA_ROUTE),
        ("192.168.7.0/24", RangeKind.LOCAL),
    ]


@given(CIDRS, TAKEN)
def test_every_bar_is_seen_in_order_and_overlaps_are_marked(
    client: IPv4Network, taken: list[TakenRange]
) -> None:
    drawn = bars(client, taken)
    assert drawn[0].kind == "client"
    for bar in drawn:
        assert 0 <= bar.start < bar.end <= 1
        if bar.kind == "client":
            continue
        assert bar.overlaps == client.overlaps(IPv4Network(bar.cidr))
        # Bars touch or cross in the picture exactly where the ranges do.
        assert (bar.start < drawn[0].end and drawn[0].start < bar.end) == bar.overlaps


def test_homes_are_drawn_only_where_they_collide() -> None:
    drawn = bars(IPv4Network("10.0.0.0/22"), [VPC, *home_ranges()])
    assert {bar.cidr for bar in drawn if bar.kind == "home"} == {"10.0.0.0/24", "10.0.1.0/24"}
    assert [bar.kind for bar in bars(None, [VPC])] == ["vpc"]
    assert bars(None, []) == ()


def test_a_free_subnet_steps_over_what_is_taken() -> None:
    vpc = [IPv4Network("10.255.0.0/16")]
    taken = [IPv4Network("10.255.0.0/17"), IPv4Network("10.255.128.64/26")]
    assert free_subnet(vpc, taken) == IPv4Network("10.255.129.0/24")
    assert free_subnet(vpc, taken, 27) == IPv4Network("10.255.128.0/27")
    assert free_subnet(vpc, vpc) is None
    problem = subnet_cidr_problem("10.255.0.0/24", vpc, taken, target=True)
    assert problem is not None
    assert (problem.code, problem.suggestion) == ("subnet-overlap", "10.255.129.0/24")
