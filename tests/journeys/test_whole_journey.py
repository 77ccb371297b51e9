"""From Home to Done in the window itself, on the practice AWS, as a person would go."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import Records, RunState
from cvpn_wizard.app import Program, options_of
from cvpn_wizard.ui.setup_frame import SetupFrame
from cvpn_wizard.ui.widgets.check_list import CheckTable
from cvpn_wizard.ui.widgets.combo import Choice

WAIT_MS = 30_000


class Person:
    """Sees what is visible, presses what is enabled."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self._qtbot = qtbot

    def find(self, name: str) -> QWidget:
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisibleTo(self.window)]
        assert found, f"{name} is not on screen"
        return found[-1]

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        self.until(button.isEnabled)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def until(self, happened: Callable[[], bool], wait: int = WAIT_MS) -> None:
        self._qtbot.waitUntil(happened, timeout=wait)

    @property
    def frame(self) -> SetupFrame:
        frame = self.window.setup
        assert isinstance(frame, SetupFrame)
        return frame

    @property
    def page(self) -> str:
        return self.frame.journey.page

    def next_to(self, page: str) -> None:
        """Wait until the page at hand has no problem, press Next, and be on the next page."""
        self.until(lambda: not self.frame.page.busy() and self.frame.page.problem() is None)
        self.unhurried()
        self.press("nav.next")
        self.until(lambda: self.page == page)

    def unhurried(self) -> None:
        """A double-click must not skip a page: the frame does not hear a press at once."""
        self._qtbot.wait(300)

    def commit(self) -> None:
        self.unhurried()
        self.press("nav.commit")
        self.until(lambda: self.page != "review")


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Person]:
    language = getattr(request, "param", "en")
    options = options_of(["--practice", "--lang", language, "--theme", "light"])
    program = Program(qapp, options, practice_speed=0.05)
    qtbot.addWidget(program.window)
    program.window.show()
    yield Person(program, qtbot)
    program.jobs.shutdown(10)
    program.close()
    program.deleteLater()


def to_review(person: Person) -> None:
    """Next, and Next again: the defaults are enough once account and subnet are chosen."""
    person.press("home.setup")
    person.until(lambda: person.page == "before")
    for page in ("account", "certificates", "network", "addresses", "access", "review"):
        person.next_to(page)


@pytest.mark.parametrize("person", ["en", "ja"], indirect=True)
def test_from_home_to_done(person: Person) -> None:
    to_review(person)
    assert person.frame.page.problem() is None
    person.commit()
    person.until(lambda: person.page == "connect")
    person.press("connect.ping")
    person.until(lambda: person.frame.answers().answered)
    person.next_to("done")
    outcome = person.frame.answers().outcome
    assert outcome is not None
    assert outcome.ok
    (profile,) = outcome.profiles
    person.until((profile.parent / "record.html").is_file)
    assert "<key>" in profile.read_text(encoding="utf-8")
    home = Path(os.environ["CVPN_WIZARD_HOME"]) / "practice"
    records = Records(home)
    (vpn,) = records.vpns()
    assert vpn.endpoint == outcome.endpoint_id
    assert records.runs(vpn.name)[0].state is RunState.DONE
    cloud = person.program.accounts.cloud_for(person.frame.answers().account, None)
    (ours,) = [e for e in cloud.endpoints() if e.belongs_to(vpn.name)]
    assert ours.id == outcome.endpoint_id


def test_back_keeps_what_was_typed(person: Person) -> None:
    person.press("home.setup")
    name = person.find("before.name")
    assert isinstance(name, QLineEdit)
    name.setText("branch-office")
    person.next_to("account")
    person.until(lambda: person.frame.page.problem() is None)
    person.press("nav.back")
    person.until(lambda: person.page == "before")
    assert person.frame.answers().name == "branch-office"
    again = person.find("before.name")
    assert isinstance(again, QLineEdit)
    assert again.text() == "branch-office"


def test_by_keyboard_alone(person: Person, qtbot: QtBot) -> None:
    """Enter goes on from page to page, down to the commit button."""
    setup = person.find("home.setup")
    setup.setFocus()
    qtbot.keyClick(setup, Qt.Key.Key_Space)
    for page in ("account", "certificates", "network", "addresses", "access", "review"):
        person.until(lambda: not person.frame.page.busy() and person.frame.page.problem() is None)
        person.unhurried()
        button = person.find("nav.next")
        assert isinstance(button, QPushButton)
        qtbot.keyClick(person.frame, Qt.Key.Key_Return)
        person.until(lambda page=page: person.page == page)
    commit = person.find("nav.commit")
    assert commit.accessibleName()


def test_stop_and_go_on(person: Person) -> None:
    to_review(person)
    person.commit()
    person.until(lambda: person.page == "progress" and person.frame.running)
    person.press("progress.stop")
    person.until(lambda: not person.frame.running)
    if person.page == "progress":
        person.press("progress.retry")
    person.until(lambda: person.page == "connect")


def test_taken_away_in_the_window(person: Person) -> None:
    """Look after a VPN: typed by its name, taken away in order, with a receipt."""
    to_review(person)
    person.commit()
    person.until(lambda: person.page == "connect")
    account = person.frame.answers().account
    name = person.frame.answers().name
    person.unhurried()
    person.press("nav.cancel")
    person.press("home.care")
    person.until(lambda: bool(person.window.findChildren(QWidget, f"care.{name}.open")))
    person.press(f"care.{name}.open")
    tabs = person.find("care.room.tabs")
    assert isinstance(tabs, QTabBar)
    tabs.setCurrentIndex(tabs.count() - 1)
    typed, sure = person.find("care.removal.typed"), person.find("care.removal.sure")
    assert isinstance(typed, QLineEdit)
    assert not sure.isEnabled()
    typed.setText(name)
    person.press("care.removal.sure")
    records = Records(Path(os.environ["CVPN_WIZARD_HOME"]) / "practice")
    person.until(lambda: records.vpns() == ())
    cloud = person.program.accounts.cloud_for(account, None)
    assert not [e for e in cloud.endpoints() if e.belongs_to(name)]
    assert not [vpc for vpc in cloud.vpcs() if vpc.belongs_to(name)]
    person.until(lambda: "care.removal.receipt" in {w.objectName() for w in visible(person)})


def visible(person: Person) -> list[QWidget]:
    return [w for w in person.window.findChildren(QWidget) if w.isVisibleTo(person.window)]


def test_onto_a_network_that_is_there(person: Person) -> None:
    """Account and subnet are all that one has to choose."""
    person.press("home.setup")
    for page in ("account", "certificates", "network"):
        person.next_to(page)
    vpc = person.find("network.vpc")
    assert isinstance(vpc, Choice)
    person.until(lambda: vpc.count() > 2)
    office = next(n for n in range(vpc.count()) if vpc.itemText(n).startswith("office-vpc"))
    vpc.setCurrentIndex(office)
    table = person.find("network.subnets")
    assert isinstance(table, CheckTable)
    person.until(lambda: table.rowCount() > 0)
    suitable = next(row for row in table._rows if row.suitable)
    table.set_checked(suitable.key, checked=True)
    for page in ("addresses", "access", "review"):
        person.next_to(page)
    person.commit()
    person.until(lambda: person.page == "connect")
    outcome = person.frame.answers().outcome
    assert outcome is not None
    assert outcome.ok
    assert "vpc" in {str(step) for step, _ in outcome.resources}
