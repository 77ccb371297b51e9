"""What is said about new versions: the same in the window and outside it."""

from __future__ import annotations

from datetime import datetime

from cvpn_wizard.model.updates import Found, Standing
from cvpn_wizard.texts.language import text


def found_words(found: Found, own: str) -> str:
    """What a check found, in one sentence."""
    release = found.release
    match found.standing:
        case Standing.CURRENT:
            return text("updates-current", version=own)
        case Standing.NEWER:
            return text("updates-newer", version=release.version, date=str(release.released))
        case Standing.NEWER_WINDOWS:
            return text(
                "updates-newer-windows",
                version=release.version,
                date=str(release.released),
                windows=release.minimum_windows,
            )


def place_words(address: str, *, allowed: bool, keyed: bool) -> str:
    """Who is asked, or why nobody is."""
    if not allowed:
        return text("updates-forbidden")
    if not address:
        return text("updates-no-place")
    return text("updates-from" if keyed else "updates-no-key", address=address)


def last_words(checked: str) -> str:
    """When the last answer came, in this computer's time."""
    try:
        when = datetime.fromisoformat(checked).astimezone()
    except ValueError:
        return text("updates-never")
    return text("updates-last", date=f"{when:%Y-%m-%d %H:%M}")
