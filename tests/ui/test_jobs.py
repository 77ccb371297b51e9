"""Work off the GUI thread, and its results on it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Generator, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.ui.jobs import Jobs, Latest


class Receiver(QObject):
    """Remembers what came, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[tuple[str, object]] = []
        self.threads: set[int] = set()

    @Slot(object)
    def done(self, value: object) -> None:
        self._came("done", value)

    @Slot(object)
    def failed(self, value: object) -> None:
        self._came("failed", value)

    @Slot(object)
    def event(self, value: object) -> None:  # type: ignore[override]
        self._came("event", value)

    def _came(self, kind: str, value: object) -> None:
        self.came.append((kind, value))
        self.threads.add(threading.get_ident())


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    pool = Jobs()
    yield pool
    pool.shutdown(1)


def test_a_result_comes_back_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()
    worker: list[int] = []

    def work(_cancelled: Event) -> str:
        worker.append(threading.get_ident())
        return "well"

    job = jobs.start(work, done=receiver.done)
    qtbot.waitUntil(lambda: job.finished)
    assert receiver.came == [("done", "well")]
    assert receiver.threads == {threading.get_ident()}
    assert worker != [threading.get_ident()]


def test_a_generator_tells_on_the_way(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()

    def work(_cancelled: Event) -> Generator[object, None, int]:
        yield 1
        yield None
        return 3

    job = jobs.start(work, done=receiver.done, event=receiver.event)
    qtbot.waitUntil(lambda: job.finished)
    assert receiver.came == [("event", 1), ("event", None), ("done", 3)]


def test_a_refusal_goes_to_failed(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()
    refusal = WizardError(ErrorCode.NO_NETWORK)

    def work(_cancelled: Event) -> None:
        raise refusal

    job = jobs.start(work, done=receiver.done, failed=receiver.failed)
    qtbot.waitUntil(lambda: job.finished)
    assert receiver.came == [("failed", refusal)]


def test_a_bug_reaches_the_crash_hook_and_frees_the_page(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))
    receiver = Receiver()
    job = jobs.start(lambda _c: 1 / 0, failed=receiver.failed)
    qtbot.waitUntil(lambda: job.finished)
    assert seen == [ZeroDivisionError]
    assert [kind for kind, _ in receiver.came] == ["failed"]


def test_cancel_is_heard(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.start(lambda cancelled: cancelled.wait(30))
    job.cancel()
    qtbot.waitUntil(lambda: job.finished, timeout=5000)


def test_closing_waits_no_longer_than_asked(qapp: object) -> None:
    """Work that is deaf to cancelling must not keep the program from closing."""
    pool, gate = Jobs(), Event()
    pool.start(lambda _c: gate.wait(30))
    began = time.monotonic()
    pool.shutdown(0.05)
    assert time.monotonic() - began < 5
    gate.set()


def test_after_closing_nothing_begins(qtbot: QtBot) -> None:
    pool, receiver = Jobs(), Receiver()
    pool.shutdown()
    job = pool.start(lambda _c: "late", done=receiver.done)
    assert job.finished
    assert receiver.came == []


def test_a_deleted_receiver_is_not_called(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()
    gate = Event()
    job = jobs.start(lambda _c: gate.wait(10), done=receiver.done)
    came = receiver.came
    delete(receiver)
    gate.set()
    qtbot.waitUntil(lambda: job.finished)
    assert came == []


def test_only_the_latest_counts(qtbot: QtBot, jobs: Jobs) -> None:
    receiver, latest, gate = Receiver(), Latest(), Event()
    first = jobs.start(lambda _c: gate.wait(10) and "old", done=receiver.done)
    latest.replace(first)
    second = jobs.start(lambda _c: "new", done=receiver.done)
    latest.replace(second)
    gate.set()
    qtbot.waitUntil(lambda: first.finished and second.finished)
    assert receiver.came == [("done", "new")]
    assert not latest.busy


class Sender(QObject):
    told = Signal(object)


def test_twenty_thousand_signals(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 lost a reference to True with each and aborted."""
    sender, receiver = Sender(), Receiver()
    sender.told.connect(receiver.done)
    for number in range(20_000):
        sender.told.emit(number)
    assert len(receiver.came) == 20_000
