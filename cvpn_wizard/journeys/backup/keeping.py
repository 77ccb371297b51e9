"""Making a backup, and proving it before anybody relies on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.files import read_bytes, write_private
from cvpn_wizard.adapters.pki.authority import CA_KEY, Authority
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.backup.contents import LARGEST, Contents, Kept, Place, packed, unpacked
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

LARGEST_FILE = 1_000_000


@dataclass(frozen=True)
class Written:
    """A backup that was read back and is whole.

    :ivar with_authority: whether certificates can be issued from it; not where the CA is an
        EasyRSA folder of yours, or its passphrase is nowhere to be had.
    :ivar left_out: files that are too large to belong to a VPN.
    """

    path: Path
    files: int
    people: int
    with_authority: bool
    left_out: tuple[str, ...]


def write_backup(
    name: str, path: Path, passphrase: Secret, *, home: Path, records: Records, vault: Vault
) -> Written:
    """Write the backup of a VPN, whole or not at all, and read it back.

    :raises WizardError: VPN_UNKNOWN; PASSPHRASE_WRONG when the CA's key does not open with the
        passphrase that would be kept; what the disk refuses.
    """
    known = records.vpn(name)
    if known is None:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    rows = records.rows_of(name)
    left_out: list[str] = []
    authority = home / "authorities" / name
    secret = vault.get(f"ca:{name}") if (authority / CA_KEY).is_file() else None
    if secret is not None:
        Authority.load(authority, secret)
    runs = [home / "runs" / f"{run['id']}.jsonl" for run in rows["run"]]
    contents = Contents(
        vpn=name,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        rows=rows,
        files=(
            *_below(authority, Place.AUTHORITY, left_out),
            *(Kept(Place.RUNS, run.name, read_bytes(run)) for run in runs if run.is_file()),
            *_below(known.folder, Place.FOLDER, left_out, but=path),
        ),
        ca_passphrase=secret,
    )
    write_private(path, packed(contents, passphrase))
    if unpacked(read_bytes(path, LARGEST), (passphrase,)) != contents:
        raise WizardError(ErrorCode.BACKUP_DAMAGED, path=str(path))
    return Written(
        path=path,
        files=len(contents.files),
        people=len({row["name"] for row in rows["certificate"] if row["kind"] == "client"}),
        with_authority=secret is not None,
        left_out=tuple(left_out),
    )


def _below(
    folder: Path, place: Place, left_out: list[str], but: Path | None = None
) -> Iterator[Kept]:
    """The files of a folder and those below it; links are not followed."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path == but:
            continue
        if path.stat().st_size > LARGEST_FILE:
            left_out.append(str(path))
            continue
        yield Kept(place, path.relative_to(folder).as_posix(), read_bytes(path))
