"""Answers that got lost: asked what there is, and only then once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

import pytest

from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.engine.runner import SHOWN_SECONDS, TRIES, Run
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.engine.waiting import OUTAGE_SECONDS, Clock, wait_until
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import RefusalEvent, StepEvent, StepId, StepKind, StepState


class SpringClock(Clock):
    """A clock that jumps ahead instead of waiting."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def pause(self, cancelled: Event, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class World:
    """An AWS with one kind of thing.

    :ivar lost: codes with which the next calls end; ``True``: after the thing was done.
    :ivar shown_at: when AWS lists what it made.
    """

    clock: SpringClock
    lost: list[tuple[ErrorCode, bool]] = field(default_factory=list)
    delay: float = 0.0
    made: list[str] = field(default_factory=list)
    shown_at: float = 0.0
    blind: int = 0

    def create(self, token: str) -> None:
        outcome = self.lost.pop(0) if self.lost else None
        if outcome is None or outcome[1]:
            self.made.append(token)
            self.shown_at = self.clock.seconds + self.delay
        if outcome is not None:
            raise WizardError(outcome[0])

    def listed(self) -> bool:
        if self.blind:
            self.blind -= 1
            raise WizardError(ErrorCode.NO_NETWORK)
        return bool(self.made) and self.clock.seconds >= self.shown_at


@dataclass(frozen=True)
class Thing(Step):
    world: World = field(compare=False)

    kind: ClassVar[StepKind] = StepKind.VPC
    tokenless: ClassVar[bool] = True

    @property
    def makes(self) -> str:
        return "thing"

    def look(self, tools: Tools) -> Made | None:
        return Made("vpc-1") if self.world.listed() else None

    def make(self, tools: Tools) -> Made:
        self.world.create(tools.token)
        return Made("vpc-1")

    def unmake(self, tools: Tools, made: Made) -> None:
        self.world.made.clear()


class TokenedThing(Thing):
    tokenless: ClassVar[bool] = False


VPC = StepId("vpc")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    diary = Journal(tmp_path / "run.jsonl")
    yield diary
    diary.close()


@pytest.fixture
def world() -> World:
    return World(SpringClock())


def go(step: Thing, journal: Journal, cancelled: Event | None = None) -> list[Any]:
    unused: Any = None
    tools = Tools(
        spec=unused,
        run="run-1",
        cloud=unused,
        vault=unused,
        home=journal.path.parent,
        out=journal.path.parent,
        clock=step.world.clock,
        cancelled=cancelled or Event(),
        made={},
    )
    return list(Run([step], tools, journal, journal.history()).go())


def last(events: list[Any]) -> StepState:
    return [event.state for event in events if isinstance(event, StepEvent)][-1]


LOST = (ErrorCode.NO_NETWORK, True)
NOT_DONE = (ErrorCode.NO_NETWORK, False)


def test_what_was_made_is_found_and_not_made_again(journal: Journal, world: World) -> None:
    world.lost, world.delay = [LOST], SHOWN_SECONDS / 2
    assert last(go(Thing(world), journal)) is StepState.DONE
    assert len(world.made) == 1
    assert journal.history().of(VPC).made_here


def test_what_was_not_made_is_made_once_aws_has_had_time_to_show_it(
    journal: Journal, world: World
) -> None:
    world.lost = [NOT_DONE]
    assert last(go(Thing(world), journal)) is StepState.DONE
    assert len(world.made) == 1
    assert world.clock.seconds > SHOWN_SECONDS


def test_with_a_token_there_is_nothing_to_wait_for(journal: Journal, world: World) -> None:
    world.lost = [NOT_DONE]
    assert last(go(TokenedThing(world), journal)) is StepState.DONE
    assert world.clock.seconds == 0


def test_it_is_given_up_in_the_end_and_stays_unfinished(journal: Journal, world: World) -> None:
    world.lost = [NOT_DONE] * TRIES
    events = go(Thing(world), journal)
    assert last(events) is StepState.FAILED
    (refusal,) = [event for event in events if isinstance(event, RefusalEvent)]
    assert refusal.error.code is ErrorCode.NO_NETWORK
    assert world.lost == []
    assert journal.history().of(VPC).unfinished


def test_an_outage_while_looking_is_borne(journal: Journal, world: World) -> None:
    world.lost = [LOST]
    thing = Thing(world)
    journal.write("make", VPC, token="t")
    world.blind = 5
    assert last(go(thing, journal)) is StepState.DONE


@pytest.mark.parametrize("kind", [Thing, TokenedThing])
def test_what_was_usable_a_moment_ago_and_is_not_shown_is_no_loss(
    journal: Journal, world: World, kind: type[Thing]
) -> None:
    """AWS is many computers; the one that is asked after a crash may not know of it yet."""
    assert last(go(kind(world), journal)) is StepState.DONE
    world.shown_at = world.clock.seconds + SHOWN_SECONDS / 2
    assert last(go(kind(world), journal)) is StepState.PRESENT
    assert len(world.made) == 1


def test_but_what_stays_away_is_made_anew(journal: Journal, world: World) -> None:
    assert last(go(TokenedThing(world), journal)) is StepState.DONE
    world.made.clear()
    assert last(go(TokenedThing(world), journal)) is StepState.DONE
    assert world.clock.seconds > SHOWN_SECONDS
    assert journal.history().of(VPC).times_gone == 1


def test_a_refusal_is_no_lost_answer(journal: Journal, world: World) -> None:
    world.lost = [(ErrorCode.ACCESS_DENIED, False)]
    assert last(go(Thing(world), journal)) is StepState.FAILED
    history = journal.history().of(VPC)
    assert not history.unfinished
    assert history.begun


def test_a_line_of_a_moment_ago_is_looked_after_longer(journal: Journal, world: World) -> None:
    """The program died and was started again at once."""
    journal.write("make", VPC, token="t")
    world.made, world.shown_at = ["t"], 3.0
    assert last(go(Thing(world), journal)) is StepState.PRESENT
    assert world.made == ["t"]


def test_what_somebody_else_took_away_is_made_with_another_token(
    journal: Journal, world: World
) -> None:
    go(Thing(world), journal)
    world.made, before = [], world.made
    assert last(go(Thing(world), journal)) is StepState.DONE
    assert len(world.made) == 1
    assert world.made != before
    assert journal.history().of(VPC).times_gone == 1


def looking(world: World, until: float, code: ErrorCode) -> Callable[[], bool | None]:
    def look() -> bool | None:
        if world.clock.seconds < until:
            raise WizardError(code)
        return True

    return look


@pytest.mark.parametrize(
    ("outage", "code", "borne"),
    [
        (OUTAGE_SECONDS * 0.8, ErrorCode.NO_NETWORK, True),
        (OUTAGE_SECONDS * 0.8, ErrorCode.THROTTLED, True),
        (OUTAGE_SECONDS * 1.5, ErrorCode.NO_NETWORK, False),
        (0.1, ErrorCode.ACCESS_DENIED, False),
        (0.1, ErrorCode.EXPIRED_CREDENTIALS, False),
    ],
)
def test_a_wait_bears_what_passes(
    world: World, outage: float, code: ErrorCode, borne: bool
) -> None:
    def wait() -> bool:
        return wait_until(
            looking(world, outage, code),
            cancelled=Event(),
            clock=world.clock,
            minutes=30,
            waiting_for="x",
        )

    if borne:
        assert wait()
        return
    with pytest.raises(WizardError) as refused:
        wait()
    assert refused.value.code is code
    assert world.clock.seconds < OUTAGE_SECONDS * 1.4
