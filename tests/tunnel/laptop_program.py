"""The program on the laptop, started once: each command then runs in a fork of it.

Starting Python and importing takes longer than most checks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from cvpn_wizard.practice.tunnel.ground import Ground

ROOT = Path(__file__).resolve().parents[2]

_LOOP = """
import importlib, json, os, sys
for name in (
    "cvpn_wizard.cli.main", "cvpn_wizard.adapters.openvpn.probe", "cvpn_wizard.adapters.records",
):
    importlib.import_module(name)
from cvpn_wizard.cli.main import main
def begin(asked):
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    os.dup2(writer, 1)
    os.dup2(writer, 2)
    status = 99
    try:
        status = main(asked)
    finally:
        sys.stdout.flush()
        os._exit(status)

def end(child, reader):
    with os.fdopen(reader, encoding="utf-8") as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said

for line in sys.stdin:
    running = [begin(asked) for asked in json.loads(line)]
    print(json.dumps([end(*one) for one in running]), flush=True)
"""


@dataclass(frozen=True)
class Told:
    """What a check said."""

    status: int
    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def findings(self) -> list[dict[str, Any]]:
        return [one for one in self.events if one["event"] == "finding"]

    @property
    def first(self) -> str:
        """The code of the gravest finding; empty: there is none."""
        return str(self.findings[0]["code"]) if self.findings else ""

    @property
    def who(self) -> str:
        return str(self.findings[0]["who"]) if self.findings else ""

    @property
    def suspects(self) -> list[str]:
        """Other causes that the first finding names, where the laptop cannot tell them apart."""
        named = self.findings[0]["facts"].get("suspects", "") if self.findings else ""
        return [f"client-{one}" for one in str(named).split(",") if one]

    @property
    def seconds(self) -> float:
        return float(self.events[-1]["seconds"])


class LaptopProgram:
    """``cvpn-wizard`` on the ground's laptop, in English."""

    def __init__(self, ground: Ground, home: Path) -> None:
        self._process = subprocess.Popen(
            ground.laptop.command(sys.executable, "-c", _LOOP),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env={
                **os.environ,
                "AWS_ENDPOINT_URL": "",
                "CVPN_WIZARD_HOME": str(home),
                "PYTHONPATH": str(ROOT),
            },
        )

    def check(self, profile: Path, *options: str) -> Told:
        (told,) = self.checks([(profile, *options)])
        return told

    def checks(self, wanted: Sequence[tuple[Path | str, ...]]) -> list[Told]:
        """Several at once, each a profile and options: most of their time they wait."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        words = [
            ["--lang", "en", "check", str(profile), "--json", *options]
            for profile, *options in wanted
        ]
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        answers = json.loads(self._process.stdout.readline())
        return [_told(status, said) for status, said in answers]

    def __enter__(self) -> LaptopProgram:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


def _told(status: int, said: str) -> Told:
    lines = said.splitlines()
    assert all(line.startswith("{") for line in lines), said
    return Told(status, [json.loads(line) for line in lines])
