"""Faults of a connection, each made on the proving ground, and what ``check`` says of it.

    sudo python benchmarks/check_matrix.py [WORD …]

Real tunnels, the stock OpenVPN at both ends, the program on the laptop (Linux, root). Right is:
the first finding names the fault and who can mend it; without a fault there is no finding. The
reference is 3 seconds for a healthy connection and 15 for a broken one. Prints the table that
stands in docs/proving-ground.md, and how many are right; all of them is wanted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from tests.tunnel.by_hand import make_vpn
from tests.tunnel.fault_cases import CASES, Case
from tests.tunnel.laptop_program import LaptopProgram, Told
from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import place

HEALTHY_SECONDS, BROKEN_SECONDS = 3.0, 15.0


def main() -> int:
    words = sys.argv[1:]
    chosen = [case for case in CASES if not words or any(word in case.name for word in words)]
    papers, right = Papers(), 0
    print("| fault | what was said first | who can mend it | s | |")
    print("|---|---|---|---|---|")
    with place() as here, tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        vpns = {
            transport: make_vpn(
                here, papers, home, TransportProtocol=transport, DnsServers=["10.77.0.2"]
            )
            for transport in ("udp", "tcp")
        }
        with LaptopProgram(here.ground, home / "home") as program:
            for case in chosen:
                with case.make(vpns["tcp" if case.tcp else "udp"]) as question:
                    told = program.check(question.profile, *question.options)
                right += _print_row(case, told)
    print(f"{right} of {len(chosen)} right  wanted: all")
    return 0 if right == len(chosen) else 1


def verdict(case: Case, told: Told) -> str:
    """``right``, ``suspected`` (among the causes it names, but not the first) or what is wrong."""
    if told.seconds > (HEALTHY_SECONDS if case.name == "healthy" else BROKEN_SECONDS):
        return "TOO SLOW"
    if not case.first:
        return "right" if not told.findings and told.status == 0 else "WRONG"
    if told.status == 0:
        return "WRONG"
    if told.first in case.first:
        return "right" if told.who == case.who else "WRONG MENDER"
    return "suspected" if set(case.first) & set(told.suspects) else "WRONG"


def _print_row(case: Case, told: Told) -> bool:
    said = f"{told.findings[0]['title']} (`{told.first}`)" if told.findings else "nothing"
    mark = verdict(case, told)
    print(f"| {case.name} | {said} | {told.who} | {told.seconds:.1f} | {mark} |", flush=True)
    return mark == "right"


if __name__ == "__main__":
    sys.exit(main())
