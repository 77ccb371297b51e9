"""A bundle as a file: the finished profile, a guide for the person, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.bundle.archive import check_whole, pack, unpack
from cvpn_wizard.adapters.bundle.manifest import Manifest, ManifestError, manifest_from_json
from cvpn_wizard.adapters.files import read_bytes, write_private
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

LARGEST = 2_000_000
"""Bytes of a bundle; a usual one has some 15,000."""

PROFILE, GUIDE, MANIFEST = "profile.ovpn", "guide.html", "manifest.json"
"""The names are readable without the passphrase, so they say nothing of whom it is for."""


@dataclass(frozen=True)
class Kit:
    """What is in a bundle.

    :ivar guide: HTML; never shown by us unless the person asks for it.
    """

    manifest: Manifest
    profile: Profile
    guide: str


def write_kit(path: Path, kit: Kit, passphrase: Secret) -> None:
    """Write a bundle, whole or not at all, for its owner only.

    :raises WizardError: what the disk refuses.
    """
    files = {
        PROFILE: kit.profile.text.encode(),
        GUIDE: kit.guide.encode(),
        MANIFEST: kit.manifest.to_json().encode(),
    }
    write_private(path, pack(files, passphrase))


def look_at(path: Path) -> None:
    """Whether the file is a whole bundle, as far as can be told without the passphrase.

    :raises WizardError: FILE_UNREADABLE, BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE.
    """
    with _at(path):
        check_whole(read_bytes(path, LARGEST))


def read_kit(path: Path, passphrases: Sequence[Secret]) -> Kit:
    """Open a bundle.

    :param passphrases: what may have been meant, the likeliest first.
    :raises WizardError: FILE_UNREADABLE, BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE,
        BUNDLE_PASSPHRASE, BUNDLE_NEWER.
    """
    with _at(path):
        files = unpack(read_bytes(path, LARGEST), tuple(passphrases))
        return _kit(files)


def _kit(files: dict[str, bytes]) -> Kit:
    if MANIFEST not in files or PROFILE not in files:
        raise WizardError(ErrorCode.BUNDLE_FOREIGN, fault="missing")
    try:
        manifest = manifest_from_json(files[MANIFEST].decode("utf-8"))
        profile = Profile.parse(files[PROFILE].decode("utf-8"))
        guide = files.get(GUIDE, b"").decode("utf-8")
    except UnicodeDecodeError as error:
        raise WizardError(ErrorCode.BUNDLE_FOREIGN, fault="UTF-8") from error
    except ManifestError as error:
        newer = str(error) == "version"
        code = ErrorCode.BUNDLE_NEWER if newer else ErrorCode.BUNDLE_FOREIGN
        raise WizardError(code, fault=str(error)) from error
    return Kit(manifest, profile, guide)


class _at:  # noqa: N801  used like a function: ``with _at(path):``
    """Names the file in refusals that do not."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, WizardError) and not error.facts.get("path"):
            facts = {**error.facts, "path": str(self._path)}
            raise WizardError(error.code, **facts) from error
