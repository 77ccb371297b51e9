"""One computer with its records and windows, and an AWS whose clock a test can hold."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import ACCESS_KEY, REGION, SECRET_KEY, PracticeAws
from tests.contract.far_window import ROOT, FarWindow, Keys, Sight, environment_of
from tests.contract.test_commands import everything
from tests.contract.test_interrupted import WHOLE

KEYS = Keys(ACCESS_KEY, SECRET_KEY)
OF_THE_WINDOW = WHOLE | {"Certificate": 1}
"""What a run with the window's defaults comes to: the server's certificate stands for its CA."""


class Time:
    """AWS's clock: a second passes whenever it is looked at, until it is told to stand.

    What takes AWS its time then waits for the test.
    """

    def __init__(self) -> None:
        self._now = 0.0
        self.stands: Callable[[], bool] = lambda: False

    def __call__(self) -> float:
        self._now += 0.0 if self.stands() else 1.0
        return self._now

    def go_on(self) -> None:
        self.stands = lambda: False


class Office:
    """One computer: its records, and AWS."""

    def __init__(self, folder: Path, practice: PracticeAws, time: Time) -> None:
        self.home = folder / "user" / "records"
        self.home.parent.mkdir(parents=True)
        self.out = folder / "out"
        self.practice = practice
        self.time = time
        self.cloud = Cloud(
            AwsSession.from_keys(
                ACCESS_KEY, Secret(SECRET_KEY), None, REGION, endpoint_url=practice.url
            )
        )
        self.others = set(everything(self.cloud))

    def window(self) -> FarWindow:
        return FarWindow(environment_of(self.practice, self.home))

    def command(self, *arguments: object) -> subprocess.Popen[str]:
        environment = environment_of(self.practice, self.home, **self.practice.environment)
        return subprocess.Popen(
            [sys.executable, "-m", "cvpn_wizard", *map(str, arguments), "--json"],
            env=environment | {"PYTHONPATH": str(ROOT)},
            cwd=self.home.parent,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def hold_at_association(self) -> None:
        """From now on: the first run that comes to what takes AWS its time stays there."""
        self.practice.faults.clear()  # that rights were tried out, with the same actions, is over
        self.time.stands = self.waits_for_aws

    def waits_for_aws(self) -> bool:
        return "ec2:AssociateClientVpnTargetNetwork" in self.practice.faults.seen


def steps_done(sight: Sight) -> int:
    """How many steps the window counts as done: "10 of 12"."""
    return int(sight.seen["progress.count"].split()[0])


def ended(command: subprocess.Popen[str]) -> tuple[int, list[dict[str, Any]]]:
    said, _ = command.communicate()
    return command.returncode, [json.loads(line) for line in said.splitlines()]


@contextmanager
def new_office(folder: Path) -> Iterator[Office]:
    time = Time()
    with PracticeAws(speed=1.0, throttled=False, clock=time) as practice:
        yield Office(folder, practice, time)
