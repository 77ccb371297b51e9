"""Runs that are cut short, and go on: one of each in the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run
from tests.contract.killing import Death, Journey, wrong_after
from tests.contract.rig import hurried
from tests.contract.test_commands import NAME, everything


@pytest.fixture
def slow_aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeAws]:
    with PracticeAws(speed=0.1) as practice:
        for name, value in practice.environment.items():
            monkeypatch.setenv(name, value)
        yield practice


def apply_until(out: Path, step: str, state: str, by: signal.Signals) -> int:
    """Start ``apply`` as a program of its own and end it when a step reaches a state."""
    command = [sys.executable, "-m", "cvpn_wizard", "apply", str(WORKED), "--out", str(out)]
    with subprocess.Popen(
        [*command, "--json"], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as running:
        assert running.stdout is not None
        for row in running.stdout:
            line: dict[str, Any] = json.loads(row)
            if line.get("step") == step and line.get("state") == state:
                running.send_signal(by)
                break
        running.stdout.read()
        return running.wait(30)


def count_ours(cloud: Cloud) -> dict[str, int]:
    """How many of each kind carry our tag."""
    found = [thing for thing in everything(cloud).values() if thing.belongs_to(NAME)]
    kinds = [type(thing).__name__ for thing in found]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


WHOLE = {
    "Certificate": 2,
    "Endpoint": 1,
    "Instance": 1,
    "SecurityGroup": 1,
    "Subnet": 2,
    "Vpc": 1,
}


@pytest.mark.parametrize(
    ("step", "state"),
    [
        ("server_certificate", "making"),
        ("endpoint", "making"),
        ("association.cvpn-target-subnet", "settling"),
    ],
)
def test_killed_and_resumed(
    slow_aws: PracticeAws, run: Run, tmp_path: Path, step: str, state: str
) -> None:
    from tests.contract.conftest import ACCESS_KEY, SECRET_KEY, AwsSession, Secret  # noqa: PLC0415

    cloud = Cloud(
        AwsSession.from_keys(
            ACCESS_KEY, Secret(SECRET_KEY), None, "ap-northeast-1", endpoint_url=slow_aws.url
        )
    )
    before = set(everything(cloud))
    assert apply_until(tmp_path, step, state, signal.SIGKILL) == -signal.SIGKILL
    # Without a keyring the CA's passphrase is gone with the run; the leaves are on disk by now,
    # or nothing was issued yet and a new CA is begun.
    authority = tmp_path / "certificates"
    if not (authority / "server.key").exists():
        for path in (Path(os.environ["CVPN_WIZARD_HOME"]) / "authorities").rglob("ca.*"):
            path.unlink()
    status, lines = run("resume", NAME)
    assert status == 0, lines
    assert count_ours(cloud) == WHOLE
    status, lines = run("remove", NAME, "--yes")
    assert status == 0, lines
    assert set(everything(cloud)) == before


@pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills with SIGKILL")
@pytest.mark.parametrize(
    "deaths",
    [
        (Death(Journey.APPLY, line=2),),
        (Death(Journey.APPLY, line=11, after=True),),
        (Death(Journey.APPLY, line=26), Death(Journey.RESUME, line=4)),
        (Death(Journey.REMOVE, line=9),),
        (Death(Journey.UNDO, line=12, after=True),),
    ],
    ids=lambda deaths: ", then ".join(map(str, deaths)),
)
def test_killed_at_a_line_of_the_journal(deaths: tuple[Death, ...]) -> None:
    """``benchmarks/kill_matrix.py`` does so at every line, and at random moments."""
    with hurried(read_seconds=10), PracticeAws(speed=0.02) as practice:
        assert wrong_after(practice, deaths) == ""


def test_a_removal_that_was_stopped_goes_on_removing(
    slow_aws: PracticeAws, run: Run, tmp_path: Path
) -> None:
    assert run("apply", WORKED, "--out", tmp_path)[0] == 0
    command = [sys.executable, "-m", "cvpn_wizard", "remove", NAME, "--yes", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as removing:
        assert removing.stdout is not None
        removing.stdout.readline()
        removing.send_signal(signal.SIGINT)
        rest = [json.loads(row) for row in removing.stdout]
        assert removing.wait(60) == 3
    assert rest[-1]["stopped"] is True
    status, lines = run("resume", NAME)
    assert status == 0
    assert {line["state"] for line in lines if line["event"] == "step"} <= {"unmaking", "gone"}
    result = lines[-1]
    assert result["ok"] is True
    assert result["left"] == []
    assert {gone["step"] for gone in result["removed"]} >= {"vpc", "endpoint"}
    assert run("list") == (0, [])


def test_the_receipt_names_what_was_kept(aws: PracticeAws, run: Run, tmp_path: Path) -> None:
    assert run("apply", WORKED, "--out", tmp_path)[0] == 0
    status, lines = run("remove", NAME, "--yes", "--keep-logs")
    assert status == 0
    assert [left["step"] for left in lines[-1]["left"]] == ["log_group"]
    assert lines[-1]["others"] == []


def test_stopped_with_ctrl_c(slow_aws: PracticeAws, run: Run, tmp_path: Path) -> None:
    status = apply_until(tmp_path, "association.cvpn-target-subnet", "settling", signal.SIGINT)
    assert status == 3
    _, lines = run("list")
    assert lines[0]["state"] == "stopped"
    status, lines = run("resume", NAME)
    assert status == 0
    assert lines[-1]["ok"] is True


def test_two_at_once_do_not_get_in_each_others_way(
    slow_aws: PracticeAws, run: Run, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "cvpn_wizard", "apply", str(WORKED), "--out", str(tmp_path)]
    with subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        first.stdout.readline()
        status, lines = run("apply", WORKED, "--out", tmp_path)
        assert status == 1
        assert lines[-1]["code"] == "run-busy"
        first.stdout.read()
        assert first.wait(60) == 0


def test_without_a_keyring_a_ca_that_nobody_can_open_is_set_aside(
    slow_aws: PracticeAws, run: Run, tmp_path: Path
) -> None:
    """The passphrase was held in memory by a run that has ended, and no endpoint trusts the CA."""
    assert run("apply", WORKED, "--out", tmp_path / "one")[0] == 0
    status, lines = run("apply", WORKED, "--out", tmp_path / "two")
    assert status == 1
    assert "passphrase-missing" in {line.get("code") for line in lines}
    assert run("remove", NAME, "--yes")[0] == 0
    assert run("apply", WORKED, "--out", tmp_path / "two")[0] == 0
    kept = Path(os.environ["CVPN_WIZARD_HOME"]) / "authorities" / NAME
    assert len(list(kept.glob("ca.key*"))) == 2
