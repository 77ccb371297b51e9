"""An EasyRSA ``pki`` folder, read. Nothing in it is ever changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.adapters.pki.authority import (
    CA_CERTIFICATE,
    CA_KEY,
    Authority,
    Issued,
    check_key,
    issued_of,
    read_certificate,
    read_key,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

MOST_CERTIFICATES = 10_000
LARGEST_REGISTER = 4_000_000
"""Bytes of ``index.txt``; a row is about a hundred."""


@dataclass(frozen=True)
class EasyRsaFolder:
    """A folder with ``ca.crt``, ``issued/`` and ``private/``."""

    path: Path

    @classmethod
    def read(cls, path: Path) -> EasyRsaFolder:
        """The ``pki`` folder, or the folder that contains it.

        :raises WizardError: PKI_UNREADABLE when neither is one; FOLDER_MISSING.
        """
        try:
            path = path.expanduser()
        except RuntimeError as error:  # ~ of somebody who is not known here
            raise WizardError(ErrorCode.FOLDER_MISSING, path=str(path)) from error
        if not _is_folder(path):
            raise WizardError(ErrorCode.FOLDER_MISSING, path=str(path))
        for folder in (path, path / "pki"):
            if _is_file(folder / CA_CERTIFICATE) and _is_folder(folder / "private"):
                found = cls(folder.resolve())
                read_certificate(found._inside(CA_CERTIFICATE))
                return found
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(path), why="not-easyrsa")

    def _inside(self, *parts: str) -> Path:
        """A path in the folder; a link that leads out of it is refused."""
        path = self.path.joinpath(*parts)
        if not path.resolve().is_relative_to(self.path):
            raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(path), why="leads-outside")
        return path

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the certificates that were issued and not revoked."""
        revoked = self._revoked_serials()
        listed = sorted((self.path / "issued").glob("*.crt"))[:MOST_CERTIFICATES]
        return tuple(
            path.stem
            for path in listed
            if _is_file(path)
            and read_certificate(self._inside("issued", path.name)).serial_number not in revoked
        )

    def _revoked_serials(self) -> frozenset[int]:
        """From ``index.txt``, OpenSSL's register: rows that begin with R."""
        index = self.path / "index.txt"
        if not _is_file(index):
            return frozenset()
        register = read_text(self._inside("index.txt"), LARGEST_REGISTER)
        rows = (line.split("\t") for line in register.splitlines())
        try:
            return frozenset(int(row[3], 16) for row in rows if row[0] == "R")
        except (IndexError, ValueError) as error:
            # Who was revoked cannot be told: better to refuse than to hand such a one out.
            raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(index), why="register") from error

    @property
    def needs_passphrase(self) -> bool:
        """Whether the CA's key is encrypted."""
        key = self.path / "private" / CA_KEY
        return _is_file(key) and "ENCRYPTED" in read_text(self._inside("private", CA_KEY))

    def authority(self, passphrase: Secret | None) -> Authority:
        """The CA; it cannot issue when its key is not in the folder.

        :raises WizardError: PASSPHRASE_MISSING, PASSPHRASE_WRONG, KEY_MISMATCH, PKI_UNREADABLE.
        """
        certificate = read_certificate(self._inside(CA_CERTIFICATE))
        key: rsa.RSAPrivateKey | None = None
        if _is_file(self.path / "private" / CA_KEY):
            path = self._inside("private", CA_KEY)
            key = read_key(path, passphrase)
            check_key(certificate, key, path)
        return Authority(certificate, key)

    def issued(self, name: str, passphrase: Secret | None) -> Issued | None:
        """A certificate with its key; ``None`` when one of them is missing, or it was revoked.

        :raises WizardError: as :meth:`authority`.
        """
        files = [("issued", f"{name}.crt"), ("private", f"{name}.key")]
        if "/" in name or "\\" in name:
            raise WizardError(ErrorCode.PKI_UNREADABLE, path=name, why="leads-outside")
        if not all(_is_file(self.path.joinpath(*parts)) for parts in files):
            return None
        certificate = read_certificate(self._inside(*files[0]))
        if certificate.serial_number in self._revoked_serials():
            return None
        path = self._inside(*files[1])
        key = read_key(path, passphrase)
        check_key(certificate, key, path)
        return issued_of(certificate, key, self.authority_certificate)

    @property
    def authority_certificate(self) -> str:
        """PEM of the CA."""
        return Authority(read_certificate(self._inside(CA_CERTIFICATE)), None).certificate


def _is_file(path: Path) -> bool:
    """:raises WizardError: FILE_UNREADABLE where one may not even look."""
    return _looked(path, Path.is_file)


def _is_folder(path: Path) -> bool:
    """:raises WizardError: FILE_UNREADABLE where one may not even look."""
    return _looked(path, Path.is_dir)


def _looked(path: Path, look: Callable[[Path], bool]) -> bool:
    try:
        return look(path)
    except OSError as error:
        raise WizardError(
            ErrorCode.FILE_UNREADABLE, path=str(path), why=error.strerror or ""
        ) from error
