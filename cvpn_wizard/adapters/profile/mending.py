"""Mending a broken profile, in a copy: only what has one right answer and takes nothing away.

What a person or an administrator has to decide (another certificate, another server's name, a
line that runs programs) is left as it is, and :mod:`checks` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cvpn_wizard.adapters.profile import mending_blocks, mending_lines, mending_paths
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.profile.reading import Source

ROUNDS = 3
"""A closed block may bring lines to light that are mended next."""


class Mend(StrEnum):
    """What was changed; each has a ``mend-<value>`` text."""

    ENCODING = "encoding"
    BOM = "bom"
    LINE_ENDS = "line-ends"
    SIGNS = "signs"
    LETTERS = "letters"
    REMOTE = "remote"
    BLOCK_CLOSED = "block-closed"
    BLOCK_OPENED = "block-opened"
    BLOCK_STRAY = "block-stray"
    PEM = "pem"
    REFUSED = "refused"
    TUN = "tun"
    ADDED = "added"
    PATHS = "paths"
    FILE_BESIDE = "file-beside"
    TWICE = "twice"
    PAIR = "pair"


@dataclass(frozen=True)
class Change:
    """One change, in the order in which it was made; the same on several lines is told once.

    :ivar line: where it was first needed, from 1; 0 for the file as a whole.
    :ivar subject: the directive or block that it is about; never a secret.
    """

    mend: Mend
    line: int = 0
    subject: str = ""


@dataclass(frozen=True)
class Mended:
    """A copy, and all that is different in it. ``changes`` is empty when nothing was to mend."""

    profile: Profile
    changes: tuple[Change, ...]


def mend(source: Source, *, base: Path | None) -> Mended:
    """Mend what can be mended; the file itself is not touched. Never raises.

    :param base: the folder of the file, where certificates and keys may lie beside it.
    """
    changes = [Change(Mend(name)) for name in _whole(source)]
    rows = source.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = rows
    for _ in range(ROUNDS):
        before = text
        for name, step in (*mending_lines.FIRST, *mending_blocks.STEPS, *mending_lines.STEPS):
            text, touched = step(text)
            changes += [Change(Mend(name), line, subject) for line, subject in touched]
        if text == before:
            break
    profile = Profile.parse(text)
    for name, mend_paths in mending_paths.STEPS:
        profile, subjects = mend_paths(profile, base)
        changes += [Change(Mend(name), 0, subject) for subject in subjects]
    first: dict[tuple[Mend, str], Change] = {}
    for change in changes:
        first.setdefault((change.mend, change.subject), change)
    return Mended(Profile.parse(profile.text), tuple(first.values()))


def straightened(source: Source) -> Profile:
    """Only what hides everything else is put right: blocks, and odd signs around them.

    What is still wrong then is a fault of its own; what is not was one of their shadows.
    """
    text = source.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for _, step in (*mending_lines.FIRST, *mending_blocks.STEPS):
        text, _ = step(text)
    return Profile.parse(text)


def _whole(source: Source) -> list[str]:
    """What is changed about the file as a whole."""
    found = []
    if source.encoding != "utf-8":
        found.append("encoding")
    elif source.bom:
        found.append("bom")
    if "\r" in source.text:
        found.append("line-ends")
    return found
