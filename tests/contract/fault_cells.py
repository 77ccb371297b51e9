"""One cell of the fault matrix: a call of a journey, what goes wrong with it, and the outcome."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cvpn_wizard.model.aws import Tagged
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.practice.faults import Fault, FaultKind, Faults
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.rig import WHOLE, Outcome, Rig

EXPECTED_CODES = {
    FaultKind.THROTTLED: {"throttled"},
    FaultKind.BROKEN: {"aws-trouble"},
    FaultKind.UNAVAILABLE: {"aws-trouble"},
    FaultKind.DROPPED_BEFORE: {"no-network"},
    FaultKind.DROPPED_AFTER: {"no-network"},
    FaultKind.HANGS: {"aws-slow"},
    FaultKind.DENIED: {"access-denied"},
    FaultKind.EXPIRED: {"expired-credentials"},
}
TIMES = {FaultKind.THROTTLED: 3, FaultKind.DENIED: 0, FaultKind.EXPIRED: 0}
"""The others happen once; 0 is for as long as nobody puts it right."""
LASTING = frozenset({FaultKind.DENIED, FaultKind.EXPIRED})
"""Refusals that will not change by waiting; all others must be got over without a word."""


Calls = dict[str, int]
"""How often a run without faults makes each call."""


class Phase(StrEnum):
    """What is done while something goes wrong."""

    SET_UP = "set-up"
    REMOVE = "remove"
    UNDO = "undo"
    ADD = "add"
    ADD_FIRST = "add-1st"
    MANY = "many"
    RENEW = "renew"
    REVOKE = "revoke"
    REFRESH = "refresh"
    LIST = "list"
    SERVER = "server"
    ADOPT = "adopt"
    CHANGE = "change"
    PAUSE = "pause"
    UNPAUSE = "unpause"
    TEAM = "team"
    TEAM_ADD = "team-add"
    TEAM_REVOKE = "team-rev"


BUILDING = frozenset({Phase.SET_UP, Phase.REMOVE, Phase.UNDO})
"""The others are errands on a VPN that stands."""


@dataclass(frozen=True)
class Cell:
    """The n-th call of an action in a phase, and its fault.

    :ivar gives_up: after a refusal of the set-up: take it back instead of going on.
    """

    phase: Phase
    action: str
    kind: FaultKind
    nth: int = 1
    gives_up: bool = False

    def __str__(self) -> str:
        end = " gives up" if self.gives_up else ""
        return f"{self.phase.value} {self.action} #{self.nth} {self.kind.value}{end}"


@dataclass(frozen=True)
class Verdict:
    """How a cell ended; ``wrong`` says what should not be, and is empty when all is well."""

    how: str
    wrong: str = ""


def building_calls(practice: PracticeAws, rig: Rig) -> dict[Phase, Calls]:
    """Every call of a run without faults, and how often."""
    found: dict[Phase, Calls] = {}
    for phase, go in (
        (Phase.SET_UP, rig.apply),
        (Phase.REMOVE, rig.remove),
        (None, rig.apply),
        (Phase.UNDO, rig.undo),
    ):
        practice.faults.clear()
        outcome = go()
        assert outcome.ok, outcome.codes
        if phase is not None:
            found[phase] = dict(Counter(practice.faults.seen))
    practice.faults.clear()
    return found


def cells(calls: Mapping[Phase, Calls], kinds: Iterable[FaultKind] = FaultKind) -> Iterator[Cell]:
    """Each action once, its second call too where there is one."""
    chosen = tuple(kinds)
    for phase, called in calls.items():
        for action in sorted(called):
            for nth in range(1, min(called[action], 2) + 1):
                for kind in chosen:
                    yield Cell(phase, action, kind, nth)
                    if phase is Phase.SET_UP and kind in LASTING:
                        yield Cell(phase, action, kind, nth, gives_up=True)


def try_cell(
    practice: PracticeAws,
    cell: Cell,
    certificates: Path | None = None,
    before: dict[str, Tagged] | None = None,
) -> Verdict:
    """Carry one cell out on the account as it is, and leave the account so."""
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(practice, Path(folder) / "cell", certificates=certificates, before=before)
        try:
            return _tried(practice.faults, rig, cell)
        finally:
            practice.faults.clear()


def _tried(faults: Faults, rig: Rig, cell: Cell) -> Verdict:
    if cell.phase is not Phase.SET_UP and not rig.apply().ok:
        return Verdict("", "the set-up before it failed")
    faults.clear()
    faults.add(Fault(cell.action, cell.kind, nth=cell.nth, times=TIMES.get(cell.kind, 1)))
    outcome = _go(rig, cell.phase)
    met = faults.seen.count(cell.action) >= cell.nth
    faults.clear()
    if not met:
        return Verdict("", "the call was never made")
    wrong = _judge(cell, outcome)
    how = "finished" if outcome.ok else "refused: " + ", ".join(sorted(outcome.codes))
    if wrong:
        return Verdict(how, wrong)
    if cell.phase is Phase.SET_UP and not cell.gives_up:
        if not outcome.ok:
            outcome = _go(rig, Phase.SET_UP)
            how += ", then finished"
            if not outcome.ok:
                return Verdict(how, f"could not be resumed: {outcome.codes}")
        if rig.ours() != WHOLE:
            return Verdict(how, f"not one of each: {rig.ours()}")
    last = Outcome([])
    if cell.phase is Phase.SET_UP or not outcome.ok:
        phase = Phase.UNDO if cell.phase is Phase.UNDO or cell.gives_up else Phase.REMOVE
        last = _go(rig, phase)
        if not last.ok:
            return Verdict(how, f"could not be taken away: {last.codes}")
    if not rig.untouched():
        difference = rig.everything().keys() ^ rig.before.keys()
        return Verdict(how, f"the account is not as it was: {difference or 'changed'}")
    return Verdict(how)


def _go(rig: Rig, phase: Phase) -> Outcome:
    """One journey; a refusal that keeps it from beginning counts like one in the middle."""
    go = {Phase.SET_UP: rig.apply, Phase.REMOVE: rig.remove, Phase.UNDO: rig.undo}[phase]
    try:
        return go()
    except WizardError as error:
        if error.code.value in {"nothing-to-resume", "vpn-unknown"}:
            # Refused before anything was made or written down: nothing to take away.
            return Outcome.nothing()
        return Outcome.refused(error)


def _judge(cell: Cell, outcome: Outcome) -> str:
    if outcome.ok:
        # On the way back some refusals are in nobody's way: a rule goes with its endpoint, a search
        # for more is made twice. That nothing of ours is left is looked at in any case.
        wrong = cell.kind in LASTING and cell.phase is Phase.SET_UP
        return "went on in spite of a refusal" if wrong else ""
    if cell.kind not in LASTING:
        return f"did not get over it: {sorted(outcome.codes)}"
    if not outcome.codes:
        return "failed without a refusal"
    if not outcome.codes <= EXPECTED_CODES[cell.kind]:
        return f"refused with {sorted(outcome.codes)}"
    return ""
