"""Passphrases of words that can be read over the phone, and put right when one is mistyped.

AES ZIP derives its keys with 1,000 rounds of PBKDF2-HMAC-SHA1, which slows guessing down by little.
So the strength has to come from the words: eight of them are 82 bits (English) or 88 (Japanese).
If one graphics card tries ten million a second, 100,000 of them need 150,000 years for 82 bits.
"""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from cvpn_wizard.adapters.bundle.kana import folded, romaji
from cvpn_wizard.model.resources import resource
from cvpn_wizard.model.secret import Secret

COUNT = 8
LEAST_BITS = 80
SEPARATOR = "-"
WORD_LANGUAGES = ("en", "ja")
"""The languages that have a word list; the first is used for any other."""

_BETWEEN = re.compile(r"[\s,.;・、。‐-―ー_/+-]+")
_LONGEST = 1000
"""Characters that are looked at; no passphrase is as long."""


@dataclass(frozen=True)
class Words:
    """A new passphrase. ``repr`` hides it.

    :ivar typed: what opens the bundle, in 7-Zip as well: the words with hyphens between.
    :ivar spoken: what is read aloud, where it is written otherwise (hiragana); else the same words.
    :ivar language: of the words.
    """

    typed: Secret
    spoken: Secret
    language: str

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(as it is read, as it is typed) for each word: to be shown once."""
        return tuple(
            zip(
                self.spoken.reveal().split(SEPARATOR),
                self.typed.reveal().split(SEPARATOR),
                strict=True,
            )
        )


@cache
def _list(language: str) -> tuple[str, ...]:
    lines = resource("words", f"{language}.txt").read_text(encoding="utf-8").split()
    return tuple(lines)


@cache
def _meanings(language: str) -> dict[str, str]:
    """What may be typed for a word, and what then is meant."""
    if language != "ja":
        return {word: word for word in _list(language)}
    latin = {word: romaji(word) for word in _list(language)}
    sounds = Counter(folded(typed) for typed in latin.values())
    # たにん and たんにん are told apart by their exact spelling only.
    alike = {folded(typed): typed for typed in latin.values() if sounds[folded(typed)] == 1}
    return {**alike, **latin, **{typed: typed for typed in latin.values()}}


def bits(language: str, count: int = COUNT) -> float:
    """How many bits so many words are worth."""
    return count * math.log2(len(_list(_known(language))))


def _known(language: str) -> str:
    return language if language in WORD_LANGUAGES else WORD_LANGUAGES[0]


def new_words(language: str, count: int = COUNT) -> Words:
    """A fresh passphrase of at least :data:`LEAST_BITS` bits, from the system's random numbers.

    :raises ValueError: for too few words.
    """
    spoken_in = _known(language)
    if bits(spoken_in, count) < LEAST_BITS:
        raise ValueError(count)
    words = [secrets.choice(_list(spoken_in)) for _ in range(count)]
    typed = [romaji(word) for word in words] if spoken_in == "ja" else words
    return Words(Secret(SEPARATOR.join(typed)), Secret(SEPARATOR.join(words)), spoken_in)


@dataclass(frozen=True)
class Understood:
    """What was typed, as we read it.

    :ivar candidates: what may be meant, the likeliest first; never empty.
    :ivar unknown: the places, from 1, of words that are in no list; empty for all known, and for
        something that is no passphrase of ours at all.
    :ivar count: how many words there are.
    :ivar ours: every one of them is a word of ours.
    """

    candidates: tuple[Secret, ...]
    unknown: tuple[int, ...]
    count: int
    ours: bool


def understand(typed: str) -> Understood:
    """Read what a person typed: any case, any signs between the words, kana or Latin letters."""
    typed = unicodedata.normalize("NFKC", typed.strip())[:_LONGEST]
    parts = [part for part in _BETWEEN.split(typed.lower()) if part]
    best: tuple[list[str | None], int] = ([], -1)
    for language in WORD_LANGUAGES:
        found = [_meant(part, language) for part in parts]
        hits = sum(one is not None for one in found)
        if hits > best[1]:
            best = (found, hits)
    found, hits = best
    candidates = [Secret(typed)]
    complete = bool(parts) and hits == len(parts)
    if complete:
        candidates.insert(0, Secret(SEPARATOR.join(word for word in found if word)))
    mostly = len(parts) > 1 and hits * 2 >= len(parts)
    unknown = tuple(n for n, one in enumerate(found, 1) if one is None) if mostly else ()
    return Understood(tuple(dict.fromkeys(candidates)), unknown, len(parts), complete)


def _meant(part: str, language: str) -> str | None:
    """The word of the list that is meant: the same, or the only one that differs in one letter."""
    meanings = _meanings(language)
    key = folded(part) if language == "ja" else part
    for spelling in (part, key):
        if spelling in meanings:
            return meanings[spelling]
    near = {word for known, word in meanings.items() if _one_off(key, known)}
    return near.pop() if len(near) == 1 else None


def _one_off(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two swapped, makes the one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return len(one) != len(other)
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
