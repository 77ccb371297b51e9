"""What the page Certificates does off the UI thread: read an EasyRSA folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder

MOST_DATES = 100
"""So many certificates are shown with their dates."""


@dataclass(frozen=True)
class ReadFolder:
    """What an EasyRSA folder holds.

    :ivar path: the ``pki`` folder itself.
    :ivar ca: the CA's name.
    :ivar can_issue: its key is there and opens.
    :ivar usable: those whose key is there too: they can be taken as they are.
    :ivar dates: the last day of each certificate, by name.
    """

    path: Path
    ca: str
    not_after: datetime
    can_issue: bool
    names: tuple[str, ...]
    usable: tuple[str, ...] = ()
    dates: tuple[tuple[str, date], ...] = ()


def reading(path: Path, passphrase: Secret | None, vault: Vault) -> Callable[[Event], ReadFolder]:
    """The job. A passphrase that opens the CA's key is kept in the keyring for the run.

    :raises WizardError: FOLDER_MISSING, PKI_UNREADABLE, PASSPHRASE_MISSING, PASSPHRASE_WRONG,
        KEYRING_FAILED.
    """

    def work(_cancelled: Event) -> ReadFolder:
        from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder  # noqa: PLC0415  60 ms

        folder = EasyRsaFolder.read(path)
        name = f"pki:{folder.path}"
        known = passphrase or vault.get(name)
        authority = folder.authority(known)
        if passphrase is not None and folder.needs_passphrase:
            vault.put(name, passphrase)
        names = folder.names
        return ReadFolder(
            folder.path,
            authority.name,
            authority.not_after,
            authority.can_issue,
            names,
            tuple(one for one in names if (folder.path / "private" / f"{one}.key").is_file()),
            _dates(folder, names[:MOST_DATES]),
        )

    return work


def _dates(folder: EasyRsaFolder, names: tuple[str, ...]) -> tuple[tuple[str, date], ...]:
    from cvpn_wizard.adapters.pki.authority import read_certificate  # noqa: PLC0415

    issued = folder.path / "issued"
    return tuple(
        (name, read_certificate(issued / f"{name}.crt").not_valid_after_utc.date())
        for name in names
    )
