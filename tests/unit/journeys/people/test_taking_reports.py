"""A helpdesk's report comes back to the admin: all of it is noted, or nothing."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.cli.main import main
from cvpn_wizard.journeys.handing_over import facts_of
from cvpn_wizard.journeys.helpdesk.desk import Desk as Helpdesk
from cvpn_wizard.journeys.helpdesk.queueing import make_queue
from cvpn_wizard.journeys.helpdesk.taking_reports import ReportBadError, take_report
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.listing import everybody
from cvpn_wizard.journeys.people.many import add_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import revoke
from cvpn_wizard.texts import text
from tests.unit.journeys.laptop.conftest import LastingVault
from tests.unit.journeys.people.conftest import NAME, START

SLOTS = ("hd1.001", "hd1.002", "hd1.003")


@pytest.fixture
def helpdesk(desk: Desk, tmp_path: Path) -> Helpdesk:
    """Three were issued ahead, and their queue is taken in."""
    list(add_many(desk, [Newcomer(slot) for slot in SLOTS], Event()))
    profiles = [desk.vpn.folder / f"{slot}.ovpn" for slot in SLOTS]
    until = START + timedelta(days=30)
    made = make_queue("hd1", profiles, facts_of(desk.spec), until, "en", tmp_path, START)
    other = Helpdesk(tmp_path / "helpdesk", LastingVault())
    other.take_in(made.path, made.words.typed)
    return other


def reported(helpdesk: Helpdesk, tmp_path: Path, **changed: object) -> Path:
    """The report's file; with words of its first line changed on the way."""
    entry = json.loads(helpdesk.report("hd1"))
    entry["issued"][0].update(changed)
    path = tmp_path / "report.json"
    path.write_text(json.dumps(entry), encoding="utf-8")
    return path


def give(helpdesk: Helpdesk, tmp_path: Path, person: str, replaces: str = "") -> None:
    helpdesk.give("hd1", person, "en", tmp_path / "out", START, replaces)


def holders(desk: Desk) -> dict[str, tuple[str, str]]:
    return {one.name: (one.person, one.device) for one in everybody(desk)}


def test_who_has_which_certificate_is_known_afterwards(
    helpdesk: Helpdesk, desk: Desk, tmp_path: Path
) -> None:
    give(helpdesk, tmp_path, "sato.laptop")
    give(helpdesk, tmp_path, "suzuki.pc")
    taken = take_report(desk, reported(helpdesk, tmp_path))
    assert (taken.queue, len(taken.noted), len(taken.present)) == ("hd1", 2, 0)
    assert holders(desk) == {
        "hd1.001": ("sato", "laptop"),
        "hd1.002": ("suzuki", "pc"),
        "hd1.003": ("hd1", "003"),
    }
    again = take_report(desk, reported(helpdesk, tmp_path))
    assert (len(again.noted), len(again.present)) == (0, 2)
    assert (again.to_revoke, again.unfinished, again.dead) == ((), (), ())


def test_what_was_replaced_is_to_be_revoked_until_it_is(
    helpdesk: Helpdesk, desk: Desk, tmp_path: Path
) -> None:
    give(helpdesk, tmp_path, "sato.laptop")
    give(helpdesk, tmp_path, "sato.laptop", "hd1.001")
    report = reported(helpdesk, tmp_path)
    assert take_report(desk, report).to_revoke == ("hd1.001",)
    revoke(desk, ["hd1.001"], Event())
    assert take_report(desk, report).to_revoke == ()
    revoke(desk, ["hd1.002"], Event())
    assert take_report(desk, report).dead == ("hd1.002",)


def test_what_was_cut_off_may_be_with_somebody(
    helpdesk: Helpdesk, desk: Desk, tmp_path: Path
) -> None:
    give(helpdesk, tmp_path, "sato.laptop")
    taken = take_report(desk, reported(helpdesk, tmp_path, state="begun"))
    assert taken.unfinished == ("hd1.001",)
    assert holders(desk)["hd1.001"] == ("sato", "laptop")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"vpn": "other-office"}, "report-vpn"),
        ({"serial": "abc"}, "report-serial"),
        ({"slot": "hd9.001"}, "report-unknown"),
        ({"replaces": "hd9.001"}, "report-unknown"),
        ({"person": "a/b"}, "report-person"),
        ({"slot": "hd1.002", "serial": ""}, "report-twice"),
    ],
)
def test_what_does_not_fit_is_refused_as_a_whole(
    helpdesk: Helpdesk, desk: Desk, tmp_path: Path, changed: dict[str, object], code: str
) -> None:
    give(helpdesk, tmp_path, "sato.laptop")
    give(helpdesk, tmp_path, "suzuki.pc")
    before = holders(desk)
    with pytest.raises(ReportBadError) as caught:
        take_report(desk, reported(helpdesk, tmp_path, **changed))
    assert [one.code for one in caught.value.problems] == [code]
    for one in caught.value.problems:
        assert "{" not in text(f"problem-{one.code}", **one.facts)
    assert holders(desk) == before


def test_the_command_says_what_is_to_be_revoked(
    helpdesk: Helpdesk,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CVPN_WIZARD_HOME", str(desk.home))
    give(helpdesk, tmp_path, "sato.laptop")
    give(helpdesk, tmp_path, "sato.laptop", "hd1.001")
    words = ["--lang", "en", "person", "take-report", NAME, str(reported(helpdesk, tmp_path))]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Noted who has 2 certificates." in told
    assert f"person revoke {NAME} hd1.001" in told
    bad = ["person", "take-report", NAME, str(reported(helpdesk, tmp_path, vpn="x")), "--json"]
    assert main(bad) == 1
    refusal = json.loads(capsys.readouterr().out)
    assert refusal["code"] == "report-bad"
    assert [one["code"] for one in refusal["problems"]] == ["report-vpn"]


def test_one_certificate_never_has_two_holders(
    helpdesk: Helpdesk, desk: Desk, tmp_path: Path
) -> None:
    give(helpdesk, tmp_path, "sato.laptop")
    take_report(desk, reported(helpdesk, tmp_path))
    with pytest.raises(ReportBadError) as caught:
        take_report(desk, reported(helpdesk, tmp_path, person="mori.pc"))
    (problem,) = caught.value.problems
    assert problem.facts == {"slot": "hd1.001", "person": "mori.pc", "other": "sato laptop"}
    assert holders(desk)["hd1.001"] == ("sato", "laptop")


def test_a_report_of_before_serials_were_in_it_is_taken(
    helpdesk: Helpdesk, desk: Desk, tmp_path: Path
) -> None:
    give(helpdesk, tmp_path, "sato.laptop")
    assert len(take_report(desk, reported(helpdesk, tmp_path, serial="", vpn="")).noted) == 1


@pytest.mark.parametrize("content", ["", "[]", "[" * 100_000, '{"format": "other"}'])
def test_another_file_is_no_report(desk: Desk, tmp_path: Path, content: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReportBadError) as caught:
        take_report(desk, path)
    assert [one.code for one in caught.value.problems] == ["report-none"]
    assert desk.vpn.name == NAME
