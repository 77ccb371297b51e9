"""``backup NAME`` and ``restore FILE``: a VPN in one file, and back again."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.bundle.words import new_words, understand
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.account import known_vpn
from cvpn_wizard.cli.laptop import words_from
from cvpn_wizard.cli.laptop_words import word_rows
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.backup.keeping import write_backup
from cvpn_wizard.journeys.backup.restoring import restore
from cvpn_wizard.model.names import BACKUP_ENDING
from cvpn_wizard.texts import current_language, text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    keep = commands.add_parser("backup", help=text("cli-backup"))
    keep.add_argument("name", metavar="NAME")
    keep.add_argument("--out", type=Path, metavar="FILE", help=text("cli-backup-out"))
    keep.set_defaults(carry_out=_backup)
    back = commands.add_parser("restore", help=text("cli-restore"))
    back.add_argument("file", type=Path, metavar="FILE", help=text("cli-place-backup"))
    back.add_argument("--out", type=Path, metavar="DIR", help=text("cli-restore-out"))
    back.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=text("cli-backup-passphrase-file")
    )
    back.set_defaults(carry_out=_restore)
    for command in (keep, back):
        command.add_argument("--json", action="store_true", help=text("cli-json"))


def _backup(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    path = args.out or Path(f"{known.name}-{datetime.now(UTC):%Y-%m-%d}{BACKUP_ENDING}")
    words = new_words(current_language())
    written = write_backup(
        known.name,
        path.absolute(),
        words.typed,
        home=args.home,
        records=Records(args.home),
        vault=Vault.from_environment(),
    )
    output.json(
        {
            "event": "result",
            "ok": True,
            "vpn": known.name,
            "backup": str(written.path),
            "files": written.files,
            "people": written.people,
            "with_authority": written.with_authority,
            "left_out": list(written.left_out),
            "passphrase": words.typed.reveal(),
        }
    )
    output.line(
        text("cli-backup-written", path=str(written.path), files=written.files, n=written.people)
    )
    if not written.with_authority:
        output.line(text("cli-backup-no-authority"))
    for left in written.left_out:
        output.line(text("cli-backup-left-out", path=left))
    _kit_words, *rows = word_rows(words)
    for row in (text("cli-backup-words"), *rows):
        output.line(row)
    output.line(text("cli-backup-words-once"))
    return 0


def _restore(args: argparse.Namespace, output: Output) -> int:
    typed = words_from(args.passphrase_file, "cli-backup-ask")
    restored = restore(
        args.file,
        understand(typed.reveal()).candidates,
        home=args.home,
        records=Records(args.home),
        vault=Vault.from_environment(),
        folder=args.out,
    )
    output.json(
        {
            "event": "result",
            "ok": True,
            "vpn": restored.vpn,
            "made": restored.made,
            "folder": str(restored.folder),
            "files": restored.files,
            "certificates": restored.certificates,
            "can_issue": restored.can_issue,
            "passphrase_kept": restored.passphrase_kept,
        }
    )
    output.line(
        text(
            "cli-restored",
            name=restored.vpn,
            date=restored.made[:10],
            folder=str(restored.folder),
            n=restored.certificates,
        )
    )
    output.line(text("cli-restored-issues" if restored.can_issue else "cli-restored-no-issue"))
    if restored.can_issue and not restored.passphrase_kept:
        output.line(text("cli-restored-no-keyring"))
    return 0
