"""How the window was called for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cvpn_wizard import __version__
from cvpn_wizard.model.names import is_bundle_name
from cvpn_wizard.texts import LANGUAGES
from cvpn_wizard.ui.header import THEMES


@dataclass(frozen=True)
class Options:
    """How the window was called for; empty texts mean: as kept, or as the system has it.

    :ivar bundle: a file that was double-clicked; the window opens on it.
    """

    practice: bool = False
    lang: str = ""
    theme: str = ""
    bundle: Path | None = None


def _plain_options(arguments: Sequence[str]) -> Options | None:
    """The few options read by hand; ``None``: argparse has to explain something."""
    options, left = Options(), list(arguments)
    while left:
        match left:
            case ["--practice", *left]:
                options = replace(options, practice=True)
            case ["--lang", code, *left] if code in LANGUAGES:
                options = replace(options, lang=code)
            case ["--theme", theme, *left] if theme in THEMES:
                options = replace(options, theme=theme)
            case [file, *left] if is_bundle_name(file):
                options = replace(options, bundle=Path(file).absolute())
            case _:
                return None
    return options


def options_of(arguments: Sequence[str]) -> Options:
    """Read the command line; leaves with status 2 and a sentence when it makes no sense."""
    plain = _plain_options(arguments)
    if plain is not None:
        return plain
    import argparse  # noqa: PLC0415  not for a double-click

    parser = argparse.ArgumentParser(prog="cvpn-wizard")
    parser.add_argument("--practice", action="store_true")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="")
    parser.add_argument("--theme", choices=THEMES, default="")
    parser.add_argument("--version", action="version", version=f"cvpn-wizard {__version__}")
    parser.add_argument("bundle", nargs="?", type=Path, metavar="FILE.cvpnkit")
    return Options(**vars(parser.parse_args(arguments)))
