"""``person bundle``, and ``--bundle`` of ``person add`` and ``renew``: one file for one laptop."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import known_vpn
from cvpn_wizard.cli.laptop_words import passphrase_json, passphrase_words, problems_told
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.person_words import drained
from cvpn_wizard.cli.run import DONE, STOPPED, USAGE, stoppable
from cvpn_wizard.journeys.handing_over import known_facts, make_bundle
from cvpn_wizard.journeys.laptop.requesting import person_problem
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many_bundles import BUNDLES, add_many_bundles, words_problem
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.texts import LANGUAGES, current_language, text
from cvpn_wizard.texts.helpdesk_report import bundles_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]


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


def add_words(way: ArgumentParser) -> None:
    """``--words``, for many bundles."""
    way.add_argument("--words", type=Path, metavar="FILE", help=text("cli-person-words"))


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


def add_many_told(
    desk: Desk, people: tuple[Newcomer, ...], args: argparse.Namespace, output: Output
) -> int:
    """``person add --csv --bundle``: the words go into a file, never onto the screen."""
    out = args.out.absolute() if args.out else None
    words = args.words.absolute() if args.words else None
    problem = words_problem(words, out or desk.vpn.folder / BUNDLES)
    if problem is not None:
        problems_told((problem,), output)
        return USAGE
    language = args.language or current_language()
    with stoppable() as cancelled:
        done = drained(add_many_bundles(desk, people, language, cancelled, out, words), output)
    output.json(
        {
            "event": "result",
            "ok": not done.stopped,
            "total": done.issued.total,
            "made": done.issued.made,
            "present": done.issued.present,
            "stopped": done.stopped,
            "kept_template": done.issued.kept_template,
            "bundles": done.made,
            "folder": str(done.folder),
            "words": str(done.words) if done.words else None,
            "without": list(done.without),
        }
    )
    for line in bundles_words(
        done.made, done.folder, done.words, without=done.without, stopped=done.stopped
    ):
        output.line(line)
    return STOPPED if done.stopped else DONE
