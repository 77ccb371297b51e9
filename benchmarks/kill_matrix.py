"""The program killed at every line of its journal, and at random moments.

    python benchmarks/kill_matrix.py [--random N] [--seed N] [--lines-only | --no-lines]

Each row lets a program of its own set up, take back or remove the worked example on the practice
AWS, ends it with SIGKILL, and goes on with another one: ``apply`` has to end with exactly one of
each, after which removal leaves none of ours and all of others; ``undo`` and ``remove`` are begun
again and have to leave the account as it was. Some programs are killed twice.

The reference is a run that nobody kills. All rows right is wanted.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.killing import Death, Journey, wrong_after
from tests.contract.rig import Rig, hurried

Deaths = tuple[Death, ...]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--random", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--lines-only", action="store_true")
    options.add_argument("--no-lines", action="store_true")
    asked = options.parse_args()
    logging.disable()
    began = time.perf_counter()
    wrong: list[str] = []
    done: Counter[str] = Counter()
    with hurried(read_seconds=10), PracticeAws(speed=0.02) as practice:
        lines, seconds = _measure(practice)
        rows: list[Deaths] = []
        if not asked.no_lines:
            rows += at_lines(lines)
        if not asked.lines_only:
            rows += at_random(asked.random, asked.seed, seconds)
        for number, deaths in enumerate(rows, 1):
            name = ", then ".join(map(str, deaths))
            fault = wrong_after(practice, deaths)
            kind = f"{deaths[0].journey.value} {'line' if deaths[0].line else 'random'}"
            done[kind] += 1
            print(f"{number:4} {name:48} {'WRONG ' + fault if fault else 'right'}", flush=True)
            if fault:
                wrong.append(f"{name}: {fault}")
                practice.stop()
                practice.start()
    print(*(f"{kind}: {count}" for kind, count in done.items()), sep="   ")
    for one in wrong:
        print("WRONG", one)
    total = sum(done.values())
    took = time.perf_counter() - began
    print(f"{total - len(wrong)} of {total} right ({took:.0f} s)  wanted: all")
    return 1 if wrong else 0


def _measure(practice: PracticeAws) -> tuple[dict[Journey, int], dict[Journey, float]]:
    """Lines and seconds of journeys that nobody kills."""
    lines: dict[Journey, int] = {}
    seconds: dict[Journey, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for back in (Journey.REMOVE, Journey.UNDO):
            rig = Rig(practice, Path(folder) / back.value)
            before = 0
            ways = (
                (Journey.APPLY, rig.apply),
                (back, rig.remove if back is Journey.REMOVE else rig.undo),
            )
            for journey, go in ways:
                began = time.perf_counter()
                assert go().ok
                seconds[journey] = time.perf_counter() - began
                (diary,) = (rig.home / "runs").iterdir()
                count = len(list(Journal(diary).lines()))
                lines[journey], before = count - before, count
    return lines, seconds


def at_lines(lines: dict[Journey, int]) -> Iterator[Deaths]:
    for journey, count in lines.items():
        for line in range(1, count + 1):
            for after in (False, True):
                yield (Death(journey, line, after),)


def at_random(count: int, seed: int, seconds: dict[Journey, float]) -> Iterator[Deaths]:
    """Mostly set-ups; every fourth a way back, every eighth killed twice."""
    chance = random.Random(seed)  # noqa: S311  moments, no secrets
    for number in range(count):
        journey = Journey.APPLY
        if number % 4 == 3:
            journey = chance.choice((Journey.UNDO, Journey.REMOVE))
        deaths = [Death(journey, seconds=chance.uniform(0, seconds[journey] * 1.1))]
        if number % 8 == 4:
            again = chance.uniform(0, seconds[Journey.APPLY])
            deaths.append(Death(Journey.RESUME, seconds=again))
        yield tuple(deaths)


if __name__ == "__main__":
    sys.exit(main())
