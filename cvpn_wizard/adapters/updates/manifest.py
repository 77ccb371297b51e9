"""A manifest's JSON, in and out. Read only after its signature was proved."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.updates import Release

FORMAT = 1
_VERSION = re.compile(r"[0-9]{1,5}(\.[0-9]{1,6}){0,3}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_manifest(raw: bytes) -> Release:
    """:raises WizardError: UPDATES_UNREADABLE; also for a later format."""
    try:
        told = json.loads(raw.decode("utf-8"))
        release = _release(told)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise WizardError(ErrorCode.UPDATES_UNREADABLE) from error
    return release


def _release(told: Mapping[str, object]) -> Release:
    """:raises ValueError: for whatever is not as it should be."""
    if told["format"] != FORMAT:
        raise ValueError("format")
    notes = told["notes"]
    if not isinstance(notes, dict) or not notes:
        raise ValueError("notes")
    release = Release(
        version=_matched(_VERSION, told["version"]),
        released=date.fromisoformat(str(told["released"])),
        sequence=int(str(told["sequence"])),
        expires=datetime.fromisoformat(str(told["expires"])),
        notes={_matched(_LANGUAGE, name): _page(page) for name, page in notes.items()},
        download=_page(told["download"]),
        sha256=_matched(_SHA256, told["sha256"]),
        size=int(str(told["size"])),
        minimum_windows=_matched(_VERSION, told["minimum_windows"]),
    )
    if release.expires.tzinfo is None or release.sequence < 1 or release.size < 1:
        raise ValueError("expires, sequence or size")
    return release


def _matched(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise ValueError(pattern.pattern)
    return value


def _page(value: object) -> str:
    """An address for a browser: nothing but https gets there."""
    if not isinstance(value, str) or not value.startswith("https://") or len(value) > 2000:
        raise ValueError("address")
    return value


def manifest_bytes(release: Release) -> bytes:
    """What is signed and published."""
    told = {
        "format": FORMAT,
        "version": release.version,
        "released": release.released.isoformat(),
        "sequence": release.sequence,
        "expires": release.expires.astimezone(UTC).isoformat(timespec="seconds"),
        "notes": dict(release.notes),
        "download": release.download,
        "sha256": release.sha256,
        "size": release.size,
        "minimum_windows": release.minimum_windows,
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
