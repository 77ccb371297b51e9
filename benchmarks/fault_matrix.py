"""Every AWS call of set-up, removal and undo, with everything that can go wrong with it.

    python benchmarks/fault_matrix.py [ACTION-PART …]

Each cell lets one call go wrong on the practice AWS: throttled three times, AWS's own fault (500
and 503), the connection dropped before and after the thing was done, no answer until long after
our time-out, access denied, credentials that ran out. Right is: finished with one of each; or,
where waiting cannot help, refused with the right code, after which the same run finishes with one
of each once the cause is put right, or is taken back without a trace. In the end all of ours is
gone and all of others is untouched.

The reference is a run without faults: ``+`` got over it, ``!`` refused and then finished,
``X`` wrong. Prints how many cells are right; all of them is wanted.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from cvpn_wizard.practice.faults import FaultKind
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.fault_cells import Cell, Verdict, actions_of, cells, try_cell
from tests.contract.rig import Rig, hurried


def main() -> int:
    began = time.perf_counter()
    parts = sys.argv[1:]
    logging.disable()
    with hurried(), tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first"
        with PracticeAws(speed=0, throttled=False) as practice:
            actions = actions_of(Rig(practice, first))
        chosen = [
            cell for cell in cells(actions) if not parts or any(p in str(cell) for p in parts)
        ]
        verdicts = _try_all(chosen, first / "out" / "certificates")
    _print_table(verdicts)
    wrong = {cell: verdict for cell, verdict in verdicts.items() if verdict.wrong}
    for cell, verdict in wrong.items():
        print(f"WRONG {cell}: {verdict.how}: {verdict.wrong}")
    right = len(verdicts) - len(wrong)
    seconds = time.perf_counter() - began
    print(f"{right} of {len(verdicts)} cells right ({seconds:.0f} s)  wanted: all")
    return 1 if wrong else 0


def _try_all(chosen: list[Cell], certificates: Path) -> dict[Cell, Verdict]:
    verdicts: dict[Cell, Verdict] = {}
    practice = PracticeAws(speed=0, throttled=False)
    practice.start()
    try:
        for cell in chosen:
            verdicts[cell] = try_cell(practice, cell, certificates)
            if verdicts[cell].wrong:
                print(f"WRONG {cell}: {verdicts[cell]}", flush=True)
                practice.stop()
                practice.start()
    finally:
        practice.stop()
    return verdicts


def _print_table(verdicts: dict[Cell, Verdict]) -> None:
    kinds = list(FaultKind)
    rows = dict.fromkeys(
        (cell.phase.value, cell.action, cell.nth, cell.gives_up) for cell in verdicts
    )
    print(" " * 64, *(kind.value[:10].rjust(10) for kind in kinds))
    for phase, action, nth, gives_up in rows:
        name = f"{phase:7} {action} #{nth}{' gives up' if gives_up else ''}"
        marks = []
        for kind in kinds:
            found = [
                verdict
                for cell, verdict in verdicts.items()
                if (cell.phase.value, cell.action, cell.nth, cell.gives_up, cell.kind)
                == (phase, action, nth, gives_up, kind)
            ]
            marks.append(_mark(found[0]) if found else "")
        print(name.ljust(64), *(mark.rjust(10) for mark in marks))


def _mark(verdict: Verdict) -> str:
    if verdict.wrong:
        return "X"
    return "+" if verdict.how == "finished" else "!"


if __name__ == "__main__":
    sys.exit(main())
