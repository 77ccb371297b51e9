"""The command line: which command, and what its end means to a script.

Exit status: 0 done; 1 refused or failed, with the reason; 2 wrong usage; 3 stopped half-way and
can be resumed.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from cvpn_wizard import __version__
from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.cli import (
    adopt,
    backup,
    change,
    check,
    cost,
    doctor,
    export,
    helpdesk,
    laptop,
    pause,
    person,
    plan,
    policy,
    practice,
    renew_server,
    rollover,
    run,
    show,
    team,
    updates,
)
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.parser import Parser
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import LANGUAGES, set_language, system_language, text

COMMANDS = (
    plan,
    run,
    change,
    pause,
    show,
    cost,
    policy,
    check,
    doctor,
    adopt,
    laptop,
    helpdesk,
    export,
    backup,
    practice,
    person,
    renew_server,
    rollover,
    team,
    updates,
)
"""Each adds its parsers and names the function that carries them out."""


def parser() -> argparse.ArgumentParser:
    """Every command and option. Texts are in the current language."""
    top = Parser(prog="cvpn-wizard", description=text("cli-about"))
    top.add_argument("--version", action="version", version=f"cvpn-wizard {__version__}")
    top.add_argument("--lang", choices=sorted(LANGUAGES), help=text("cli-lang"))
    commands = top.add_subparsers(dest="command", required=True, metavar=text("cli-command"))
    for module in COMMANDS:
        module.add_parser(commands)
    return top


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit status."""
    set_language(_language(arguments))
    args = parser().parse_args(_without_language(arguments))
    logging.getLogger().addHandler(logging.NullHandler())
    output = Output(as_json=getattr(args, "json", False))
    args.home = home_folder()
    try:
        status: int = args.carry_out(args, output)
    except WizardError as error:
        output.refusal(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (``| head``): nothing more to say.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return 1
    return status


def _language(arguments: Sequence[str]) -> str:
    for number, argument in enumerate(arguments):
        value = ""
        if argument == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        elif argument.startswith("--lang="):
            value = argument.partition("=")[2]
        if value in LANGUAGES:
            return value
    return system_language()


def _without_language(arguments: Sequence[str]) -> list[str]:
    """``--lang`` may stand anywhere; argparse knows it only before the command."""
    kept: list[str] = []
    skip = False
    for number, argument in enumerate(arguments):
        if skip:
            skip = False
        elif (
            argument == "--lang"
            and number + 1 < len(arguments)
            and arguments[number + 1] in LANGUAGES
        ):
            skip = True
        elif not (argument.startswith("--lang=") and argument.partition("=")[2] in LANGUAGES):
            kept.append(argument)
    return kept
