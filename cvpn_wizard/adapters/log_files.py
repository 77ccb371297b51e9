"""The newest part of our own logs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

LARGEST = 500_000
"""Bytes of all logs together."""


def newest_logs(folder: Path, largest: int = LARGEST) -> Iterator[tuple[str, str]]:
    """Name and end of each log, the newest log first, until that much has been read.

    What cannot be read is passed over: it is a log of troubles, not one of them.
    """
    for path in _newest_first(folder):
        if largest <= 0:
            return
        try:
            with path.open("rb") as stream:
                size = stream.seek(0, os.SEEK_END)
                stream.seek(max(0, size - largest))
                raw = stream.read(largest)
        except OSError:
            continue
        if size > largest:
            # Not from the middle of a line on.
            raw = raw.partition(b"\n")[2]
        largest -= len(raw)
        if raw:
            yield path.name, raw.decode("utf-8", errors="replace")


def _newest_first(folder: Path) -> list[Path]:
    try:
        found = [
            (path.stat().st_mtime, path)
            for path in folder.glob("*.log*")
            if path.is_file() and not path.is_symlink()
        ]
    except OSError:
        return []
    return [path for _, path in sorted(found, reverse=True)]
