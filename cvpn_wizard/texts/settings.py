"""A setting's value as people read it."""

from __future__ import annotations

from cvpn_wizard.texts.language import text


def value_words(value: str, nothing: str = "–") -> str:
    """``True`` and ``False`` as on and off.

    :param nothing: stands for an empty value.
    """
    if value in {"True", "False"}:
        return text("care-on" if value == "True" else "care-off")
    return value or nothing
