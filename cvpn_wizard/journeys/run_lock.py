"""One run of a VPN at a time, over all programs on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cvpn_wizard.model.errors import ErrorCode, WizardError


@contextmanager
def only_run_of(name: str, home: Path) -> Iterator[None]:
    """Hold the VPN's lock. The system lets go of it when a program dies.

    :raises WizardError: RUN_BUSY while somebody else holds it; FILE_UNWRITABLE, DISK_FULL.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  60 ms that the first page need not pay

    from cvpn_wizard.adapters.files import unwritable  # noqa: PLC0415  with it

    lock = FileLock(lock_file(name, home), timeout=0)
    try:
        lock_file(name, home).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire()
    except Timeout as error:
        raise WizardError(ErrorCode.RUN_BUSY, name=name) from error
    except OSError as error:
        raise unwritable(lock_file(name, home), error) from error
    try:
        yield
    finally:
        lock.release()


def lock_file(name: str, home: Path) -> Path:
    """The file that is locked while a run of that VPN is under way."""
    return home / "locks" / f"{name}.lock"
