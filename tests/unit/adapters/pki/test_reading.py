"""Certificates and revocation lists of others, read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cvpn_wizard.adapters.pki.reading import (
    alternative_names,
    authorities_in,
    read_authorities,
    read_leaf,
    read_revocation_list,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError

NOW = datetime(2026, 11, 24, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
OTHER = ec.generate_private_key(ec.SECP256R1())


def certificate(
    name: str,
    extensions: Sequence[x509.ExtensionType] = (),
    key: ec.EllipticCurvePrivateKey = KEY,
    days: int = 10,
) -> str:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(0xA1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=days))
    )
    for one in extensions:
        builder = builder.add_extension(one, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


SAN = x509.SubjectAlternativeName([x509.DNSName("server"), x509.DNSName("vpn.example")])
CA = x509.BasicConstraints(ca=True, path_length=None)
CLIENT = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
SERVER = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])


def test_alternative_names() -> None:
    assert alternative_names(certificate("server", [SAN])) == ("server", "vpn.example")
    assert alternative_names(certificate("server")) == ()
    assert alternative_names("no certificate") is None


def test_a_renewed_authority_is_the_same_while_its_key_is() -> None:
    ours = read_authorities(certificate("CA", [CA]))
    renewed = read_authorities(certificate("CA", [CA], days=900))
    foreign = read_authorities(certificate("CA", [CA], key=OTHER))
    assert renewed.know(ours)
    assert not foreign.know(ours)
    assert read_authorities(certificate("CA", [CA]), certificate("x", key=OTHER)).know(foreign)
    assert not read_authorities("", "garbage").keys


def test_the_first_end_counts() -> None:
    both = read_authorities(certificate("a", days=9), certificate("b", days=5))
    assert both.ends == NOW + timedelta(days=5)
    assert read_authorities("").ends is None


def test_a_file_of_them(tmp_path: Path) -> None:
    path = tmp_path / "ca.crt"
    assert authorities_in(path) is None
    path.write_text(certificate("CA", [CA]), encoding="utf-8")
    found = authorities_in(path)
    assert found is not None
    assert found.know(read_authorities(certificate("CA", [CA])))


@pytest.mark.parametrize(
    ("extensions", "for_clients"), [([], True), ([CLIENT], True), ([SERVER], False)]
)
def test_who_a_certificate_names(
    extensions: list[x509.ExtensionType], *, for_clients: bool
) -> None:
    leaf = read_leaf(certificate("client1.domain.tld", extensions))
    assert leaf is not None
    assert (leaf.name, leaf.serial, leaf.for_clients) == ("client1.domain.tld", 0xA1, for_clients)
    assert leaf.not_after == NOW + timedelta(days=10)


def test_an_authority_names_nobody() -> None:
    assert read_leaf(certificate("CA", [CA])) is None
    assert read_leaf("") is None


def test_a_revocation_list() -> None:
    revoked = x509.RevokedCertificateBuilder().serial_number(7).revocation_date(NOW).build()
    listed = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA")]))
        .last_update(NOW)
        .next_update(NOW + timedelta(days=180))
        .add_revoked_certificate(revoked)
        .sign(KEY, hashes.SHA256())
    )
    read = read_revocation_list(listed.public_bytes(serialization.Encoding.PEM).decode())
    assert read.next_update == NOW + timedelta(days=180)
    assert read.serials == {7}
    with pytest.raises(WizardError) as caught:
        read_revocation_list("no list")
    assert caught.value.code is ErrorCode.PKI_UNREADABLE
