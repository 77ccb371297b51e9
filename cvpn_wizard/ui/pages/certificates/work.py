"""What the page Certificates does off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder

MOST_SHOWN = 500


@dataclass(frozen=True)
class PkiName:
    """A certificate in an EasyRSA folder.

    :ivar with_key: false: it is of no use here, since its key is somewhere else.
    """

    name: str
    until: date
    with_key: bool


@dataclass(frozen=True)
class Pki:
    """What an EasyRSA folder holds.

    :ivar path: of the ``pki`` folder itself.
    :ivar can_issue: whether its CA can make further certificates: its key is there.
    """

    path: Path
    authority: str
    until: date
    can_issue: bool
    names: tuple[PkiName, ...]

    def usable(self, today: date) -> tuple[str, ...]:
        """Names whose certificate and key can be taken as they are."""
        return tuple(one.name for one in self.names if one.with_key and one.until > today)


def reading_folder(vault: Vault, folder: Path, typed: Secret) -> Callable[[Event], Pki]:
    """Read it with the passphrase that was typed, or with the one from the keyring.

    One that opens the CA's key is put into the keyring, where the run looks for it.

    :raises WizardError: FOLDER_MISSING, PKI_UNREADABLE, PASSPHRASE_MISSING, PASSPHRASE_WRONG,
        KEY_MISMATCH.
    """

    def work(_cancelled: Event) -> Pki:
        from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder  # noqa: PLC0415  60 ms

        found = EasyRsaFolder.read(folder)
        name = f"pki:{found.path}"
        passphrase = typed or vault.get(name)
        if found.needs_passphrase and not passphrase:
            raise WizardError(ErrorCode.PASSPHRASE_MISSING, path=str(found.path))
        authority = found.authority(passphrase or None)
        if typed:
            vault.put(name, typed)
        return Pki(
            path=found.path,
            authority=authority.name,
            until=authority.not_after.date(),
            can_issue=authority.can_issue,
            names=_names(found),
        )

    return work


def _names(folder: EasyRsaFolder) -> tuple[PkiName, ...]:
    from cvpn_wizard.adapters.pki.authority import read_certificate  # noqa: PLC0415

    return tuple(
        PkiName(
            name=name,
            until=read_certificate(
                folder.path / "issued" / f"{name}.crt"
            ).not_valid_after_utc.date(),
            with_key=(folder.path / "private" / f"{name}.key").is_file(),
        )
        for name in folder.names[:MOST_SHOWN]
    )


def asking_keyring(vault: Vault) -> Callable[[Event], bool]:
    """Whether the CA's passphrase will outlive this run."""

    def work(_cancelled: Event) -> bool:
        return vault.lasting

    return work
