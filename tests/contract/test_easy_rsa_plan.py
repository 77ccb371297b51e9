"""``apply`` with the CA and certificates that EasyRSA made."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.profile.profile import Profile, pem_only
from tests.contract.conftest import WORKED, Run

EASYRSA = Path("/usr/share/easy-rsa/easyrsa")
PERSON = "client1.domain.tld"
NEW_PERSON = "sato.laptop"
PASSPHRASE = "correct horse"

pytestmark = pytest.mark.skipif(
    not EASYRSA.is_file(), reason=f"EasyRSA is not installed ({EASYRSA})"
)


def easyrsa(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [str(EASYRSA), f"--pki-dir={folder}", *words],
        cwd=folder.parent,
        env={**os.environ, "EASYRSA_BATCH": "1", "EASYRSA_PKI": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tutorial's folder; its CA's key is encrypted."""
    folder = tmp_path_factory.mktemp("made") / "pki"
    secret = f"pass:{PASSPHRASE}"
    easyrsa(folder, "init-pki")
    easyrsa(folder, "--req-cn=Tutorial CA", f"--passout={secret}", f"--passin={secret}", "build-ca")
    server = ("--san=DNS:server", "build-server-full", "server", "nopass")
    easyrsa(folder, f"--passin={secret}", *server)
    easyrsa(folder, f"--passin={secret}", "build-client-full", PERSON, "nopass")
    return folder


@pytest.fixture
def pki(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "my pki"))


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(path))


def plan(tmp_path: Path, authority: str, *clients: str) -> Path:
    names = ", ".join(f'"{name}"' for name in clients or (PERSON,))
    text = WORKED.read_text(encoding="utf-8")
    text = text.replace('authority = "new"', f'authority = "{authority}"')
    text = text.replace(f'clients = ["{PERSON}"]', f"clients = [{names}]")
    assert "my pki" in text
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def parsed(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem_only(path.read_text()).encode())


def refusal(lines: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = [line for line in lines if line["event"] == "refusal"]
    return found


def test_what_easyrsa_made_is_what_aws_and_the_laptop_get(
    cloud: Cloud, run: Run, tmp_path: Path, pki: Path
) -> None:
    before = {path: path.read_bytes() for path in pki.rglob("*") if path.is_file()}
    out = tmp_path / "out"
    status, lines = run("apply", plan(tmp_path, "my pki"), "--out", out)
    assert status == 0, lines
    for name in ("server", PERSON):
        placed = parsed(out / "certificates" / f"{name}.crt")
        assert placed == parsed(pki / "issued" / f"{name}.crt")
    ca = pem_only((pki / "ca.crt").read_text())
    assert pem_only((out / "certificates" / "ca.crt").read_text()) == ca
    profile = Profile.read(out / f"{PERSON}.ovpn")
    theirs = pem_only((pki / "issued" / f"{PERSON}.crt").read_text())
    assert profile.block("cert") == theirs + "\n"
    assert profile.block("key") == (pki / "private" / f"{PERSON}.key").read_text()
    assert ca in (profile.block("ca") or "")
    (endpoint,) = [one for one in cloud.endpoints() if one.id == lines[-1]["endpoint_id"]]
    imported = cloud.certificate(endpoint.server_certificate)
    assert imported is not None
    assert imported.not_after == parsed(pki / "issued" / "server.crt").not_valid_after_utc
    after = {path: path.read_bytes() for path in pki.rglob("*") if path.is_file()}
    assert after == before, "nothing in the folder is changed"
    home = Path(os.environ["CVPN_WIZARD_HOME"])
    assert not list(home.rglob("ca.key")), "no CA of ours is made beside it"


@pytest.mark.usefixtures("aws", "passphrase")
def test_who_has_no_certificate_yet_gets_one_from_its_ca(
    run: Run, tmp_path: Path, pki: Path
) -> None:
    out = tmp_path / "out"
    status, lines = run("apply", plan(tmp_path, str(pki), PERSON, NEW_PERSON), "--out", out)
    assert status == 0, lines
    new = parsed(out / "certificates" / f"{NEW_PERSON}.crt")
    new.verify_directly_issued_by(parsed(pki / "ca.crt"))
    kept = parsed(out / "certificates" / f"{PERSON}.crt")
    assert kept == parsed(pki / "issued" / f"{PERSON}.crt")
    assert (out / f"{NEW_PERSON}.ovpn").is_file()
    assert not (pki / "issued" / f"{NEW_PERSON}.crt").exists()


@pytest.mark.usefixtures("aws")
def test_without_the_passphrase_it_is_asked_for_in_words(
    run: Run, tmp_path: Path, pki: Path
) -> None:
    written = plan(tmp_path, str(pki), PERSON, NEW_PERSON)
    status, lines = run("apply", written, "--out", tmp_path / "out")
    assert status == 1
    assert refusal(lines)["code"] == "passphrase-missing"
    assert not list((tmp_path / "out").rglob("*.key")), "all of them or none"


@pytest.mark.usefixtures("aws")
def test_a_folder_without_the_cas_key_serves_those_who_have_certificates(
    run: Run, tmp_path: Path, pki: Path
) -> None:
    (pki / "private" / "ca.key").unlink()
    status, lines = run("apply", plan(tmp_path, str(pki)), "--out", tmp_path / "out")
    assert status == 0, lines


@pytest.mark.usefixtures("aws")
def test_but_nobody_else(run: Run, tmp_path: Path, pki: Path) -> None:
    (pki / "private" / "ca.key").unlink()
    written = plan(tmp_path, str(pki), PERSON, NEW_PERSON)
    status, lines = run("apply", written, "--out", tmp_path / "out")
    assert status == 1
    assert refusal(lines)["code"] == "pki-unreadable"
    assert refusal(lines)["step"] == "certificates"
