"""Asking for a profile so that the private key never leaves this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.adapters.bundle.request import (
    ENDING,
    KeptRequest,
    kept_key,
    kept_requests,
    mark_of,
    new_request,
    remove_key,
)
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.secret import Secret

FOLDER = "requests"
"""In the home folder: the keys that wait for their certificates."""


@dataclass(frozen=True)
class Requested:
    """A request that was made.

    :ivar path: the file for whoever looks after the VPN; it may go by any channel.
    :ivar encrypted: whether the key that stays here is encrypted. It is not where no keyring
        keeps the passphrase; then only the system's file rights protect it.
    """

    path: Path
    person: str
    kept: KeptRequest
    encrypted: bool


def person_problem(person: str) -> Problem | None:
    """Why a name cannot be the name of a person and laptop."""
    field = "laptop.person"
    if not person:
        return Problem("laptop-person-empty", field)
    if not is_person(person):
        return Problem("laptop-person-bad", field, {"value": person})
    return None


def make_request(person: str, out: Path, home: Path, vault: Vault) -> Requested:
    """Make a key, keep it here, and write the request for it.

    :param out: the file, or the folder for ``<person>.cvpnrequest``.
    :raises WizardError: KEYRING_FAILED; what the disk refuses.
    :raises ValueError: for a name that :func:`person_problem` would not take.
    """
    made = new_request(person)
    path = out if out.suffix == ENDING and not out.is_dir() else out / f"{person}{ENDING}"
    encrypted = vault.lasting
    passphrase = vault.passphrase(f"request:{made.mark}") if encrypted else None
    # The key first: a request whose key is nowhere would be answered for nothing.
    kept = made.keep(home / FOLDER, passphrase)
    write_private(path, made.csr)
    return Requested(path, person, kept, encrypted)


def waiting_requests(home: Path) -> tuple[KeptRequest, ...]:
    """The requests made here that have no answer yet, the newest first.

    :raises WizardError: FILE_UNREADABLE.
    """
    return kept_requests(home / FOLDER)


def key_for(certificate: str, home: Path, vault: Vault) -> tuple[KeptRequest, Secret] | None:
    """The key that waits for this certificate; ``None`` when none does.

    :raises WizardError: what keeps the key from being read.
    """
    mark = mark_of(certificate)
    for kept in waiting_requests(home):
        if kept.mark == mark:
            return kept, kept_key(kept, vault.get(kept.secret_name))
    return None


def answered(kept: KeptRequest, vault: Vault) -> None:
    """Forget a request whose profile is in place: the key is in the profile now.

    :raises WizardError: FILE_UNWRITABLE, KEYRING_FAILED.
    """
    remove_key(kept)
    vault.forget(kept.secret_name)
