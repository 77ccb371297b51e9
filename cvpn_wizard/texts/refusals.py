"""A refusal in words: what happened, why, what to do now. The window and the CLI share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts.language import text

PLACES = ("name", "path", "port", "region", "action", "minutes", "quota", "ids")
"""Facts that the sentences of a refusal may name; the others are shown as details only."""

NONE = "none"
"""Stands for a fact that a refusal does not carry; every sentence has a variant for it."""

ANSWERS = ("operation", "aws_code", "aws_message", "action", "request_id", "state", "fault", "why")
"""Facts that a reader who wants details is shown, in this order; the rest follow."""


@dataclass(frozen=True)
class RefusalWords:
    """The three sentences of a refusal."""

    title: str
    why: str
    do: str


def refusal_words(error: WizardError) -> RefusalWords:
    """The sentences in the current language."""
    facts: dict[str, object] = dict.fromkeys(PLACES, NONE)
    facts.update({name: error.facts[name] for name in PLACES if error.facts.get(name)})
    key = f"refusal-{error.code.value}"
    return RefusalWords(
        *(_sentence(f"{key}-{part}", facts) for part in ("title", "why", "do")),
    )


def _sentence(key: str, facts: Mapping[str, object]) -> str:
    return text(key, **facts)


def refusal_details(error: WizardError) -> tuple[tuple[str, str], ...]:
    """(name, value) of every fact, for support: AWS's own words first. Facts hold no secret."""
    known = [name for name in ANSWERS if error.facts.get(name)]
    others = [name for name, value in error.facts.items() if name not in ANSWERS and value]
    return (("code", error.code.value), *((n, str(error.facts[n])) for n in (*known, *others)))
