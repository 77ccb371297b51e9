"""The flow of Set up a VPN, and the one door from answers to a plan."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest

from cvpn_wizard.journeys.addresses import propose_client_cidr, taken_ranges
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.draft import draft_from_json, draft_to_json
from cvpn_wizard.journeys.plan_file import PlanProblems, read_plan
from cvpn_wizard.journeys.resuming import answers_from
from cvpn_wizard.journeys.setup import (
    FLOW,
    PAGE_IDS,
    SetupJourney,
    page_problems,
    spec_from,
)
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.spec import CheckServer, Existing, NewSecurityGroup, NewSubnet

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
KNOWN = Identity("123456789012", "arn:aws:iam::123456789012:user/sato")


def with_identity(answers: Answers) -> Answers:
    return replace(answers, account=replace(answers.account, identity=KNOWN))


@pytest.fixture
def worked() -> Answers:
    return with_identity(answers_from(read_plan(EXAMPLES / "worked-example.toml")))


@pytest.fixture
def hurried() -> Answers:
    """The account is checked and a subnet chosen; the network page says what these are."""
    answers = with_identity(Answers())
    network = replace(
        answers.network,
        vpc=Existing("vpc-1"),
        vpc_cidrs=("10.255.0.0/16",),
        target_subnets=(Existing("subnet-1"),),
        target_labels=(("cvpn-target-subnet", "10.255.255.0/24", "ap-northeast-1a"),),
        security_group=NewSecurityGroup("office-vpn"),
    )
    answers = replace(answers, network=network)
    return replace(answers, client_cidr=str(propose_client_cidr(taken_ranges(answers))))


def codes(answers: Answers) -> list[tuple[str, str]]:
    with pytest.raises(PlanProblems) as refusal:
        spec_from(answers)
    return [(problem.code, problem.field) for problem in refusal.value.problems]


def test_only_review_commits_and_only_what_follows_works() -> None:
    assert [row.page for row in FLOW if row.commits] == ["review"]
    assert [row.page for row in FLOW if row.works] == ["progress", "connect", "done"]
    assert len(set(PAGE_IDS)) == len(PAGE_IDS) == 10


def test_back_keeps_what_was_typed() -> None:
    journey = SetupJourney()
    assert not journey.can_go_back
    journey.next(Answers())
    assert journey.back(Answers(name="typed")) == "before"
    assert journey.answers.name == "typed"
    assert journey.reached == "account"


def test_the_rail_leads_to_what_was_reached_and_no_further() -> None:
    journey = SetupJourney()
    journey.next(Answers())
    journey.next(Answers())
    assert journey.jump("before", Answers()) == "before"
    assert journey.allowed("certificates")
    assert not journey.allowed("network")
    assert journey.jump("network", Answers()) == "before"
    assert journey.jump("certificates", Answers()) == "certificates"


def test_there_is_no_way_back_once_the_work_has_begun() -> None:
    journey = SetupJourney(page="review")
    journey.next(Answers())
    assert journey.page == "progress"
    assert not journey.can_go_back
    assert journey.back(Answers()) == "progress"
    assert journey.jump("review", Answers()) == "progress"
    assert not any(journey.allowed(page) for page in PAGE_IDS if page != "progress")
    assert journey.put_right("network", Answers()) == "network"


def test_next_ends_at_done() -> None:
    journey = SetupJourney()
    pages = [journey.next(Answers()) for _ in range(12)]
    assert pages[-1] == "done"
    assert journey.is_last


@pytest.mark.parametrize("name", ["worked-example.toml", "existing-network.toml"])
def test_a_plan_goes_through_the_window_unchanged(name: str) -> None:
    plan = replace(read_plan(EXAMPLES / name), region="eu-central-1")
    assert spec_from(with_identity(answers_from(plan))) == plan


def test_with_account_and_subnet_everything_else_stands(hurried: Answers) -> None:
    spec = spec_from(hurried)
    assert spec.authorize == (IPv4Network("10.255.0.0/16"),)
    assert spec.client_cidr.prefixlen == 22
    assert spec.split_tunnel
    assert spec.log is not None
    assert spec.certificates.authority is None


def test_nothing_said_is_told_page_by_page() -> None:
    fields = {field for _, field in codes(Answers())}
    assert fields == {
        "account.verify",
        "network.vpc",
        "network.subnets",
        "network.security_group",
        "addresses.client_cidr",
        "access.authorize",
    }
    assert all(field.partition(".")[0] in PAGE_IDS for field in fields)


def test_two_subnets_of_one_zone_are_refused(hurried: Answers) -> None:
    network = replace(
        hurried.network,
        target_subnets=(Existing("subnet-1"), Existing("subnet-2")),
        target_labels=(("a", "10.255.1.0/24", "1a"), ("b", "10.255.2.0/24", "1a")),
    )
    assert codes(replace(hurried, network=network)) == [("zone-twice", "network.subnets")]


def test_two_new_subnets_of_one_name_are_refused(worked: Answers) -> None:
    twin = NewSubnet("cvpn-target-subnet", IPv4Network("10.255.3.0/24"))
    network = replace(worked.network, other_subnets=(*worked.network.other_subnets, twin))
    assert codes(replace(worked, network=network)) == [("name-twice", "network.new_subnet_name")]


def test_a_client_range_that_is_in_use_names_its_field(hurried: Answers) -> None:
    assert codes(replace(hurried, client_cidr="10.255.4.0/22")) == [
        ("client-cidr-overlap-vpc", "addresses.client_cidr")
    ]


def test_a_half_typed_range_is_told_calmly(hurried: Answers) -> None:
    for text in ("", "1", "10.0.", "10.0.0.0", "10.0.0.0/", "10.0.0.0/99", "あ"):
        (problem,) = page_problems("addresses", replace(hurried, client_cidr=text))
        assert problem.field == "addresses.client_cidr"


def test_a_warning_is_told_but_does_not_stop(worked: Answers) -> None:
    (problem,) = page_problems("addresses", worked)
    assert problem.warning
    assert problem.code == "client-cidr-overlap-home"
    assert spec_from(worked).client_cidr == IPv4Network("10.0.0.0/16")


def test_spaces_around_addresses_do_no_harm(worked: Answers) -> None:
    answers = replace(
        worked,
        ping=" 10.255.1.125 ",
        client_cidr=" 10.0.0.0/16 ",
        access=replace(worked.access, dns_servers=(" 10.255.0.2",)),
        network=replace(worked.network, server_address="10.255.1.125 "),
    )
    spec = spec_from(answers)
    assert spec.ping == IPv4Address("10.255.1.125")
    assert spec.dns_servers == (IPv4Address("10.255.0.2"),)
    assert spec.check_server == CheckServer("server-subnet", IPv4Address("10.255.1.125"))


def test_a_draft_holds_everything_that_was_typed(worked: Answers, hurried: Answers) -> None:
    for answers in (Answers(), worked, hurried):
        kept = draft_from_json(draft_to_json(answers, "access"))
        assert kept is not None
        back, page = kept
        assert page == "access"
        # Who AWS thinks we are is asked again.
        assert replace(back, account=answers.account) == answers


@pytest.mark.parametrize("text", ["", "{}", "[1]", "null", '{"format": 99}', '{"format": 1}'])
def test_a_torn_draft_is_no_draft(text: str) -> None:
    assert draft_from_json(text) is None
