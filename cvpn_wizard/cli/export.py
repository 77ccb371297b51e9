"""``export NAME --as LANGUAGE``: what was built, as code on standard output or in a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import builder, known_vpn
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.exporting.blueprint import Language
from cvpn_wizard.journeys.exporting.writing import export
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

LANGUAGES = [language.value for language in Language]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("export", help=text("cli-export"))
    command.add_argument("name", metavar="NAME")
    command.add_argument(
        "--as", dest="language", choices=LANGUAGES, required=True, help=text("cli-export-as")
    )
    command.add_argument("--out", type=Path, metavar="FILE", help=text("cli-export-out"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_export)


def _export(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    language = Language(args.language)
    header = (
        text("export-head", name=known.name, region=known.region),
        text("export-copy"),
        text("export-certificates"),
    )
    code = export(
        known.name, language, header, builder(args.home, known.region), Records(args.home)
    )
    if args.out is not None:
        write_private(args.out, code)
        output.json({"event": "export", "language": language.value, "file": str(args.out)})
        output.line(text("cli-export-written", path=str(args.out)))
    elif output.as_json:
        output.json({"event": "export", "language": language.value, "code": code})
    else:
        output.line(code.rstrip("\n"))
    return 0
