"""Many people, a bundle for each: the words apart, none without its bundle's line."""

from __future__ import annotations

import csv
import json
import stat
import sys
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.bundle.kit import read_kit
from cvpn_wizard.cli.main import main
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many_bundles import (
    ManyBundles,
    add_many_bundles,
    words_problem,
)
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from tests.unit.journeys.people.conftest import NAME

PEOPLE = tuple(Newcomer(f"person{number}.laptop") for number in range(3))


def drained(desk: Desk, folder: Path, stop_after: int = 99) -> ManyBundles:
    cancelled = Event()
    events = add_many_bundles(desk, PEOPLE, "en", cancelled, folder)
    while True:
        try:
            told = next(events)
        except StopIteration as end:
            done: ManyBundles = end.value
            return done
        if told.done >= stop_after:
            cancelled.set()


def rows(table: Path | None) -> list[dict[str, str]]:
    assert table is not None
    with table.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_has_a_bundle_that_its_own_words_open(desk: Desk, tmp_path: Path) -> None:
    done = drained(desk, tmp_path / "bundles")
    assert (done.made, done.without, done.stopped) == (3, (), False)
    told = rows(done.words)
    assert [one["name"] for one in told] == [one.name for one in PEOPLE]
    for one in told:
        kit = read_kit(Path(one["bundle"]), (Secret(one["passphrase"]),))
        assert kit.manifest.person == one["name"]
    with pytest.raises(WizardError) as caught:
        read_kit(Path(told[0]["bundle"]), (Secret(told[1]["passphrase"]),))
    assert caught.value.code is ErrorCode.BUNDLE_PASSPHRASE
    folder = {path.name for path in (tmp_path / "bundles").iterdir()}
    assert folder == {f"{one.name}.cvpnkit" for one in PEOPLE}


@pytest.mark.skipif(sys.platform == "win32", reason="rights are access lists there")
def test_only_the_owner_reads_the_words(desk: Desk, tmp_path: Path) -> None:
    table = drained(desk, tmp_path / "bundles").words
    assert table is not None
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    assert stat.S_IMODE(table.parent.stat().st_mode) == 0o700


def test_the_same_list_again_makes_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    add(desk, PEOPLE[1])
    first = drained(desk, tmp_path / "bundles")
    assert (first.issued.made, first.issued.present, first.made) == (2, 1, 3)
    gone = tmp_path / "bundles" / f"{PEOPLE[0].name}.cvpnkit"
    gone.unlink()
    second = drained(desk, tmp_path / "bundles")
    assert (second.issued.made, second.made) == (0, 1)
    assert second.words != first.words
    assert [one["name"] for one in rows(second.words)] == [PEOPLE[0].name]
    assert drained(desk, tmp_path / "bundles").words is None


def test_a_profile_that_is_away_is_told(desk: Desk, tmp_path: Path) -> None:
    add(desk, PEOPLE[1])
    (desk.vpn.folder / f"{PEOPLE[1].name}.ovpn").unlink()
    done = drained(desk, tmp_path / "bundles")
    assert (done.made, done.without) == (2, (PEOPLE[1].name,))


def test_stopped_it_goes_on(desk: Desk, tmp_path: Path) -> None:
    for one in PEOPLE:
        add(desk, one)
    stopped = drained(desk, tmp_path / "bundles", stop_after=1)
    assert (stopped.made, stopped.stopped) == (1, True)
    assert drained(desk, tmp_path / "bundles").made == 2


def test_words_never_lie_with_the_bundles(desk: Desk, tmp_path: Path) -> None:
    beside = tmp_path / "out" / "deep" / "words.csv"
    problem = words_problem(beside, tmp_path / "out")
    assert problem is not None
    assert problem.code == "words-beside-bundles"
    with pytest.raises(ValueError, match="words"):
        list(add_many_bundles(desk, PEOPLE, "en", Event(), tmp_path / "out", beside))
    there = tmp_path / "there.csv"
    there.touch()
    problem = words_problem(there, tmp_path / "out")
    assert problem is not None
    assert problem.code == "words-there"
    assert words_problem(tmp_path / "new.csv", tmp_path / "out") is None


def test_the_command_shows_no_words(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CVPN_WIZARD_HOME", str(desk.home))
    for one in PEOPLE:
        add(desk, one)
    table, out = tmp_path / "people.csv", tmp_path / "out"
    table.write_text("name\n" + "\n".join(one.name for one in PEOPLE), encoding="utf-8")
    command = ["person", "add", NAME, "--csv", str(table), "--bundle", "--out", str(out)]
    assert main([*command, "--words", str(out / "words.csv")]) == 2
    capsys.readouterr()
    assert main([*command, "--words", str(tmp_path / "words.csv"), "--json"]) == 0
    said = capsys.readouterr().out
    result = json.loads(said.splitlines()[-1])
    assert (result["bundles"], result["words"]) == (3, str(tmp_path / "words.csv"))
    for row in rows(tmp_path / "words.csv"):
        assert row["passphrase"] not in said
