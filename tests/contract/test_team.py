"""Several computers, one truth: two homes on one practice AWS."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import CertificateState, Records
from cvpn_wizard.journeys.team.shared import TeamRecords
from cvpn_wizard.model.team import Part
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run
from tests.contract.team_office import NAME, Office


@pytest.fixture
def office(aws: PracticeAws, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    assert aws.url
    return Office(run, tmp_path, monkeypatch)


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
    # The same name again is another VPN: it is in no team.
    office.done("third", "apply", WORKED, "--out", office.home("again"))
    office.done("third", "person", "add", NAME, "mori.pc")
    assert office.refused("third", "team", "status", NAME) == "team-not-joined"


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


def test_taking_back_the_only_run_leaves_no_store(office: Office, cloud: Cloud) -> None:
    office.done("first", "team", "create", NAME)
    office.done("first", "undo", NAME)
    assert cloud.team_table(NAME) is None
    assert cloud.team_secret_there(NAME) is None


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


def machine(office: Office, computer: str, prefix: str, *more: object) -> subprocess.Popen[bytes]:
    """That computer at work by itself."""
    arguments = [str(one) for one in (office.home(computer), prefix, *more)]
    return subprocess.Popen([sys.executable, "-m", "tests.contract.team_machine", *arguments])


def test_two_computers_issue_a_hundred_each_at_once_and_one_is_killed(
    office: Office, cloud: Cloud
) -> None:
    office.done("first", "team", "create", NAME)
    office.done("second", "team", "join", NAME)
    both = [machine(office, "first", "a", 100), machine(office, "second", "b", 100, 45)]
    assert [one.wait(120) for one in both] == [0, 9]
    # What it had begun is in the register, and it finishes that and the rest.
    prepared = {
        row.key
        for row in cloud.team_rows(NAME, Part.CERTIFICATE)
        if row.values["state"] == CertificateState.PREPARED.value
    }
    assert len(prepared) == TeamRecords.batch
    assert machine(office, "second", "b", 100).wait(120) == 0

    rows = {row.key: row.values for row in cloud.team_rows(NAME, Part.CERTIFICATE)}
    issued = {serial: one for serial, one in rows.items() if str(one["name"])[1:].isdecimal()}
    assert len(issued) == 200
    assert len({one["name"] for one in issued.values()}) == 200
    assert {one["state"] for one in issued.values()} == {"issued"}
    assert prepared <= set(issued), "none was thrown away and made again"
    for serial, one in issued.items():
        certificate = x509.load_pem_x509_certificate(str(one["pem"]).encode())
        assert f"{certificate.serial_number:x}" == serial
        assert certificate.subject.rfc4514_string() == f"CN={one['name']}"
    held = {row.values["serial"] for row in cloud.team_rows(NAME, Part.NAME)}
    assert set(issued) <= held
    for computer in ("first", "second"):
        (status,) = office.done(computer, "team", "status", NAME)
        assert status["agrees"] is True
        known = {one.serial for one in Records(office.home(computer)).all_certificates(NAME)}
        assert set(issued) <= known
