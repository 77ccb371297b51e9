"""Languages, and the one function that turns an id into a sentence."""

from __future__ import annotations

import os
from functools import cache

import rustfluent

from cvpn_wizard.model.resources import resource

LANGUAGES = {"en": "English", "ja": "日本語"}
"""Code and own name of each language; the first is what others fall back on."""

_current = "en"


def system_language() -> str:
    """The language of this computer's user, if we speak it; English otherwise."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    import locale  # noqa: PLC0415  where no variable says it: Windows and macOS

    name = (locale.getlocale()[0] or "").lower()
    return "ja" if name.startswith("ja") else "en"


def set_language(code: str) -> None:
    """Speak this language from now on.

    :raises ValueError: for a language that we do not speak.
    """
    global _current  # noqa: PLW0603  one language at a time is what a program has
    if code not in LANGUAGES:
        raise ValueError(code)
    _current = code


def current_language() -> str:
    return _current


@cache
def _bundle(language: str) -> rustfluent.Bundle:
    whole = resource("i18n", f"{language}.ftl")
    if whole.is_file():  # as packaged: one file is quicker to read than sixty
        return rustfluent.Bundle(language, [str(whole)])
    files = sorted(str(path) for path in resource("i18n", language).glob("*.ftl"))
    return rustfluent.Bundle(language, files)


def _plain(value: object) -> str | int:
    """Fluent needs whole numbers as numbers, for plurals; all else is a text already formatted."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return str(value)


def _say(language: str, key: str, values: dict[str, str | int]) -> str:
    """:raises ValueError: when that language has no such sentence."""
    sentence: str = _bundle(language).get_translation(key, variables=values, use_isolating=False)
    return sentence


def text(key: str, /, **facts: object) -> str:
    """The sentence with that id in the current language, with ``facts`` in their places.

    :raises KeyError: for an id that no file has; a test holds that this cannot happen.
    """
    values = {name: _plain(value) for name, value in facts.items()}
    for language in dict.fromkeys((_current, "en")):
        try:
            return _say(language, key, values)
        except ValueError:
            continue
    raise KeyError(key)


def has_text(key: str, language: str | None = None) -> bool:
    """Whether a language has a sentence with that id."""
    try:
        _say(language or _current, key, {})
    except ValueError as error:
        return "not found" not in str(error).lower()
    return True
