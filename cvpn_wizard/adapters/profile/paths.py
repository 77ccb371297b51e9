"""Files that a profile names."""

from __future__ import annotations

from pathlib import Path


def is_elsewhere(named: str) -> bool:
    """Whether a path leads to another computer (``\\\\server\\share``).

    Only to look whether such a file is there makes Windows sign in at that computer, so that
    somebody's profile could collect passwords; no VPN client of ours is told to use one.
    """
    return named.replace("\\", "/").startswith("//")


def file_named(named: str, base: Path | None) -> Path:
    """The path, seen from the profile's folder."""
    path = Path(named)
    return path if path.is_absolute() or base is None else base / path


def is_file(path: Path) -> bool:
    """Whether there is a plain file: no pipe or terminal, which would keep us waiting, and none
    on another computer. Never raises."""
    try:
        return not is_elsewhere(str(path)) and path.is_file()
    except (OSError, ValueError):  # ValueError: a NUL in it
        return False
