"""A certificate for a key that is there already, and whether the two belong together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from cvpn_wizard.adapters.pki.authority import Authority, check_key, issued_of, read_key
from cvpn_wizard.adapters.pki.requests import CertificateRequest
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.secret import Secret

NewKey = rsa.RSAPrivateKey
"""For who hands keys on and has no use for what is in them."""


@dataclass(frozen=True)
class Signed:
    """A certificate that was signed.

    :ivar key: PEM; ``None`` where it was never here.
    """

    name: str
    serial: int
    certificate: str
    not_before: datetime
    not_after: datetime
    key: Secret | None


def sign(authority: Authority, name: str, key: NewKey, years: int, now: datetime) -> Signed:
    """A person's certificate for a key that was made here.

    :raises WizardError: PKI_UNREADABLE when the CA has expired.
    """
    certificate = authority.certify_client(name, key.public_key(), years, now)
    issued = issued_of(certificate, key, "")
    return _signed(certificate, name, issued.key)


def sign_request(
    authority: Authority, name: str, request: CertificateRequest, years: int, now: datetime
) -> Signed:
    """A person's certificate for a key that stays where the request comes from.

    :raises WizardError: PKI_UNREADABLE when the CA has expired.
    """
    return _signed(authority.certify_client(name, request.key, years, now), name, None)


def _signed(certificate: x509.Certificate, name: str, key: Secret | None) -> Signed:
    return Signed(
        name=name,
        serial=certificate.serial_number,
        certificate=certificate.public_bytes(serialization.Encoding.PEM).decode(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key=key,
    )


def has_key_of(request: CertificateRequest, certificate: str) -> bool:
    """Whether a request is for the key of that certificate (PEM)."""
    try:
        return x509.load_pem_x509_certificate(certificate.encode()).public_key() == request.key
    except ValueError:
        return False


def key_of(certificate: str, path: Path) -> Secret | None:
    """The key in a file, where it is that certificate's; ``None`` where it is not, or missing."""
    if not path.is_file():
        return None
    loaded = x509.load_pem_x509_certificate(certificate.encode())
    try:
        key = read_key(path, None)
        check_key(loaded, key, path)
    except WizardError:
        return None
    return issued_of(loaded, key, "").key
