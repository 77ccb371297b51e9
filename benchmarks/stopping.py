"""From Stop until the run has stopped, while AWS does not answer, against fifteen seconds.

    python benchmarks/stopping.py [ACTION …]

A set-up is stopped once by Ctrl-C and once by SIGTERM, at a call that hangs, each on a practice AWS
of its own. Prints the longest time; that what is left can be resumed is shown by
``tests/contract/test_window_cut_short.py``. At most 1 is wanted.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import PracticeAws

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tests" / "examples" / "worked-example.toml"
WANTED = 15.0
STOPPED = 3
ACTIONS = (
    "sts:GetCallerIdentity",
    "ec2:CreateVpc",
    "ec2:CreateSecurityGroup",
    "acm:ImportCertificate",
    "ec2:CreateClientVpnEndpoint",
    "ec2:AssociateClientVpnTargetNetwork",
    "ec2:DescribeClientVpnTargetNetworks",
    "ec2:AuthorizeClientVpnIngress",
    "ec2:ExportClientVpnClientConfiguration",
)


def stopped_after(action: str, by: signal.Signals) -> tuple[float, int]:
    """Seconds from the signal to the exit, and the exit status."""
    with PracticeAws(speed=0.02) as practice, tempfile.TemporaryDirectory() as folder:
        practice.faults.add(Fault(action, FaultKind.HANGS, seconds=600))
        environment = {
            **os.environ,
            **practice.environment,
            "CVPN_WIZARD_HOME": str(Path(folder, "home")),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "cvpn_wizard", "apply", str(EXAMPLE)]
        with subprocess.Popen(
            [*command, "--out", str(Path(folder, "out"))],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            while action not in practice.faults.seen and running.poll() is None:
                time.sleep(0.02)
            begun = time.monotonic()
            running.send_signal(by)
            status = running.wait()
            took = time.monotonic() - begun
        practice.faults.clear()
        return took, status


def main() -> int:
    longest, wrong = 0.0, 0
    for action in sys.argv[1:] or ACTIONS:
        for by in (signal.SIGINT, signal.SIGTERM):
            took, status = stopped_after(action, by)
            longest = max(longest, took)
            # Before there is anything to resume, a run that never began says just that.
            wrong += status not in {1, STOPPED}
            print(f"{action:42} {by.name:8} {took:5.1f} s  exit {status}", flush=True)
    print(f"longest {longest:.1f} s of {WANTED:.0f} s: {longest / WANTED:.2f} (wanted: at most 1)")
    return int(longest > WANTED or wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
