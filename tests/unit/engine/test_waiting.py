"""Waiting: the rhythm, the limit, and Stop."""

from __future__ import annotations

from threading import Event

import pytest

from cvpn_wizard.engine.waiting import LONGEST_PAUSE, Clock, retry_while, wait_until
from cvpn_wizard.model.errors import ErrorCode, WizardError


class SpringClock(Clock):
    """A clock that jumps ahead instead of waiting."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.seconds

    def pause(self, cancelled: Event, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds


def test_the_rhythm_starts_short_and_never_oversleeps_much() -> None:
    clock = SpringClock()
    found = wait_until(
        lambda: clock.seconds if clock.seconds >= 600 else None,
        cancelled=Event(),
        clock=clock,
        minutes=30,
        waiting_for="x",
    )
    assert clock.pauses[0] < 0.2
    assert max(clock.pauses) <= LONGEST_PAUSE * 1.1
    assert found - 600 <= 600 * 0.06
    assert len(clock.pauses) < 150


def test_it_gives_up_with_the_name_and_the_minutes() -> None:
    with pytest.raises(WizardError) as refusal:
        wait_until(
            lambda: None, cancelled=Event(), clock=SpringClock(), minutes=10, waiting_for="it"
        )
    assert refusal.value.code is ErrorCode.TOOK_TOO_LONG
    assert refusal.value.facts == {"name": "it", "minutes": 10}


def test_stop_ends_the_wait() -> None:
    cancelled = Event()
    cancelled.set()
    with pytest.raises(WizardError) as refusal:
        wait_until(lambda: None, cancelled=cancelled, clock=Clock(), minutes=1, waiting_for="x")
    assert refusal.value.code is ErrorCode.STOPPED


def test_a_passing_refusal_is_tried_again() -> None:
    answers = iter([ErrorCode.IN_USE, ErrorCode.IN_USE, None])

    def change() -> None:
        code = next(answers)
        if code:
            raise WizardError(code)

    retry_while(ErrorCode.IN_USE, change, cancelled=Event(), clock=SpringClock(), minutes=5)
    assert next(answers, "used up") == "used up"


@pytest.mark.parametrize("code", [ErrorCode.IN_USE, ErrorCode.ACCESS_DENIED])
def test_a_lasting_refusal_is_told_as_it_is(code: ErrorCode) -> None:
    def change() -> None:
        raise WizardError(code)

    with pytest.raises(WizardError) as refusal:
        retry_while(ErrorCode.IN_USE, change, cancelled=Event(), clock=SpringClock(), minutes=5)
    assert refusal.value.code is code
