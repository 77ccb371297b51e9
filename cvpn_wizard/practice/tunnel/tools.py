"""The system's own programs that the ground is made of, and whether this computer has them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache

from cvpn_wizard.model.children import environment_for_children
from cvpn_wizard.model.errors import ErrorCode, WizardError

PROGRAMS = ("ip", "nft", "openvpn")
"""Debian packages iproute2, nftables and openvpn."""
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
"""``sbin`` is not on everybody's path."""


def require_ground() -> None:
    """Whether a ground can be laid here.

    :raises WizardError: TUNNEL_NEEDS_LINUX, TUNNEL_NEEDS_ROOT, TUNNEL_NEEDS_PROGRAM (``name``)
    """
    if not sys.platform.startswith("linux"):
        raise WizardError(ErrorCode.TUNNEL_NEEDS_LINUX)
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]  # not on Windows
        raise WizardError(ErrorCode.TUNNEL_NEEDS_ROOT)
    for name in PROGRAMS:
        program(name)


@cache
def program(name: str) -> str:
    """The absolute path of a system program.

    :raises WizardError: TUNNEL_NEEDS_PROGRAM
    """
    found = shutil.which(name, path=SYSTEM_FOLDERS)
    if found is None:
        raise WizardError(ErrorCode.TUNNEL_NEEDS_PROGRAM, name=name)
    return found


def call(*words: str, given: str | None = None) -> str:
    """Run a system program to its end and return what it printed.

    :raises WizardError: TUNNEL_FAILED with the program's own words
    """
    try:
        done = subprocess.run(
            [program(words[0]), *words[1:]],
            input=given,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env=environment_for_children(),
        )
    except subprocess.CalledProcessError as error:
        raise failed(words, error.stderr) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise failed(words, str(error)) from error
    return done.stdout


def failed(words: Sequence[str], why: str) -> WizardError:
    """The refusal when a program of the ground would not do as told."""
    return WizardError(
        ErrorCode.TUNNEL_FAILED,
        name=words[0],
        command=" ".join(words)[:200],
        why=why.strip()[-500:],
    )
