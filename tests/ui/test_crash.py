"""A bug is told once, without values, and from whatever thread it comes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cvpn_wizard.texts import text
from cvpn_wizard.ui.crash import CrashReporter, report_of

SECRET = "wJalrXUtnFEMI"


class OddError(Exception):
    pass


def bug(secret: str) -> None:
    raise OddError(f"cannot use {secret}")


@pytest.fixture
def reporter(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CrashReporter]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashReporter(tmp_path / "log" / "cvpn-wizard.log")
    made.install()
    yield made
    for box in boxes():
        box.close()
    made.deleteLater()


def boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]


def tell(secret: str = SECRET) -> None:
    try:
        bug(secret)
    except OddError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_report_names_places_but_no_values() -> None:
    try:
        bug(SECRET)
    except OddError as error:
        report = report_of(type(error), error.__traceback__)
    assert "OddError" in report
    assert "test_crash.py" in report
    assert "bug" in report
    assert SECRET not in report
    assert str(Path(__file__).parent) not in report


def test_a_bug_is_told_once_with_the_way_to_the_log(
    qtbot: QtBot, reporter: CrashReporter, tmp_path: Path
) -> None:
    for _ in range(5):
        tell()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    (box,) = boxes()
    assert box.text() == text("crash-what")
    assert str(tmp_path) in box.informativeText()
    assert "OddError" in box.detailedText()
    assert SECRET not in box.detailedText()
    tell("another")
    QApplication.processEvents()
    assert len(boxes()) == 1


def test_a_bug_in_a_thread_is_told_in_the_window(qtbot: QtBot, reporter: CrashReporter) -> None:
    thread = threading.Thread(target=bug, args=[SECRET])  # noqa: TID251  what the hook is for
    thread.start()
    thread.join()
    assert not boxes()
    qtbot.waitUntil(lambda: len(boxes()) == 1)


def test_stopping_by_keyboard_is_no_bug(qtbot: QtBot, reporter: CrashReporter) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()
    assert not boxes()
