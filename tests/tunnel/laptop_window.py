"""Run on the proving ground's laptop: the window's journey, by mouse and keyboard, in Japanese.

``python -m tests.tunnel.laptop_window BUNDLE WORDS-FILE`` prints a JSON object for each step; with
``CVPN_WIZARD_SHOTS=folder`` it takes a picture of each.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from cvpn_wizard.app import Options, Program
from cvpn_wizard.ui.laptop import LaptopPage

SECONDS = 60.0


def until(true: Callable[[], object], what: str) -> None:
    """Let the window live until it is so."""
    end = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > end:
            sys.exit(f"never: {what}")
        wait = QEventLoop()  # QTest.qWait would keep Python to itself
        QTimer.singleShot(20, wait.quit)
        wait.exec()


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    if button is None or not button.isVisible() or not button.isEnabled():
        sys.exit(f"cannot press {name}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def say(page: LaptopPage, label: str) -> None:
    """What stands on the step, and the map in words."""
    shown = page.findChild(QLabel, label)
    parts = {part.kind.value: part.state.value for part in page.frame.map.model.parts}
    words = shown.text() if shown is not None else ""
    shot(page)
    print(json.dumps({"step": page.step, "said": words, "map": parts}), flush=True)  # noqa: T201


def shot(page: LaptopPage) -> None:
    folder = os.environ.get("CVPN_WIZARD_SHOTS")
    if folder:
        wait = QEventLoop()
        QTimer.singleShot(400, wait.quit)
        wait.exec()
        page.window().grab().save(str(Path(folder) / f"{page.step}.png"))


def main() -> None:
    bundle, words = Path(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8").strip()
    app = QApplication([])
    program = Program(app, Options(lang="ja", bundle=bundle))
    program.window.resize(1280, 720)
    program.window.show()
    program.window.open_bundle(bundle)
    page = program.window.findChild(LaptopPage, "laptop")
    if page is None:
        sys.exit("no page")
    field = page.findChild(QLineEdit, "laptop.words")
    if field is None:
        sys.exit("no field")
    until(field.isVisible, "the words are asked for")
    shot(page)
    field.setText(words)  # as an input method does
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: page.step == "laptop-client", "the bundle is open")
    say(page, "laptop.ready_words")
    until(lambda: page.findChild(QPushButton, "laptop.connect_openvpn"), "the client is found")
    press(page, "laptop.connect_openvpn")
    until(lambda: page.step == "laptop-check", "connected")
    until(lambda: page.state.answered, "the check, which began by itself, is green")
    say(page, "check.verdict_words")
    press(page, "laptop.next")
    say(page, "laptop.done_title")
    program.close()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
