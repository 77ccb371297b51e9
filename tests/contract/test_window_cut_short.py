"""The real window when credentials run out, the computer sleeps, the network goes, or on Stop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvpn_wizard.adapters.records import Records, RunState
from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import SECRET_KEY
from tests.contract.conftest import WORKED
from tests.contract.far_window import Keys, Sight
from tests.contract.office import KEYS, OF_THE_WINDOW, Office, ended, new_office
from tests.contract.test_commands import NAME, everything
from tests.contract.test_interrupted import WHOLE, count_ours

TEMPORARY = Keys("ASIAPRACTICEPRACTICE", SECRET_KEY, "the-token-of-the-first-hour")
RENEWED = Keys("ASIAPRACTICESECOND01", SECRET_KEY, "the-token-of-the-second-hour")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with new_office(tmp_path) as office:
        yield office


def whole_and_gone(office: Office, whole: dict[str, int] = OF_THE_WINDOW) -> None:
    """One of each, and nothing of it after removal."""
    assert count_ours(office.cloud) == whole
    assert Records(office.home).runs(NAME)[0].state is RunState.DONE
    status, lines = ended(office.command("remove", NAME, "--yes"))
    assert status == 0, lines
    assert set(everything(office.cloud)) == office.others


def still(sight: Sight) -> bool:
    """The run has ended, well or not."""
    return sight.page == "connect" or sight.can("progress.retry")


@pytest.mark.parametrize("action", ["ec2:CreateVpc", "ec2:AuthorizeClientVpnIngress"])
def test_credentials_run_out_and_the_window_asks_for_others(office: Office, action: str) -> None:
    faults = office.practice.faults
    with office.window() as window:
        window.to_review(TEMPORARY)
        faults.clear()
        faults.add(Fault(action, FaultKind.EXPIRED, times=0))
        window.commit()
        refused = window.until(still)
        assert refused.page == "progress"
        assert "expired" in refused.seen["progress.refusal_title"].lower()
        assert refused.can("progress.go")
        faults.clear()
        window.press("progress.go")
        window.until(lambda sight: sight.page == "account")
        window.let_in(RENEWED)
        for page in ("certificates", "network", "addresses", "access", "review"):
            window.go_on_to(page)
        window.commit()
        window.until(lambda sight: sight.page == "connect")
    (run,) = Records(office.home).runs(NAME)
    assert run.state is RunState.DONE
    whole_and_gone(office)


@pytest.mark.skipif(sys.platform == "win32", reason="stops programs with SIGSTOP")
def test_asleep_in_the_middle(office: Office) -> None:
    """The window and its process for AWS stand still, as after the lid is closed, and go on."""
    faults = office.practice.faults
    with office.window() as window:
        window.to_review(KEYS)
        faults.clear()  # that rights were tried out, with the same actions, is over
        # An answer is under way while nobody can hear it, and its connection is dead afterwards.
        faults.add(Fault("ec2:CreateVpc", FaultKind.HANGS, seconds=600))
        window.commit()
        window.until(lambda _: "ec2:CreateVpc" in faults.seen)
        family = [window.process.pid, *children_of(window.process.pid)]
        assert len(family) > 1
        for process in family:
            os.kill(process, signal.SIGSTOP)
        faults.add(Fault("*", FaultKind.DROPPED_BEFORE, times=2))
        for process in family:
            os.kill(process, signal.SIGCONT)
        sight = window.until(still)
        if sight.page != "connect":
            window.press("progress.retry")
            window.until(lambda sight: sight.page == "connect")
    whole_and_gone(office)


def children_of(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task")
    return [int(one) for task in told.iterdir() for one in (task / "children").read_text().split()]


def test_the_network_goes_and_comes_back(office: Office) -> None:
    faults = office.practice.faults
    with office.window() as window:
        window.to_review(KEYS)
        faults.clear()
        faults.add(Fault("ec2:CreateClientVpnEndpoint", FaultKind.DROPPED_AFTER))
        faults.add(Fault("*", FaultKind.DROPPED_BEFORE, nth=25, times=0))
        window.commit()
        refused = window.until(still)
        assert refused.page == "progress"
        assert refused.seen["progress.refusal_title"]
        faults.clear()
        window.press("progress.retry")
        window.until(lambda sight: sight.page == "connect")
    whole_and_gone(office)


IMPORT, ASSOCIATE = "acm:ImportCertificate", "ec2:AssociateClientVpnTargetNetwork"


@pytest.mark.parametrize("action", [IMPORT, ASSOCIATE])
def test_stop_in_the_window_while_aws_does_not_answer(office: Office, action: str) -> None:
    """``benchmarks/stopping.py`` says within which time."""
    faults = office.practice.faults
    with office.window() as window:
        window.to_review(KEYS)
        faults.clear()
        faults.add(Fault(action, FaultKind.HANGS, seconds=600))
        window.commit()
        window.until(lambda _: action in faults.seen)
        window.press("progress.stop")
        stopped = window.until(still)
        assert stopped.page == "progress"
        faults.clear()
        window.press("progress.retry")
        window.until(lambda sight: sight.page == "connect")
    whole_and_gone(office)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize(
    ("action", "by"),
    [("ec2:CreateVpc", signal.SIGINT), (IMPORT, signal.SIGTERM), (ASSOCIATE, signal.SIGINT)],
)
def test_a_command_is_stopped_while_aws_does_not_answer(
    office: Office, action: str, by: signal.Signals
) -> None:
    faults = office.practice.faults
    faults.add(Fault(action, FaultKind.HANGS, seconds=600))
    command = office.command("apply", WORKED, "--out", office.out)
    while action not in faults.seen:
        assert command.poll() is None
        faults.over.wait(0.05)
    command.send_signal(by)
    status, lines = ended(command)
    assert status == 3, lines
    faults.clear()
    status, lines = ended(office.command("resume", NAME))
    assert status == 0, lines
    whole_and_gone(office, WHOLE)
