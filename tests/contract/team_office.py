"""Computers of one team on the practice AWS: each has a home folder, and no more of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"


class Office:
    """The worked example, set up from the computer ``first``; the keyring of all is a file."""

    def __init__(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._run = run
        self._folder = folder
        self._environment = monkeypatch
        (folder / "passphrase").write_text("correct horse\n", encoding="utf-8")
        monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(folder / "passphrase"))
        self.done("first", "apply", WORKED, "--out", folder / "out")

    def home(self, computer: str) -> Path:
        return self._folder / computer

    def at(self, computer: str, *arguments: object) -> tuple[int, list[dict[str, Any]]]:
        self._environment.setenv("CVPN_WIZARD_HOME", str(self.home(computer)))
        return self._run(*arguments)

    def done(self, computer: str, *arguments: object) -> list[dict[str, Any]]:
        status, lines = self.at(computer, *arguments)
        assert status == 0, lines
        return lines

    def refused(self, computer: str, *arguments: object) -> str:
        status, lines = self.at(computer, *arguments)
        assert status == 1, lines
        return str(lines[-1]["code"])

    def states(self, computer: str) -> dict[str, str]:
        return {one["name"]: one["state"] for one in self.done(computer, "person", "list", NAME)}
