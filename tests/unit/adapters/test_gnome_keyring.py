"""The vault with a real Secret Service: unlocked, locked, and with nobody who could unlock it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DAEMON = shutil.which("gnome-keyring-daemon")
SESSION = shutil.which("dbus-run-session")

pytestmark = [
    pytest.mark.skipif(DAEMON is None, reason="gnome-keyring-daemon is not installed"),
    pytest.mark.skipif(SESSION is None, reason="dbus-run-session is not installed"),
]

UNLOCKED = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null"
NOBODY = "true"
LIMIT = 60
"""Seconds. The vault must have given up long before."""

KEEP = """
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.model.secret import Secret
vault = Vault(patience=20)
vault.put("ca:office", Secret("correct horse"))
print("lasting" if vault.lasting else "for this run")
print("same" if vault.get("ca:office") == Secret("correct horse") else "lost")
"""
LOOK = """
from cvpn_wizard.adapters.vault import Vault
found = Vault(patience=20).get("ca:office")
print(found.reveal() if found else "nothing")
"""
FORGET = """
from cvpn_wizard.adapters.vault import Vault
Vault(patience=20).forget("ca:office")
Vault(patience=20).forget("ca:office")
"""


def session(home: Path, daemon: str, *programs: str) -> list[str]:
    """What programs print, one after another, on a session bus of their own without a screen."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "data").mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHON": sys.executable,
    }
    runs = [f'"$PYTHON" -c "${number}"' for number in range(1, len(programs) + 1)]
    script = "\n".join((daemon, *runs))
    done = subprocess.run(
        [str(SESSION), "--", "bash", "-c", script, "vault", *programs],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_one_run_keeps_and_the_next_one_finds(tmp_path: Path) -> None:
    said = session(tmp_path, UNLOCKED, KEEP, LOOK, FORGET, LOOK)
    assert said == ["lasting", "same", "correct horse", "nothing"]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in files), "on disk, and encrypted"
    assert not any(b"correct horse" in path.read_bytes() for path in files)


@pytest.mark.parametrize("daemon", [LOCKED, NOBODY], ids=["locked", "absent"])
def test_without_anybody_to_unlock_it_a_run_goes_on_in_memory(tmp_path: Path, daemon: str) -> None:
    """A headless run must not wait for a prompt that nobody sees."""
    assert session(tmp_path, daemon, KEEP, LOOK) == ["for this run", "same", "nothing"]
    assert not any(b"correct horse" in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
