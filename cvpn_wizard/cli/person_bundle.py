"""``person bundle``, and ``--bundle`` of ``person add`` and ``renew``: one file for one laptop."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import known_vpn
from cvpn_wizard.cli.laptop_words import passphrase_json, passphrase_words, problems_told
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.handing_over import known_facts, make_bundle
from cvpn_wizard.journeys.laptop.requesting import person_problem
from cvpn_wizard.texts import LANGUAGES, current_language, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

USAGE = 2


def add_way(ways: Commands) -> None:
    """``person bundle NAME PERSON``."""
    way = ways.add_parser("bundle", help=text("cli-person-bundle"))
    way.add_argument("name", metavar="NAME")
    way.add_argument("person", metavar="PERSON")
    way.add_argument("--out", type=Path, help=text("cli-laptop-out"))
    way.add_argument("--json", action="store_true", help=text("cli-json"))
    add_language(way)
    way.set_defaults(carry_out=_bundle)


def add_options(way: ArgumentParser) -> None:
    """``--bundle`` and ``--for``, for a command that makes a profile."""
    way.add_argument("--bundle", action="store_true", help=text("cli-person-with-bundle"))
    add_language(way)


def add_language(way: ArgumentParser) -> None:
    way.add_argument(
        "--for",
        dest="language",
        choices=sorted(LANGUAGES),
        default="",
        help=text("cli-laptop-for"),
    )


def _bundle(args: argparse.Namespace, output: Output) -> int:
    problem = person_problem(args.person)
    if problem is not None:
        problems_told((problem,), output)
        return USAGE
    folder = known_vpn(args.home, args.name).folder
    tell_bundle(folder / f"{args.person}.ovpn", args.person, args, output)
    return 0


def tell_bundle(profile: Path, person: str, args: argparse.Namespace, output: Output) -> None:
    """Make the bundle, beside the profile or where ``--out`` says, and tell its words once.

    :raises WizardError: what :func:`make_bundle` refuses.
    """
    facts = known_facts(args.name, Records(args.home))
    language = args.language or current_language()
    made = make_bundle(profile, person, facts, language, out=getattr(args, "out", None))
    output.json({"event": "bundle", "bundle": str(made.path), **passphrase_json(made)})
    for line in passphrase_words(made):
        output.line(line)
