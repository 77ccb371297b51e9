"""Certificates and revocation lists that AWS or a disk holds, read and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.model.errors import ErrorCode, WizardError


@dataclass(frozen=True)
class Revoked:
    """A revocation list as AWS judges it.

    :ivar next_update: from then on it counts as expired, and AWS lets nobody in.
    """

    next_update: datetime | None
    serials: frozenset[int]


@dataclass(frozen=True)
class Authorities:
    """Certificates that were found in a text.

    :ivar keys: a fingerprint of each one's public key: a renewed CA keeps its key.
    :ivar ends: when the first of them expires.
    """

    keys: frozenset[str]
    ends: datetime | None

    def know(self, other: Authorities) -> bool:
        """Whether one of the other's is among these."""
        return bool(self.keys & other.keys)


def read_revocation_list(pem: str) -> Revoked:
    """:raises WizardError: PKI_UNREADABLE."""
    try:
        parsed = x509.load_pem_x509_crl(pem.encode())
        return Revoked(parsed.next_update_utc, frozenset(one.serial_number for one in parsed))
    except ValueError as error:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path="", why="revocation-list") from error


def list_is_signed_by(pem: str, ca: Path) -> bool:
    """Whether a revocation list is that CA's, by its signature.

    :raises WizardError: PKI_UNREADABLE.
    """
    try:
        listed = x509.load_pem_x509_crl(pem.encode())
        key = x509.load_pem_x509_certificate(read_text(ca).encode()).public_key()
    except ValueError as error:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(ca), why="revocation-list") from error
    return isinstance(key, rsa.RSAPublicKey) and listed.is_signature_valid(key)


def read_authorities(*pems: str) -> Authorities:
    """All certificates of some PEM texts; what cannot be read is passed over."""
    found = [one for pem in pems for one in _certificates(pem)]
    return Authorities(frozenset(map(_key, found)), _first_end(found))


def alternative_names(pem: str) -> tuple[str, ...] | None:
    """The DNS names of the first certificate; ``None`` where there is none to be read."""
    found = _certificates(pem)
    if not found:
        return None
    try:
        names = found[0].extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return ()
    except ValueError:
        return None
    return tuple(names.value.get_values_for_type(x509.DNSName))


@dataclass(frozen=True)
class Leaf:
    """A certificate that names somebody.

    :ivar for_clients: it may be shown by a client: it says so, or says nothing of its use.
    """

    name: str
    serial: int
    not_before: datetime
    not_after: datetime
    for_clients: bool


def read_leaf(pem: str) -> Leaf | None:
    """The first certificate of a text; ``None`` for a CA's, or where there is none."""
    found = _certificates(pem)
    if not found or _is_authority(found[0]):
        return None
    one = found[0]
    names = one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return Leaf(
        name=str(names[0].value) if names else "",
        serial=one.serial_number,
        not_before=one.not_valid_before_utc,
        not_after=one.not_valid_after_utc,
        for_clients=_for_clients(one),
    )


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return basic.value.ca


def _for_clients(certificate: x509.Certificate) -> bool:
    try:
        use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
    return ExtendedKeyUsageOID.CLIENT_AUTH in use.value


def authorities_in(path: Path) -> Authorities | None:
    """Those in a file, such as ``ca.crt``; ``None`` when there is no such file."""
    return read_authorities(read_text(path)) if path.is_file() else None


def fingerprint_of(pem: str) -> str:
    """SHA-256 of the first certificate of a text, in lower-case hexadecimal; empty without one."""
    found = _certificates(pem)
    return hashlib.sha256(found[0].public_bytes(Encoding.DER)).hexdigest() if found else ""


def _certificates(pem: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem.encode()) if "BEGIN CERT" in pem else []
    except ValueError:
        return []


def _key(certificate: x509.Certificate) -> str:
    public = certificate.public_key()
    return hashlib.sha256(
        public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    ).hexdigest()


def _first_end(found: Iterable[x509.Certificate]) -> datetime | None:
    return min((one.not_valid_after_utc for one in found), default=None)
