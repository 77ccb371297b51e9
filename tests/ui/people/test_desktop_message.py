"""A date that comes near, on a real session bus: the desktop is told, and a click leads to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(
        shutil.which(program) is None, reason=f"{program} is not installed: Linux has it"
    )
    for program in ("dbus-run-session", "xvfb-run")
]

DESKTOP = Path(__file__).with_name("desktop.py")
LIMIT = 120
"""Seconds, for a machine that does much else."""

PROGRAM = """
import os, subprocess, sys
desk = subprocess.Popen([sys.executable, sys.argv[1]], stdout=subprocess.PIPE, text=True)
assert desk.stdout.readline() == "ready\\n"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.people.reminder import Message, Reminder
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import icon
app = QApplication([])
app.setApplicationName("cvpn-wizard")
services = Services(jobs=Jobs(), home=Path(sys.argv[2]), vault=Vault(), cloud_for=None)
reminder = Reminder(services, icon("app", size=64))
assert reminder.can_tell
def opened(vpn):
    print("opened", vpn, flush=True)
    app.quit()
reminder.opened.connect(opened)
reminder.message = Message("1 date", "sato.laptop: 2026-12-01", "office")
reminder.tell(reminder.message)
app.exec()
print(desk.stdout.readline(), end="", flush=True)
desk.kill()
desk.wait()
"""


def test_the_desktop_tells_and_a_click_leads_to_the_vpn(tmp_path: Path) -> None:
    settings = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        settings.pop(name, None)
    command = ["dbus-run-session", "--", "xvfb-run", "-a", sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        [*command, str(DESKTOP), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
        env=settings,
    )
    assert done.stdout.splitlines() == [
        "opened office",
        '["cvpn-wizard", "1 date", "sato.laptop: 2026-12-01"]',
    ], done.stderr
