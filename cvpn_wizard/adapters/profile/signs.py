"""What mail programs, word processors and other tools make of a profile's plain signs."""

from __future__ import annotations

import re
import unicodedata

QUOTES = str.maketrans(
    {
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u2033": '"',
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2032": "'",
    }
)
"""Typographic quotes, and the plain ones that they were."""

UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad\u0000]")
"""Signs that nobody sees and OpenVPN does."""

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\uff0d\ufe58\ufe63"
_ARMOR = re.compile(rf"^[\s>]*[{DASHES}]+ *(BEGIN|END) +([A-Z0-9 ]+?) *[{DASHES}]+\s*$")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
_QUOTED = re.compile(r"^(?:\s*>)+ ?|^\s+")


def plain_directive(row: str) -> str:
    """A line outside blocks as it was typed once: plain quotes, spaces and letters."""
    row = unicodedata.normalize("NFKC", UNSEEN.sub("", row).translate(QUOTES))
    for entity, sign in _ENTITIES.items():
        row = row.replace(entity, sign)
    return row.replace("\u00a0", " ")


def plain_pem(row: str) -> str:
    """A line inside a block with a certificate or key: no margin, and five hyphens."""
    row = unicodedata.normalize("NFKC", UNSEEN.sub("", row))
    armor = _ARMOR.match(row)
    if armor:
        return f"-----{armor.group(1)} {armor.group(2)}-----"
    return _QUOTED.sub("", row).rstrip()


def is_armor(row: str, end: str = "") -> bool:
    """Whether a line begins or ends a PEM part; ``end`` (``BEGIN``, ``END``) asks for one only."""
    found = _ARMOR.match(unicodedata.normalize("NFKC", row))
    return found is not None and (not end or found.group(1) == end)
