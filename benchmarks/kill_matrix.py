"""The program killed at every line of its journal, and at random moments.

    python benchmarks/kill_matrix.py [--stand-in practice | second] [--random N] [--seed N]
        [--lines-only | --no-lines] [--processes N] [--results FILE]

Each row lets a program of its own set up, take back or remove the worked example on the practice
AWS, or on the second stand-in (``tests/standin``, which shares nothing with it), ends it with
SIGKILL, and goes on with another one: ``apply`` has to end with exactly one of each, after which
removal leaves none of ours and all of others; where it is given up, ``undo`` has to leave the
account as it was; ``undo`` and ``remove`` are begun again and have to do so too. Some programs are
killed twice.

With ``--results`` every row is written down when it is done, and a matrix that was interrupted
goes on with the rows that are missing. The reference is a run that nobody kills. All rows right
is wanted.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from cvpn_wizard.engine.journal import Journal
from tests.contract.killing import Death, Journey, wrong_after
from tests.contract.rig import Rig, hurried
from tests.contract.stand_ins import StandIn, stand_in

ROWS = 20
"""Of one stand-in; an account that has seen hundreds of VPNs come and go becomes slow."""

Deaths = tuple[Death, ...]
Measure = tuple[dict[str, int], dict[str, float]]
"""Lines of the journal, and seconds, of each journey."""


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--stand-in", choices=("practice", "second"), default="practice")
    options.add_argument("--random", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--lines-only", action="store_true")
    options.add_argument("--no-lines", action="store_true")
    options.add_argument("--processes", type=int, default=1)
    options.add_argument("--results", type=Path)
    asked = options.parse_args()
    began = time.perf_counter()
    book = Book(asked.results)
    if book.measure is None:
        with _workers(asked) as workers:
            # As many at once as there will be later, so that seconds mean the same.
            measures = [workers.submit(measure) for _ in range(asked.processes)]
            book.measured(measures[0].result())
    assert book.measure is not None
    rows = dict(_rows(asked, book.measure))
    waiting = [name for name in rows if name not in book.faults]
    if len(waiting) < len(rows):
        print(f"{len(rows) - len(waiting)} rows were done before")
    batch = ROWS * asked.processes
    for begin in range(0, len(waiting), batch):
        with _workers(asked) as workers:
            doing = {workers.submit(row, rows[one]): one for one in waiting[begin : begin + batch]}
            for done in as_completed(doing):
                name, fault = doing[done], done.result()
                book.done(name, fault)
                print(f"{name:64} {'WRONG ' + fault if fault else 'right'}", flush=True)
    return _told(rows, book, time.perf_counter() - began)


def _workers(asked: argparse.Namespace) -> ProcessPoolExecutor:
    """Each with a stand-in of its own."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(asked.processes, context, _begin, (asked.stand_in,))


def _told(rows: dict[str, Deaths], book: Book, took: float) -> int:
    kinds = Counter(
        f"{deaths[0].journey.value} {'line' if deaths[0].line else 'random'}"
        for deaths in rows.values()
    )
    print(*(f"{kind}: {count}" for kind, count in kinds.items()), sep="   ")
    wrong = [f"{name}: {book.faults[name]}" for name in rows if book.faults[name]]
    for one in wrong:
        print("WRONG", one)
    print(f"{len(rows) - len(wrong)} of {len(rows)} right ({took:.0f} s)  wanted: all")
    return 1 if wrong else 0


class Book:
    """What is done already: a line of JSON for the measure, and one for each row.

    :ivar faults: of each row that is done, by its name; empty where it was right.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.measure: Measure | None = None
        self.faults: dict[str, str] = {}
        if path is None or not path.exists():
            return
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            if "lines" in entry:
                self.measure = entry["lines"], entry["seconds"]
            else:
                self.faults[entry["row"]] = entry["fault"]

    def measured(self, measure: Measure) -> None:
        self.measure = measure
        self._write({"lines": measure[0], "seconds": measure[1]})

    def done(self, name: str, fault: str) -> None:
        self.faults[name] = fault
        self._write({"row": name, "fault": fault})

    def _write(self, entry: dict[str, object]) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as book:
                book.write(json.dumps(entry) + "\n")


# in the worker processes, each with an account of its own

_OPEN = contextlib.ExitStack()
_ACCOUNT: list[StandIn] = []


def _begin(kind: str) -> None:
    logging.disable()
    _OPEN.enter_context(hurried(read_seconds=10))
    _ACCOUNT.append(_OPEN.enter_context(stand_in(kind)))


def row(deaths: Deaths) -> str:
    fault = wrong_after(_ACCOUNT[0], deaths)
    bugs: list[str] = getattr(_ACCOUNT[0], "bugs", [])
    if bugs:
        fault += f" a bug of the stand-in: {bugs.pop()}"
    if fault:
        _ACCOUNT[0].stop()
        _ACCOUNT[0].start()
    return fault


def measure() -> Measure:
    """Lines and seconds of journeys that nobody kills."""
    lines: dict[str, int] = {}
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for back in (Journey.REMOVE, Journey.UNDO):
            rig = Rig(_ACCOUNT[0], Path(folder) / back.value)
            before = 0
            ways = (
                (Journey.APPLY, rig.apply),
                (back, rig.remove if back is Journey.REMOVE else rig.undo),
            )
            for journey, go in ways:
                began = time.perf_counter()
                outcome = go()
                assert outcome.ok, [str(error) for error in outcome.refusals]
                seconds[journey.value] = time.perf_counter() - began
                (diary,) = (rig.home / "runs").iterdir()
                count = len(list(Journal(diary).lines()))
                lines[journey.value], before = count - before, count
    return lines, seconds


# which rows


def _rows(asked: argparse.Namespace, measure: Measure) -> Iterator[tuple[str, Deaths]]:
    """Each row with a name of its own."""
    lines, seconds = measure
    if not asked.no_lines:
        for deaths in at_lines(lines):
            yield str(deaths[0]), deaths
    if not asked.lines_only:
        for number, deaths in enumerate(at_random(asked.random, asked.seed, seconds), 1):
            yield f"random {number}: {', then '.join(map(str, deaths))}", deaths


def at_lines(lines: dict[str, int]) -> Iterator[Deaths]:
    for journey, count in lines.items():
        for line in range(1, count + 1):
            for after in (False, True):
                yield (Death(Journey(journey), line, after),)
                if journey == Journey.APPLY:
                    yield (Death(Journey.APPLY, line, after, given_up=True),)


def at_random(count: int, seed: int, seconds: dict[str, float]) -> Iterator[Deaths]:
    """Mostly set-ups; every fourth a way back, every eighth killed twice, or given up."""
    chance = random.Random(seed)  # noqa: S311  moments, no secrets
    for number in range(count):
        journey = Journey.APPLY
        if number % 4 == 3:
            journey = chance.choice((Journey.UNDO, Journey.REMOVE))
        moment = chance.uniform(0, seconds[journey.value] * 1.1)
        deaths = [Death(journey, seconds=moment, given_up=number % 8 == 6)]
        if number % 8 == 4:
            again = chance.uniform(0, seconds[Journey.APPLY.value])
            deaths.append(Death(Journey.RESUME, seconds=again))
        yield tuple(deaths)


if __name__ == "__main__":
    sys.exit(main())
