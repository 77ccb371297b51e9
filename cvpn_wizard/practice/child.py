"""The practice AWS in a process of its own, so that the window's own Python never waits for it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import IO

from cvpn_wizard.model.children import NO_WINDOW, environment_for_children
from cvpn_wizard.model.errors import ErrorCode, WizardError


class PracticeChild:
    """Runs ``practice serve`` as a child, which ends when we do: it watches its standard input.

    :param speed: factor on all delays.
    """

    def __init__(self, *, speed: float = 1.0) -> None:
        self._speed = speed
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.stand_in = ("", 0)

    def start(self) -> None:
        """Start it and wait until it serves: about two seconds.

        :raises WizardError: PRACTICE_MISSING with its own words when it does not come up.
        """
        command = [sys.executable, "-m", "cvpn_wizard", "practice", "serve", "--json"]
        command += ["--speed", str(self._speed), "--until-input-ends"]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                env=environment_for_children(PYTHONIOENCODING="utf-8"),
                creationflags=NO_WINDOW,
            )
        except OSError as error:
            raise WizardError(ErrorCode.PRACTICE_MISSING, why=error.strerror or "") from error
        self._process = process
        told = _first_line(process.stdout)
        if told.get("event") != "serving":
            self.stop()
            raise WizardError(ErrorCode.PRACTICE_MISSING, why=str(told.get("title", "")))
        self.url = str(told["url"])
        host, _, port = str(told["stand_in"]).rpartition(":")
        self.stand_in = (host, int(port))

    def stop(self) -> None:
        """End it. Ended already is fine."""
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _first_line(stream: IO[str] | None) -> dict[str, object]:
    try:
        told = json.loads(stream.readline() if stream is not None else "")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
