"""Waiting that hears Stop, with a rhythm that starts short and grows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event
from typing import TypeVar

from cvpn_wizard.model.errors import ErrorCode, WizardError

T = TypeVar("T")

FIRST_PAUSE = 0.15
"""Seconds before the second look."""
LONGEST_PAUSE = 10.0
"""Seconds between looks in a long wait; Terraform polls AWS at the same rate."""
GROWTH = 0.05
"""A pause is at most this share of the time waited so far: we are late by no more than that."""
PASSING = frozenset(
    {ErrorCode.NO_NETWORK, ErrorCode.AWS_SLOW, ErrorCode.AWS_TROUBLE, ErrorCode.THROTTLED}
)
"""Refusals that pass by themselves; the adapter has tried again already when we hear of them."""
OUTAGE_SECONDS = 60.0
"""So long a wait bears them, counted from the last answer: a sleep, a change of network."""


class Clock:
    """Time, injected so that tests need not wait."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def pause(self, cancelled: Event, seconds: float) -> None:
        """Wait, but not deaf: returns at once when ``cancelled`` is set."""
        cancelled.wait(seconds)


def wait_until(
    look: Callable[[], T | None],
    *,
    cancelled: Event,
    clock: Clock,
    minutes: float,
    waiting_for: str,
) -> T:
    """Look again and again until ``look`` returns something.

    :param minutes: give up after this long.
    :param waiting_for: what the refusal names.
    :raises WizardError: STOPPED when ``cancelled`` is set; TOOK_TOO_LONG; what ``look`` raises,
        but what passes by itself only after :data:`OUTAGE_SECONDS` of nothing else.
    """
    began = answered = clock.monotonic()
    while True:
        try:
            found = look()
        except WizardError as error:
            if error.code not in PASSING or clock.monotonic() - answered > OUTAGE_SECONDS:
                raise
        else:
            answered = clock.monotonic()
            if found is not None:
                return found
        waited = clock.monotonic() - began
        if waited > minutes * 60:
            raise WizardError(ErrorCode.TOOK_TOO_LONG, name=waiting_for, minutes=round(minutes))
        pause = min(max(FIRST_PAUSE, waited * GROWTH), LONGEST_PAUSE)
        clock.pause(cancelled, pause * random.uniform(0.9, 1.1))  # noqa: S311  jitter, no secret
        if cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)


def retry_while(
    code: ErrorCode,
    change: Callable[[], None],
    *,
    cancelled: Event,
    clock: Clock,
    minutes: float,
) -> None:
    """Try a change again while AWS refuses it with one code that passes with time.

    :raises WizardError: that refusal when time is up, STOPPED, or any other refusal at once.
    """
    last: list[WizardError] = []

    def tried() -> bool | None:
        try:
            change()
        except WizardError as error:
            if error.code is not code:
                raise
            last[:] = [error]
            return None
        return True

    try:
        wait_until(tried, cancelled=cancelled, clock=clock, minutes=minutes, waiting_for=code.value)
    except WizardError as error:
        if error.code is ErrorCode.TOOK_TOO_LONG and last:
            raise last[0] from error
        raise
