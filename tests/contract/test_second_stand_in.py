"""The commands on the second stand-in: nobody dies, and AWS is unkind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.secret import Secret
from tests.contract.conftest import WORKED, Run
from tests.contract.killing import Death, Journey, wrong_after
from tests.contract.rig import hurried
from tests.contract.stand_ins import BYSTANDER
from tests.contract.test_commands import NAME, WORKED_STEPS, everything, states
from tests.standin.account import REGION
from tests.standin.server import SecondAws


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SecondAws]:
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    with SecondAws(speed=0, lag=0.1) as aws:
        for name, value in aws.environment.items():
            monkeypatch.setenv(name, value)
        yield aws
        assert aws.bugs == []


@pytest.fixture
def truth(second: SecondAws) -> Cloud:
    """The account as it is."""
    keys = AwsSession.from_keys(BYSTANDER, Secret("any"), None, REGION, endpoint_url=second.url)
    return Cloud(keys)


def ours(cloud: Cloud) -> dict[str, int]:
    found = [type(t).__name__ for t in everything(cloud).values() if t.belongs_to(NAME)]
    return {kind: found.count(kind) for kind in sorted(set(found))}


def events(lines: list[dict[str, Any]], event: str) -> list[dict[str, Any]]:
    return [line for line in lines if line["event"] == event]


def test_the_worked_example_there_and_back(truth: Cloud, run: Run, tmp_path: Path) -> None:
    before = everything(truth)
    status, lines = run("plan", WORKED)
    assert status == 0
    assert {line["step"] for line in events(lines, "planned")} == WORKED_STEPS
    assert not any(line["exists"] for line in events(lines, "planned"))

    status, lines = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0, lines
    assert states(lines, "endpoint") == ["making", "settling", "done"]
    whole = {
        "Certificate": 2,
        "Endpoint": 1,
        "Instance": 1,
        "SecurityGroup": 1,
        "Subnet": 2,
        "Vpc": 1,
    }
    assert ours(truth) == whole

    status, (vpn,) = run("show", NAME)
    assert status == 0
    assert vpn["endpoint_state"] == "available"
    assert vpn["drift"] == []
    status, lines = run("doctor", NAME)
    assert status == 0, lines

    status, (added,) = run("person", "add", NAME, "sato.laptop")
    assert (status, added["state"]) == (0, "added")
    status, lines = run("person", "revoke", NAME, "sato.laptop")
    assert status == 0, lines
    (endpoint,) = (one for one in truth.endpoints() if one.belongs_to(NAME))
    assert truth.revocation_list(endpoint.id) is not None

    status, lines = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0
    assert ours(truth) == whole

    status, lines = run("remove", NAME, "--yes")
    assert status == 0, lines
    assert lines[-1]["left"] == []
    theirs = next(one.id for one in truth.endpoints())
    assert [one["id"] for one in lines[-1]["others"]] == [theirs]
    assert everything(truth) == before


def test_taken_back(truth: Cloud, run: Run, tmp_path: Path) -> None:
    before = everything(truth)
    assert run("apply", WORKED, "--out", tmp_path / "out")[0] == 0
    status, lines = run("undo", NAME)
    assert status == 0, lines
    assert everything(truth) == before


def test_somebodys_vpn_is_adopted_and_let_go(truth: Cloud, run: Run) -> None:
    before = everything(truth)
    (theirs,) = truth.endpoints()
    status, lines = run("adopt", theirs.id)
    assert status == 0, lines
    assert events(lines, "adopted")[0]["vpn"] == NAME
    assert "risk-portal-on" in {line["code"] for line in events(lines, "finding")}
    status, lines = run("adopt", theirs.id, "--fix", "risk-portal-on")
    assert status == 0, lines
    assert [one.portal for one in truth.endpoints()] == [False]
    assert run("remove", NAME, "--yes")[0] == 0
    assert everything(truth).keys() == before.keys()


@pytest.mark.parametrize(
    "deaths",
    [
        (Death(Journey.APPLY, line=9, after=True), Death(Journey.RESUME, line=6)),
        (Death(Journey.REMOVE, line=9),),
    ],
    ids=lambda deaths: ", then ".join(map(str, deaths)),
)
def test_killed_at_a_line_of_the_journal(deaths: tuple[Death, ...]) -> None:
    """``benchmarks/kill_matrix.py --stand-in second`` does so at every line."""
    with hurried(read_seconds=10), SecondAws(speed=0.02) as aws:
        assert wrong_after(aws, deaths) == ""
        assert aws.bugs == []
