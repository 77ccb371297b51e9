"""The receipt of a removal, a line for each thing."""

from __future__ import annotations

from collections.abc import Iterator

from cvpn_wizard.model.steps import Leftover, ResultEvent
from cvpn_wizard.texts.language import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.texts.steps import step_words


def receipt_lines(told: ResultEvent) -> Iterator[str]:
    """What was taken away, what is left and why, what stays, and what is not ours."""
    for step, resource in told.removed:
        yield text("receipt-removed", step=step_words(step), resource=resource)
    for left in told.left:
        yield _left(left)
    for kept in told.kept:
        facts = {"step": step_words(kept.step), "resource": kept.resource}
        if told.heir:
            yield text("receipt-heir", heir=told.heir, **facts)
        else:
            yield text("receipt-kept", **facts)
    for other in told.others:
        yield text("receipt-other", step=step_words(other.step), resource=other.resource)


def removed_words(told: ResultEvent) -> str:
    """The last line of a removal that has reached its end."""
    if told.heir:
        return text("removed-heir", name=told.vpn, heir=told.heir)
    return text("cli-removed", name=told.vpn)


def _left(left: Leftover) -> str:
    facts = {"step": step_words(left.step), "resource": left.resource}
    if left.error is None:
        return text("receipt-left", **facts)
    return text("receipt-left-why", **facts, why=refusal_words(left.error).title)
