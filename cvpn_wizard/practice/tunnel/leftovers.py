"""Whose ground is whose: a claim that ends with its process, and clearing up after a crash."""

from __future__ import annotations

import re
import secrets
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from cvpn_wizard.practice.tunnel.layout import PREFIX
from cvpn_wizard.practice.tunnel.namespace import NAMES, SETTINGS, Namespace

CLAIMS = Path("/run/cvpn-wizard-ground")
"""A folder and a lock for each ground; ``/run`` is emptied at every start of the computer."""
_OURS = re.compile(rf"({PREFIX}[0-9a-f]{{6}})(-.+|\.lock)?")


class Claim:
    """A ground's name and folder, held for as long as this process lives.

    The kernel lets go of the lock when the process ends, however it ends.
    """

    def __init__(self) -> None:
        self.name = f"{PREFIX}{secrets.token_hex(3)}"
        self.folder = CLAIMS / self.name
        self._lock = FileLock(_lock_of(self.name), thread_local=False)
        with _one_at_a_time():
            CLAIMS.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            self.folder.mkdir(mode=0o700)

    def release(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        _lock_of(self.name).unlink(missing_ok=True)
        self._lock.release()


def clear_leftovers() -> list[str]:
    """Take away the grounds of processes that ended without doing so; say which.

    :raises WizardError: TUNNEL_FAILED
    """
    with _one_at_a_time():
        return [name for name in sorted(_grounds()) if _cleared(name)]


def _cleared(name: str) -> bool:
    CLAIMS.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(_lock_of(name))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False  # somebody stands on it
    try:
        for namespace in _namespaces_of(name):
            Namespace(namespace).delete()
        shutil.rmtree(CLAIMS / name, ignore_errors=True)
        _lock_of(name).unlink(missing_ok=True)
    finally:
        lock.release()
    return True


def _one_at_a_time() -> FileLock:
    """Nobody's claim is half made while leftovers are looked for."""
    return FileLock(CLAIMS.with_suffix(".lock"), timeout=60)


def _grounds() -> set[str]:
    """Names of all grounds of which there is anything; what is not called so is not ours."""
    claims = [one.name for one in CLAIMS.iterdir()] if CLAIMS.is_dir() else []
    return {match[1] for one in (*_entries(), *claims) if (match := _OURS.fullmatch(one))}


def _namespaces_of(name: str) -> list[str]:
    return sorted({one for one in _entries() if one.startswith(f"{name}-")})


def _entries() -> list[str]:
    folders = [folder for folder in (NAMES, SETTINGS) if folder.is_dir()]
    return [entry.name for folder in folders for entry in folder.iterdir()]


def _lock_of(name: str) -> Path:
    return CLAIMS / f"{name}.lock"
