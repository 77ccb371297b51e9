"""Certificates in a few words, for who must not have them whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.profile.identity_checks import MALFORMED
from cvpn_wizard.adapters.profile.profile import PEM


@dataclass(frozen=True)
class Described:
    """A certificate.

    :ivar names: every part of subject and issuer that may name somebody, other names too.
    :ivar key: kind and size: ``RSA 2048``.
    """

    subject: str
    issuer: str
    serial: int
    not_before: datetime
    not_after: datetime
    key: str
    names: tuple[str, ...]


def described(text: str) -> Iterator[Described | None]:
    """Every certificate of a text; ``None`` for one that cannot be read. Keys are passed over."""
    for found in PEM.findall(text):
        if "CERTIFICATE-----" not in found:
            continue
        try:
            yield _described(x509.load_pem_x509_certificate(found.encode()))
        except (*MALFORMED, x509.InvalidVersion):
            yield None


def _described(certificate: x509.Certificate) -> Described:
    names = [str(part.value) for name in _both(certificate) for part in name]
    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        names += extension.value.get_values_for_type(x509.DNSName)
    except (*MALFORMED, x509.ExtensionNotFound):
        pass
    return Described(
        _common(certificate.subject),
        _common(certificate.issuer),
        certificate.serial_number,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        _key(certificate),
        tuple(names),
    )


def _both(certificate: x509.Certificate) -> tuple[x509.Name, x509.Name]:
    return certificate.subject, certificate.issuer


def _common(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def _key(certificate: x509.Certificate) -> str:
    try:
        key = certificate.public_key()
    except MALFORMED:
        return ""
    if isinstance(key, RSAPublicKey):
        return f"RSA {key.key_size}"
    return f"EC {key.curve.name}" if isinstance(key, EllipticCurvePublicKey) else type(key).__name__
