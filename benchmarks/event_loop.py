"""The longest stall of the event loop in the whole journey, on the practice AWS.

    python benchmarks/event_loop.py

A timer asks to be called every 5 ms while the journey runs from Home to Done; how much later than
that it comes is what a person feels as a stall. Prints the longest ones with the page they fell on,
and the ratio of the longest to the 50 ms that are allowed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cvpn_wizard.app import Program, options_of
from cvpn_wizard.ui.setup_frame import SetupFrame

TICK_MS = 5
ALLOWED_MS = 50.0
LIMIT_S = 60
PAGES = ("account", "certificates", "network", "addresses", "access", "review")


class Watch(QObject):
    """Notes how late its timer comes, and where the journey was then."""

    def __init__(self) -> None:
        super().__init__()
        self.where = "home"
        self.stalls: list[tuple[float, str]] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * 1000 - TICK_MS
        self._last = now
        if late > 15:
            self.stalls.append((late, self.where))


class Walk:
    """Presses what a person would press."""

    def __init__(self, program: Program, watch: Watch) -> None:
        self.window = program.window
        self._watch = watch

    @property
    def frame(self) -> SetupFrame:
        frame = self.window.setup
        assert isinstance(frame, SetupFrame)
        return frame

    def until(self, happened: Callable[[], bool]) -> None:
        loop, end = QEventLoop(), time.perf_counter() + LIMIT_S
        poll = QTimer()
        poll.timeout.connect(lambda: loop.quit() if happened() else None)
        poll.start(20)
        while not happened():
            assert time.perf_counter() < end, f"stuck on {self._watch.where}"
            loop.exec()

    def wait(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end)

    def press(self, name: str) -> None:
        button = self.window.findChild(QWidget, name)
        assert button is not None, name
        QTimer.singleShot(0, button.click)  # type: ignore[attr-defined]
        self.wait(0.05)

    def ready(self) -> bool:
        return not self.frame.page.busy() and self.frame.page.problem() is None

    def go(self) -> None:
        self.wait(2.5)  # a person reads the first page; the practice AWS starts meanwhile
        self._watch.where = "before"
        self.press("home.setup")
        for page in PAGES:
            self.until(self.ready)
            self.wait(0.8)
            self._watch.where = f"to {page}"
            self.press("nav.next")
            self.until(lambda page=page: self.frame.journey.page == page)
            self.wait(0.3)
            self._watch.where = page
        self.until(self.ready)
        self.wait(1)
        self._watch.where = "progress"
        self.press("nav.commit")
        self.until(lambda: self.frame.journey.page == "connect")
        self._watch.where = "connect"
        self.wait(1)
        self.press("connect.ping")
        self.until(lambda: self.frame.answers().answered)
        self._watch.where = "done"
        self.press("nav.next")
        self.until(lambda: self.frame.journey.page == "done")
        self.wait(1)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["CVPN_WIZARD_HOME"] = home
        app = QApplication(sys.argv[:1])
        options = options_of(["--practice", "--lang", "en", "--theme", "light"])
        program = Program(app, options, practice_speed=0.5)
        program.window.show()
        watch = Watch()
        Walk(program, watch).go()
        program.jobs.shutdown(5)
        program.close()
    for late, where in sorted(watch.stalls, reverse=True)[:12]:
        print(f"{late:6.0f} ms  {where}")
    longest = max((late for late, _ in watch.stalls), default=0.0)
    over = sum(late > ALLOWED_MS for late, _ in watch.stalls)
    print(f"longest {longest:.0f} ms   ratio {longest / ALLOWED_MS:.2f}   over 50 ms: {over} times")


if __name__ == "__main__":
    main()
