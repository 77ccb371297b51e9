"""What is there right after a crash: AWS is given the time to show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

import pytest

from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.engine.runner import SHOWN_SECONDS
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.run_book import Work
from cvpn_wizard.journeys.taking_back import what_is_there
from cvpn_wizard.model.steps import StepId, StepKind

VPC = StepId("vpc")


class SpringClock(Clock):
    """Pauses take no time, and move it ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    @property
    def paused(self) -> float:
        return self.ahead.total_seconds()

    def now(self) -> datetime:
        return super().now() + self.ahead

    def pause(self, cancelled: Event, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)


@dataclass(frozen=True)
class LateVpc(Step):
    """Made, and shown by AWS some seconds later."""

    clock: SpringClock = field(compare=False)

    kind: ClassVar[StepKind] = StepKind.VPC
    tokenless: ClassVar[bool] = True

    @property
    def makes(self) -> str:
        return "vpc"

    def look(self, tools: Tools) -> Made | None:
        return Made("vpc-1") if self.clock.paused > SHOWN_SECONDS / 2 else None

    def make(self, tools: Tools) -> Made:
        raise NotImplementedError

    def unmake(self, tools: Tools, made: Made) -> None:
        raise NotImplementedError


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    diary = Journal(tmp_path / "run.jsonl")
    yield diary
    diary.close()


@pytest.fixture
def clock() -> SpringClock:
    return SpringClock()


def look(journal: Journal, clock: SpringClock) -> dict[StepId, Made]:
    unused: Any = None
    home = journal.path.parent
    tools = Tools(unused, "run-1", unused, unused, home, home, clock, Event(), {})
    steps = (LateVpc(clock),)
    return what_is_there(Work(unused, unused, home, journal, journal.history(), steps, tools))


def test_what_was_about_to_be_made_is_waited_for(journal: Journal, clock: SpringClock) -> None:
    journal.write("make", VPC, token="t")
    assert look(journal, clock) == {VPC: Made("vpc-1")}
    assert SHOWN_SECONDS / 2 < clock.paused <= SHOWN_SECONDS


def test_what_was_made_a_moment_ago_too(journal: Journal, clock: SpringClock) -> None:
    journal.write("make", VPC, token="t")
    journal.write("made", VPC, resource="vpc-1")
    look(journal, clock)
    assert clock.paused > SHOWN_SECONDS / 2


def test_a_crash_of_long_ago_needs_no_waiting(journal: Journal, clock: SpringClock) -> None:
    journal.write("make", VPC, token="t")
    clock.ahead = timedelta(minutes=1)
    look(journal, clock)
    assert clock.paused == 60


def test_a_run_that_came_to_its_end_needs_none_either(journal: Journal, clock: SpringClock) -> None:
    journal.write("make", VPC, token="t")
    journal.write("made", VPC, resource="vpc-1")
    journal.write("settled", VPC)
    assert look(journal, clock) == {VPC: Made("vpc-1")}
    assert clock.paused == 0


def test_a_clock_that_was_set_back_makes_nobody_wait_longer(
    journal: Journal, clock: SpringClock
) -> None:
    journal.write("make", VPC, token="t")
    clock.ahead = timedelta(hours=-1)
    look(journal, clock)
    assert clock.paused == -3600 + SHOWN_SECONDS
