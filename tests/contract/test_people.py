"""``person`` against the practice AWS: who has which certificate, and what AWS has of it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.profile.checks import check_profile
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.cli.main import main
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.practice.connection_log import write_attempt
from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.records import Connection
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"
PEOPLE = ("sato.laptop", "suzuki.pc", "tanaka.mac")


@pytest.fixture
def built(aws: PracticeAws, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example stands; its folder."""
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    status, _ = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0
    return tmp_path / "out"


def the_list(cloud: Cloud) -> x509.CertificateRevocationList:
    (endpoint,) = [one for one in cloud.endpoints() if one.belongs_to(NAME)]
    told = cloud.revocation_list(endpoint.id)
    assert told is not None
    return x509.load_pem_x509_crl(told.pem.encode())


def certificate_in(profile: Path) -> x509.Certificate:
    parsed = Profile.read(profile)
    assert not [
        one
        for one in check_profile(
            parsed, now=Clock().now(), expected_server="server", base=profile.parent
        )
        if not one.warning
    ]
    return x509.load_pem_x509_certificate((parsed.block("cert") or "").encode())


def test_add_three_revoke_one_renew_one(cloud: Cloud, run: Run, built: Path) -> None:
    lines: list[dict[str, Any]]
    added = {}
    for name in PEOPLE:
        status, (line,) = run("person", "add", NAME, name)
        assert (status, line["state"]) == (0, "added")
        added[name] = certificate_in(Path(line["profile"]))
        assert f"{added[name].serial_number:x}" == line["serial"]
    status, (refusal,) = run("person", "add", NAME, "SATO.laptop")
    assert (status, refusal["code"]) == (1, "person-exists")

    status, (revoked,) = run("person", "revoke", NAME, "suzuki.pc")
    assert status == 0
    assert revoked["proved"] is True
    assert revoked["serials"] == [f"{added['suzuki.pc'].serial_number:x}"]
    listed = the_list(cloud)
    assert {one.serial_number for one in listed} == {added["suzuki.pc"].serial_number}
    authority = x509.load_pem_x509_certificate((built / "certificates" / "ca.crt").read_bytes())
    key = authority.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert listed.is_signature_valid(key)
    assert listed.next_update_utc is not None
    assert listed.next_update_utc.year - Clock().now().year in {9, 10}

    status, lines = run("person", "renew", NAME, "tanaka.mac", "--revoke-old")
    assert status == 0
    renewed = certificate_in(Path(lines[0]["profile"]))
    assert renewed.serial_number != added["tanaka.mac"].serial_number
    assert renewed.public_key() != added["tanaka.mac"].public_key()
    assert {one.serial_number for one in the_list(cloud)} == {
        added["suzuki.pc"].serial_number,
        added["tanaka.mac"].serial_number,
    }
    assert lines[-1]["number"] == revoked["number"] + 1

    status, lines = run("person", "list", NAME)
    states = {line["name"]: (line["state"], line["kept_out"]) for line in lines}
    assert states == {
        "client1.domain.tld": ("valid", False),
        "sato.laptop": ("valid", False),
        "suzuki.pc": ("revoked", True),
        "tanaka.mac": ("valid", False),
    }
    status, (again,) = run("person", "add", NAME, "suzuki.pc")
    assert status == 0, "a new laptop of a name whose certificate was revoked"
    assert again["serial"] not in {one["serial"] for one in lines}


def test_when_people_were_seen_last_comes_from_the_connection_log_and_outlives_it(
    aws: PracticeAws,
    cloud: Cloud,
    run: Run,
    built: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("sato.laptop", "suzuki.pc"):
        assert run("person", "add", NAME, name)[0] == 0
    estate = aws.account.estate("ap-northeast-1")
    (named,) = [one for one in cloud.endpoints() if one.belongs_to(NAME)]
    endpoint = estate.endpoints[named.id]
    noon = datetime.now(UTC).replace(microsecond=0) - timedelta(days=3)
    began = f"{noon:%Y-%m-%d %H:%M:%S}"
    one = Connection("cvpn-connection-1", "sato.laptop", "10.0.0.2", began)
    write_attempt(estate, endpoint, one, "203.0.113.9:5000", noon + timedelta(hours=2))
    status, lines = run("person", "list", NAME)
    assert status == 0
    assert {one["name"]: one["seen"] for one in lines} == {
        "client1.domain.tld": None,
        "sato.laptop": noon.isoformat(),
        "suzuki.pc": None,
    }
    aws.faults.add(Fault("logs:FilterLogEvents", FaultKind.DENIED))
    capsys.readouterr()
    assert main(["person", "list", NAME, "--lang", "en"]) == 0, "the rest is told all the same"
    told = capsys.readouterr()
    assert "may not read the connection log (logs:FilterLogEvents" in told.err
    assert "suzuki.pc (suzuki, pc) – valid" in told.out
    assert "last seen never" in told.out
    cloud.delete_log_group("/aws/clientvpn")
    _, lines = run("person", "list", NAME)
    assert {one["name"]: one["seen"] for one in lines}["sato.laptop"] == noon.isoformat()


def test_a_request_is_answered_and_the_key_stays_on_the_laptop(
    run: Run, built: Path, tmp_path: Path
) -> None:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mori.laptop")])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject)
    csr = tmp_path / "mori.csr"
    csr.write_bytes(request.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    status, (refusal,) = run("person", "add", NAME, "other.laptop", "--csr", csr)
    assert (status, refusal["code"]) == (1, "request-bad")
    assert refusal["problems"][0]["code"] == "request-other-name"
    status, (line,) = run("person", "add", NAME, "mori.laptop", "--csr", csr, "--out", tmp_path)
    assert status == 0
    profile = Profile.read(tmp_path / "mori.laptop.ovpn")
    certificate = x509.load_pem_x509_certificate((profile.block("cert") or "").encode())
    assert certificate.public_key() == key.public_key()
    assert profile.block("key") is None
    assert not (built / "certificates" / "mori.laptop.key").exists()
    status, (refusal,) = run("person", "renew", NAME, "mori.laptop")
    assert (status, refusal["code"]) == (1, "own-key")
    status, (renewed,) = run("person", "renew", NAME, "mori.laptop", "--csr", csr)
    assert status == 0
    assert renewed["serial"] != line["serial"]
    run("person", "revoke", NAME, "mori.laptop")
    status, (refusal,) = run("person", "add", NAME, "mori.laptop", "--csr", csr)
    assert refusal["problems"][0]["code"] == "request-same-key"


def test_many_from_a_table_and_the_same_table_again(run: Run, built: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_bytes(
        "名前,氏名,端末\r\nsato.laptop,佐藤 花子,ThinkPad\r\nito.pc,伊藤,\r\n".encode("cp932")
    )
    status, lines = run("person", "add", NAME, "--csv", table)
    assert status == 0
    assert lines[-1] == {
        "event": "result",
        "ok": True,
        "total": 2,
        "made": 2,
        "present": 0,
        "stopped": False,
        "kept_template": False,
    }
    serials = {line["serial"] for line in lines[:-1]}
    assert {certificate_in(Path(line["profile"])).serial_number for line in lines[:-1]} == {
        int(serial, 16) for serial in serials
    }
    assert not list((built / "certificates" / ".waiting").iterdir())
    status, lines = run("person", "add", NAME, "--csv", table)
    assert (lines[-1]["made"], lines[-1]["present"]) == (0, 2)
    _, lines = run("person", "list", NAME)
    words = {line["name"]: (line["person"], line["device"]) for line in lines}
    assert words["sato.laptop"] == ("佐藤 花子", "ThinkPad")
    assert words["ito.pc"] == ("伊藤", "pc")


def test_without_aws_the_kept_file_serves_and_a_revocation_waits(
    cloud: Cloud, run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        status, (line,) = run("person", "add", NAME, "sato.laptop")
        assert status == 0
        serial = certificate_in(Path(line["profile"])).serial_number
        status, lines = run("person", "revoke", NAME, "sato.laptop")
        assert status == 3
        assert lines[-1]["code"] == "no-network"
    _, lines = run("person", "list", NAME)
    states = {one["name"]: (one["state"], one["kept_out"]) for one in lines}
    assert states["sato.laptop"] == ("revoked", False)
    status, (done,) = run("person", "refresh", NAME)
    assert (status, done["proved"], done["names"]) == (0, True, [])
    assert serial in {one.serial_number for one in the_list(cloud)}
    _, lines = run("person", "list", NAME)
    assert {one["name"]: one["kept_out"] for one in lines}["sato.laptop"] is True


def test_dates_and_a_calendar(run: Run, built: Path, tmp_path: Path) -> None:
    run("person", "add", NAME, "sato.laptop")
    run("person", "refresh", NAME)
    status, lines = run("list", "--expiring", 731, "--ics", tmp_path / "dates.ics")
    assert status == 0
    assert {(line["kind"], line["name"], line["at_aws"]) for line in lines} == {
        ("server", "server", True),
        ("person", "client1.domain.tld", False),
        ("person", "sato.laptop", False),
    }
    status, lines = run("list", "--expiring", 5000)
    assert [line["kind"] for line in lines][-2:] == ["ca", "crl"]
    assert run("list", "--expiring", 30) == (0, [])
    calendar = (tmp_path / "dates.ics").read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == 5
    assert calendar.count(b"BEGIN:VALARM") == 15
    assert b"\r\n" in calendar


def test_the_server_s_certificate_is_renewed_in_its_place(
    cloud: Cloud, run: Run, built: Path
) -> None:
    (endpoint,) = [one for one in cloud.endpoints() if one.belongs_to(NAME)]
    before = cloud.certificate_text(endpoint.server_certificate)
    tags = cloud.certificate(endpoint.server_certificate)
    status, (done,) = run("renew-server", NAME)
    assert status == 0
    assert done["arn"] == endpoint.server_certificate
    after = cloud.certificate_text(endpoint.server_certificate)
    assert before is not None
    assert after is not None
    assert after.chain.strip() == before.chain.strip()
    new = x509.load_pem_x509_certificate(after.certificate.encode())
    assert f"{new.serial_number:x}" == done["serial"]
    kept = cloud.certificate(endpoint.server_certificate)
    assert tags is not None
    assert kept is not None
    assert kept.tags == tags.tags
    _, lines = run("list", "--expiring", 800)
    assert [line["ends"] for line in lines if line["kind"] == "server"] == [done["not_after"]]


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("how", ["SIGINT", "SIGKILL"])
def test_many_cut_short_go_on_with_the_same_table(
    run: Run, built: Path, tmp_path: Path, how: str
) -> None:
    table = tmp_path / "people.csv"
    names = [f"person{number}.pc" for number in range(30)]
    table.write_text("name\n" + "\n".join(names) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "cvpn_wizard", "person", "add", NAME]
    with subprocess.Popen(
        [*command, "--csv", str(table), "--json"], stdout=subprocess.PIPE, text=True
    ) as going:
        assert going.stdout is not None
        told = [json.loads(going.stdout.readline()) for _ in range(9)]
        going.send_signal(signal.Signals[how])
        told += [json.loads(line) for line in going.stdout]
    if how == "SIGINT":
        assert going.returncode == 3
        assert told[-1]["stopped"] is True
        assert 9 <= told[-1]["made"] < 30
    else:
        assert going.returncode == -signal.Signals[how]
    _, lines = run("person", "list", NAME, "--offline")
    known = {line["serial"] for line in lines}
    for path in (built / "certificates").glob("person*.crt"):
        serial = x509.load_pem_x509_certificate(path.read_bytes()).serial_number
        assert f"{serial:x}" in known
    status, lines = run("person", "add", NAME, "--csv", table)
    assert status == 0
    assert lines[-1]["made"] + lines[-1]["present"] == 30
    _, lines = run("person", "list", NAME, "--offline")
    people = {line["name"]: line for line in lines if line["name"].startswith("person")}
    assert set(people) == set(names)
    assert {line["state"] for line in people.values()} == {"valid"}
    assert len({line["serial"] for line in people.values()}) == 30
    for name in names:
        serial = certificate_in(built / f"{name}.ovpn").serial_number
        assert f"{serial:x}" == people[name]["serial"]
    assert not list((built / "certificates" / ".waiting").iterdir())
