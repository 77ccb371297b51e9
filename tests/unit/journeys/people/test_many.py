"""Many at once: stopped, died, and gone on with."""

from __future__ import annotations

from threading import Event

import pytest

from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import ManyEvents, ManyResult, Progress, add_many, renew_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.unit.journeys.people.conftest import NAME

PEOPLE = tuple(Newcomer(f"person{n}.laptop") for n in range(11))


def drained(events: ManyEvents) -> tuple[list[Progress], ManyResult]:
    told = []
    while True:
        try:
            told.append(next(events))
        except StopIteration as end:
            return told, end.value


def states(desk: Desk) -> list[CertificateState]:
    return [one.state for one in desk.records.all_certificates(NAME) if one.kind == "client"]


def test_stopped_and_gone_on_with_the_rest(desk: Desk) -> None:
    add(desk, PEOPLE[3])
    stop = Event()
    events = add_many(desk, PEOPLE, stop)
    first = next(events)
    assert (first.name, first.handed, first.total) == ("person3.laptop", None, 11)
    next(events)
    stop.set()
    told, result = drained(events)
    assert result.stopped
    assert 0 < result.made < 10
    assert len(told) == result.made - 1
    assert set(states(desk)) == {CertificateState.ISSUED}, "what was begun is finished"
    told, rest = drained(add_many(desk, PEOPLE, Event()))
    assert (rest.stopped, rest.present) == (False, result.made + 1)
    assert [one.done for one in told] == list(range(1, 12))
    assert len(states(desk)) == 11
    assert len({one.serial for one in desk.records.all_certificates(NAME)}) == 12
    profiles = {path.stem for path in desk.vpn.folder.glob("person*.ovpn")}
    assert profiles == {one.name for one in PEOPLE}


def test_a_generator_that_is_dropped_in_the_middle_leaves_a_list_to_go_on_with(desk: Desk) -> None:
    events = add_many(desk, PEOPLE[:9], Event())
    next(events)
    events.close()  # the window was closed: 7 of the first batch are signed and not handed out
    kept = states(desk)
    _, result = drained(add_many(desk, PEOPLE[:9], Event()))
    assert result.made + result.present == 9
    assert states(desk) == [CertificateState.ISSUED] * 9
    assert len(kept) <= 9
    assert not list(desk.waiting_keys.iterdir())


def test_renew_many_refuses_before_it_begins(desk: Desk) -> None:
    add(desk, PEOPLE[0])
    with pytest.raises(WizardError) as refusal:
        drained(renew_many(desk, ["person0.laptop", "nobody"], Event()))
    assert refusal.value.code is ErrorCode.PERSON_UNKNOWN
    assert states(desk) == [CertificateState.ISSUED]
    _, result = drained(renew_many(desk, ["person0.laptop", "person0.laptop"], Event()))
    assert (result.made, result.total) == (1, 1)
    assert states(desk) == [CertificateState.REPLACED, CertificateState.ISSUED]
