"""Which version of a client is installed, for those that do not tell it themselves."""

from __future__ import annotations

import plistlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from cvpn_wizard.adapters.clients.base import version_in
from cvpn_wizard.adapters.clients.windows_places import version_of


def installed_version(program: Path, title: str) -> str:
    """From a Mac's ``Info.plist`` or Windows' list of programs; empty where neither says it.

    :param title: how the program's name begins in Windows' list. Never raises.
    """
    return _of_app(program) or version_in(version_of(title))


def _of_app(program: Path) -> str:
    """``…/Name.app/Contents/MacOS/name`` has the version in ``…/Contents/Info.plist``."""
    try:
        folder = program.resolve().parent
        if folder.name != "MacOS":
            return ""
        with (folder.parent / "Info.plist").open("rb") as stream:
            told = plistlib.load(stream)
    except (OSError, ValueError, ExpatError):  # InvalidFileException is a ValueError
        return ""
    named = told.get("CFBundleShortVersionString", "") if isinstance(told, dict) else ""
    return version_in(str(named))
