"""The first page on screen, against a bare PySide6 window with a label, in the same run.

    python benchmarks/first_page.py

Both are started as programs of their own, in turn, as their ``main`` does it, and write a line
when their first paint event has been handled. The time is from the start of the process.
At most 1.5 is wanted. How many modules each has loaded by then is printed too: a busy machine does
not change that.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
WANTED = 1.5

WATCH = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.painted)
        return False
    def painted(self):
        sys.stdout.write(f"painted {len(sys.modules)}\\n")
        sys.stdout.flush()
        import os
        os._exit(0)
"""

BARE = (
    WATCH
    + """
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
app = QApplication([])
window = QWidget()
label = QLabel("Client VPN", window)
QVBoxLayout(window).addWidget(label)
window.resize(1240, 700)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
"""
)

OURS = (
    """
import gc
gc.disable()
"""
    + WATCH
    + """
from cvpn_wizard.app import Program, choose_style, options_of
from PySide6.QtWidgets import QApplication
choose_style()
app = QApplication([])
program = Program(app, options_of(["--lang", "en", "--theme", "light"]))
watch = Watch()
program.window.installEventFilter(watch)
program.window.show()
app.exec()
"""
)


def start(code: str, home: str) -> tuple[float, int]:
    """Seconds until it is painted, and the modules that are loaded then."""
    settings = {**os.environ, "CVPN_WIZARD_HOME": home}
    settings.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=settings
    ) as running:
        assert running.stdout is not None
        word, modules = running.stdout.readline().split()
        assert word == "painted"
        return time.perf_counter() - began, int(modules)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        # The first time, Python compiles.
        few, many = (start(code, home)[1] for code in (BARE, OURS))
        pairs = [(start(BARE, home)[0], start(OURS, home)[0]) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"bare {bare:.3f} s   first page {ours:.3f} s   (medians of {ROUNDS})")
    print(f"modules: bare {few}   first page {many}")
    print(f"ratio {ours / bare:.2f}   wanted: at most {WANTED}")


if __name__ == "__main__":
    main()
