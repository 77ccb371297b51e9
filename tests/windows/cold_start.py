"""How long the installed program takes to its first window, against a bare PySide6 window.

Both are started by the same launcher from the same kind of folder, in turn; the quickest of several
starts counts, since everything else only adds. Run by proving.py.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import time
from ctypes import wintypes
from pathlib import Path

ROUNDS = 5
LONGEST = 60.0

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
app = QApplication(sys.argv)
window = QWidget()
column = QVBoxLayout(window)
for words in ("bare", "<b>bare</b>"):
    column.addWidget(QLabel(words))
window.resize(1240, 700)
window.show()
sys.exit(app.exec())
"""
"""A plain and a bold line: Wine takes most of a second to read a Japanese font, whoever asks."""


def bare_program(installed: Path, folder: Path) -> Path:
    """The same launcher, Python and Qt, with a program of a few lines."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "lib" / "cvpn_wizard").mkdir(parents=True)
    shutil.copy(installed / "ClientVpnWizard.exe", folder)
    # Not copy2, which Wine 8 has no call of Windows for.
    for part in ("runtime", "lib/PySide6", "lib/shiboken6"):
        shutil.copytree(installed / part, folder / part, copy_function=shutil.copyfile)
    (folder / "lib" / "cvpn_wizard" / "__init__.py").write_text("")
    (folder / "lib" / "cvpn_wizard" / "__main__.py").write_text(BARE, encoding="utf-8")
    return folder / "ClientVpnWizard.exe"


def windows_of(process: int) -> list[int]:
    """The visible windows of a process."""
    user, found = ctypes.WinDLL("user32.dll"), []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def look(window: int, _: int) -> bool:
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(window, ctypes.byref(owner))
        if owner.value == process and user.IsWindowVisible(window):
            found.append(window)
        return True

    user.EnumWindows(look, 0)
    return found


def seconds_to_window(program: Path) -> float:
    began = time.perf_counter()
    process = subprocess.Popen([program])
    try:
        while not windows_of(process.pid):
            if time.perf_counter() - began > LONGEST or process.poll() is not None:
                raise AssertionError(f"no window of {program}")
            time.sleep(0.005)
        return time.perf_counter() - began
    finally:
        process.kill()
        process.wait()


def ratio(installed: Path, scratch: Path) -> tuple[float, float]:
    """Seconds of the installed program and of the bare one."""
    ours, bare = installed / "ClientVpnWizard.exe", bare_program(installed, scratch / "bare")
    os.environ.pop("QT_QPA_PLATFORM", None)
    times: dict[Path, list[float]] = {ours: [], bare: []}
    for _ in range(ROUNDS):
        for program, taken in times.items():
            taken.append(seconds_to_window(program))
    shutil.rmtree(scratch / "bare", ignore_errors=True)
    return min(times[ours]), min(times[bare])
