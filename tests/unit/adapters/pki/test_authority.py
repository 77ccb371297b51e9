"""A CA and what it issues: as RFC 5280, AWS and a TLS library want it."""

from __future__ import annotations

import re
import shutil
import ssl
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import (
    Authority,
    Issued,
    common_name,
    read_certificate,
    read_key,
)
from cvpn_wizard.adapters.pki.encrypted_key import encrypted_pem, opened
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

NOW = datetime.now(UTC).replace(microsecond=0)
PASSPHRASE = Secret("correct horse")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.create("office CA", 10, NOW)


def parsed(pem: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem.encode())


def usage(certificate: x509.Certificate) -> set[str]:
    found = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert found.critical
    names = ("digital_signature", "key_encipherment", "key_cert_sign", "crl_sign", "key_agreement")
    return {name for name in names if getattr(found.value, name)}


def purposes(certificate: x509.Certificate) -> list[x509.ObjectIdentifier]:
    return list(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)


def test_the_ca(authority: Authority) -> None:
    certificate = parsed(authority.certificate)
    basics = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert basics.critical
    assert (basics.value.ca, basics.value.path_length) == (True, 0)
    assert usage(certificate) == {"key_cert_sign", "crl_sign"}
    assert authority.name == "office CA"
    assert authority.can_issue
    assert authority.not_after == NOW.replace(year=NOW.year + 10)
    certificate.verify_directly_issued_by(certificate)


def test_the_servers_certificate(authority: Authority) -> None:
    issued = authority.issue_server("server", 2, NOW)
    certificate = parsed(issued.certificate)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["server"], "else ACM knows no domain"
    assert common_name(certificate) == issued.name == "server", "verify-x509-name compares the CN"
    assert purposes(certificate) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert usage(certificate) == {"digital_signature", "key_encipherment"}


@pytest.mark.parametrize("name", ["client1.domain.tld", "sato.laptop", "佐藤", "x" * 64])
def test_a_clients_certificate(authority: Authority, name: str) -> None:
    issued = authority.issue_client(name, 2, NOW)
    certificate = parsed(issued.certificate)
    assert common_name(certificate) == issued.name == name
    assert purposes(certificate) == [ExtendedKeyUsageOID.CLIENT_AUTH]
    assert usage(certificate) == {"digital_signature"}


@pytest.mark.parametrize("kind", ["issue_server", "issue_client"])
def test_every_leaf(authority: Authority, kind: str) -> None:
    issued: Issued = getattr(authority, kind)("server", 2, NOW)
    certificate, ca = parsed(issued.certificate), parsed(authority.certificate)
    key = certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 2048, "Client VPN takes 1024 and 2048 only"
    assert isinstance(certificate.signature_hash_algorithm, hashes.SHA256)
    assert certificate.version is x509.Version.v3
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    own = ca.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    theirs = certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    assert theirs.key_identifier == own.digest
    certificate.verify_directly_issued_by(ca)
    assert issued.chain == authority.certificate
    assert issued.serial == certificate.serial_number > 0
    assert issued.serial.bit_length() <= 159, "RFC 5280: at most 20 octets, positive"
    assert issued.not_before == certificate.not_valid_before_utc == NOW - timedelta(minutes=5)
    assert issued.not_after == certificate.not_valid_after_utc == NOW.replace(year=NOW.year + 2)
    assert issued.key.reveal().startswith("-----BEGIN PRIVATE KEY-----\n"), "ACM takes PKCS#8"
    private = serialization.load_pem_private_key(issued.key.reveal().encode(), None)
    assert private.public_key() == key
    lines = (issued.certificate + issued.chain + issued.key.reveal()).splitlines()
    assert not any(line != line.strip() for line in lines), "ACM refuses trailing spaces"
    assert len(issued.key.reveal()) <= 5120, "ACM's limit for a key"


def test_no_two_are_alike(authority: Authority) -> None:
    first, second = (authority.issue_client("a", 1, NOW) for _ in range(2))
    assert first.serial != second.serial
    assert first.key != second.key


def test_a_leaf_never_outlives_its_ca() -> None:
    short = Authority.create("short CA", 1, NOW)
    assert short.issue_client("a", 5, NOW).not_after == short.not_after
    with pytest.raises(WizardError) as caught:
        short.issue_client("a", 1, NOW.replace(year=NOW.year + 2))
    assert caught.value.code is ErrorCode.PKI_UNREADABLE
    assert caught.value.facts["why"] == "ca-expired"


def test_leap_day() -> None:
    leap = Authority.create("leap CA", 1, datetime(2028, 2, 29, tzinfo=UTC))
    assert leap.not_after == datetime(2029, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ["", "x" * 65, "a\nb", "a\0b", "\x1b[1m", "a\u202eb"])
def test_names_that_no_certificate_has(authority: Authority, name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the name is all that it says
        authority.issue_client(name, 1, NOW)
    with pytest.raises(ValueError):  # noqa: PT011
        Authority.create(name, 1, NOW)


def test_a_ca_without_its_key_issues_nothing(authority: Authority) -> None:
    known = Authority(parsed(authority.certificate), None)
    assert not known.can_issue
    with pytest.raises(ValueError, match="no key"):
        known.issue_client("a", 1, NOW)


def _signing() -> x509.KeyUsage:
    others = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment")
    rest = ("key_agreement", "encipher_only", "decipher_only")
    return x509.KeyUsage(
        key_cert_sign=True, crl_sign=True, **dict.fromkeys((*others, *rest), False)
    )


def test_a_ca_whose_identifier_is_not_the_usual_hash() -> None:
    """OpenSSL compares the two identifiers, and finds no issuer when they differ."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "odd CA")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=900))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_signing(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier(b"not a hash at all"), critical=False)
        .sign(key, hashes.SHA256())
    )
    odd = Authority(certificate, key)
    _handshake(odd.issue_server("server", 1, NOW), odd.issue_client("a", 1, NOW))


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.text(st.characters(codec="utf-8"), min_size=0, max_size=70),
    years=st.integers(1, 30),
)
def test_any_name_is_refused_or_kept_exactly(authority: Authority, name: str, years: int) -> None:
    try:
        issued = authority.issue_client(name, years, NOW)
    except ValueError:
        assert not name or len(name.encode()) > 64 or not name.isprintable()
    else:
        assert common_name(parsed(issued.certificate)) == name
        assert NOW < issued.not_after <= authority.not_after


# on disk


def test_saved_and_loaded(authority: Authority, tmp_path: Path) -> None:
    authority.save(tmp_path / "ca", PASSPHRASE)
    loaded = Authority.load(tmp_path / "ca", PASSPHRASE)
    assert loaded.certificate == authority.certificate
    parsed(loaded.issue_client("a", 1, NOW).certificate).verify_directly_issued_by(
        parsed(authority.certificate)
    )
    if sys.platform != "win32":
        for file in (tmp_path / "ca").iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl program to compare with")
def test_the_key_on_disk_is_dear_to_guess(authority: Authority, tmp_path: Path) -> None:
    authority.save(tmp_path, PASSPHRASE)
    raw = (tmp_path / "ca.key").read_text()
    assert raw.startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    shown = subprocess.run(
        ["openssl", "asn1parse", "-in", str(tmp_path / "ca.key")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert ":scrypt" in shown
    assert ":aes-256-cbc" in shown
    assert ":4000" in shown, "N is 2^14"
    opened = ["openssl", "pkey", "-in", str(tmp_path / "ca.key"), "-noout", "-passin"]
    assert subprocess.run([*opened, "pass:correct horse"], check=False).returncode == 0
    wrong = subprocess.run([*opened, "pass:wrong"], check=False, capture_output=True)
    assert wrong.returncode != 0


def test_the_same_key_never_looks_the_same_twice() -> None:
    key = rsa.generate_private_key(65537, 2048)
    assert encrypted_pem(key, PASSPHRASE) != encrypted_pem(key, PASSPHRASE)
    with pytest.raises(ValueError, match="empty"):
        encrypted_pem(key, Secret(""))


def test_keys_saved_the_former_way_still_open(authority: Authority, tmp_path: Path) -> None:
    authority.save(tmp_path, PASSPHRASE)
    key = read_key(tmp_path / "ca.key", PASSPHRASE)
    former = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"correct horse"),
    )
    write_private(tmp_path / "ca.key", former)
    assert Authority.load(tmp_path, PASSPHRASE).can_issue


def test_a_disk_that_fills_up_leaves_no_key_without_its_certificate(
    authority: Authority, tmp_path: Path
) -> None:
    """A folder with ``ca.key`` is taken for a CA from then on."""
    (tmp_path / "ca.crt").mkdir()
    with pytest.raises(WizardError) as caught:
        authority.save(tmp_path, PASSPHRASE)
    assert caught.value.code is ErrorCode.FILE_UNWRITABLE
    assert not (tmp_path / "ca.key").exists()
    (tmp_path / "ca.crt").rmdir()
    (tmp_path / "ca.key").mkdir()
    with pytest.raises(WizardError):
        authority.save(tmp_path, PASSPHRASE)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["ca.crt"]


def test_what_can_be_wrong_with_a_saved_ca(authority: Authority, tmp_path: Path) -> None:
    def refusal(passphrase: Secret = PASSPHRASE) -> WizardError:
        with pytest.raises(WizardError) as caught:
            Authority.load(tmp_path, passphrase)
        assert "correct horse" not in repr(caught.value)
        return caught.value

    assert refusal().code is ErrorCode.FILE_UNREADABLE
    authority.save(tmp_path, PASSPHRASE)
    wrong = refusal(Secret("hunter2"))
    assert wrong.code is ErrorCode.PASSPHRASE_WRONG
    assert "hunter2" not in f"{wrong!r} {wrong} {wrong.__cause__!r}"
    assert refusal(Secret("")).code is ErrorCode.PASSPHRASE_MISSING
    other = Authority.create("other", 1, NOW)
    write_private(tmp_path / "ca.crt", other.certificate)
    assert refusal().code is ErrorCode.KEY_MISMATCH
    write_private(tmp_path / "ca.crt", "no certificate")
    assert refusal().code is ErrorCode.PKI_UNREADABLE
    write_private(tmp_path / "ca.crt", authority.certificate)
    write_private(tmp_path / "ca.key", "no key")
    assert refusal().code is ErrorCode.PKI_UNREADABLE
    write_private(
        tmp_path / "ca.key",
        ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    assert refusal().facts["why"] == "not-rsa"


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), at=st.sampled_from(["-----BEGIN CERTIFICATE-----\n", ""]))
def test_rubbish_is_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, at: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "rubbish"
    path.write_bytes(at.encode() + content)
    with pytest.raises(WizardError):
        read_certificate(path)
    with pytest.raises(WizardError):
        read_key(path, PASSPHRASE)


# at work


def _handshake(server: Issued, client: Issued, *, name_checked: bool = True) -> str:
    """A TLS handshake in memory with both certificates; the CN that the server saw."""
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    client_side = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client_side.check_hostname = name_checked
    with TemporaryDirectory() as folder:
        for context, one in ((server_side, server), (client_side, client)):
            context.verify_flags |= ssl.VERIFY_X509_STRICT
            context.load_verify_locations(cadata=one.chain)
            context.verify_mode = ssl.CERT_REQUIRED
            file = Path(folder) / "both.pem"
            write_private(file, one.certificate + one.key.reveal())
            context.load_cert_chain(file)
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    served = server_side.wrap_bio(to_server, to_client, server_side=True)
    asking = client_side.wrap_bio(to_client, to_server, server_hostname=server.name)
    done = set()
    for _ in range(10):
        for end in (asking, served):
            try:
                end.do_handshake()
                done.add(end)
            except ssl.SSLWantReadError:
                continue
    assert done == {asking, served}
    seen = served.getpeercert()
    assert seen
    subject = dict(pair for group in seen["subject"] for pair in group)
    return str(subject["commonName"])


def test_a_tls_handshake_with_both_sides_checking(authority: Authority) -> None:
    server = authority.issue_server("server.office-vpn.internal", 2, NOW)
    assert _handshake(server, authority.issue_client("sato.laptop", 2, NOW)) == "sato.laptop"


def test_a_strangers_certificate_gets_no_handshake(authority: Authority) -> None:
    server = authority.issue_server("server.office-vpn.internal", 2, NOW)
    stranger = Authority.create("stranger", 1, NOW).issue_client("sato.laptop", 1, NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        _handshake(server, stranger)


def test_a_laptop_cannot_pose_as_the_server(authority: Authority) -> None:
    client = authority.issue_client("sato.laptop", 2, NOW)
    with pytest.raises(ssl.SSLCertVerificationError, match="purpose"):
        _handshake(client, client, name_checked=False)


# secrets


def test_no_key_is_ever_shown(authority: Authority) -> None:
    issued = authority.issue_client("a", 1, NOW)
    shown = f"{issued!r} {issued} {authority!r} {authority} {[issued]} {issued.key}"
    assert "PRIVATE KEY" not in shown
    middle = issued.key.reveal().splitlines()[5]
    assert len(middle) == 64
    assert re.search(re.escape(middle), shown) is None


def test_our_own_seal_is_opened_without_cryptography_s_scrypt() -> None:
    key = rsa.generate_private_key(65537, 2048)
    sealed = encrypted_pem(key, Secret("correct horse")).encode()
    der = opened(sealed, Secret("correct horse"))
    assert der == key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    assert opened(sealed, Secret("wrong")) != der
    other = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"correct horse"),
    )
    assert opened(other, Secret("correct horse")) is None
    for cut in range(0, len(sealed), 97):
        assert opened(sealed[:cut], Secret("correct horse")) in (None, b"") or cut > 1700
