"""Whether this computer shares a VPN's register, and under which name."""

from __future__ import annotations

import json
import platform
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from cvpn_wizard.adapters.files import read_text, unwritable, write_private
from cvpn_wizard.model.errors import ErrorCode, WizardError


@dataclass(frozen=True)
class Membership:
    """What this computer has to know of its team store.

    :ivar computer: how the others see who wrote something; with some signs of its own, since two
        computers may have one name.
    :ivar reads_only: a helpdesk: it sees the register, and the CA is not here.
    """

    computer: str
    reads_only: bool = False

    @classmethod
    def new(cls, *, reads_only: bool = False) -> Membership:
        return cls(f"{platform.node() or 'computer'}#{secrets.token_hex(3)}", reads_only)


def membership_file(home: Path, vpn: str) -> Path:
    return home / "teams" / f"{vpn}.json"


def membership(home: Path, vpn: str) -> Membership | None:
    """:raises WizardError: FILE_UNREADABLE."""
    path = membership_file(home, vpn)
    if not path.is_file():
        return None
    try:
        said = json.loads(read_text(path))
        return Membership(str(said["computer"]), bool(said["reads_only"]))
    except (ValueError, KeyError, TypeError) as error:
        raise WizardError(ErrorCode.FILE_UNREADABLE, path=str(path), why="team") from error


def remember(home: Path, vpn: str, one: Membership) -> None:
    """:raises WizardError: what the disk refuses."""
    write_private(membership_file(home, vpn), json.dumps(asdict(one)) + "\n")


def forget(home: Path, vpn: str) -> None:
    """:raises WizardError: what the disk refuses. Not there is fine."""
    path = membership_file(home, vpn)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error
