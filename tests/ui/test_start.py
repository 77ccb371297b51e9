"""What is loaded before the first page is on screen."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = (
    "boto3",
    "botocore",
    "cryptography",
    "keyring",
    "moto",
    "sqlite3",
    "cvpn_wizard.adapters.aws.cloud",
    "cvpn_wizard.journeys.answers",
    "cvpn_wizard.ui.setup_frame",
)


def loaded_after(code: str) -> set[str]:
    asked = f"import sys\n{code}\nprint(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


@pytest.fixture(scope="module")
def at_first_page() -> set[str]:
    return loaded_after(
        "from cvpn_wizard.app import Program, options_of\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "program = Program(app, options_of(['--practice', '--lang', 'ja']))\n"
        "program.window.show()\n"
        "app.processEvents()\n"
    )


@pytest.mark.parametrize("module", SLOW)
def test_the_first_page_waits_for_nothing_slow(at_first_page: set[str], module: str) -> None:
    assert module not in at_first_page


def test_the_version_needs_neither_qt_nor_boto3() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cvpn_wizard", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.startswith("cvpn-wizard ")
    assert "PySide6" not in told.stderr
    assert "boto3" not in told.stderr


def test_the_first_page_leaves_qts_namespace_alone() -> None:
    """PySide6 makes a hundred enumerations when it is first asked for one of ``Qt``'s: 15 ms."""
    code = (
        "import PySide6.QtCore\n"
        "from cvpn_wizard.app import Program, choose_style, options_of\n"
        "from PySide6.QtWidgets import QApplication\n"
        "choose_style()\n"
        "app = QApplication([])\n"
        "program = Program(app, options_of(['--practice', '--lang', 'ja', '--theme', 'dark']))\n"
        "program.window.show()\n"
        "program.window.grab()\n"
        "assert 'Qt' not in vars(PySide6.QtCore)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
