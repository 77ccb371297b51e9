"""What is in a backup, and the index that tells where each file belongs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cvpn_wizard.adapters.bundle.archive import pack, unpack
from cvpn_wizard.adapters.bundle.names import name_fault
from cvpn_wizard.adapters.records.copying import Rows
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

VERSION = 1
INDEX = "index.json"
MOST_FILES = 20_000
LARGEST = 200_000_000
"""Bytes of a backup. One of 500 people has some 10 million."""

_OURS = {
    ErrorCode.BUNDLE_FOREIGN: ErrorCode.BACKUP_FOREIGN,
    ErrorCode.BUNDLE_DAMAGED: ErrorCode.BACKUP_DAMAGED,
    ErrorCode.BUNDLE_UNSAFE: ErrorCode.BACKUP_DAMAGED,
    ErrorCode.BUNDLE_PASSPHRASE: ErrorCode.BACKUP_PASSPHRASE,
}


class Place(StrEnum):
    """Which folder a file goes back to."""

    AUTHORITY = "authority"
    RUNS = "runs"
    FOLDER = "folder"


@dataclass(frozen=True)
class Kept:
    """One file; ``path`` is below its place, with ``/`` between folders."""

    place: Place
    path: str
    content: bytes


@dataclass(frozen=True)
class Contents:
    """A VPN, whole.

    :ivar rows: the records' rows of it, by table.
    :ivar ca_passphrase: ``None`` where the CA is not ours to open (an EasyRSA folder, an adopted
        endpoint), or the keyring did not have it.
    """

    vpn: str
    made: str
    rows: Rows
    files: tuple[Kept, ...]
    ca_passphrase: Secret | None


def packed(contents: Contents, passphrase: Secret) -> bytes:
    """The backup's bytes."""
    entries: dict[str, bytes] = {}
    listed = []
    for number, file in enumerate(contents.files, start=1):
        name = f"{number:05}"
        entries[name] = file.content
        listed.append(
            {
                "name": name,
                "place": file.place.value,
                "path": file.path,
                "sha256": hashlib.sha256(file.content).hexdigest(),
            }
        )
    secret = contents.ca_passphrase
    index = {
        "version": VERSION,
        "vpn": contents.vpn,
        "made": contents.made,
        "rows": contents.rows,
        "files": listed,
        "ca_passphrase": secret.reveal() if secret else None,
    }
    whole = {INDEX: json.dumps(index, ensure_ascii=False).encode(), **entries}
    return pack(whole, passphrase)


def unpacked(raw: bytes, passphrases: Sequence[Secret]) -> Contents:
    """The way back; every file is compared with its checksum.

    :raises WizardError: BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_PASSPHRASE, BACKUP_NEWER.
    """
    try:
        entries = unpack(raw, tuple(passphrases), MOST_FILES)
    except WizardError as error:
        raise WizardError(_OURS.get(error.code, error.code), **error.facts) from error
    try:
        index = json.loads(entries[INDEX])
        if index["version"] > VERSION:
            raise WizardError(ErrorCode.BACKUP_NEWER)
        files = tuple(_kept(one, entries) for one in index["files"])
        secret = index["ca_passphrase"]
        return Contents(
            vpn=str(index["vpn"]),
            made=str(index["made"]),
            rows=index["rows"],
            files=files,
            ca_passphrase=Secret(secret) if secret else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WizardError(ErrorCode.BACKUP_FOREIGN) from error


def _kept(listed: Mapping[str, str], entries: Mapping[str, bytes]) -> Kept:
    content, path = entries[listed["name"]], listed["path"]
    if hashlib.sha256(content).hexdigest() != listed["sha256"]:
        raise WizardError(ErrorCode.BACKUP_DAMAGED, fault=path)
    if any(name_fault(part.encode(), utf8=True) for part in path.split("/")):
        raise WizardError(ErrorCode.BACKUP_DAMAGED, fault=path)
    return Kept(Place(listed["place"]), path, content)
