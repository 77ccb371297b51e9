"""argparse in the user's language, with our exit status, and a word near to a misspelt one."""

from __future__ import annotations

import argparse
import re
import sys
from difflib import get_close_matches
from typing import Any, NoReturn

from cvpn_wizard.texts import text

WRONG_USAGE = 2

PLACES = {
    "NAME": "cli-place-name",
    "PERSON": "cli-place-person",
    "PROFILE": "cli-place-profile",
    "BUNDLE": "cli-place-bundle",
    "ENDPOINT_ID": "cli-place-endpoint",
}
"""What stands for what in every command that does not explain it in words of its own."""

COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "cli-wrong-missing"),
    (re.compile(r"one of the arguments (?P<what>.+) is required"), "cli-wrong-missing-one"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "cli-wrong-unknown"),
    (re.compile(r"argument (?P<what>.+): expected .*argument.*"), "cli-wrong-no-value"),
    (
        re.compile(r"argument (?P<what>.+): not allowed with argument (?P<other>.+)"),
        "cli-wrong-together",
    ),
)
"""argparse's own complaints (CPython 3.11 to 3.13); what is not among them is shown as it is."""


class Parser(argparse.ArgumentParser):
    """A parser; those of its commands are of the same class, for argparse makes them so."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False, "formatter_class": _Formatter})
        self._positionals.title = text("cli-group-arguments")
        self._optionals.title = text("cli-group-options")
        self.add_argument("-h", "--help", action="help", help=text("cli-help"))

    def add_argument(self, *flags: Any, **options: Any) -> argparse.Action:
        place = options.get("metavar")
        if not flags[0].startswith("-") and isinstance(place, str) and place in PLACES:
            options.setdefault("help", text(PLACES[place]))
        return super().add_argument(*flags, **options)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        words = text("cli-wrong-usage", message=_in_words(message), command=f"{self.prog} --help")
        self.exit(WRONG_USAGE, f"{words}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = get_close_matches(str(value), known, n=1)
        if near:
            message = text("cli-wrong-choice-near", value=str(value), near=near[0])
        else:
            message = text("cli-wrong-choice", value=str(value), known=", ".join(known))
        raise argparse.ArgumentError(None, message)

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError as error:
            if isinstance(error.__context__, argparse.ArgumentTypeError):
                raise
            what = "/".join(action.option_strings) or str(action.metavar or action.dest)
            message = text("cli-wrong-value", value=arg_string, what=what)
            raise argparse.ArgumentError(None, message) from None


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        words = f"{text('cli-usage')} " if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)


def _in_words(message: str) -> str:
    for complaint, key in COMPLAINTS:
        if found := complaint.fullmatch(message):
            return text(key, **found.groupdict())
    return message
