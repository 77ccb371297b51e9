"""Leaving this computer: what an uninstaller may take away when asked, and what it never may.

A CA is never destroyed: its key, its certificate and the passphrase in the keyring stay whatever is
chosen. The records of a VPN that stands stay too, since revoking needs them. What goes is known
piece by piece: files that the records tell of, and nothing beside them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.files import unwritable
from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, CA_KEY
from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.records import FILE, CertificateRecord, Records, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.steps.profile import EXPORTED
from cvpn_wizard.model.errors import ErrorCode, WizardError

CERTIFICATES = "certificates"
"""In a VPN's folder."""
OF_A_CA = (CA_KEY, "private", "pki", "index.txt")
"""What shows that a folder is a CA's own: ours, or EasyRSA's."""
KEPT = "kept-authorities"
"""In the home folder: the CAs of VPNs whose records were taken away, a folder each."""


@dataclass(frozen=True)
class Gone:
    """A removed VPN that is not known here any more.

    :ivar authority: where its CA lies now; ``None`` where there was none.
    """

    vpn: str
    authority: Path | None


def forget_access_keys(vault: Vault, names: Iterable[str]) -> int:
    """Take AWS access keys out of the keyring, and no other secret; how many entries there were.

    :param names: all that the keyring has of ours.
    :raises WizardError: KEYRING_FAILED.
    """
    return forget_secrets(vault, (one for one in names if one.startswith(vault.key_name(""))))


def forget_secrets(vault: Vault, names: Iterable[str]) -> int:
    """Take these out of the keyring.

    :raises WizardError: KEYRING_FAILED; also where there are some and the keyring is closed.
    """
    wanted = tuple(names)
    if wanted and not vault.lasting:
        raise WizardError(ErrorCode.KEYRING_FAILED, why="closed")
    for name in wanted:
        vault.forget(name)
    return len(wanted)


def forget_removed_vpns(home: Path, vault: Vault, now: datetime) -> tuple[Gone, ...]:
    """Take away the records, diaries and certificates of VPNs that were removed.

    The CA moves into a folder of its own first: a new VPN of that name must not go on with it,
    since with the records goes the knowledge of whom it had locked out. Endpoints made by hand
    that we only looked after still exist, so their records stay. What was cut short goes on at
    the next try: the rows are the last to go.

    :raises WizardError: what the disk or the records refuse.
    """
    if not (home / FILE).is_file():
        return ()
    records = Records(home)
    gone = []
    for vpn in records.vpns(removed=True):
        if not vpn.removed or _looked_after(records, vpn.name):
            continue
        authority = _set_aside(home, vault, vpn.name, now)
        try:
            _delete_files(home, records, vpn)
        except OSError as error:
            raise unwritable(Path(error.filename or home), error) from error
        records.drop_rows(vpn.name)
        gone.append(Gone(vpn.name, authority))
    if not records.vpns(removed=True):
        # Nothing is in it any more, and an empty file tells nobody anything.
        (home / FILE).unlink(missing_ok=True)
    for folder in ("runs", "locks", "vpns", "authorities"):
        _delete_empty(home / folder)
    return tuple(gone)


def _looked_after(records: Records, name: str) -> bool:
    """Whether it was made by hand, so that it still stands; also where nobody can tell.

    The plans are not read by their rules: one of an older program may break today's.
    """
    try:
        plans = [tomllib.loads(run.plan) for run in records.runs(name)]
    except tomllib.TOMLDecodeError:
        return True
    return any(plan.get("vpn", {}).get("adopted") for plan in plans)


def _set_aside(home: Path, vault: Vault, name: str, now: datetime) -> Path | None:
    """Move a CA, whole, to where nothing of ours takes it for a VPN's.

    Its passphrase is kept once more under the new name: another VPN of the old name, joined or
    restored, would put its own in the old one's place.

    :raises WizardError: FILE_UNWRITABLE, KEYRING_FAILED; then nothing has moved.
    """
    folder = home / "authorities" / name
    if not folder.is_dir():
        return None
    kept = home / KEPT / f"{name}-{now:%Y%m%dT%H%M%S}"
    passphrase = vault.get(f"ca:{name}") if vault.lasting else None
    if passphrase is not None:
        vault.put(f"ca:{kept.name}", passphrase)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.rename(kept)
    except OSError as error:
        raise unwritable(kept, error) from error
    return kept


def _delete_files(home: Path, records: Records, vpn: VpnRecord) -> None:
    for run in records.runs(vpn.name):
        (home / "runs" / f"{run.id}.jsonl").unlink(missing_ok=True)
    (home / "locks" / f"{vpn.name}.lock").unlink(missing_ok=True)
    certificates = vpn.folder / CERTIFICATES
    if any((certificates / name).exists() for name in OF_A_CA):
        return  # somebody keeps a CA there: nothing of it is ours to judge
    for one in records.all_certificates(vpn.name):
        _delete_issued(certificates, vpn.folder, one)
    if [path.name for path in certificates.glob("*")] == [CA_CERTIFICATE]:
        (certificates / CA_CERTIFICATE).unlink()
    if vpn.folder == home / "vpns" / vpn.name:
        (vpn.folder / EXPORTED).unlink(missing_ok=True)
    _delete_empty(certificates)
    _delete_empty(vpn.folder)


def _delete_issued(certificates: Path, folder: Path, one: CertificateRecord) -> None:
    """Delete a certificate with its key and profile, where it is the one that the records know."""
    try:
        placed = read_placed(certificates, one.name)
    except WizardError:
        placed = None  # not as we wrote it: somebody's own
    if placed is not None and f"{placed.serial:x}" == one.serial:
        for ending in (".key", ".crt"):
            (certificates / f"{one.name}{ending}").unlink()
    elif not one.by_request:
        return
    for ending in (".ovpn", ".cvpnkit"):
        (folder / f"{one.name}{ending}").unlink(missing_ok=True)


def _delete_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
