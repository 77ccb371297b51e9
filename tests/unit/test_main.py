"""The program without a console: what it writes goes nowhere, and does not end it."""

from __future__ import annotations

import sys

import pytest

from cvpn_wizard.__main__ import main


def test_the_version_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["cvpn-wizard", "--version"])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main() == 0
    for stream in (sys.stdout, sys.stderr):
        assert stream is not None
        stream.close()
