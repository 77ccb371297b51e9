"""Finding what AWS has: by a name that a person gave, and again after it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from cvpn_wizard.engine.step import Tools
from cvpn_wizard.engine.waiting import retry_while
from cvpn_wizard.model.errors import ErrorCode, WizardError

T = TypeVar("T")


def the_one(kind: str, ref: str, found: Sequence[T], ids: Iterable[str]) -> T:
    """The only thing that was found under a name or id.

    :param ids: of what was found, for the refusal.
    :raises WizardError: NOT_FOUND, AMBIGUOUS_NAME.
    """
    if not found:
        raise WizardError(ErrorCode.NOT_FOUND, kind=kind, name=ref)
    if len(found) > 1:
        raise WizardError(ErrorCode.AMBIGUOUS_NAME, kind=kind, name=ref, ids=", ".join(ids))
    return found[0]


def until_listed(
    tools: Tools, resource: str, name: str, listed: Callable[[], Iterable[str]]
) -> None:
    """Wait until AWS lists what it has just made: it may take a moment to know it everywhere."""
    tools.wait(lambda: resource in set(listed()) or None, minutes=2, waiting_for=name)


def until_released(tools: Tools, delete: Callable[[], None], minutes: float) -> None:
    """Delete, again and again while AWS says that something still uses it."""
    retry_while(
        ErrorCode.IN_USE,
        delete,
        cancelled=tools.cancelled,
        clock=tools.clock,
        minutes=minutes,
    )
