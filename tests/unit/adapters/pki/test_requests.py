"""Requests: what is certified, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.requests import RequestBadError, read_request

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CN = NameOID.COMMON_NAME


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def a_request(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, *names: str) -> bytes:
    subject = x509.Name([x509.NameAttribute(CN, name) for name in names])
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=9), critical=True)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def test_a_request_gets_its_name_and_key_certified_and_nothing_else(
    tmp_path: Path, key: rsa.RSAPrivateKey
) -> None:
    path = tmp_path / "sato.csr"
    path.write_bytes(b"Certificate Request:\n    Data:\n" + a_request(key, "sato.laptop"))
    request = read_request(path)
    assert request.name == "sato.laptop"
    authority = Authority.create("Office CA", 10, NOW)
    made = authority.certify_client(request.name, request.key, 2, NOW)
    assert made.public_key() == key.public_key()
    assert made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    uses = made.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [use.dotted_string for use in uses] == ["1.3.6.1.5.5.7.3.2"]


def test_der_is_taken_too(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    request = x509.load_pem_x509_csr(a_request(key, "sato.laptop"))
    (tmp_path / "sato.csr").write_bytes(request.public_bytes(serialization.Encoding.DER))
    assert read_request(tmp_path / "sato.csr").name == "sato.laptop"


@pytest.mark.parametrize("fault", ["no-request", "key-type", "key-size", "no-name", "signature"])
def test_what_is_wrong_is_named(tmp_path: Path, key: rsa.RSAPrivateKey, fault: str) -> None:
    def tampered() -> bytes:
        request = x509.load_pem_x509_csr(a_request(key, "sato.laptop"))
        raw = bytearray(request.public_bytes(serialization.Encoding.DER))
        raw[-1] ^= 1
        return bytes(raw)

    contents = {
        "no-request": lambda: b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END",
        "key-type": lambda: a_request(ec.generate_private_key(ec.SECP256R1()), "sato"),
        "key-size": lambda: a_request(rsa.generate_private_key(65537, 3072), "sato"),
        "no-name": lambda: a_request(key, "sato", "root"),
        "signature": tampered,
    }
    path = tmp_path / "bad.csr"
    path.write_bytes(contents[fault]())
    with pytest.raises(RequestBadError) as refusal:
        read_request(path)
    assert [one.code for one in refusal.value.problems] == [f"request-{fault}"]
