"""``pause`` and ``unpause`` against the practice AWS: no association, no hourly price, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import EXAMPLES, Run

NAME = "cvpn-endpoint-01"


def test_paused_and_brought_back(
    aws: PracticeAws, cloud: Cloud, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del aws
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    (tmp_path / "plan.toml").write_text(
        plan.replace("routes = []", 'routes = ["0.0.0.0/0"]'), encoding="utf-8"
    )
    assert run("apply", tmp_path / "plan.toml", "--out", tmp_path / "out")[0] == 0
    (endpoint,) = [one.id for one in cloud.endpoints() if one.belongs_to(NAME)]
    _, (before,) = run("show", NAME)
    profile = (tmp_path / "out" / "client1.domain.tld.ovpn").read_bytes()

    assert run("pause", NAME)[0] == 2
    assert len(cloud.associations(endpoint)) == 1
    status, lines = run("pause", NAME, "--yes")
    assert (status, lines[-1]["ok"], lines[-1]["paused"]) == (0, True, True)
    assert cloud.associations(endpoint) == ()
    _, (paused,) = run("show", NAME)
    assert paused["paused"] is True
    _, (listed,) = run("list")
    assert listed["state"] == "paused"
    assert paused["drift"] == []
    assert paused["cost"]["association_usd"] == 0
    status, (refusal, result) = run("pause", NAME, "--yes")
    assert (status, refusal["code"], result["ok"]) == (1, "paused-already", False)

    status, lines = run("unpause", NAME)
    assert (status, lines[-1]["ok"], lines[-1]["paused"]) == (0, True, False)
    _, (after,) = run("show", NAME)
    for part in ("rules", "routes", "drift", "cost", "paused", "endpoint_id", "endpoint_state"):
        assert after[part] == before[part], part
    assert [one["subnet"] for one in after["associations"]] == [
        one["subnet"] for one in before["associations"]
    ]
    assert (tmp_path / "out" / "client1.domain.tld.ovpn").read_bytes() == profile
    assert run("pause", NAME, "--yes")[0] == 0
    assert run("apply", tmp_path / "plan.toml")[0] == 0  # the plan has target networks
    assert run("unpause", NAME)[0] == 1
    _, (listed,) = run("list")
    assert listed["state"] == "done"
    assert run("remove", NAME, "--yes")[0] == 0
