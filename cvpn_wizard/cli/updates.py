"""``updates``: whether there is a newer version. It only tells."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from cvpn_wizard import __version__
from cvpn_wizard.adapters.updates.fetching import usable
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.updates.checking import check, place_of
from cvpn_wizard.journeys.updates.choice import read_choice, write_choice
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.updates import Found, Standing
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.texts.updates import found_words, last_words, place_words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("updates", help=text("cli-updates"))
    command.add_argument("--check", action="store_true", help=text("cli-updates-check"))
    switch = command.add_mutually_exclusive_group()
    switch.add_argument(
        "--on", action="store_const", const=True, dest="on", help=text("cli-updates-on")
    )
    switch.add_argument(
        "--off", action="store_const", const=False, dest="on", help=text("cli-updates-off")
    )
    command.add_argument("--address", metavar="URL", help=text("cli-updates-address"))
    command.add_argument("--key", type=_key, metavar="KEY", help=text("cli-updates-key"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_updates)


def _key(words: str) -> str:
    from cvpn_wizard.adapters.updates.signature import is_key  # noqa: PLC0415  slow

    if words and not is_key(words):
        raise argparse.ArgumentTypeError(text("cli-updates-key-bad"))
    return words


def _updates(args: argparse.Namespace, output: Output) -> int:
    if args.address and not usable(args.address):
        raise WizardError(ErrorCode.UPDATES_ADDRESS_BAD, name=args.address)
    choice = read_choice(args.home)
    chosen = replace(
        choice,
        on=choice.on if args.on is None else args.on,
        address=choice.address if args.address is None else args.address,
        key=choice.key if args.key is None else args.key,
    )
    if chosen != choice:
        write_choice(args.home, chosen)
    place = place_of(chosen)
    found = check(args.home) if args.check else None
    chosen = read_choice(args.home)
    output.json(
        {
            "event": "updates",
            "version": __version__,
            "on": chosen.on,
            "allowed": place.allowed,
            "address": place.address or None,
            "keys": list(place.keys),
            "checked": chosen.checked or None,
            **(_found(found) if found else {}),
        }
    )
    if found:
        _say(found, output)
        return 0
    output.line(text("updates-this", version=__version__))
    output.line(text("updates-on" if chosen.on else "updates-off"))
    output.line(place_words(place.address, allowed=place.allowed, keyed=bool(place.keys)))
    output.line(last_words(chosen.checked))
    return 0


def _found(found: Found) -> dict[str, object]:
    release = found.release
    return {
        "standing": found.standing.value,
        "newest": release.version,
        "released": release.released.isoformat(),
        "notes": dict(release.notes),
        "download": release.download,
        "sha256": release.sha256,
        "size": release.size,
        "minimum_windows": release.minimum_windows,
    }


def _say(found: Found, output: Output) -> None:
    release = found.release
    output.line(found_words(found, __version__))
    if found.standing is not Standing.CURRENT:
        output.line(text("cli-updates-notes", page=release.notes_in(current_language())))
    if found.standing is Standing.NEWER:
        output.line(text("cli-updates-download", page=release.download))
        output.line(text("cli-updates-sha256", sha256=release.sha256))
