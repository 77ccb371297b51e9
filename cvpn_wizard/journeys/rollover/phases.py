"""The four phases with their days, and what the overlap costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cvpn_wizard.adapters.aws.prices import prices
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.rollover import Move, Mover, Overlap, Phase, PhaseNow, PhaseState

USUAL_DAYS = 60
"""How long both stand where nobody says otherwise: time for everybody's holiday."""
LEAST_DAYS = 7
"""Between the end of the overlap and that of the CA, so that a late one is still let in."""
HAND_OUT_SHARE = 3
"""A third of the overlap for handing out; the rest for people to change over."""


def usual_end(today: date, authority_ends: date | None) -> date:
    """The last day of the overlap: in 60 days, or a week before the CA ends."""
    usual = today + timedelta(days=USUAL_DAYS)
    if authority_ends is None or authority_ends <= today:
        return usual
    return max(min(usual, authority_ends - timedelta(days=LEAST_DAYS)), today + timedelta(days=1))


def until_problem(until: date, today: date, authority_ends: date | None) -> Problem | None:
    """Why the overlap cannot last until then."""
    facts = {"value": until.isoformat()}
    if until <= today:
        usual = usual_end(today, authority_ends)
        return Problem("rollover-until-past", "rollover.until", facts, usual.isoformat())
    if authority_ends is not None and today < authority_ends < until:
        facts["ends"] = authority_ends.isoformat()
        usual = usual_end(today, authority_ends)
        return Problem("rollover-until-late", "rollover.until", facts, usual.isoformat())
    return None


def phases(
    *,
    began: date,
    until: date,
    today: date,
    set_up: bool,
    ended: bool,
    people: Sequence[Mover],
) -> tuple[PhaseNow, ...]:
    """Each with its day and how much of it is done; what comes after an open one is ahead."""
    hand_out = began + max((until - began) // HAND_OUT_SHARE, timedelta(days=1))
    total = len(people)
    handed = sum(1 for one in people if one.move in {Move.HANDED, Move.MOVED})
    moved = sum(1 for one in people if one.move is Move.MOVED)
    rows = (
        (Phase.SET_UP, began, int(set_up), 1),
        (Phase.HAND_OUT, min(hand_out, until), handed, total),
        (Phase.MOVE, until, moved, total),
        (Phase.END, until, int(ended), 1),
    )
    found = []
    open_before = False
    for phase, due, done, all_of_it in rows:
        if ended or (set_up and done >= all_of_it):
            state = PhaseState.DONE
        elif today > due:
            state = PhaseState.LATE
        else:
            state = PhaseState.AHEAD if open_before else PhaseState.NOW
        open_before = open_before or state is not PhaseState.DONE
        found.append(PhaseNow(phase, state, due, done, all_of_it))
    return tuple(found)


def overlap(region: str, subnets: int, today: date, until: date) -> Overlap:
    """The cost of the second endpoint's associations, by the prices that we ship."""
    known = prices(region)
    return Overlap(
        subnets=subnets,
        usd_a_day=known.association_hour * 24 * subnets,
        days=max((until - today).days, 0),
        as_of=known.as_of,
        known=known.known,
    )
