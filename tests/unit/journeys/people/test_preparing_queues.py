"""A queue for the helpdesk in one step: issued ahead, sealed once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.bundle.queue import read_queue
from cvpn_wizard.cli.main import main
from cvpn_wizard.journeys.helpdesk.preparing import QueuePrepared, order_problem, prepare_queue
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.unit.journeys.people.conftest import NAME, START

UNTIL = START + timedelta(days=30)


def drained(desk: Desk, out: Path | None, stop_after: int = 99, count: int = 3) -> QueuePrepared:
    cancelled = Event()
    events = prepare_queue(desk, "hd1", count, UNTIL, "en", cancelled, out)
    while True:
        try:
            told = next(events)
        except StopIteration as end:
            done: QueuePrepared = end.value
            return done
        if told.done >= stop_after:
            cancelled.set()


def test_issued_ahead_and_sealed_once(desk: Desk, tmp_path: Path) -> None:
    done = drained(desk, tmp_path)
    assert done.made is not None
    assert done.made.path == tmp_path / "hd1.cvpnqueue"
    queue = read_queue(done.made.path, (done.made.words.typed,))
    assert queue.slots == ("hd1.001", "hd1.002", "hd1.003")
    assert (queue.rules.give_until, queue.rules.facts["vpn"]) == (UNTIL, NAME)
    issued = len(desk.records.all_certificates(NAME))
    with pytest.raises(WizardError) as caught:
        drained(desk, tmp_path / "again", count=9)
    assert caught.value.code is ErrorCode.QUEUE_SEALED
    assert len(desk.records.all_certificates(NAME)) == issued


def test_a_stopped_one_goes_on_with_the_same_certificates(desk: Desk, tmp_path: Path) -> None:
    stopped = drained(desk, tmp_path, stop_after=1, count=12)
    assert (stopped.made, stopped.issued.stopped) == (None, True)
    assert not list(tmp_path.glob("*.cvpnqueue"))
    done = drained(desk, tmp_path, count=12)
    assert done.issued.present == stopped.issued.made > 0
    assert done.made is not None
    assert len(done.made.slots) == 12


def test_what_the_disk_refused_can_be_sealed_later(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    with pytest.raises(WizardError):
        drained(desk, blocked)
    assert drained(desk, tmp_path).made is not None


@pytest.mark.parametrize(
    ("name", "count", "days", "code"),
    [
        ("HD 1", 3, 30, "helpdesk-name-bad"),
        ("hd1", 0, 30, "helpdesk-count"),
        ("hd1", 501, 30, "helpdesk-count"),
        ("hd1", 3, 0, "helpdesk-until-past"),
    ],
)
def test_orders_that_cannot_be(desk: Desk, name: str, count: int, days: int, code: str) -> None:
    until = START + timedelta(days=days)
    problem = order_problem(name, count, until, START)
    assert problem is not None
    assert problem.code == code
    with pytest.raises(ValueError, match=name):
        list(prepare_queue(desk, name, count, until, "en", Event()))


def test_the_command(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    drained(desk, tmp_path / "first", stop_after=1, count=1)
    monkeypatch.setenv("CVPN_WIZARD_HOME", str(desk.home))
    words = ["person", "queue", NAME, "hd1", "--count", "1", "--json", "--until"]
    assert main([*words, "2099-12-31"]) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "queue-sealed"
    assert main([*words, "2001-01-01"]) == 2
    assert "helpdesk-until-past" in capsys.readouterr().out
