"""A request for a certificate: the private key stays on this computer, the CSR goes out.

RSA 2048, since AWS documents no other key for a Client VPN client (Administrator Guide, mutual
authentication: "supports 1024-bit and 2048-bit RSA key sizes only").
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.adapters.files import unwritable, write_private
from cvpn_wizard.adapters.pki.authority import new_key, read_key
from cvpn_wizard.adapters.pki.encrypted_key import encrypted_pem
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

ENDING = ".cvpnrequest"
"""A PEM certificate request, as ``openssl req -in`` reads it. Nothing in it is secret."""


@dataclass(frozen=True)
class KeptRequest:
    """A request whose key waits here.

    :ivar person: the common name that was asked for.
    :ivar mark: of the public key; tells several requests of one person apart.
    :ivar key: the file with the private key.
    """

    person: str
    mark: str
    key: Path

    @property
    def secret_name(self) -> str:
        """Under which the key's passphrase is in the vault."""
        return f"request:{self.mark}"


@dataclass(frozen=True)
class NewRequest:
    """A key and the request for it, not yet on disk. ``repr`` hides the key."""

    person: str
    mark: str
    csr: str
    _key: rsa.RSAPrivateKey

    def __repr__(self) -> str:
        return f"NewRequest({self.person!r}, {self.mark!r})"

    def keep(self, folder: Path, passphrase: Secret | None) -> KeptRequest:
        """Write the key: encrypted where there is a passphrase, for its owner only in any case.

        :raises WizardError: what the disk refuses.
        """
        kept = KeptRequest(self.person, self.mark, folder / f"{self.person}.{self.mark}.key")
        write_private(kept.key, encrypted_pem(self._key, passphrase) if passphrase else self._pem())
        return kept

    def _pem(self) -> str:
        return _plain(self._key).reveal()


def new_request(person: str) -> NewRequest:
    """A fresh key and its certificate request.

    :raises ValueError: for a name that cannot be a person's.
    """
    if not is_person(person):
        raise ValueError(person)
    key = new_key()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, person)])
    csr = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    text = csr.public_bytes(serialization.Encoding.PEM).decode()
    return NewRequest(person, _mark(key.public_key()), text, key)


def kept_requests(folder: Path) -> tuple[KeptRequest, ...]:
    """The requests whose keys wait in a folder, the newest first. Reads names only.

    :raises WizardError: FILE_UNREADABLE.
    """
    try:
        keys = sorted(folder.glob("*.key"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError as error:
        raise WizardError(
            ErrorCode.FILE_UNREADABLE, path=str(folder), why=error.strerror or ""
        ) from error
    found = (path.stem.rpartition(".") for path in keys)
    return tuple(
        KeptRequest(person, mark, path)
        for path, (person, _dot, mark) in zip(keys, found, strict=True)
        if person
    )


def mark_of(certificate: str) -> str:
    """The mark of a certificate's public key; empty where it cannot be read."""
    try:
        return _mark(x509.load_pem_x509_certificate(certificate.encode()).public_key())
    except (ValueError, x509.InvalidVersion):
        return ""


def kept_key(kept: KeptRequest, passphrase: Secret | None) -> Secret:
    """The private key, as it goes into a profile.

    :raises WizardError: FILE_UNREADABLE, PASSPHRASE_MISSING, PASSPHRASE_WRONG, PKI_UNREADABLE.
    """
    return _plain(read_key(kept.key, passphrase))


def remove_key(kept: KeptRequest) -> None:
    """Delete a key that has become part of a profile; gone already is fine.

    :raises WizardError: FILE_UNWRITABLE.
    """
    try:
        kept.key.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(kept.key, error) from error


def _plain(key: rsa.RSAPrivateKey) -> Secret:
    raw = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return Secret(raw.decode())


def _mark(key: object) -> str:
    if not isinstance(key, rsa.RSAPublicKey):
        return ""
    public = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return hashlib.sha256(public).hexdigest()[:16]
