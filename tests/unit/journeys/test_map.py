"""The map of the connection: what is decided, what a plan makes, what a run has made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvpn_wizard.journeys.answers import Answers, RunOutcome
from cvpn_wizard.journeys.building import outline
from cvpn_wizard.journeys.map import (
    LIT,
    in_order,
    map_from_answers,
    map_from_plan,
    map_with_events,
    map_with_outcome,
)
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.journeys.resuming import answers_from
from cvpn_wizard.journeys.setup import PAGE_IDS
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState
from cvpn_wizard.model.spec import Existing, VpnSpec
from cvpn_wizard.model.steps import StepEvent, StepId, StepState

PLAN = Path(__file__).resolve().parents[2] / "examples" / "worked-example.toml"
SUBNET = "subnet.cvpn-target-subnet"


@pytest.fixture(scope="module")
def spec() -> VpnSpec:
    return read_plan(PLAN)


@pytest.fixture
def answers(spec: VpnSpec) -> Answers:
    return answers_from(spec)


def part(model: MapModel, key: str) -> MapPart:
    (found,) = [one for one in model.parts if one.key == key]
    return found


def event(step: str, state: StepState) -> StepEvent:
    return StepEvent(StepId(step), state)


def test_at_the_beginning_nothing_is_decided() -> None:
    model = map_from_answers(Answers(), "before")
    undecided = {p.kind for p in model.parts if p.state is PartState.UNDECIDED}
    assert {PartKind.ENDPOINT, PartKind.SUBNET, PartKind.VPC, PartKind.SERVER} <= undecided
    assert not any(p.lit for p in model.parts)


@pytest.mark.parametrize("page", LIT)
def test_each_page_lights_what_it_decides_about(page: str, answers: Answers) -> None:
    assert page in PAGE_IDS
    lit = {p.kind for p in map_from_answers(answers, page).parts if p.lit}
    assert lit == LIT[page]


def test_what_is_new_is_told_from_what_exists(answers: Answers) -> None:
    assert part(map_from_answers(answers), "vpc").state is PartState.NEW
    network = replace(answers.network, vpc=Existing("vpc-1"), target_subnets=(Existing("s"),))
    model = map_from_answers(replace(answers, network=network))
    assert part(model, "vpc").state is PartState.EXISTS
    assert part(model, "subnet.s").state is PartState.EXISTS


def test_parts_carry_names_ranges_and_zones(answers: Answers) -> None:
    labels = (("cvpn-target-subnet", "10.255.255.0/24", "ap-northeast-1a"),)
    answers = replace(answers, network=replace(answers.network, target_labels=labels))
    model = map_from_answers(answers)
    assert part(model, SUBNET).zone == "ap-northeast-1a"
    assert part(model, SUBNET).detail == "10.255.255.0/24"
    assert part(model, "endpoint").detail == "10.0.0.0/16"
    assert part(model, "server").detail == "10.255.1.125"


def test_keys_are_unique_and_in_the_order_of_a_packet(answers: Answers) -> None:
    network = replace(answers.network, target_subnets=(Existing("a"), Existing("b")))
    model = map_from_answers(replace(answers, network=network))
    keys = [one.key for one in model.parts]
    assert len(set(keys)) == len(keys)
    kinds = [one.kind for one in in_order(model)]
    way = [PartKind.LAPTOP, PartKind.INTERNET, PartKind.ENDPOINT, PartKind.SUBNET, PartKind.VPC]
    assert [kind for kind in dict.fromkeys(kinds) if kind in way] == way


def test_a_plan_shows_what_aws_has_already(spec: VpnSpec, answers: Answers) -> None:
    there = {StepId("vpc"), StepId("log_group")}
    steps = tuple(replace(step, exists=step.step in there) for step in outline(spec))
    model = map_from_plan(answers, steps)
    assert part(model, "vpc").state is PartState.EXISTS
    assert part(model, "log").state is PartState.EXISTS
    assert part(model, "endpoint").state is PartState.NEW
    assert part(model, SUBNET).state is PartState.NEW


def test_a_run_fills_the_map_in(spec: VpnSpec, answers: Answers) -> None:
    steps = outline(spec)
    begun = [event("endpoint", StepState.MAKING), event(SUBNET, StepState.DONE)]
    model = map_with_events(answers, steps, begun)
    assert part(model, "endpoint").state is PartState.MAKING
    # A subnet is done when it is associated, not when it is there.
    assert part(model, SUBNET).state is PartState.MAKING
    ended = [*begun, event("association.cvpn-target-subnet", StepState.DONE)]
    assert part(map_with_events(answers, steps, ended), SUBNET).state is PartState.DONE


def test_every_step_of_a_complete_run_leaves_no_part_behind(
    spec: VpnSpec, answers: Answers
) -> None:
    steps = outline(spec)
    events = [event(step.step, StepState.DONE) for step in steps]
    model = map_with_events(answers, steps, events)
    left = {p.key for p in model.parts if p.state not in {PartState.DONE, PartState.EXISTS}}
    assert left == set()


def test_a_fault_breaks_the_way_until_it_is_put_right(spec: VpnSpec, answers: Answers) -> None:
    steps = outline(spec)
    failed = [event("endpoint", StepState.FAILED)]
    model = map_with_events(answers, steps, failed)
    assert (model.broken_at, part(model, "endpoint").state) == ("endpoint", PartState.FAILED)
    again = map_with_events(answers, steps, [*failed, event("endpoint", StepState.DONE)])
    assert (again.broken_at, part(again, "endpoint").state) == ("", PartState.DONE)


def test_a_removal_empties_the_map(spec: VpnSpec, answers: Answers) -> None:
    gone = [event("endpoint", StepState.UNMAKING), event("endpoint", StepState.GONE)]
    model = map_with_events(answers, outline(spec), gone)
    assert part(model, "endpoint").state is PartState.GONE


def test_at_the_end_all_that_was_new_stands(answers: Answers) -> None:
    built = replace(answers, outcome=RunOutcome("v", ok=True))
    model = map_with_outcome(built, pulse=0.5)
    assert model.pulse == 0.5
    assert PartState.NEW not in {one.state for one in model.parts}
    half = map_with_outcome(replace(answers, outcome=RunOutcome("v")))
    assert PartState.DONE not in {one.state for one in half.parts}
