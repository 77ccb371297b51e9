"""Certificates and keys as files in the folder that a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidSignature

from cvpn_wizard.adapters.files import read_text, write_private
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
    """Write ``ca.crt``, and ``NAME.crt`` and ``NAME.key`` of each, owner-only.

    :returns: the path of each file by its name.
    :raises WizardError: what the disk refuses.
    :raises ValueError: for a name that would lead out of the folder.
    """
    for name in issued:
        if name in {"", ".", ".."} or "/" in name or "\\" in name:
            raise ValueError(name)
    contents = {CA_CERTIFICATE: ca}
    for name, one in issued.items():
        contents[f"{name}.key"] = one.key.reveal()
        contents[f"{name}.crt"] = one.certificate
    placed = {}
    for file, content in contents.items():
        placed[file] = folder / file
        write_private(placed[file], content)
    return placed


def read_placed(folder: Path, name: str) -> Issued | None:
    """A certificate with its key, read back; ``None`` unless all three files are there.

    :raises WizardError: FILE_UNREADABLE, PKI_UNREADABLE, KEY_MISMATCH.
    """
    files = (folder / f"{name}.crt", folder / f"{name}.key", folder / CA_CERTIFICATE)
    if not all(file.is_file() for file in files):
        return None
    certificate, key = read_certificate(files[0]), read_key(files[1], None)
    check_key(certificate, key, files[1])
    chain = read_text(files[2])
    try:
        certificate.verify_directly_issued_by(read_certificate(files[2]))
    except (ValueError, TypeError, InvalidSignature) as error:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(files[0]), why="other-ca") from error
    return issued_of(certificate, key, chain)
