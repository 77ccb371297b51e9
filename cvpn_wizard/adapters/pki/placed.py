"""Certificates and keys as files in the folder that a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from cvpn_wizard.adapters.files import read_text, unwritable, write_private
from cvpn_wizard.adapters.pki.authority import (
    CA_CERTIFICATE,
    Issued,
    check_key,
    issued_of,
    read_certificate,
    read_key,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError


def place(folder: Path, ca: str, issued: Mapping[str, Issued]) -> dict[str, Path]:
    """Write ``NAME.key`` and ``NAME.crt`` of each, and ``ca.crt`` last, all owner-only.

    Without ``ca.crt`` nothing counts as placed: what a crash cut short is issued again, whole, also
    if nobody can open the CA any more that it was begun with.

    :returns: the path of each file by its name.
    :raises WizardError: PKI_UNREADABLE when the CA did not issue one of them (then nothing is
        written: what lies there from another CA stays whole); what the disk refuses.
    :raises ValueError: for a name that would lead out of the folder.
    """
    for name in issued:
        if name in {"", ".", ".."} or "/" in name or "\\" in name:
            raise ValueError(name)
    authority = x509.load_pem_x509_certificate(ca.encode())
    for name, one in issued.items():
        certificate = x509.load_pem_x509_certificate(one.certificate.encode())
        _check_issuer(certificate, authority, folder / f"{name}.crt")
    _make_room(folder / CA_CERTIFICATE, ca)
    contents = {}
    for name, one in issued.items():
        contents[f"{name}.key"] = one.key.reveal()
        contents[f"{name}.crt"] = one.certificate
    contents[CA_CERTIFICATE] = ca
    placed = {}
    for file, content in contents.items():
        placed[file] = folder / file
        write_private(placed[file], content)
    return placed


def _make_room(path: Path, ca: str) -> None:
    """Take away the certificate of another CA, before what it issued is replaced."""
    if path.is_file() and read_text(path) != ca:
        try:
            path.unlink()
        except OSError as error:
            raise unwritable(path, error) from error


def read_placed(folder: Path, name: str) -> Issued | None:
    """A certificate with its key, read back; ``None`` unless all three files are there.

    :raises WizardError: FILE_UNREADABLE, PKI_UNREADABLE, KEY_MISMATCH.
    """
    files = (folder / f"{name}.crt", folder / f"{name}.key", folder / CA_CERTIFICATE)
    if not all(file.is_file() for file in files):
        return None
    certificate, key = read_certificate(files[0]), read_key(files[1], None)
    check_key(certificate, key, files[1])
    _check_issuer(certificate, read_certificate(files[2]), files[0])
    return issued_of(certificate, key, read_text(files[2]))


def _check_issuer(certificate: x509.Certificate, authority: x509.Certificate, path: Path) -> None:
    """:raises WizardError: PKI_UNREADABLE when another CA issued the certificate."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm) as error:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(path), why="other-ca") from error
