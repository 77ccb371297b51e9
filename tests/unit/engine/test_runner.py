"""The runner with steps of straw: order, side by side, refusals, Stop, journal, the way back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest

from cvpn_wizard.engine.journal import History, Journal
from cvpn_wizard.engine.runner import Run, client_token
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.engine.undoing import Undo
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import (
    RefusalEvent,
    StepEvent,
    StepId,
    StepKind,
    StepState,
    step_id,
)


@dataclass
class World:
    """What straw steps build on, and what they were asked."""

    there: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Straw(Step):
    """A step named by its subject."""

    name: str
    on: tuple[str, ...] = ()
    world: World = field(default_factory=World, compare=False)
    refuse: ErrorCode | None = None
    refuse_undo: ErrorCode | None = None
    before: Callable[[Tools], None] | None = field(default=None, compare=False)
    foreign: bool = False

    kind: ClassVar[StepKind] = StepKind.SUBNET

    @property
    def id(self) -> StepId:
        return step_id(self.kind, self.name)

    @property
    def needs(self) -> tuple[StepId, ...]:
        return tuple(step_id(self.kind, name) for name in self.on)

    @property
    def makes(self) -> str:
        return self.name

    def look(self, tools: Tools) -> Made | None:
        return Made(self.name, ours=not self.foreign) if self.name in self.world.there else None

    def make(self, tools: Tools) -> Made:
        self.world.asked.append(f"make {self.name}")
        if self.before:
            self.before(tools)
        if self.refuse:
            raise WizardError(self.refuse)
        self.world.there.add(self.name)
        return Made(self.name)

    def unmake(self, tools: Tools, made: Made) -> None:
        self.world.asked.append(f"unmake {self.name}")
        if self.refuse_undo:
            raise WizardError(self.refuse_undo)
        self.world.there.discard(self.name)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    diary = Journal(tmp_path / "run.jsonl")
    yield diary
    diary.close()


def tools(tmp_path: Path, cancelled: threading.Event | None = None) -> Tools:
    unused: Any = None
    return Tools(
        spec=unused,
        run="run-1",
        cloud=unused,
        vault=unused,
        home=tmp_path,
        out=tmp_path,
        clock=Clock(),
        cancelled=cancelled or threading.Event(),
        made={},
    )


def go(steps: list[Straw], journal: Journal, with_tools: Tools) -> tuple[Run, list[Any]]:
    run = Run(steps, with_tools, journal, journal.history())
    return run, list(run.go())


def states(events: list[Any], name: str) -> list[StepState]:
    return [e.state for e in events if isinstance(e, StepEvent) and e.step == f"subnet.{name}"]


def test_each_step_follows_what_it_needs(tmp_path: Path, journal: Journal) -> None:
    world = World()
    steps = [
        Straw("roof", ("wall",), world),
        Straw("wall", ("floor",), world),
        Straw("floor", (), world),
    ]
    run, events = go(steps, journal, tools(tmp_path))
    assert world.asked == ["make floor", "make wall", "make roof"]
    assert set(run.made) == {step.id for step in steps}
    assert states(events, "roof") == [
        StepState.LOOKING,
        StepState.MAKING,
        StepState.SETTLING,
        StepState.DONE,
    ]


def test_independent_steps_run_side_by_side(tmp_path: Path, journal: Journal) -> None:
    """Each waits for the other: one after the other they would never meet."""
    meeting = threading.Barrier(2, timeout=10)
    steps = [
        Straw(name, (), World(), before=lambda _tools: meeting.wait() and None)
        for name in ("left", "right")
    ]
    run, _ = go(steps, journal, tools(tmp_path))
    assert len(run.made) == 2


def test_what_is_there_is_not_made_again(tmp_path: Path, journal: Journal) -> None:
    world = World(there={"floor"})
    run, events = go([Straw("floor", (), world)], journal, tools(tmp_path))
    assert world.asked == []
    assert states(events, "floor")[-1] is StepState.PRESENT
    assert run.made[StepId("subnet.floor")].ours


def test_a_refusal_ends_the_run_and_keeps_what_was_made(tmp_path: Path, journal: Journal) -> None:
    world = World()
    steps = [
        Straw("floor", (), world),
        Straw("wall", ("floor",), world, refuse=ErrorCode.QUOTA_REACHED),
        Straw("roof", ("wall",), world),
    ]
    run, events = go(steps, journal, tools(tmp_path))
    refusals = [event for event in events if isinstance(event, RefusalEvent)]
    assert [r.error.code for r in refusals] == [ErrorCode.QUOTA_REACHED]
    assert states(events, "wall")[-1] is StepState.FAILED
    assert states(events, "roof") == []
    assert set(run.made) == {"subnet.floor"}
    history = journal.history()
    assert history.of(StepId("subnet.floor")).made_here
    assert not history.of(StepId("subnet.wall")).unfinished


def test_the_journal_says_so_before_aws_is_asked(tmp_path: Path, journal: Journal) -> None:
    seen: list[dict[str, object]] = []

    def read_diary(with_tools: Tools) -> None:
        seen.extend(dict(line) for line in Journal(journal.path).lines())
        assert with_tools.token == client_token("run-1", StepId("subnet.floor"), 0)

    go([Straw("floor", (), World(), before=read_diary)], journal, tools(tmp_path))
    assert [(line["do"], line["step"]) for line in seen] == [("make", "subnet.floor")]
    assert seen[0]["token"] == client_token("run-1", StepId("subnet.floor"), 0)


def test_a_lost_answer_stays_unfinished(tmp_path: Path, journal: Journal) -> None:
    go([Straw("floor", (), World(), refuse=ErrorCode.NO_NETWORK)], journal, tools(tmp_path))
    assert journal.history().of(StepId("subnet.floor")).unfinished


def test_stop_is_heard_while_waiting(tmp_path: Path, journal: Journal) -> None:
    cancelled = threading.Event()

    def press_stop_and_wait(with_tools: Tools) -> None:
        cancelled.set()
        assert with_tools.cancelled.wait(10)
        raise WizardError(ErrorCode.STOPPED)

    world = World()
    steps = [
        Straw("floor", (), world, before=press_stop_and_wait),
        Straw("wall", ("floor",), world),
    ]
    run, events = go(steps, journal, tools(tmp_path, cancelled))
    assert states(events, "floor")[-1] is StepState.CANCELLED
    assert world.asked == ["make floor"]
    assert run.made == {}


def test_a_bug_in_a_step_is_not_swallowed(tmp_path: Path, journal: Journal) -> None:
    def stumble(_tools: Tools) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go([Straw("floor", (), World(), before=stumble)], journal, tools(tmp_path))


def undo(
    steps: list[Straw], journal: Journal, made: dict[StepId, Made], with_tools: Tools
) -> tuple[Undo, list[Any]]:
    back = Undo(steps, with_tools, journal, made)
    return back, list(back.go())


def test_undo_walks_back_and_spares_what_is_not_ours(tmp_path: Path, journal: Journal) -> None:
    world = World(there={"land"})
    steps = [
        Straw("land", (), world, foreign=True),
        Straw("floor", ("land",), world),
        Straw("wall", ("floor",), world),
    ]
    run, _ = go(steps, journal, tools(tmp_path))
    world.asked.clear()
    back, events = undo(steps, journal, run.made, tools(tmp_path))
    assert world.asked == ["unmake wall", "unmake floor"]
    assert world.there == {"land"}
    assert back.left == []
    assert states(events, "floor") == [StepState.UNMAKING, StepState.GONE]
    assert journal.history().of(StepId("subnet.floor")).times_gone == 1


def test_undo_goes_on_past_a_refusal_and_says_what_is_left(
    tmp_path: Path, journal: Journal
) -> None:
    world = World()
    steps = [
        Straw("floor", (), world),
        Straw("wall", ("floor",), world, refuse_undo=ErrorCode.ACCESS_DENIED),
        Straw("well", (), world),
    ]
    run, _ = go(steps, journal, tools(tmp_path))
    back, events = undo(steps, journal, run.made, tools(tmp_path))
    assert world.there == {"floor", "wall"}
    left = {leftover.step: leftover.error for leftover in back.left}
    assert set(left) == {"subnet.wall", "subnet.floor"}
    assert left[StepId("subnet.wall")] is not None
    assert left[StepId("subnet.wall")].code is ErrorCode.ACCESS_DENIED
    assert states(events, "floor") == [StepState.LEFT]


def test_a_torn_last_line_is_passed_over_and_mended(tmp_path: Path, journal: Journal) -> None:
    journal.write("made", StepId("subnet.a"), resource="subnet-1", ours=True, facts={})
    journal.close()
    with journal.path.open("a", encoding="utf-8") as stream:
        stream.write('{"do": "made", "step": "subn')
    again = Journal(journal.path)
    again.write("make", StepId("subnet.b"), token="t")
    again.close()
    history = Journal(journal.path).history()
    assert history.of(StepId("subnet.a")).made == Made("subnet-1")
    assert history.of(StepId("subnet.b")).unfinished


def test_a_token_changes_only_after_an_undo() -> None:
    step = StepId("endpoint")
    assert client_token("r", step, 0) == client_token("r", step, 0)
    assert len({client_token("r", step, n) for n in range(3)} | {client_token("s", step, 0)}) == 4
    assert len(client_token("r", step, 0)) <= 64


def test_an_empty_history_knows_nothing() -> None:
    assert History().of(StepId("vpc")).made is None
