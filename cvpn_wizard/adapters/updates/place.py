"""Where to ask, and whom to believe: what came with the program, and what a company laid beside it.

Beside the installed program (on Linux in ``/etc/cvpn-wizard``) may lie ``updates.json``:

    {"address": "https://…/updates.json", "keys": ["base64 of an Ed25519 public key"],
     "allowed": true}

All three are optional; ``"allowed": false`` means that nobody may switch the check on here.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.resources import resource

VARIABLE = "CVPN_WIZARD_UPDATES"
"""An address, before all others."""
FILE = "updates.json"
SYSTEM_FOLDER = Path("/etc/cvpn-wizard")


@dataclass(frozen=True)
class CompanyFile:
    """What it says; empty where there is none. One that cannot be read allows nothing."""

    address: str = ""
    keys: tuple[str, ...] = ()
    allowed: bool = True


def company_folder() -> Path:
    """Only who may change the program may write there, or who administers this computer."""
    if sys.platform == "win32":
        return Path(sys.executable).parent
    return SYSTEM_FOLDER


def company_file(folder: Path) -> CompanyFile:
    path = folder / FILE
    if not path.is_file():
        return CompanyFile()
    try:
        told = json.loads(read_text(path, largest=20_000))
        keys = tuple(str(key) for key in told.get("keys", ()))
        return CompanyFile(str(told.get("address", "")), keys, told.get("allowed", True) is True)
    except (WizardError, ValueError, AttributeError, TypeError, RecursionError):
        return CompanyFile(allowed=False)


def own_keys() -> tuple[str, ...]:
    """The keys of whoever publishes this program; a line each, the rest is comment."""
    lines = resource("updates", "keys.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def own_address() -> str:
    """The publisher's address, if there is one."""
    lines = resource("updates", "address.txt").read_text("utf-8").splitlines()
    return next((line.strip() for line in lines if line.strip() and line[0] != "#"), "")


def address_of_environment() -> str:
    return os.environ.get(VARIABLE, "").strip()
