"""Putting a VPN back from its backup, on this computer or another, and proving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.files import read_bytes, write_private
from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, CA_KEY, Authority
from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.backup.contents import LARGEST, Contents, Place, unpacked
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret


@dataclass(frozen=True)
class Restored:
    """A VPN that is known here again.

    :ivar certificates: how many certificates lie there with a key that is theirs.
    :ivar can_issue: the CA's key is here and opens.
    :ivar passphrase_kept: the CA's passphrase is in the keyring; otherwise it is in memory only.
    """

    vpn: str
    made: str
    folder: Path
    files: int
    certificates: int
    can_issue: bool
    passphrase_kept: bool


def restore(
    path: Path,
    passphrases: Sequence[Secret],
    *,
    home: Path,
    records: Records,
    vault: Vault,
    folder: Path | None = None,
) -> Restored:
    """Put it back. Nothing that is here is overwritten by something else.

    :param folder: where profiles and certificates go; default: the home's own folder for the VPN.
    :raises WizardError: BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_PASSPHRASE, BACKUP_NEWER;
        BACKUP_IN_THE_WAY when a VPN of that name or another file is here already; disk refusals.
    """
    contents = unpacked(read_bytes(path, LARGEST), passphrases)
    name = contents.vpn
    folder = (folder or home / "vpns" / name).absolute()
    known = records.vpn(name)
    if known is not None and not known.removed:
        raise WizardError(ErrorCode.BACKUP_IN_THE_WAY, name=name, path=str(known.folder))
    places = {
        Place.AUTHORITY: home / "authorities" / name,
        Place.RUNS: home / "runs",
        Place.FOLDER: folder,
    }
    wanted = [(places[file.place].joinpath(*file.path.split("/")), file) for file in contents.files]
    for target, file in wanted:
        if target.exists() and read_bytes(target) != file.content:
            raise WizardError(ErrorCode.BACKUP_IN_THE_WAY, name=name, path=str(target))
    for target, file in wanted:
        write_private(target, file.content)
    secret = contents.ca_passphrase
    if secret is not None:
        vault.put(f"ca:{name}", secret)
    records.put_rows(contents.rows, folder)
    return Restored(
        vpn=name,
        made=contents.made,
        folder=folder,
        files=len(contents.files),
        certificates=_proved(folder / "certificates"),
        can_issue=_can_issue(places[Place.AUTHORITY], contents),
        passphrase_kept=secret is not None and vault.lasting,
    )


def _proved(folder: Path) -> int:
    """:raises WizardError: KEY_MISMATCH, PKI_UNREADABLE when something does not belong together."""
    names = [path.stem for path in folder.glob("*.crt") if path.name != CA_CERTIFICATE]
    return sum(read_placed(folder, name) is not None for name in names)


def _can_issue(authority: Path, contents: Contents) -> bool:
    """:raises WizardError: PASSPHRASE_WRONG, KEY_MISMATCH when the CA does not open."""
    if contents.ca_passphrase is None or not (authority / CA_KEY).is_file():
        return False
    return Authority.load(authority, contents.ca_passphrase).can_issue
