"""A request: the key stays, the answer comes back, and both are put together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.handing_over import make_bundle
from cvpn_wizard.journeys.laptop.opening import open_file
from cvpn_wizard.journeys.laptop.placing import place
from cvpn_wizard.journeys.laptop.requesting import (
    Requested,
    make_request,
    person_problem,
    waiting_requests,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.ui.pages.conftest import MemoryVault
from tests.unit.journeys.laptop.conftest import FACTS, NOW, LastingVault

PERSON = "sato.laptop"


def answer(authority: Authority, request: Requested, exported: str) -> Path:
    """What an admin makes of a request: a profile with the certificate, and no key."""
    csr = x509.load_pem_x509_csr(request.path.read_bytes())
    own = authority._key
    assert own is not None
    certificate = (
        x509.CertificateBuilder()
        .subject_name(csr.subject)
        .issuer_name(x509.load_pem_x509_certificate(authority.certificate.encode()).subject)
        .public_key(csr.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW)
        .not_valid_after(authority.not_after)
        .sign(own, hashes.SHA256())
    )
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    pem = certificate.public_bytes(Encoding.PEM).decode()
    path = request.path.with_suffix(".ovpn")
    path.write_text(exported + f"<cert>\n{pem}</cert>\n", encoding="utf-8")
    return path


def test_only_the_request_goes_out(tmp_path: Path, home: Path, vault: LastingVault) -> None:
    made = make_request(PERSON, tmp_path, home, vault)
    assert made.path == tmp_path / f"{PERSON}.cvpnrequest"
    assert "PRIVATE" not in made.path.read_text(encoding="utf-8")
    csr = x509.load_pem_x509_csr(made.path.read_bytes())
    assert csr.is_signature_valid
    assert csr.subject.rfc4514_string() == f"CN={PERSON}"
    key = csr.public_key()
    assert getattr(key, "key_size", 0) == 2048


def test_openssl_reads_the_request(tmp_path: Path, home: Path, vault: LastingVault) -> None:
    made = make_request(PERSON, tmp_path, home, vault)
    done = subprocess.run(
        ["openssl", "req", "-in", str(made.path), "-noout", "-verify", "-subject"],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert PERSON in done.stdout


def test_the_key_is_encrypted_where_a_keyring_lasts(
    tmp_path: Path, home: Path, vault: LastingVault
) -> None:
    made = make_request(PERSON, tmp_path, home, vault)
    assert made.encrypted
    assert "BEGIN ENCRYPTED PRIVATE KEY" in made.kept.key.read_text(encoding="utf-8")
    assert list(vault.kept) == [made.kept.secret_name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
def test_without_a_keyring_the_key_is_its_owners_alone(tmp_path: Path, home: Path) -> None:
    made = make_request(PERSON, tmp_path, home, MemoryVault())
    assert not made.encrypted
    assert made.kept.key.stat().st_mode & 0o777 == 0o600
    assert "BEGIN PRIVATE KEY" in made.kept.key.read_text(encoding="utf-8")


@pytest.mark.parametrize("lasting", [True, False])
@pytest.mark.parametrize("bundled", [True, False])
def test_the_answer_and_the_key_are_put_together(
    tmp_path: Path, home: Path, authority: Authority, exported: str, lasting: bool, bundled: bool
) -> None:
    vault: Vault = LastingVault() if lasting else MemoryVault()
    made = make_request(PERSON, tmp_path, home, vault)
    make_request(PERSON, tmp_path / "another", home, vault)
    path, words = answer(authority, made, exported), None
    if bundled:
        handed = make_bundle(path, PERSON, FACTS, "en", out=tmp_path, now=NOW)
        path, words = handed.path, handed.words.typed
    opened = open_file(path, words, home, vault, NOW)
    assert opened.request == made.kept
    assert opened.profile.has_identity
    assert len(waiting_requests(home)) == 2
    placed = place(opened, home, vault)
    assert Profile.read(placed.path).has_identity
    # The key has moved into the profile; the other request goes on waiting.
    assert [kept.mark for kept in waiting_requests(home)] != []
    assert made.kept not in waiting_requests(home)
    assert vault.get(made.kept.secret_name) is None


def test_an_answer_on_another_computer(
    tmp_path: Path, home: Path, vault: LastingVault, authority: Authority, exported: str
) -> None:
    path = answer(authority, make_request(PERSON, tmp_path, home, vault), exported)
    with pytest.raises(WizardError) as caught:
        open_file(path, None, tmp_path / "elsewhere", vault, NOW)
    assert caught.value.code is ErrorCode.KEY_ELSEWHERE


def test_a_keyring_that_forgot(
    tmp_path: Path, home: Path, vault: LastingVault, authority: Authority, exported: str
) -> None:
    path = answer(authority, make_request(PERSON, tmp_path, home, vault), exported)
    vault.kept.clear()
    with pytest.raises(WizardError) as caught:
        open_file(path, None, home, vault, NOW)
    assert caught.value.code is ErrorCode.PASSPHRASE_MISSING


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ("", "laptop-person-empty"),
        ("佐藤", "laptop-person-bad"),
        ("../x", "laptop-person-bad"),
        ("sato laptop", "laptop-person-bad"),
        ("-x", "laptop-person-bad"),
        ("x" * 65, "laptop-person-bad"),
    ],
)
def test_names_that_cannot_be_asked_for(person: str, code: str) -> None:
    problem = person_problem(person)
    assert problem is not None
    assert problem.code == code
    assert person_problem(PERSON) is None
