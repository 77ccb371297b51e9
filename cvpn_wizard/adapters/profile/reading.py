"""Any ``.ovpn`` as it lies on disk: read whatever it was saved as, and told how it was saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.profile.profile import Profile

LARGEST_PROFILE = 100_000
"""Bytes. A profile with everything inside has ten thousand; a hostile one shall keep nobody
waiting."""


@dataclass(frozen=True)
class Source:
    """A profile's file. ``repr`` shows nothing of what is in it.

    :ivar text: with the line ends that it has.
    :ivar encoding: ``utf-8``, ``utf-16``, ``cp932`` (Japanese Windows) or ``latin-1``.
    :ivar bom: a byte order mark stands in front.
    """

    text: str
    encoding: str
    bom: bool = False

    def __repr__(self) -> str:
        return f"Source({len(self.text)} signs of {self.encoding})"

    @property
    def profile(self) -> Profile:
        return Profile.parse(self.text, encoding=self.encoding)


def read_source(path: Path) -> Source:
    """Read a file of any encoding.

    :raises WizardError: FILE_UNREADABLE: not there, or too large to be a profile.
    """
    return source_from(read_bytes(path, LARGEST_PROFILE))


def source_from(raw: bytes) -> Source:
    """What those bytes say. Never raises."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return Source(raw.decode("utf-16", errors="replace"), "utf-16", bom=True)
    if raw[1:2] == b"\0" and raw[:1] != b"\0":
        return Source(raw.decode("utf-16-le", errors="replace"), "utf-16-le")
    if raw[:1] == b"\0" and raw[1:2] not in {b"", b"\0"}:
        return Source(raw.decode("utf-16-be", errors="replace"), "utf-16-be")
    bom = raw.startswith(b"\xef\xbb\xbf")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return Source(raw.decode(encoding), encoding.removesuffix("-sig"), bom=bom)
        except UnicodeDecodeError:
            continue
    return Source(raw.decode("latin-1"), "latin-1")
