"""A released version, as its signed manifest tells of it, and what that means here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

MANIFEST_LARGEST = 64_000
"""Bytes; a manifest has some five hundred."""


@dataclass(frozen=True)
class Release:
    """The newest version that there is.

    :ivar sequence: grows with every manifest; a lower one than was seen is an old one played back.
    :ivar expires: from then on the manifest says nothing any more.
    :ivar notes: the page that tells what is new, by language.
    :ivar download: where a person gets it; this program never fetches it.
    :ivar sha256: of that file, in hexadecimal digits.
    :ivar minimum_windows: ``10.0.19045``; empty: whatever the program runs on today.
    """

    version: str
    released: date
    sequence: int
    expires: datetime
    notes: Mapping[str, str] = field(default_factory=dict)
    download: str = ""
    sha256: str = ""
    size: int = 0
    minimum_windows: str = ""

    def notes_in(self, language: str) -> str:
        return notes_in(self.notes, language)


def notes_in(notes: Mapping[str, str], language: str) -> str:
    """The page in that language, or in English, or in whatever there is."""
    return notes.get(language) or notes.get("en") or next(iter(notes.values()))


class Standing(StrEnum):
    """How this program stands to the newest version."""

    CURRENT = "current"
    NEWER = "newer"
    NEWER_WINDOWS = "newer-windows"
    """There is a newer one, but not for this Windows."""


@dataclass(frozen=True)
class Found:
    """What a check found."""

    release: Release
    standing: Standing


def numbers(version: str) -> tuple[int, ...]:
    """``1.2.10`` so that it compares; no number counts as 0, zeros at the end as nothing."""
    parts = [int(part) if part.isdecimal() else 0 for part in version.split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)
