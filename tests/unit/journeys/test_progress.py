"""How far a run is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.journeys.progress import Progress, longest_chain
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import ResultEvent, StepEvent, StepId, StepState

A, B, C = StepId("endpoint"), StepId("association.a"), StepId("authorization.10.0.0.0/16")
PLAN = (
    PlannedStep(A, (), "vpn", typical_seconds=10),
    PlannedStep(B, (A,), "a", typical_seconds=480),
    PlannedStep(C, (A,), "10.0.0.0/16", typical_seconds=30),
)


def test_independent_steps_take_no_longer_than_the_longest() -> None:
    assert longest_chain(PLAN) == 490


def test_what_exists_takes_no_time() -> None:
    there = (PLAN[0], PlannedStep(B, (A,), "a", exists=True, typical_seconds=480), PLAN[2])
    assert longest_chain(there) == 40


def test_a_plan_without_steps_takes_no_time() -> None:
    assert longest_chain(()) == 0
    assert Progress(()).fraction(0) == 0


def test_time_passes_while_a_step_is_at_work() -> None:
    progress = Progress(PLAN)
    progress.hear(StepEvent(A, StepState.MAKING, seconds=0.0), at=100)
    assert progress.elapsed(A, at=104) == 4
    assert progress.remaining(at=104) == 6 + 480
    progress.hear(StepEvent(A, StepState.DONE, "cvpn-endpoint-1", 9.5), at=110)
    assert progress.elapsed(A, at=200) == 9.5
    assert progress.steps[A].resource == "cvpn-endpoint-1"
    assert progress.finished == 1


def test_a_slow_step_does_not_fill_the_bar() -> None:
    progress = Progress(PLAN[:1])
    progress.hear(StepEvent(A, StepState.MAKING), at=0)
    assert progress.fraction(at=10_000) == 0.95
    progress.hear(StepEvent(A, StepState.DONE), at=10_000)
    assert progress.fraction(at=10_000) == 1.0


def test_the_bar_stays_where_it_was_when_a_step_fails_and_is_tried_again() -> None:
    progress = Progress(PLAN)
    progress.hear(StepEvent(A, StepState.DONE), at=0)
    progress.hear(StepEvent(B, StepState.MAKING), at=0)
    before = progress.fraction(at=240)
    progress.hear(StepEvent(B, StepState.FAILED, seconds=240), at=240)
    assert progress.fraction(at=240) == before
    progress.again()
    assert progress.steps[B].state is StepState.WAITING
    assert progress.steps[A].state is StepState.DONE
    progress.hear(StepEvent(B, StepState.MAKING), at=300)
    assert progress.elapsed(B, at=301) == 1
    assert progress.fraction(at=301) == before


def test_practice_is_quicker() -> None:
    assert Progress(PLAN, pace=1 / 60).remaining(at=0) < 10


def test_an_event_of_an_unknown_step_is_kept() -> None:
    progress = Progress(PLAN)
    moved = progress.hear(StepEvent(StepId("vpc"), StepState.GONE, "vpc-1"), at=0)
    assert moved is not None
    assert progress.steps[StepId("vpc")].resource == "vpc-1"
    assert progress.hear(ResultEvent(ok=True, vpn="v"), at=0) is None


@given(
    st.lists(
        st.tuples(st.sampled_from([A, B, C]), st.sampled_from(StepState), st.floats(0, 900)),
        max_size=40,
    )
)
def test_the_bar_never_goes_back(moves: list[tuple[StepId, StepState, float]]) -> None:
    progress, at, last = Progress(PLAN), 0.0, 0.0
    for step, state, seconds in moves:
        at += seconds
        progress.hear(StepEvent(step, state), at)
        shown = progress.fraction(at)
        assert last <= shown <= 1.0
        last = shown
