"""Folders that the real EasyRSA made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

EASYRSA = Path("/usr/share/easy-rsa/easyrsa")
NOW = datetime.now(UTC)
CA_PASSPHRASE = Secret("the CA's own")
LEAF_PASSPHRASE = Secret("the laptop's own")

pytestmark = pytest.mark.skipif(
    not EASYRSA.is_file(), reason=f"EasyRSA is not installed ({EASYRSA})"
)


def easyrsa(folder: Path, *words: str) -> None:
    environment = {**os.environ, "EASYRSA_PKI": str(folder), "EASYRSA_BATCH": "1"}
    environment.pop("EASYRSA_REQ_CN", None)
    done = subprocess.run(
        [str(EASYRSA), *words],
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As the tutorial does it, and a laptop that was taken back."""
    folder = tmp_path_factory.mktemp("open") / "pki"
    easyrsa(folder, "init-pki")
    easyrsa(folder, "--req-cn=Tutorial CA", "build-ca", "nopass")
    easyrsa(folder, "--san=DNS:server", "build-server-full", "server", "nopass")
    easyrsa(folder, "build-client-full", "client1.domain.tld", "nopass")
    easyrsa(folder, "build-client-full", "lost.laptop", "nopass")
    easyrsa(folder, "revoke", "lost.laptop")
    return folder


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CA's key and a laptop's under passphrases of their own."""
    folder = tmp_path_factory.mktemp("sealed") / "pki"
    ca, leaf = f"pass:{CA_PASSPHRASE.reveal()}", f"pass:{LEAF_PASSPHRASE.reveal()}"
    easyrsa(folder, "init-pki")
    easyrsa(folder, "--req-cn=Tutorial CA", f"--passout={ca}", f"--passin={ca}", "build-ca")
    words = (f"--passin={ca}", f"--passout={leaf}", "build-client-full", "sato.laptop")
    easyrsa(folder, *words)
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """One to spoil."""
    return Path(shutil.copytree(made, tmp_path / "pki", symlinks=True))


def refusal(code: ErrorCode, why: str = "") -> pytest.RaisesExc[WizardError]:
    def fits(error: WizardError) -> bool:
        return error.code is code and (not why or error.facts.get("why") == why)

    return pytest.RaisesExc(WizardError, check=fits)


def test_the_tutorials_folder(made: Path) -> None:
    folder = EasyRsaFolder.read(made)
    assert folder == EasyRsaFolder.read(made.parent), "the folder that contains it will do"
    assert folder.names == ("client1.domain.tld", "server"), "without the one taken back"
    assert not folder.needs_passphrase
    authority = folder.authority(None)
    assert (authority.name, authority.can_issue) == ("Tutorial CA", True)


@pytest.mark.parametrize("name", ["server", "client1.domain.tld"])
def test_a_certificate_comes_without_the_dump_before_it(made: Path, name: str) -> None:
    assert "Certificate:" in (made / "issued" / f"{name}.crt").read_text()
    issued = EasyRsaFolder.read(made).issued(name, None)
    assert issued is not None
    assert issued.name == name
    assert issued.certificate.startswith("-----BEGIN CERTIFICATE-----\n")
    certificate = x509.load_pem_x509_certificate(issued.certificate.encode())
    certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(issued.chain.encode()))
    assert issued.serial == certificate.serial_number
    assert issued.key.reveal().startswith("-----BEGIN PRIVATE KEY-----\n")


def test_the_servers_alternative_name_is_kept(made: Path) -> None:
    issued = EasyRsaFolder.read(made).issued("server", None)
    assert issued is not None
    certificate = x509.load_pem_x509_certificate(issued.certificate.encode())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["server"]


def test_who_was_revoked_is_not_handed_out(made: Path, copy: Path) -> None:
    assert EasyRsaFolder.read(made).issued("lost.laptop", None) is None
    # Even where the files are still in place: the register says so.
    revoked = next((copy / "revoked" / "certs_by_serial").glob("*.crt"))
    shutil.copy(revoked, copy / "issued" / "lost.laptop.crt")
    shutil.copy(copy / "private" / "server.key", copy / "private" / "lost.laptop.key")
    folder = EasyRsaFolder.read(copy)
    assert "lost.laptop" not in folder.names
    assert folder.issued("lost.laptop", None) is None


def test_a_register_that_makes_no_sense_is_refused(copy: Path) -> None:
    """Whoever was revoked must not slip through."""
    for register in ("R\t1\t2\tno number\tunknown\t/CN=a\n", "R\n"):
        (copy / "index.txt").write_text(register)
        with refusal(ErrorCode.PKI_UNREADABLE, "register"):
            _ = EasyRsaFolder.read(copy).names


def test_encrypted_keys(sealed: Path) -> None:
    folder = EasyRsaFolder.read(sealed)
    assert folder.needs_passphrase
    with refusal(ErrorCode.PASSPHRASE_MISSING):
        folder.authority(None)
    with refusal(ErrorCode.PASSPHRASE_WRONG) as caught:
        folder.authority(LEAF_PASSPHRASE)
    assert LEAF_PASSPHRASE.reveal() not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert folder.authority(CA_PASSPHRASE).can_issue
    with refusal(ErrorCode.PASSPHRASE_MISSING):
        folder.issued("sato.laptop", None)
    with refusal(ErrorCode.PASSPHRASE_WRONG):
        folder.issued("sato.laptop", CA_PASSPHRASE)
    issued = folder.issued("sato.laptop", LEAF_PASSPHRASE)
    assert issued is not None
    assert "ENCRYPTED" not in issued.key.reveal()


def test_its_ca_issues_what_we_need(sealed: Path) -> None:
    authority = EasyRsaFolder.read(sealed).authority(CA_PASSPHRASE)
    issued = authority.issue_client("suzuki.laptop", 2, NOW)
    certificate = x509.load_pem_x509_certificate(issued.certificate.encode())
    ca = x509.load_pem_x509_certificate(authority.certificate.encode())
    certificate.verify_directly_issued_by(ca)
    assert certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Tutorial CA"


def test_nothing_in_it_is_changed(copy: Path) -> None:
    def state() -> dict[Path, tuple[int, bytes]]:
        files = [path for path in copy.rglob("*") if path.is_file()]
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    folder = EasyRsaFolder.read(copy)
    _ = folder.names
    folder.authority(None).issue_client("new", 1, NOW)
    folder.issued("server", None)
    assert state() == before


def test_without_the_cas_key_it_cannot_issue(copy: Path) -> None:
    (copy / "private" / "ca.key").unlink()
    folder = EasyRsaFolder.read(copy)
    assert not folder.needs_passphrase
    assert not folder.authority(None).can_issue


def test_a_certificate_without_its_key_is_none(copy: Path) -> None:
    (copy / "private" / "server.key").unlink()
    assert EasyRsaFolder.read(copy).issued("server", None) is None
    assert EasyRsaFolder.read(copy).issued("nobody", None) is None


def test_keys_that_belong_to_others(copy: Path) -> None:
    shutil.copy(copy / "private" / "server.key", copy / "private" / "client1.domain.tld.key")
    shutil.copy(copy / "private" / "server.key", copy / "private" / "ca.key")
    folder = EasyRsaFolder.read(copy)
    with refusal(ErrorCode.KEY_MISMATCH):
        folder.issued("client1.domain.tld", None)
    with refusal(ErrorCode.KEY_MISMATCH):
        folder.authority(None)


def test_folders_that_are_none(tmp_path: Path, copy: Path) -> None:
    with refusal(ErrorCode.FOLDER_MISSING):
        EasyRsaFolder.read(tmp_path / "nowhere")
    with refusal(ErrorCode.FOLDER_MISSING):
        EasyRsaFolder.read(copy / "ca.crt")
    with refusal(ErrorCode.PKI_UNREADABLE, "not-easyrsa"):
        EasyRsaFolder.read(copy / "issued")
    (copy / "ca.crt").write_text("no certificate")
    with refusal(ErrorCode.PKI_UNREADABLE, "no-certificate"):
        EasyRsaFolder.read(copy)


@pytest.mark.skipif(sys.platform == "win32", reason="homes of others are a Unix notion")
def test_the_home_of_somebody_unknown() -> None:
    with refusal(ErrorCode.FOLDER_MISSING):
        EasyRsaFolder.read(Path("~nobody-of-that-name/pki"))


@pytest.mark.parametrize("name", ["../../secret", "../private/ca", "a/b", "..\\x", "/etc/passwd"])
def test_names_that_lead_elsewhere(made: Path, name: str) -> None:
    with refusal(ErrorCode.PKI_UNREADABLE, "leads-outside"):
        EasyRsaFolder.read(made).issued(name, None)


def test_links_that_lead_outside_or_nowhere(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.key"
    shutil.move(copy / "private" / "server.key", outside)
    (copy / "private" / "server.key").symlink_to(outside)
    with refusal(ErrorCode.PKI_UNREADABLE, "leads-outside"):
        EasyRsaFolder.read(copy).issued("server", None)
    loop = copy / "issued" / "loop.crt"
    loop.symlink_to(loop)
    assert "loop" not in EasyRsaFolder.read(copy).names


def test_no_key_is_ever_shown(made: Path) -> None:
    folder = EasyRsaFolder.read(made)
    authority: Authority = folder.authority(None)
    shown = f"{folder!r} {authority!r} {folder.issued('server', None)!r}"
    assert "PRIVATE KEY" not in shown
