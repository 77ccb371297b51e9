"""Starting somebody else's program: by absolute path, with a list of arguments and a time limit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.model.children import environment_for_children
from cvpn_wizard.model.errors import ErrorCode, WizardError

LONGEST_WORDS = 500
"""Characters of a program's own words that are kept for the details of a refusal."""


@dataclass(frozen=True)
class Ran:
    """How a program ended.

    :ivar status: its exit status; 0 is success for all that we start.
    :ivar out: what it wrote to standard output.
    :ivar errors: what it wrote to standard error.
    """

    status: int
    out: str
    errors: str

    @property
    def words(self) -> str:
        """What the program itself said, for the details of a refusal."""
        return (self.errors.strip() or self.out.strip())[-LONGEST_WORDS:]


def run(program: Path, arguments: Sequence[str], *, name: str, seconds: float) -> Ran:
    """Run a program to its end. Whether its status is good is for the caller to say.

    :param name: what people call the program, for a refusal.
    :raises WizardError: CLIENT_MISSING, CLIENT_FAILED.
    """
    try:
        done = subprocess.run(
            [str(program), *arguments],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            env=_plain_words(),
            creationflags=_no_window(),
        )
    except FileNotFoundError as error:
        raise WizardError(ErrorCode.CLIENT_MISSING, name=name, file=str(program)) from error
    except subprocess.TimeoutExpired as error:
        raise WizardError(
            ErrorCode.CLIENT_FAILED, name=name, why="timeout", seconds=seconds
        ) from error
    except OSError as error:
        raise WizardError(ErrorCode.CLIENT_FAILED, name=name, why=error.strerror or "") from error
    return Ran(
        done.returncode,
        done.stdout.decode("utf-8", errors="replace"),
        done.stderr.decode("utf-8", errors="replace"),
    )


def start(program: Path, arguments: Sequence[str], *, name: str, seconds: float) -> int | None:
    """Start a program that may stay: a window of its own, say. Returns its exit status.

    :param seconds: how long to wait for a program that ends at once; ``None`` is returned for one
        that goes on by itself.
    :raises WizardError: CLIENT_MISSING, CLIENT_FAILED.
    """
    try:
        started = subprocess.Popen(
            [str(program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_plain_words(),
            start_new_session=True,
            creationflags=_no_window(),
        )
    except FileNotFoundError as error:
        raise WizardError(ErrorCode.CLIENT_MISSING, name=name, file=str(program)) from error
    except OSError as error:
        raise WizardError(ErrorCode.CLIENT_FAILED, name=name, why=error.strerror or "") from error
    try:
        return started.wait(seconds)
    except subprocess.TimeoutExpired:
        # It is the person's program now; without this Python warns that nobody waits for it.
        started.returncode = 0
        return None


def _plain_words() -> dict[str, str]:
    """The environment, with programs speaking plain English, so that states can be read."""
    return environment_for_children(LC_ALL="C.UTF-8", LANGUAGE="")


def _no_window() -> int:
    """Windows opens a black window for a console program unless told not to."""
    return 0x08000000 if sys.platform == "win32" else 0
