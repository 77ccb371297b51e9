"""The guide for whoever gets a bundle: one page that needs nothing but a browser, or a printer."""

from __future__ import annotations

from html import escape
from string import Template

from cvpn_wizard.adapters.bundle.manifest import Manifest
from cvpn_wizard.model.resources import resource

GUIDE_LANGUAGES = ("en", "ja")
"""The first is used for any other. A language is ``resources/guide/page.<code>.html``."""


def guide_html(manifest: Manifest, *, with_key: bool = True) -> str:
    """The page in the recipient's language, with the names and dates of this bundle.

    :param with_key: false for an answer to a request, which only this program can complete.
    """
    language = manifest.language if manifest.language in GUIDE_LANGUAGES else GUIDE_LANGUAGES[0]
    page = Template(resource("guide", f"page.{language}.html").read_text(encoding="utf-8"))
    end = manifest.valid_until
    words = {
        "person": manifest.person,
        "vpn": manifest.vpn,
        "valid_until": f"{end:%Y-%m-%d}" if end else "–",
        "ping": manifest.ping,
        "with_ping": _class(shown=bool(manifest.ping)),
        "with_key": _class(shown=with_key),
        "without_key": _class(shown=not with_key),
    }
    parts = {
        "style": resource("guide", "style.css").read_text(encoding="utf-8"),
        "pictures": resource("guide", "pictures.svg").read_text(encoding="utf-8"),
    }
    return page.substitute({name: escape(value) for name, value in words.items()} | parts)


def note_text(manifest: Manifest, file: str) -> str:
    """What to write when a bundle is sent, in the recipient's language; the words are not in it."""
    language = manifest.language if manifest.language in GUIDE_LANGUAGES else GUIDE_LANGUAGES[0]
    note = Template(resource("guide", f"note.{language}.txt").read_text(encoding="utf-8"))
    end = manifest.valid_until
    return note.substitute(
        file=file,
        person=manifest.person,
        vpn=manifest.vpn,
        valid_until=f"{end:%Y-%m-%d}" if end else "–",
    )


def _class(*, shown: bool) -> str:
    return "shown" if shown else "hidden"
