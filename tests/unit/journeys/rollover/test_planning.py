"""What is proposed for a change of the CA, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from ipaddress import IPv4Network

import pytest

from cvpn_wizard.adapters.records import CertificateState, PersonRecord
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.journeys.plan_reading import PlanProblems
from cvpn_wizard.journeys.rollover.phases import phases, until_problem, usual_end
from cvpn_wizard.journeys.rollover.planning import TRIAL, Wishes, plan_rollover
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.rollover import Move, Mover, Phase, PhaseState
from tests.fakes.moved_clock import START
from tests.unit.journeys.rollover.conftest import NEW, OLD, Office

TODAY = START.date()
ENDS = date(2036, 11, 24)


def problem_of(office: Office, wishes: Wishes) -> str:
    with pytest.raises(PlanProblems) as refused:
        plan_rollover(office.desk(), wishes)
    (problem,) = refused.value.problems
    return problem.code


def test_the_second_is_the_first_with_another_ca(office: Office) -> None:
    plan = plan_rollover(office.desk())
    was, spec = office.desk().spec, plan.spec
    (endpoint,) = office.cloud.endpoints()
    assert (spec.name, spec.succeeds, spec.overlap_until) == (NEW, OLD, TODAY + timedelta(days=60))
    assert spec.network.security_group.ref == endpoint.security_group_ids[0]  # type: ignore[union-attr]
    assert (spec.authorize, spec.dns_servers, spec.ping) == (
        was.authorize,
        was.dns_servers,
        was.ping,
    )
    assert (spec.check_server, spec.certificates.authority) == (None, None)
    assert spec.client_cidr.prefixlen == was.client_cidr.prefixlen
    assert not spec.client_cidr.overlaps(was.client_cidr)
    assert parse_plan(write_plan(spec), office.home) == spec
    assert (plan.authority_ends, plan.begin_by) == (ENDS, ENDS - timedelta(days=732))


def test_wishes_that_cannot_be_are_told(office: Office) -> None:
    assert problem_of(office, Wishes(name=OLD)) == "rollover-name-known"
    assert problem_of(office, Wishes(name="a/b")) == "vpn-name-form"
    assert problem_of(office, Wishes(until=TODAY)) == "rollover-until-past"
    late = ENDS + timedelta(days=1)
    assert problem_of(office, Wishes(until=late)) == "rollover-until-late"
    vpc = Wishes(client_cidr=IPv4Network("10.255.0.0/22"))
    assert problem_of(office, vpc).startswith("client-cidr")


def test_who_has_to_move_and_who_has_to_ask(office: Office) -> None:
    office.know("sato.laptop", 400)
    office.know("mori.laptop", 400, by_request=True)
    office.know("lost.laptop", 400, CertificateState.REVOKED)
    office.know("gone.laptop", -5)
    plan = plan_rollover(office.desk())
    assert (plan.people, plan.own_keys) == (3, 1), "with the first one of the set-up"


def test_where_all_made_their_own_keys_the_first_certificate_is_nobody_s(office: Office) -> None:
    (first,) = office.desk().spec.certificates.clients
    office.know(first, 900, by_request=True)
    assert plan_rollover(office.desk()).spec.certificates.clients == (TRIAL,)


def test_an_ended_ca_takes_along_those_whom_it_cut_off_and_nobody_else(office: Office) -> None:
    office.know("old.laptop", 300)
    office.know("cut.laptop", (ENDS - TODAY).days)
    office.clock.on((ENDS - TODAY).days + 3)
    plan = plan_rollover(office.desk())
    assert plan.people == 1, "who let a certificate run out before gets none"
    assert "rollover-ca-ended" in {one.code for one in plan.remarks}


def test_a_full_region_is_told_before(office: Office) -> None:
    office.cloud._quota = 1
    assert "rollover-quota" in {one.code for one in plan_rollover(office.desk()).remarks}


def test_one_at_a_time_from_either_side(office: Office) -> None:
    new = office.begin()
    for name in (OLD, new):
        with pytest.raises(WizardError) as refused:
            plan_rollover(office.desk(name))
        assert refused.value.code is ErrorCode.ROLLOVER_OPEN


def test_all_security_groups_are_taken_over(office: Office) -> None:
    (endpoint,) = office.cloud.endpoints()
    assert endpoint.vpc_id is not None
    more = office.cloud.create_security_group(endpoint.vpc_id, "more", "more", {})
    groups = (*endpoint.security_group_ids, more)
    office.cloud.apply_security_groups(endpoint.id, endpoint.vpc_id, groups)
    office.begin()
    assert {one.security_group_ids for one in office.cloud.endpoints()} == {groups}


def test_what_aws_has_counts_and_not_what_was_planned(office: Office) -> None:
    (endpoint,) = office.cloud.endpoints()
    office.cloud.authorize(endpoint.id, IPv4Network("10.9.0.0/16"), "t")
    assert IPv4Network("10.9.0.0/16") in plan_rollover(office.desk()).spec.authorize


def test_without_an_endpoint_there_is_nothing_to_change(office: Office) -> None:
    office.records.set_endpoint(OLD, "")
    with pytest.raises(WizardError) as refused:
        plan_rollover(office.desk())
    assert refused.value.code is ErrorCode.NOT_FOUND


def test_the_first_laptop_s_owner_is_known_on_the_other_side(office: Office) -> None:
    (first,) = office.desk().spec.certificates.clients
    office.records.remember_people([PersonRecord(OLD, first, "佐藤 花子", "ThinkPad", "2026")])
    office.begin()
    (known,) = office.records.people(NEW)
    assert (known.name, known.person, known.device) == (first, "佐藤 花子", "ThinkPad")


def mover(move: Move) -> Mover:
    return Mover("a", "", "", move)


@pytest.mark.parametrize(
    ("days", "set_up", "moves", "ended", "expected"),
    [
        (0, False, (), False, "now ahead ahead ahead"),
        (1, False, (), False, "late ahead ahead ahead"),
        (0, True, (Move.WAITING,), False, "done now ahead ahead"),
        (21, True, (Move.WAITING,), False, "done late ahead ahead"),
        (21, True, (Move.HANDED,), False, "done done now ahead"),
        (61, True, (Move.HANDED,), False, "done done late late"),
        (50, True, (Move.MOVED,), False, "done done done now"),
        (50, True, (Move.HANDED,), True, "done done done done"),
    ],
)
def test_phases(
    days: int,
    set_up: bool,
    moves: tuple[Move, ...],
    ended: bool,
    expected: str,
) -> None:
    found = phases(
        began=TODAY,
        until=TODAY + timedelta(days=60),
        today=TODAY + timedelta(days=days),
        set_up=set_up,
        ended=ended,
        people=[mover(one) for one in moves],
    )
    assert [one.phase for one in found] == list(Phase)
    assert [one.state for one in found] == [PhaseState(word) for word in expected.split()]


def test_the_overlap_ends_a_week_before_the_ca_does() -> None:
    assert usual_end(TODAY, None) == TODAY + timedelta(days=60)
    assert usual_end(TODAY, TODAY + timedelta(days=30)) == TODAY + timedelta(days=23)
    assert usual_end(TODAY, TODAY + timedelta(days=2)) == TODAY + timedelta(days=1)
    assert usual_end(TODAY, TODAY - timedelta(days=2)) == TODAY + timedelta(days=60)
    assert until_problem(TODAY + timedelta(days=9), TODAY, TODAY - timedelta(days=2)) is None


def test_a_plan_says_whose_place_it_takes(office: Office) -> None:
    spec = replace(office.desk().spec, succeeds="a", overlap_until=date(2036, 5, 1))
    text = write_plan(spec)
    assert parse_plan(text, office.home) == spec
    with pytest.raises(PlanProblems) as refused:
        parse_plan(text.replace("2036-05-01", "soon"), office.home)
    assert [one.code for one in refused.value.problems] == ["day-form"]
