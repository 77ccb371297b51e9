"""Every AWS call of a VPN's life, with everything that can go wrong with it.

    python benchmarks/fault_matrix.py [ACTION-PART …] [--phase PHASE …] [--kind KIND …]
        [--processes N] [--results FILE]

The phases: set-up, removal and undo; the work on people (add, many at once, renew, revoke, refresh,
the list, the server's certificate); care (adopt and fix, change, pause, unpause). Each cell lets
one call go wrong on the practice AWS: throttled three times, AWS's own fault (500 and 503), the
connection dropped before and after the thing was done, no answer until long after our time-out,
access denied, credentials that ran out. Right is: finished with one of each; or, where waiting
cannot help, refused with the right code, after which the same work finishes once the cause is put
right, or is taken back without a trace. What that means for each work is in
``tests/contract/fault_cells.py``, ``fault_people.py`` and ``fault_care.py``.

The reference is a run without faults: ``+`` got over it, ``!`` refused and then finished,
``X`` wrong. Prints how many cells are right; all of them is wanted. With ``--results`` each cell
is written down when it is done, and a matrix that was interrupted goes on with those that are
missing; the same parts from several files' lines can be put together into one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.practice.faults import FaultKind
from tests.contract.fault_account import FaultAccount
from tests.contract.fault_cells import Calls, Cell, Phase, Verdict, cells
from tests.contract.rig import hurried


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("parts", nargs="*")
    options.add_argument("--phase", action="append", choices=[one.value for one in Phase])
    options.add_argument("--kind", action="append", choices=[one.value for one in FaultKind])
    options.add_argument("--processes", type=int, default=1)
    options.add_argument("--results", type=Path)
    asked = options.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        context = multiprocessing.get_context("spawn")
        certificates = Path(folder) / "certificates"
        with ProcessPoolExecutor(1, context, _begin, (certificates,)) as first:
            first.submit(issue).result()
        book = Book(asked.results)
        phases = [Phase(one) for one in asked.phase or list(Phase)]
        kinds = [FaultKind(one) for one in asked.kind or list(FaultKind)]
        with ProcessPoolExecutor(asked.processes, context, _begin, (certificates,)) as workers:
            for phase in phases:
                if phase not in book.calls:
                    book.counted(phase, workers.submit(count, phase).result())
            found = {phase: book.calls[phase] for phase in phases}
            chosen = [
                cell
                for cell in cells(found, kinds)
                if not asked.parts or any(part in str(cell) for part in asked.parts)
            ]
            waiting = {
                workers.submit(attempt, cell): cell
                for cell in chosen
                if str(cell) not in book.verdicts
            }
            for done in as_completed(waiting):
                crashed = done.exception()
                verdict = Verdict("", f"crashed: {crashed!r}") if crashed else done.result()
                book.done(str(waiting[done]), verdict)
                if verdict.wrong:
                    print(f"WRONG {waiting[done]}: {verdict}", flush=True)
    return _told(chosen, book, time.perf_counter() - began)


class Book:
    """What is done already: a line of JSON for each cell, and one for each phase's calls."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.calls: dict[Phase, Calls] = {}
        self.verdicts: dict[str, Verdict] = {}
        if path is None or not path.exists():
            return
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            if "phase" in entry:
                self.calls[Phase(entry["phase"])] = entry["calls"]
            else:
                self.verdicts[entry["cell"]] = Verdict(entry["how"], entry["wrong"])

    def counted(self, phase: Phase, calls: Calls) -> None:
        self.calls[phase] = calls
        self._write({"phase": phase.value, "calls": calls})

    def done(self, cell: str, verdict: Verdict) -> None:
        self.verdicts[cell] = verdict
        self._write({"cell": cell, "how": verdict.how, "wrong": verdict.wrong})

    def _write(self, entry: dict[str, object]) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as book:
                book.write(json.dumps(entry) + "\n")


# in the worker processes, each with an account of its own

_ACCOUNT: list[FaultAccount] = []
_OPEN = contextlib.ExitStack()


def _begin(certificates: Path) -> None:
    logging.disable()
    _OPEN.enter_context(hurried())
    _ACCOUNT.append(_OPEN.enter_context(FaultAccount(certificates)))


def issue() -> None:
    _ACCOUNT[0].issue()


def count(phase: Phase) -> Calls:
    try:
        return _ACCOUNT[0].calls_of(phase)
    except WizardError as error:  # it cannot be sent to another process
        raise RuntimeError(f"{phase.value}: {error}") from None


def attempt(cell: Cell) -> Verdict:
    try:
        return _ACCOUNT[0].attempt(cell)
    except WizardError as error:
        raise RuntimeError(f"{cell}: {error}") from None


# what is printed


def _told(chosen: list[Cell], book: Book, took: float) -> int:
    _print_table(chosen, book)
    wrong = {cell: found for cell in chosen if (found := book.verdicts[str(cell)]).wrong}
    for name in ("kind", "phase"):
        told = Counter(getattr(cell, name).value for cell in chosen)
        bad = Counter(getattr(cell, name).value for cell in wrong)
        print(f"{name}:", *(f"{one} {all_ - bad[one]}/{all_}" for one, all_ in told.items()))
    for cell, verdict in wrong.items():
        print(f"WRONG {cell}: {verdict.how}: {verdict.wrong}")
    right = len(chosen) - len(wrong)
    print(f"{right} of {len(chosen)} cells right ({took:.0f} s)  wanted: all")
    return 1 if wrong else 0


def _print_table(chosen: list[Cell], book: Book) -> None:
    kinds = list(FaultKind)
    rows: dict[str, dict[FaultKind, str]] = {}
    for cell in chosen:
        name = f"{cell.phase.value:8} {cell.action} #{cell.nth}{' gives up' * cell.gives_up}"
        rows.setdefault(name, {})[cell.kind] = _mark(book.verdicts[str(cell)])
    print(" " * 72, *(kind.value[:10].rjust(10) for kind in kinds))
    for name, marks in rows.items():
        print(name.ljust(72), *(marks.get(kind, "").rjust(10) for kind in kinds))


def _mark(verdict: Verdict) -> str:
    if verdict.wrong:
        return "X"
    return "!" if verdict.how.startswith("refused") else "+"


if __name__ == "__main__":
    sys.exit(main())
