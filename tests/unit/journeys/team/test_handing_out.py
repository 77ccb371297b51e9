"""Two helpdesk PCs with one queue: no profile goes out twice, and the admin knows who has which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.bundle.words import Words
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.helpdesk.desk import Desk
from cvpn_wizard.journeys.helpdesk.queueing import make_queue
from cvpn_wizard.journeys.team.handing_out import claims
from cvpn_wizard.journeys.team.joining import join
from cvpn_wizard.journeys.team.status import status
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.unit.journeys.laptop.conftest import FACTS, LastingVault
from tests.unit.journeys.team.conftest import NAME, START, Computer, TeamCloud


@pytest.fixture
def queue(first: Computer, tmp_path: Path) -> tuple[Path, Words]:
    """Three profiles, issued ahead."""
    handed = first.issue("hd1.001", "hd1.002", "hd1.003")
    made = make_queue(
        "hd1",
        [one.profile for one in handed],
        FACTS,
        START + timedelta(days=30),
        "ja",
        tmp_path / "mail",
        START,
    )
    return made.path, made.words


Pc = Callable[[str], Desk]


@pytest.fixture
def pc(queue: tuple[Path, Words], aws: TeamCloud, first: Computer, tmp_path: Path) -> Pc:
    """A helpdesk PC that has joined and taken the queue in."""
    path, words = queue

    def opened(name: str) -> Desk:
        home, vault = tmp_path / name, LastingVault()
        records = Records(home)
        join(
            NAME,
            home=home,
            records=records,
            vault=vault,
            cloud=aws,
            choice="{}",
            reads_only=True,
            clock=first.clock,
        )
        desk = Desk(home, vault, lambda _vpn: claims(home, records, lambda _: aws)(NAME))
        desk.take_in(path, words.spoken)
        return desk

    return opened


def give(desk: Desk, person: str, out: Path, replaces: str = "") -> str:
    return desk.give("hd1", person, "ja", out, START, replaces)[1]


def test_no_profile_goes_out_twice(pc: Pc, tmp_path: Path) -> None:
    one, other = pc("desk-1"), pc("desk-2")
    slots = [
        give(one, "sato.laptop", tmp_path / "a"),
        give(other, "mori.pc", tmp_path / "b"),
        give(one, "abe.mac", tmp_path / "c"),
    ]
    assert slots == ["hd1.001", "hd1.002", "hd1.003"]
    with pytest.raises(WizardError) as empty:
        give(other, "ueda.pc", tmp_path / "d")
    assert empty.value.code is ErrorCode.QUEUE_EMPTY


def test_the_register_says_who_has_which_and_what_is_to_be_revoked(
    pc: Pc, first: Computer, second: Computer, aws: TeamCloud, tmp_path: Path
) -> None:
    desk = pc("desk-1")
    give(desk, "sato.laptop", tmp_path / "a")
    give(desk, "sato.laptop", tmp_path / "b", replaces="hd1.001")
    for computer in (first, second):
        computer.desk().records.pull(NAME)
        people = {one.name: (one.person, one.device) for one in computer.records.people(NAME)}
        assert people["hd1.001"] == people["hd1.002"] == ("sato", "laptop")
        assert people["hd1.003"] == ("hd1", "003")
    found = status(NAME, home=first.home, cloud=aws)
    assert (found.handed_out, found.to_revoke) == (2, ("hd1.001",))


def test_without_the_store_nothing_goes_out(pc: Pc, aws: TeamCloud, tmp_path: Path) -> None:
    desk = pc("desk-1")
    aws.team.away = True
    with pytest.raises(WizardError) as away:
        give(desk, "sato.laptop", tmp_path / "a")
    assert away.value.code is ErrorCode.NO_NETWORK
    aws.team.away = False
    assert give(desk, "sato.laptop", tmp_path / "a") == "hd1.001"


def test_new_words_for_a_person_are_everybody_s(first: Computer, second: Computer) -> None:
    first.issue("sato.laptop")
    desk = second.desk()
    with desk.alone():
        (sato,) = [one for one in desk.records.people(NAME) if one.name == "sato.laptop"]
        desk.records.remember_people([type(sato)(NAME, sato.name, "佐藤", "ノート", sato.added)])
    first.desk().records.pull(NAME)
    (told,) = [one for one in first.records.people(NAME) if one.name == "sato.laptop"]
    assert (told.person, told.device) == ("佐藤", "ノート")
