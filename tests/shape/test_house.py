"""The house: what a fresh interpreter has loaded after importing a room."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "import sys, {module}; print(*sorted(name.partition('.')[0] for name in sys.modules))"


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "cvpn_wizard.engine.plan",
        "cvpn_wizard.engine.runner",
        "cvpn_wizard.engine.undoing",
        "cvpn_wizard.journeys.building",
        "cvpn_wizard.journeys.setup",
        "cvpn_wizard.journeys.showing",
        "cvpn_wizard.cli.main",
    ],
)
def test_the_core_needs_no_window_and_loads_aws_late(module: str) -> None:
    loaded = loaded_by(LOADED.format(module=module))
    assert "cvpn_wizard" in loaded
    assert not loaded & {"PySide6", "shiboken6", "boto3", "botocore", "moto", "keyring"}


def test_the_window_loads_aws_and_the_keyring_late() -> None:
    loaded = loaded_by(LOADED.format(module="cvpn_wizard.app"))
    assert not loaded & {"boto3", "botocore", "moto", "keyring"}


def test_the_version_needs_neither() -> None:
    code = (
        "import sys, runpy, contextlib, io\n"
        "sys.argv = ['cvpn-wizard', '--version']\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    runpy.run_module('cvpn_wizard', run_name='__main__')\n"
        "print(*sorted(name.partition('.')[0] for name in sys.modules))"
    )
    assert not loaded_by(code) & {"PySide6", "boto3", "botocore"}
