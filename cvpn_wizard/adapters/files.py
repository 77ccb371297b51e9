"""Files that are written whole or not at all, and that only their owner can read."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
from pathlib import Path

from cvpn_wizard.model.errors import ErrorCode, WizardError

LARGEST = 1_000_000
"""Bytes. Certificates, profiles and plans are a few thousand; more is something else."""

log = logging.getLogger(__name__)


def write_private(path: Path, content: bytes | str) -> None:
    """Write a file so that at any moment the old or the new one is there, readable by its owner.

    The folder is made if it is missing. A text is written as UTF-8 with the line ends it has.

    :raises WizardError: DISK_FULL, FOLDER_MISSING, FILE_UNWRITABLE.
    """
    import secrets  # noqa: PLC0415  not for the first page

    raw = content.encode("utf-8") if isinstance(content, str) else content
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            _write_flushed(temporary, raw)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error


def _write_flushed(path: Path, raw: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        if sys.platform == "win32":
            _owner_only_on_windows(path)
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())


def append_private(path: Path, line: str) -> None:
    """Add to a file that only its owner can read; on disk before this returns.

    The folder and the file are made if they are missing.

    :raises WizardError: DISK_FULL, FOLDER_MISSING, FILE_UNWRITABLE.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, flags, 0o600), "ab") as stream:
            if sys.platform == "win32" and stream.tell() == 0:
                _owner_only_on_windows(path)
            stream.write(line.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise unwritable(path, error) from error


def _flush_folder(folder: Path) -> None:
    """So that the new name survives a power cut, where the system has such a thing.

    The file is there by now: a share that refuses this (EINVAL) has not refused the file.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _owner_only_on_windows(path: Path) -> None:
    """Take inherited rights away and give full control to this account, and to SYSTEM.

    Where that cannot be done (a USB stick has no rights) the file is written all the same.
    """
    from cvpn_wizard.adapters.windows_rights import owner_only  # noqa: PLC0415  only there

    try:
        owner_only(path)
    except OSError as error:
        log.warning("access list: %s", error.strerror)


def unwritable(path: Path, error: OSError) -> WizardError:
    """The refusal for a file that could not be written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return WizardError(ErrorCode.DISK_FULL, path=str(path))
    # EEXIST: Windows' word for a file where the folder should be.
    if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.EEXIST}:
        return WizardError(ErrorCode.FOLDER_MISSING, path=str(path.parent))
    return WizardError(ErrorCode.FILE_UNWRITABLE, path=str(path), why=error.strerror or "")


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """The whole file.

    :raises WizardError: FILE_UNREADABLE, also for one that is too large to be what it should be.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(largest + 1)
    except OSError as error:
        raise WizardError(
            ErrorCode.FILE_UNREADABLE, path=str(path), why=error.strerror or ""
        ) from error
    except ValueError as error:  # a NUL in the path, which may come from somebody's profile
        raise WizardError(ErrorCode.FILE_UNREADABLE, path=str(path), why="") from error
    if len(raw) > largest:
        raise WizardError(ErrorCode.FILE_UNREADABLE, path=str(path), why=f"> {largest} bytes")
    return raw


def read_text(path: Path, largest: int = LARGEST) -> str:
    """The whole file as UTF-8 (a byte order mark is passed over).

    :raises WizardError: FILE_UNREADABLE.
    """
    try:
        return read_bytes(path, largest).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WizardError(ErrorCode.FILE_UNREADABLE, path=str(path), why="UTF-8") from error
