"""From ``person add`` to a laptop, and back: bundles, requests and their answers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.laptop.opening import open_file
from cvpn_wizard.journeys.laptop.placing import place
from cvpn_wizard.journeys.laptop.requesting import make_request
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run
from tests.ui.pages.conftest import MemoryVault

NAME = "cvpn-endpoint-01"
PERSON = "sato.laptop"


@pytest.fixture
def built(aws: PracticeAws, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    status, _ = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0
    return tmp_path / "out"


def opened(bundle: Path, passphrase: str, home: Path, vault: Vault) -> Path:
    """On the laptop, which knows nothing of AWS."""
    ready = open_file(bundle, Secret(passphrase), home, vault, datetime.now(UTC))
    manifest = ready.manifest
    assert (manifest.vpn, manifest.ping) == (NAME, "10.255.1.125")
    assert (manifest.client_cidr, manifest.vpc_cidrs) == ("10.0.0.0/16", ("10.255.0.0/16",))
    assert manifest.server == "server"
    assert ready.profile.has_identity
    return place(ready, home, vault).path


def test_added_with_a_bundle_and_bundled_again(run: Run, built: Path, tmp_path: Path) -> None:
    status, lines = run("person", "add", NAME, PERSON, "--bundle", "--for", "ja")
    assert status == 0
    told = lines[-1]
    bundle = Path(told["bundle"])
    assert bundle == built / f"{PERSON}.cvpnkit"
    placed = opened(bundle, told["passphrase"], tmp_path / "laptop", MemoryVault())
    assert placed.name == f"{PERSON}.ovpn"
    out = tmp_path / "again.cvpnkit"
    status, (again,) = run("person", "bundle", NAME, PERSON, "--out", out)
    assert status == 0
    assert again["passphrase"] != told["passphrase"]
    opened(out, again["passphrase"], tmp_path / "laptop", MemoryVault())
    status, (refusal,) = run("person", "bundle", NAME, "nobody")
    assert (status, refusal["code"]) == (1, "file-unreadable")
    status, (problem,) = run("person", "bundle", NAME, "../nobody")
    assert (status, problem["code"]) == (2, "laptop-person-bad")


def test_a_request_is_signed_and_its_answer_fits_the_key_that_stayed(
    run: Run, built: Path, tmp_path: Path
) -> None:
    laptop, vault = tmp_path / "laptop", MemoryVault()
    request = make_request(PERSON, tmp_path, laptop, vault)
    status, lines = run("person", "add", NAME, PERSON, "--csr", request.path, "--bundle")
    assert status == 0
    told = lines[-1]
    opened(Path(told["bundle"]), told["passphrase"], laptop, vault)
    assert not request.kept.key.exists()
