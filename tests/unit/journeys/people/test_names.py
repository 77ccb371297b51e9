"""Whose laptop a name stands for, where nobody has said it."""

from __future__ import annotations

import pytest

from cvpn_wizard.adapters.records import PersonRecord
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.listing import everybody
from cvpn_wizard.journeys.people.names import Newcomer
from tests.unit.journeys.people.conftest import NAME


@pytest.mark.parametrize(
    ("given", "person", "device"),
    [
        (Newcomer("sato.laptop"), "sato", "laptop"),
        (Newcomer("sato"), "sato", ""),
        (Newcomer("client1.domain.tld"), "client1.domain.tld", ""),
        (Newcomer("taro.sato.laptop"), "taro.sato.laptop", ""),
        (Newcomer("sato.laptop", "佐藤"), "佐藤", "laptop"),
        (Newcomer("sato.laptop", "", "ThinkPad"), "sato", "ThinkPad"),
        (Newcomer("client1.domain.tld", "佐藤"), "佐藤", ""),
        (Newcomer("client1.domain.tld", "client1", "ThinkPad"), "client1", "ThinkPad"),
        (Newcomer("client1.domain.tld", "client1", "domain.tld"), "client1.domain.tld", ""),
    ],
)
def test_only_the_one_dot_parts_person_and_device(
    given: Newcomer, person: str, device: str
) -> None:
    done = given.completed()
    assert (done.name, done.person, done.device) == (given.name, person, device)
    assert done.completed() == done


def test_what_an_earlier_version_wrote_down_is_read_as_one_name(desk: Desk) -> None:
    add(desk, Newcomer("client1.domain.tld"))
    old = PersonRecord(NAME, "client1.domain.tld", "client1", "domain.tld", "2026")
    desk.records.remember_people([old])
    (one,) = everybody(desk)
    assert (one.person, one.device) == ("client1.domain.tld", "")
    renew(desk, "client1.domain.tld")
    (kept,) = desk.records.people(NAME)
    assert (kept.person, kept.device) == ("client1.domain.tld", "")
