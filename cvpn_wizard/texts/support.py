"""What a support bundle says of itself."""

from __future__ import annotations

from datetime import datetime

from cvpn_wizard import __version__
from cvpn_wizard.texts.language import text


def about_bundle(made: datetime) -> str:
    """The text that comes first in it."""
    rows = (
        text("support-about-what", version=__version__, made=f"{made:%Y-%m-%d %H:%M}"),
        text("support-about-stand-ins"),
        text("support-about-addresses"),
        text("support-about-left-out"),
    )
    return "\n\n".join(rows) + "\n"
