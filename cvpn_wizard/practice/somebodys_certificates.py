"""Certificates that somebody imported long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from cvpn_wizard.practice.estate import Estate


def somebodys_certificates(estate: Estate) -> tuple[str, str]:
    """Import the old VPN's server certificate and a web site's; their ARNs in that order."""
    authority_key, leaf_key = _key(), _key()
    authority = _certificate("Legacy VPN CA", None, authority_key, None)
    arns = []
    for name in ("vpn.legacy.example", "www.shop.example"):
        leaf = _certificate(name, (authority_key, authority), leaf_key, name)
        arn = estate.acm.import_certificate(
            _pem(leaf),
            leaf_key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
            chain=_pem(authority),
            arn=None,
            tags=[{"Key": "Name", "Value": name}],
        )
        estate.acm._certificates[arn].chain = _pem(authority)
        arns.append(arn)
    return arns[0], arns[1]


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _certificate(
    name: str,
    issuer: tuple[rsa.RSAPrivateKey, x509.Certificate] | None,
    key: rsa.RSAPrivateKey,
    dns: str | None,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer, issuer_name = (issuer[0], issuer[1].subject) if issuer else (key, subject)
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=700))
        .not_valid_after(now + timedelta(days=125))
        .add_extension(x509.BasicConstraints(ca=dns is None, path_length=None), critical=True)
    )
    if dns is not None:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(dns)]), critical=False
        )
    return builder.sign(signer, hashes.SHA256())
