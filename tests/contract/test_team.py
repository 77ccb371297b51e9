"""Several computers, one truth: two homes on one practice AWS."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import CertificateState, Records
from cvpn_wizard.model.team import Part
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"


class Office:
    """Computers of one team: each has a home folder, and nothing else of its own."""

    def __init__(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._run = run
        self._folder = folder
        self._environment = monkeypatch

    def home(self, computer: str) -> Path:
        return self._folder / computer

    def at(self, computer: str, *arguments: object) -> tuple[int, list[dict[str, Any]]]:
        self._environment.setenv("CVPN_WIZARD_HOME", str(self.home(computer)))
        return self._run(*arguments)

    def done(self, computer: str, *arguments: object) -> list[dict[str, Any]]:
        status, lines = self.at(computer, *arguments)
        assert status == 0, lines
        return lines

    def refused(self, computer: str, *arguments: object) -> str:
        status, lines = self.at(computer, *arguments)
        assert status == 1, lines
        return str(lines[-1]["code"])

    def states(self, computer: str) -> dict[str, str]:
        return {one["name"]: one["state"] for one in self.done(computer, "person", "list", NAME)}


@pytest.fixture
def office(aws: PracticeAws, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The worked example, set up from the first computer; its keyring is a file."""
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    team = Office(run, tmp_path, monkeypatch)
    team.done("first", "apply", WORKED, "--out", tmp_path / "out")
    return team


def test_a_team_from_its_first_day_to_its_last(office: Office, cloud: Cloud) -> None:
    assert office.refused("first", "team", "status", NAME) == "team-not-joined"
    assert office.refused("second", "team", "join", NAME) == "team-gone"
    office.done("first", "person", "add", NAME, "sato.laptop", "--person", "佐藤")
    (made,) = office.done("first", "team", "create", NAME)
    assert made["agrees"] is True
    assert made["people"] == 2
    assert office.refused("first", "team", "create", NAME) == "team-exists"

    endpoint = next(one.id for one in cloud.endpoints() if one.belongs_to(NAME))
    (joined,) = office.done("second", "team", "join", endpoint)
    assert (joined["state"], joined["agrees"], joined["reads_only"]) == ("joined", True, False)
    assert office.states("second") == office.states("first")

    (suzuki,) = office.done("second", "person", "add", NAME, "suzuki.pc")
    assert office.refused("first", "person", "add", NAME, "Suzuki.PC") == "person-exists"
    # What the second issued, the first revokes, and the other way round.
    (revoked,) = office.done("first", "person", "revoke", NAME, "suzuki.pc")
    assert revoked["serials"] == [suzuki["serial"]]
    (again,) = office.done("second", "person", "revoke", NAME, "sato.laptop")
    assert again["number"] == revoked["number"] + 1
    told = cloud.revocation_list(endpoint)
    assert told is not None
    listed = x509.load_pem_x509_crl(told.pem.encode())
    assert {f"{one.serial_number:x}" for one in listed} >= {suzuki["serial"]}
    assert len(listed) == 2
    (status,) = office.done("first", "team", "status", NAME)
    assert (status["revoked"], status["list_number"], status["agrees"]) == (2, 2, True)

    # The first computer is lost. A third one goes on, and in the end takes all away.
    shutil.rmtree(office.home("first"))
    office.done("third", "team", "join", NAME)
    assert office.states("third") == office.states("second")
    people = Records(office.home("third")).people(NAME)
    assert {one.name: one.person for one in people}["sato.laptop"] == "佐藤"
    office.done("third", "person", "renew", NAME, "client1.domain.tld")
    lines = office.done("third", "remove", NAME, "--yes")
    assert lines[-1]["left"] == []
    removed = {one["step"] for one in lines[-1]["removed"]}
    assert {"team_store.register", "team_store.authority", "endpoint"} <= removed
    assert cloud.team_table(NAME) is None
    assert cloud.team_secret_there(NAME) is None
    assert not [one for one in cloud.endpoints() if one.belongs_to(NAME)]
    assert office.refused("second", "person", "add", NAME, "mori.pc") == "team-gone"


def test_a_helpdesk_sees_the_register_and_has_no_authority(office: Office) -> None:
    office.done("first", "team", "create", NAME)
    (joined,) = office.done("desk", "team", "join", NAME, "--helpdesk")
    assert joined["reads_only"] is True
    assert not (office.home("desk") / "authorities").exists()
    assert office.refused("desk", "person", "add", NAME, "sato.laptop") == "authority-elsewhere"
    office.done("first", "person", "add", NAME, "sato.laptop")
    assert office.states("desk")["sato.laptop"] == "valid"


def test_leaving_keeps_what_is_known_and_deleting_keeps_the_vpn(
    office: Office, cloud: Cloud
) -> None:
    office.done("first", "team", "create", NAME)
    office.done("second", "team", "join", NAME)
    office.done("second", "person", "add", NAME, "sato.laptop")
    office.done("first", "team", "leave", NAME, "--delete")
    assert office.states("first")["sato.laptop"] == "valid"
    assert cloud.team_table(NAME) is None
    assert cloud.team_secret_there(NAME) is None
    assert office.refused("second", "team", "status", NAME) == "team-gone"
    office.done("second", "team", "leave", NAME)
    office.done("second", "person", "add", NAME, "mori.pc")
    office.done("second", "team", "create", NAME)
    assert len(cloud.team_rows(NAME, Part.NAME)) == 3
    assert cloud.endpoints()


def test_without_the_network_nothing_is_issued_and_a_revocation_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.done("first", "team", "create", NAME)
    office.done("first", "person", "add", NAME, "sato.laptop")
    with monkeypatch.context() as away:
        away.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        assert office.refused("first", "person", "add", NAME, "mori.pc") == "no-network"
        status, _ = office.at("first", "person", "revoke", NAME, "sato.laptop")
        assert status == 3
    records = Records(office.home("first"))
    assert not records.certificates_named(NAME, "mori.pc")
    (sato,) = records.certificates_named(NAME, "sato.laptop")
    assert sato.state is CertificateState.REVOKED
    office.done("second", "team", "join", NAME)
    assert office.states("second")["sato.laptop"] == "valid", "not told yet"
    office.done("first", "person", "refresh", NAME)
    assert office.states("second")["sato.laptop"] == "revoked"
