"""The helpdesk in the window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.bundle.kit import read_kit
from cvpn_wizard.adapters.bundle.words import understand
from cvpn_wizard.journeys.helpdesk.queueing import QueueMade
from cvpn_wizard.texts import text
from cvpn_wizard.ui.helpdesk import HelpdeskPanel
from cvpn_wizard.ui.laptop import LaptopPage
from cvpn_wizard.ui.services import Services

Kind = TypeVar("Kind", bound=QWidget)


def named(panel: QWidget, kind: type[Kind], name: str) -> Kind:
    found = panel.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def press(panel: QWidget, name: str) -> None:
    named(panel, QPushButton, name).click()


@pytest.fixture
def panel(qtbot: QtBot, services: Services, made: QueueMade, tmp_path: Path) -> HelpdeskPanel:
    desk = HelpdeskPanel(services)
    qtbot.addWidget(desk)
    desk.queue.ask = lambda _parent: made.path
    desk.ask = lambda _parent, _title, name, _kind: tmp_path / name
    desk.show()
    desk.look_again()
    return desk


def opened(qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade) -> None:
    press(panel, "helpdesk.choose")
    named(panel, QLineEdit, "helpdesk.words").setText(made.words.spoken.reveal())
    press(panel, "helpdesk.open")
    qtbot.waitUntil(lambda: panel.state is not None)


def give(qtbot: QtBot, panel: HelpdeskPanel, person: str) -> None:
    named(panel, QLineEdit, "helpdesk.person").setText(person)
    press(panel, "helpdesk.give")
    qtbot.waitUntil(lambda: not panel._job.busy and not panel._seeing.busy)


def test_a_queue_is_taken_in_and_handed_out(
    qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade, tmp_path: Path
) -> None:
    assert not named(panel, QPushButton, "helpdesk.give").isVisible()
    opened(qtbot, panel, made)
    assert "3" in named(panel, QLabel, "helpdesk.state").text()
    give(qtbot, panel, "sato.laptop")
    heard = [named(panel, QLabel, f"helpdesk.word_{n}").text() for n in range(1, 9)]
    kit = read_kit(tmp_path / "sato.laptop.cvpnkit", understand(" ".join(heard)).candidates)
    assert kit.manifest.person == "sato.laptop"
    assert panel.state is not None
    assert panel.state.left == 2
    assert "hd1.001" in named(panel, QLabel, "helpdesk.said_words").text()
    assert named(panel, QLineEdit, "helpdesk.person").text() == ""


def test_a_second_one_only_in_place_of_the_first(
    qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade
) -> None:
    opened(qtbot, panel, made)
    give(qtbot, panel, "sato.laptop")
    give(qtbot, panel, "sato.laptop")
    problem = named(panel, QLabel, "helpdesk.person_problem")
    assert problem.text() == text(
        "problem-helpdesk-person-has", person="sato.laptop", slot="hd1.001"
    )
    assert panel.state is not None
    assert panel.state.left == 2
    box = named(panel, QCheckBox, "helpdesk.replace")
    assert box.isVisible()
    box.setChecked(True)
    press(panel, "helpdesk.give")
    qtbot.waitUntil(lambda: panel.state is not None and panel.state.left == 1)
    said = named(panel, QLabel, "helpdesk.said_words").text()
    assert "hd1.001" in said
    assert "hd1.002" in said
    assert not box.isVisible()


def test_a_name_that_cannot_be_asks_for_no_file(
    qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade
) -> None:
    opened(qtbot, panel, made)
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, name: str, _kind: str) -> None:
        asked.append(name)

    panel.ask = ask
    give(qtbot, panel, "../sato")
    assert named(panel, QLabel, "helpdesk.person_problem").isVisible()
    assert asked == []


def test_wrong_words(qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade) -> None:
    press(panel, "helpdesk.choose")
    words = named(panel, QLineEdit, "helpdesk.words")
    words.setText("aardvark abandoned")
    press(panel, "helpdesk.open")
    assert named(panel, QLabel, "helpdesk.words_problem").isVisible()
    words.setText(" ".join(["aardvark"] * 8))
    press(panel, "helpdesk.open")
    title = named(panel, QLabel, "helpdesk.refusal_title")
    qtbot.waitUntil(title.isVisible)
    assert title.text() == text("refusal-bundle-passphrase-title")


def test_without_a_keyring_the_words_are_asked_for_again(
    qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade, services: Services
) -> None:
    opened(qtbot, panel, made)
    services.vault.forget("queue:hd1")  # another day
    again = HelpdeskPanel(services)
    qtbot.addWidget(again)
    again.show()
    again.look_again()
    words = named(again, QLineEdit, "helpdesk.words")
    qtbot.waitUntil(words.isVisible)
    words.setText(made.words.typed.reveal())
    press(again, "helpdesk.open")
    qtbot.waitUntil(lambda: again.state is not None)
    assert not words.isVisible()


def test_a_report(qtbot: QtBot, panel: HelpdeskPanel, made: QueueMade, tmp_path: Path) -> None:
    opened(qtbot, panel, made)
    give(qtbot, panel, "sato.laptop")
    press(panel, "helpdesk.report")
    report = tmp_path / "hd1.json"
    qtbot.waitUntil(report.exists)
    assert json.loads(report.read_text())["issued"][0]["person"] == "sato.laptop"


def test_it_is_on_the_laptops_page_once_it_is_wanted(
    qtbot: QtBot, services: Services, made: QueueMade
) -> None:
    page = LaptopPage(services)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert page.open_step.helpdesk is None
    page.open_step._desk.open()
    panel = page.open_step.helpdesk
    assert panel is not None
    panel.queue.ask = lambda _parent: made.path
    press(panel, "helpdesk.choose")
    words = named(panel, QLineEdit, "helpdesk.words")
    words.setText(made.words.typed.reveal())
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.state is not None)
    assert page.step == "laptop-open"
