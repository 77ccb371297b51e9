"""A finding in words: what it is, why it matters, what to do, and who can."""

from __future__ import annotations

from dataclasses import dataclass

from cvpn_wizard.model.checking import Finding
from cvpn_wizard.texts.language import has_text, text


@dataclass(frozen=True)
class FindingWords:
    """:ivar why: empty where there is no more to say."""

    title: str
    why: str
    do: str
    who: str


def finding_words(finding: Finding) -> FindingWords:
    """The sentences in the current language."""
    key = f"finding-{finding.code}"
    facts = dict(finding.facts)
    return FindingWords(
        title=text(key, **facts),
        why=text(f"{key}-why", **facts) if has_text(f"{key}-why") else "",
        do=text(f"{key}-do", **facts),
        who=text(f"mender-{finding.mender.value}"),
    )
