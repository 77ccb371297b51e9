"""Two windows, and a window and a command, on one set of records: one works, the other says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cvpn_wizard.adapters.records import Records, RunState
from tests.contract.conftest import WORKED
from tests.contract.office import KEYS, OF_THE_WINDOW, Office, ended, new_office, steps_done
from tests.contract.test_commands import NAME, everything
from tests.contract.test_interrupted import WHOLE, count_ours


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with new_office(tmp_path) as office:
        yield office


def test_two_windows(office: Office) -> None:
    with ExitStack() as windows:
        first, second = (windows.enter_context(office.window()) for _ in range(2))
        first.to_review(KEYS)
        second.to_review(KEYS)
        office.hold_at_association()
        first.commit()
        first.until(lambda _: office.waits_for_aws())
        second.commit()
        busy = second.until(lambda sight: sight.can("progress.retry"))
        # It says so, and how far the other one is.
        assert "under way already" in busy.seen["progress.refusal_title"]
        assert steps_done(busy) > 5, busy.words
        assert first.see().running
        office.time.go_on()
        first.until(lambda sight: sight.page == "connect")
        # Trying again then makes nothing once more.
        second.press("progress.retry")
        second.until(lambda sight: sight.page == "connect")
        assert count_ours(office.cloud) == OF_THE_WINDOW
        assert {run.state for run in Records(office.home).runs(NAME)} == {RunState.DONE}
        # Both look after it at once; what one takes away, the other does not bring back.
        for window in (first, second):
            window.press("nav.cancel")
            window.press("home.care")
            window.press(f"care.{NAME}.open")
            window.until(lambda sight: "care.room.tabs" in sight.seen)
            assert window.order("tab", name="care.room.tabs", last=1)
            window.type("care.removal.typed", NAME)
        first.press("care.removal.sure")
        first.until(lambda sight: "care.removal.receipt" in sight.seen)
        assert set(everything(office.cloud)) == office.others
        second.press("care.removal.sure")
        second.until(lambda sight: sight.can("care.removal.sure") or "receipt" in str(sight.seen))
        assert set(everything(office.cloud)) == office.others
    assert Records(office.home).vpns() == ()


def test_a_command_beside_a_window(office: Office) -> None:
    with office.window() as window:
        window.to_review(KEYS)
        office.hold_at_association()
        window.commit()
        window.until(lambda _: office.waits_for_aws())
        for arguments in (("resume", NAME), ("remove", NAME, "--yes"), ("undo", NAME)):
            status, lines = ended(office.command(*arguments))
            assert status == 1, lines
            assert lines[-1]["code"] == "run-busy"
            assert [line["step"] for line in lines if line.get("state") == "done"]
        office.time.go_on()
        window.until(lambda sight: sight.page == "connect")
    assert count_ours(office.cloud) == OF_THE_WINDOW
    status, lines = ended(office.command("remove", NAME, "--yes"))
    assert status == 0, lines
    assert set(everything(office.cloud)) == office.others


def test_a_window_beside_a_command(office: Office) -> None:
    with office.window() as window:
        window.to_review(KEYS)
        office.hold_at_association()
        command = office.command("apply", WORKED, "--out", office.out)
        window.until(lambda _: office.waits_for_aws())
        assert command.poll() is None, ended(command)
        window.commit()
        assert command.poll() is None, ended(command)
        busy = window.until(lambda sight: sight.can("progress.retry"))
        assert "under way already" in busy.seen["progress.refusal_title"]
        assert steps_done(busy) > 5, busy.words
        office.time.go_on()
        status, lines = ended(command)
        assert status == 0, lines
    assert count_ours(office.cloud) == WHOLE
    status, lines = ended(office.command("remove", NAME, "--yes"))
    assert status == 0, lines
    assert set(everything(office.cloud)) == office.others
