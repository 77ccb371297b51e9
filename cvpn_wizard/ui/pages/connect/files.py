"""Which files a run left on this computer, and what each is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.model.errors import ErrorCode, WizardError

EXPORTED = "downloaded-client-config.ovpn"
"""The name under which AWS's console hands out the unedited file."""


@dataclass(frozen=True)
class PlacedFile:
    """A file for people.

    :ivar kind: ``profile``, ``exported``, ``authority``, ``certificate``, ``key`` or ``other``.
    :ivar name: whose it is: the file's name without its ending.
    """

    path: Path
    kind: str
    name: str


def placed_files(folder: Path) -> tuple[PlacedFile, ...]:
    """The profiles first, then what is in the certificate folder. Reads names only, no key.

    :raises WizardError: FOLDER_MISSING, FILE_UNREADABLE.
    """
    if not folder.is_dir():
        raise WizardError(ErrorCode.FOLDER_MISSING, path=str(folder))
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
        certificates = folder / "certificates"
        if certificates.is_dir():
            paths += sorted(path for path in certificates.iterdir() if path.is_file())
    except OSError as error:
        raise WizardError(
            ErrorCode.FILE_UNREADABLE, path=str(folder), why=error.strerror
        ) from error
    found = (PlacedFile(path, _kind(path), path.stem) for path in paths)
    order = ("profile", "exported", "authority", "certificate", "key", "other")
    return tuple(sorted(found, key=lambda placed: order.index(placed.kind)))


def _kind(path: Path) -> str:
    if path.name == EXPORTED:
        return "exported"
    if path.name == "ca.crt":
        return "authority"
    return {".ovpn": "profile", ".crt": "certificate", ".key": "key"}.get(path.suffix, "other")
