"""A step of a run in words: what it makes, how far it is."""

from __future__ import annotations

from cvpn_wizard.model.steps import StepId, StepKind, StepState, kind_of, subject_of
from cvpn_wizard.texts.language import text

HERE = frozenset({StepKind.CERTIFICATES, StepKind.PROFILE})
"""Kinds of steps that AWS has no part in: what they make lies on this computer."""


def step_words(step: StepId) -> str:
    """What a step makes, as a noun: "Subnet server-subnet"."""
    return text(f"step-{kind_of(step).value}", subject=_subject(step))


def state_words(step: StepId, state: StepState) -> str:
    """How far a step is. Only what AWS takes part in can be said to wait for AWS."""
    if state is StepState.SETTLING and kind_of(step) in HERE:
        return text("state-settling-here")
    return text(f"state-{state.value}")


def _subject(step: StepId) -> str:
    """``route.0.0.0.0/0.subnet-a`` names a range and a subnet: both are shown, with an arrow."""
    subject = subject_of(step)
    if kind_of(step) is StepKind.ROUTE and "/" in subject:
        cidr, _, rest = subject.partition("/")
        bits, _, subnet = rest.partition(".")
        return f"{cidr}/{bits} → {subnet}" if subnet else subject
    return subject
