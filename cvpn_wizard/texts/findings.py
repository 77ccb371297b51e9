"""The sentences for what a check finds: what, why, what to do, and who can do it."""

from __future__ import annotations

from dataclasses import dataclass

from cvpn_wizard.model.checking import Finding, LayerEvent, LayerState
from cvpn_wizard.texts.language import has_text, text

PROFILE = "profile-"
PERSONLESS = "?"


@dataclass(frozen=True)
class FindingWords:
    """What to say about a finding.

    :ivar why: may be empty.
    :ivar who: who can apply the remedy.
    """

    title: str
    why: str
    do: str
    who: str


def finding_words(finding: Finding) -> FindingWords:
    """The finding in the language of the moment."""
    facts = {"person": PERSONLESS, **finding.facts}
    facts["person"] = facts["person"] or PERSONLESS
    of_profile = finding.code.startswith(PROFILE)
    title = text(f"{'problem' if of_profile else 'finding'}-{finding.code}", **facts)
    why = _optional(f"finding-{finding.code}-why", facts)
    suspects = str(facts.get("suspects", ""))
    if suspects:
        names = ", ".join(text(f"suspicion-{one}") for one in suspects.split(","))
        why = f"{why} {text('finding-suspects', list=names)}".strip()
    if finding.mendable:
        do = text("finding-do-mend")
    else:
        do = _optional(f"finding-{finding.code}-do", facts)
    return FindingWords(
        title,
        why,
        do or text(f"finding-do-{finding.mender.value}"),
        text(f"mender-{finding.mender.value}"),
    )


def _optional(key: str, facts: dict[str, object]) -> str:
    return text(key, **facts) if has_text(key) else ""


def layer_words(told: LayerEvent) -> str:
    """What there is to say of a layer in a line, beside its name and state; may be empty."""
    if told.why:
        return text(f"layer-why-{told.why}")
    if told.state is LayerState.FAILED or not told.detail:
        return ""
    words = text(f"layer-detail-{told.detail}", **told.facts)
    if told.facts.get("since"):
        words = f"{words} {text('layer-detail-tunnel-since', since=told.facts['since'])}"
    if told.facts.get("client"):
        words = f"{words} ({text('layer-detail-tunnel-by', client=told.facts['client'])})"
    return words
