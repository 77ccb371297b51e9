"""A VPN that is taken away and built once more: who was locked out stays locked out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run
from tests.contract.test_people import NAME, the_list


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, aws: PracticeAws) -> Path:
    del aws
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    return tmp_path / "out"


def test_the_revoked_stay_locked_out_of_a_new_endpoint(cloud: Cloud, run: Run, out: Path) -> None:
    assert run("apply", WORKED, "--out", out)[0] == 0
    assert run("person", "add", NAME, "sato.laptop")[0] == 0
    status, (revoked,) = run("person", "revoke", NAME, "sato.laptop")
    assert status == 0
    assert run("remove", NAME, "--yes")[0] == 0

    status, lines = run("apply", WORKED, "--out", out)
    assert status == 0
    told = [(line.get("step"), line.get("state")) for line in lines]
    imported = told.index(("revocation_list", "done"))
    assert imported < told.index(("association.cvpn-target-subnet", "making"))
    assert [f"{one.serial_number:x}" for one in the_list(cloud)] == revoked["serials"]
    status, people = run("person", "list", NAME)
    (sato,) = [one for one in people if one.get("name") == "sato.laptop"]
    assert sato["kept_out"] is True
    assert run("remove", NAME, "--yes")[0] == 0


def test_without_anybody_revoked_there_is_no_such_step(run: Run, out: Path) -> None:
    assert run("apply", WORKED, "--out", out)[0] == 0
    assert run("remove", NAME, "--yes")[0] == 0
    _, lines = run("apply", WORKED, "--out", out)
    assert "revocation_list" not in {line.get("step") for line in lines}


def test_a_new_authority_needs_no_old_list(run: Run, out: Path) -> None:
    assert run("apply", WORKED, "--out", out)[0] == 0
    assert run("person", "revoke", NAME, "client1.domain.tld")[0] == 0
    assert run("remove", NAME, "--yes")[0] == 0
    for folder in (out / "certificates", Path(os.environ["CVPN_WIZARD_HOME"]) / "authorities"):
        for file in (one for one in folder.rglob("*") if one.is_file()):
            file.unlink()
    status, lines = run("apply", WORKED, "--out", out)
    assert status == 0
    assert "revocation_list" not in {line.get("step") for line in lines}
