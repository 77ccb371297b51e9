"""The change itself: proof, moving, the end, the way back, and one change after another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.journeys.rollover.changing import cancel, finish, hand_out
from cvpn_wizard.journeys.rollover.proving import prove
from cvpn_wizard.journeys.rollover.standing import look, under_way
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import Handshake, Outcome
from cvpn_wizard.model.rollover import Move, Phase, Verdict
from cvpn_wizard.model.steps import StepKind, kind_of
from tests.unit.journeys.rollover.conftest import NEW, OLD, Office, done


class Answers:
    """What the endpoints answer, attempt by attempt: new, crossed, old."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        self.left = list(outcomes)

    def __call__(self, _profile: Profile, _base: Path, _cancelled: Event) -> Handshake:
        return Handshake("host", 443, "tcp", outcome=self.left.pop(0))


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ((Outcome.ACCEPTED, Outcome.CLIENT_REFUSED, Outcome.ACCEPTED), Verdict.PROVED),
        ((Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED), Verdict.WRONG),
        ((Outcome.CLIENT_REFUSED, Outcome.CLIENT_REFUSED, Outcome.ACCEPTED), Verdict.WRONG),
        ((Outcome.SERVER_UNTRUSTED, Outcome.SERVER_UNTRUSTED, Outcome.ACCEPTED), Verdict.WRONG),
        ((Outcome.NAME_UNKNOWN,), Verdict.SILENT),
        ((Outcome.PORT_SILENT,), Verdict.SILENT),
    ],
)
def test_the_proof(office: Office, outcomes: tuple[Outcome, ...], verdict: Verdict) -> None:
    office.begin()
    answers = Answers(outcomes)
    assert prove(office.both(), Event(), answers).verdict is verdict
    assert not answers.left


def test_who_is_seen_on_the_new_endpoint_has_moved(office: Office) -> None:
    office.know("sato.laptop", 400)
    office.begin()
    moves = {one.name: one.move for one in look(office.both(), ask=False).people}
    (first,) = office.desk().spec.certificates.clients
    assert moves == {first: Move.HANDED, "sato.laptop": Move.WAITING}
    assert look(office.both(), ask=False).phase is Phase.HAND_OUT
    list(hand_out(office.both(), "en", Event()))
    office.cloud.around.connections = (Connection("1", first, "10.0.0.2", "active"),)
    now = look(office.both())
    assert {one.name: one.move for one in now.people} == {
        first: Move.MOVED,
        "sato.laptop": Move.HANDED,
    }
    assert [one.name for one in now.behind] == ["sato.laptop"]
    office.cloud.around.connections = ()
    assert look(office.both()).people[0].move is Move.MOVED, "it is written down"


def test_by_either_name(office: Office) -> None:
    assert under_way(office.desk()) == ""
    with pytest.raises(WizardError) as refused:
        office.both()
    assert refused.value.code is ErrorCode.ROLLOVER_NONE
    office.begin()
    for name in (OLD, NEW):
        both = office.both(name)
        assert (both.old.name, both.new.name) == (OLD, NEW)


def test_one_change_after_another_and_the_last_removal_takes_everything(office: Office) -> None:
    name = OLD
    for number in range(2):
        new = office.begin(name)
        assert new == (f"{NEW}-2" if number else NEW), "a year is not put behind a year"
        told = done(finish(office.both(name), office.builder, Event(), leave_behind=True))
        assert (told.ok, told.heir) == (True, new)
        if not number:
            assert {kind_of(one.step) for one in told.kept} >= {StepKind.VPC, StepKind.SUBNET}
        assert [one.tags["cvpn-wizard:vpn"] for one in office.cloud.endpoints()] == [new]
        assert len(office.cloud.subnets()) == 2
        name = new
    assert under_way(office.desk(name)) == ""
    assert done(office.builder.remove(name, Event())).ok
    left = [*office.cloud.endpoints(), *office.cloud.vpcs(), *office.cloud.subnets()]
    assert [*left, *office.cloud.security_groups(), *office.cloud.certificates()] == []
    assert office.cloud.servers(OLD) == ()


def test_a_new_vpn_of_the_old_name_is_not_taken_for_what_the_old_one_left(
    office: Office,
) -> None:
    office.begin()
    assert done(finish(office.both(), office.builder, Event(), leave_behind=True)).ok
    spec = office.desk().spec
    assert done(office.builder.apply(spec, None, Event())).ok
    assert done(office.builder.remove(NEW, Event())).ok
    assert [one.tags["cvpn-wizard:vpn"] for one in office.cloud.endpoints()] == [OLD]
    assert len(office.cloud.vpcs()) == 1


def test_what_was_ended_cannot_be_taken_back(office: Office) -> None:
    office.begin()
    both = office.both()
    assert done(finish(both, office.builder, Event(), leave_behind=True)).ok
    with pytest.raises(WizardError) as refused:
        done(cancel(both, office.builder, Event()))
    assert refused.value.code is ErrorCode.ROLLOVER_ENDED
    assert len(office.cloud.endpoints()) == 1


def test_an_end_that_stopped_half_way_goes_on_and_leaves_the_network(office: Office) -> None:
    office.begin()
    stopped = Event()
    told = []
    for event in finish(office.both(), office.builder, stopped, leave_behind=True):
        told.append(event)
        stopped.set()
    assert told[-1].stopped  # type: ignore[union-attr]
    with pytest.raises(WizardError) as refused:
        done(cancel(office.both(), office.builder, Event()))
    assert refused.value.code is ErrorCode.ROLLOVER_ENDED
    assert done(office.builder.remove(OLD, Event())).ok, "as resume does it"
    assert [one.tags["cvpn-wizard:vpn"] for one in office.cloud.endpoints()] == [NEW]
    assert len(office.cloud.subnets()) == 2


def test_undo_of_the_first_leaves_what_the_second_stands_on(office: Office) -> None:
    office.begin()
    done(office.builder.undo(OLD, Event()))
    assert len(office.cloud.vpcs()) == 1
    assert len(office.cloud.subnets()) == 2
    assert [one.tags["cvpn-wizard:vpn"] for one in office.cloud.endpoints()] == [NEW]
