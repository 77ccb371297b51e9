"""Profiles issued ahead: sealed by an admin, handed out by a helpdesk, each written down."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251  two helpdesk people at once
from datetime import timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.bundle.kit import read_kit
from cvpn_wizard.adapters.bundle.queue import read_queue
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.journeys.helpdesk.desk import Desk
from cvpn_wizard.journeys.helpdesk.ledger import BEGUN, GIVEN, Ledger, issues_from_json
from cvpn_wizard.journeys.helpdesk.queueing import QueueMade, make_queue, queue_problem
from cvpn_wizard.journeys.laptop.opening import open_file
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from tests.unit.journeys.helpdesk.conftest import NOW, UNTIL
from tests.unit.journeys.laptop.conftest import FACTS, LastingVault


def refusal_of(desk: Desk, person: str, out: Path, **more: object) -> ErrorCode:
    with pytest.raises(WizardError) as caught:
        desk.give("hd1", person, "en", out, more.pop("now", NOW))  # type: ignore[arg-type]
    return caught.value.code


def test_a_queue_holds_what_was_issued_in_order(made: QueueMade) -> None:
    assert made.slots == ("hd1.001", "hd1.002", "hd1.003")
    queue = read_queue(made.path, (made.words.typed,))
    assert queue.slots == made.slots
    assert queue.rules.facts["vpc_cidrs"] == ["10.255.0.0/16"]
    assert Profile.parse(queue.profile("hd1.002")).has_identity
    assert "PRIVATE" not in repr(queue)
    assert b"PRIVATE KEY" not in made.path.read_bytes()


def test_a_profile_goes_out_as_a_bundle(desk: Desk, tmp_path: Path, vault: LastingVault) -> None:
    handed, slot = desk.give("hd1", "sato.laptop", "ja", tmp_path, NOW)
    assert slot == "hd1.001"
    assert handed.path == tmp_path / "sato.laptop.cvpnkit"
    opened = open_file(handed.path, handed.words.spoken, tmp_path / "laptop", vault, NOW)
    assert opened.manifest.person == "sato.laptop"
    assert (opened.manifest.vpn, opened.manifest.ping) == (FACTS.vpn, FACTS.ping)
    assert opened.manifest.vpc_cidrs == FACTS.vpc_cidrs
    state = desk.state("hd1")
    assert state.left == 2
    assert [(one.slot, one.person, one.state) for one in state.issues] == [
        ("hd1.001", "sato.laptop", GIVEN)
    ]


def test_its_key_is_then_no_longer_in_the_queue(
    desk: Desk, made: QueueMade, tmp_path: Path
) -> None:
    desk.give("hd1", "sato.laptop", "en", tmp_path, NOW)
    kept = tmp_path / "home" / "helpdesk" / "hd1" / "queue.cvpnqueue"
    assert read_queue(kept, (made.words.typed,)).slots == ("hd1.002", "hd1.003")
    if sys.platform != "win32":
        assert kept.stat().st_mode & 0o777 == 0o600
        assert kept.with_name("issued.jsonl").stat().st_mode & 0o777 == 0o600


def test_until_it_is_empty(desk: Desk, tmp_path: Path) -> None:
    slots = [desk.give("hd1", f"person{n}", "en", tmp_path, NOW)[1] for n in range(3)]
    assert slots == ["hd1.001", "hd1.002", "hd1.003"]
    assert desk.state("hd1").left == 0
    assert refusal_of(desk, "one.more", tmp_path) is ErrorCode.QUEUE_EMPTY


def test_until_the_day_that_the_admin_set(desk: Desk, tmp_path: Path) -> None:
    late = UNTIL + timedelta(seconds=1)
    assert refusal_of(desk, "sato", tmp_path, now=late) is ErrorCode.QUEUE_CLOSED
    assert desk.state("hd1").left == 3


def test_one_for_each_person_unless_it_replaces_the_other(desk: Desk, tmp_path: Path) -> None:
    desk.give("hd1", "sato.laptop", "en", tmp_path, NOW)
    problem = desk.problem("hd1", "sato.laptop", "")
    assert problem is not None
    assert (problem.code, problem.facts["slot"]) == ("helpdesk-person-has", "hd1.001")
    with pytest.raises(ValueError, match=r"sato\.laptop"):
        desk.give("hd1", "sato.laptop", "en", tmp_path, NOW)
    assert desk.problem("hd1", "sato.laptop", "hd1.009") is not None
    _handed, slot = desk.give("hd1", "sato.laptop", "en", tmp_path, NOW, "hd1.001")
    assert slot == "hd1.002"
    queue, issues = issues_from_json(desk.report("hd1"))
    assert queue == "hd1"
    assert [(one.slot, one.replaces) for one in issues] == [("hd1.001", ""), ("hd1.002", "hd1.001")]
    assert "PRIVATE" not in desk.report("hd1")


def test_names_that_cannot_be_given(desk: Desk) -> None:
    problem = desk.problem("hd1", "../sato", "")
    assert problem is not None
    assert problem.code == "laptop-person-bad"


def test_a_try_that_was_cut_off_is_taken_up_with_the_same_slot(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", encoding="utf-8")
    no_room = {ErrorCode.FILE_UNWRITABLE, ErrorCode.FOLDER_MISSING}
    assert refusal_of(desk, "sato.laptop", blocked) in no_room
    assert [one.state for one in desk.state("hd1").issues] == [BEGUN]
    # Nobody else gets what was begun for her; she does.
    assert desk.give("hd1", "suzuki.laptop", "en", tmp_path, NOW)[1] == "hd1.002"
    assert desk.give("hd1", "sato.laptop", "en", tmp_path, NOW)[1] == "hd1.001"
    assert desk.state("hd1").left == 1


def test_a_line_that_a_crash_cut_off_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "issued.jsonl"
    ledger = Ledger(path)
    ledger.write("hd1.001", "sato", GIVEN, NOW)
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    ledger.write("hd1.002", "suzuki", GIVEN, NOW)
    assert [one.slot for one in ledger.issues()] == ["hd1.002"]


def test_two_who_hand_out_at_once_never_take_the_same(
    desk: Desk, tmp_path: Path, vault: LastingVault
) -> None:
    desks = [desk, Desk(tmp_path / "home", vault), Desk(tmp_path / "home", vault)]
    with ThreadPoolExecutor(3) as pool:
        slots = list(
            pool.map(lambda n: desks[n].give("hd1", f"person{n}", "en", tmp_path, NOW)[1], range(3))
        )
    assert sorted(slots) == ["hd1.001", "hd1.002", "hd1.003"]


def test_the_wrong_words_take_nothing_in(made: QueueMade, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "other", LastingVault())
    with pytest.raises(WizardError) as caught:
        desk.take_in(made.path, Secret("aardvark abandoned"))
    assert caught.value.code is ErrorCode.BUNDLE_PASSPHRASE
    assert desk.names() == ()


def test_a_bundle_is_no_queue_and_a_queue_no_bundle(
    desk: Desk, made: QueueMade, tmp_path: Path
) -> None:
    handed, _slot = desk.give("hd1", "sato", "en", tmp_path, NOW)
    with pytest.raises(WizardError) as caught:
        desk.take_in(handed.path, handed.words.typed)
    assert caught.value.code is ErrorCode.BUNDLE_FOREIGN
    with pytest.raises(WizardError) as caught:
        read_kit(made.path, [made.words.typed])
    assert caught.value.code is ErrorCode.BUNDLE_FOREIGN


def test_the_same_queue_is_not_taken_in_twice(desk: Desk, made: QueueMade, tmp_path: Path) -> None:
    desk.give("hd1", "sato", "en", tmp_path, NOW)
    with pytest.raises(WizardError) as caught:
        desk.take_in(made.path, made.words.typed)
    assert caught.value.code is ErrorCode.NAME_TAKEN
    assert desk.state("hd1").left == 2  # what was given does not come back


def test_without_a_keyring_the_words_are_given_again(
    desk: Desk, made: QueueMade, vault: LastingVault, tmp_path: Path
) -> None:
    vault.kept.clear()
    assert refusal_of(desk, "sato", tmp_path) is ErrorCode.QUEUE_LOCKED
    desk.unlock("hd1", made.words.spoken)
    assert desk.state("hd1").left == 3
    with pytest.raises(WizardError) as caught:
        desk.unlock("hd2", made.words.spoken)
    assert caught.value.code is ErrorCode.QUEUE_UNKNOWN


@pytest.mark.parametrize(
    ("name", "count", "code"),
    [
        ("HD 1", 1, "helpdesk-name-bad"),
        ("../x", 1, "helpdesk-name-bad"),
        ("hd1", 0, "helpdesk-count"),
        ("hd1", 501, "helpdesk-count"),
    ],
)
def test_queues_that_cannot_be(name: str, count: int, code: str) -> None:
    problem = queue_problem(name, count)
    assert problem is not None
    assert problem.code == code


def test_a_profile_without_a_key_does_not_go_into_a_queue(
    profiles: list[Path], tmp_path: Path
) -> None:
    keyless = tmp_path / "keyless.ovpn"
    profile = Profile.read(profiles[0])
    kept = [line for line in profile.lines if line.words != ("key",)]
    keyless.write_text(Profile(kept).text, encoding="utf-8")
    for bad in ([keyless], [profiles[0], profiles[0]]):
        with pytest.raises(WizardError) as caught:
            make_queue("hd1", bad, FACTS, UNTIL, "en", tmp_path, NOW)
        assert caught.value.code is ErrorCode.PROFILE_BAD
    assert not list(tmp_path.glob("*.cvpnqueue"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "cvpn-wizard-issued", "issued": 3}'])
def test_a_report_that_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  several wordings, one kind
        issues_from_json(text)


def test_a_report_is_json_for_other_programs_too(desk: Desk, tmp_path: Path) -> None:
    desk.give("hd1", "sato", "en", tmp_path, NOW)
    entry = json.loads(desk.report("hd1"))
    assert entry["issued"][0]["at"].endswith("+00:00")
