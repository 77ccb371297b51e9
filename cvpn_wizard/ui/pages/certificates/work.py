"""What the page Certificates does off the UI thread: read an EasyRSA folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.model.secret import Secret


@dataclass(frozen=True)
class ReadFolder:
    """What an EasyRSA folder holds.

    :ivar path: the ``pki`` folder itself.
    :ivar ca: the CA's name.
    :ivar can_issue: its key is there and opens.
    """

    path: Path
    ca: str
    not_after: datetime
    can_issue: bool
    names: tuple[str, ...]


def reading(path: Path, passphrase: Secret | None, vault: Vault) -> Callable[[Event], ReadFolder]:
    """The job. A passphrase that opens the CA's key is kept in the keyring for the run.

    :raises WizardError: FOLDER_MISSING, PKI_UNREADABLE, PASSPHRASE_MISSING, PASSPHRASE_WRONG,
        KEYRING_FAILED.
    """

    def work(_cancelled: Event) -> ReadFolder:
        folder = EasyRsaFolder.read(path)
        name = f"pki:{folder.path}"
        known = passphrase or vault.get(name)
        authority = folder.authority(known)
        if passphrase is not None and folder.needs_passphrase:
            vault.put(name, passphrase)
        return ReadFolder(
            folder.path, authority.name, authority.not_after, authority.can_issue, folder.names
        )

    return work
