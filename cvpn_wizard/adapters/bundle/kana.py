"""Hiragana in Latin letters: what is typed for a Japanese word that was heard."""

from __future__ import annotations

from types import MappingProxyType

_ROWS = """
あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go
さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo
た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do
な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho
ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po
ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro
わ wa を o ん n ぁ a ぃ i ぅ u ぇ e ぉ o
"""
_SIGNS = _ROWS.split()
LATIN = MappingProxyType(dict(zip(_SIGNS[::2], _SIGNS[1::2], strict=True)))
_GLIDES = {"ゃ": "a", "ゅ": "u", "ょ": "o"}

_SPELLINGS = (
    # What input methods and older romanisations write for the same sound.
    ("ltu", "xtu"),
    ("cch", "tch"),
    ("sy", "sh"),
    ("ty", "ch"),
    ("cy", "ch"),
    ("zy", "j"),
    ("jy", "j"),
    ("si", "shi"),
    ("shhi", "shi"),
    ("ti", "chi"),
    ("tu", "tsu"),
    ("hu", "fu"),
    ("zi", "ji"),
    ("di", "ji"),
    ("du", "zu"),
    ("nn", "n"),
    ("n'", "n"),
    ("tch", "cch"),
)


def romaji(kana: str) -> str:
    """Hepburn without long marks: ``しゅくだい`` is ``shukudai``, ``きって`` ``kitte``.

    :raises KeyError: for a sign that is not hiragana.
    """
    latin = ""
    doubled = False
    for sign in kana:
        if sign == "っ":
            doubled = True
            continue
        if sign in _GLIDES:
            latin = _glided(latin, _GLIDES[sign])
            continue
        sound = LATIN[sign]
        latin += sound[0] + sound if doubled else sound
        doubled = False
    return latin


def _glided(latin: str, vowel: str) -> str:
    """``ki`` and a small ``ya`` are ``kya``; ``shi``, ``chi`` and ``ji`` lose their ``i`` only."""
    stem = latin.removesuffix("i")
    return stem + vowel if stem.endswith(("sh", "ch", "j")) else f"{stem}y{vowel}"


def folded(latin: str) -> str:
    """One spelling for all that sound alike, to compare what was typed: ``tuki`` is ``tsuki``."""
    for typed, meant in _SPELLINGS:
        latin = latin.replace(typed, meant)
    return latin
