"""Names of files in a bundle: plain ones, that mean the same on every system."""

from __future__ import annotations

import re

LONGEST = 100
_PLAIN = re.compile(r"[^\x00-\x1f\x7f<>:\"/\\|?*]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Windows takes these for devices, whatever their ending."""


def name_fault(name: bytes, *, utf8: bool) -> str:
    """Why a file's name is not taken; empty for a good one.

    Folders, absolute names and names that lead outside are one fault: ``path``.
    """
    try:
        shown = name.decode("utf-8" if utf8 else "ascii")
    except UnicodeDecodeError:
        return "name"
    if "/" in shown or "\\" in shown or ":" in shown or shown in {"", ".", ".."}:
        return "path"
    if len(shown) > LONGEST or not _PLAIN.fullmatch(shown) or shown[-1] in ". ":
        return "name"
    return "name" if _RESERVED.fullmatch(shown) else ""
