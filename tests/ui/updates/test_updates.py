"""The window asks for new versions only where somebody wants it, and says so in one line."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.updates.choice import UpdateChoice, read_choice, write_choice
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.updates import part, teller
from cvpn_wizard.ui.window import MainWindow
from tests.unit.journeys.updates.conftest import RELEASE, Publisher, new_key

FRESH = replace(RELEASE, expires=datetime.now(UTC) + timedelta(days=90))


def home() -> Path:
    return Path(os.environ["CVPN_WIZARD_HOME"])


@pytest.fixture
def window(services: Services, qtbot: QtBot) -> MainWindow:
    one = MainWindow(services)
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pages: list[str] = []

    def note(page: str) -> bool:
        pages.append(page)
        return True

    monkeypatch.setattr(part, "open_page", note)
    monkeypatch.setattr(teller, "open_page", note)
    return pages


def choose(publisher: Publisher, *, on: bool) -> None:
    publisher.publish(FRESH)
    write_choice(home(), UpdateChoice(on=on, address=publisher.address, key=publisher.key))


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._services.jobs._open, timeout=20_000)


def shown(window: MainWindow, kind: type, name: str) -> QWidget | None:
    found = window.findChild(kind, name)
    return found if isinstance(found, QWidget) and found.isVisibleTo(window) else None


def said(window: MainWindow, name: str) -> str:
    label = shown(window, QLabel, name)
    return label.text() if isinstance(label, QLabel) else ""


def press(window: MainWindow, name: str) -> None:
    button = shown(window, QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_nobody_is_asked_while_it_is_off(
    window: MainWindow, publisher: Publisher, qtbot: QtBot
) -> None:
    choose(publisher, on=False)
    window.look_for_versions()
    window.open_help()
    settled(window, qtbot)
    assert publisher.asked == []
    assert shown(window, QFrame, "home.version") is None


def test_home_tells_in_one_line_and_its_button_opens_the_page(
    window: MainWindow, publisher: Publisher, qtbot: QtBot, opened: list[str]
) -> None:
    choose(publisher, on=True)
    window.look_for_versions()
    settled(window, qtbot)
    assert said(window, "home.version_words") == text(
        "updates-newer", version="2.0.1", date="2026-11-20"
    )
    press(window, "home.version_action")
    set_language("ja")
    press(window, "home.version_action")
    assert opened == ["https://example.com/news/en", "https://example.com/news/ja"]
    # Known now: the next look, and the next start, ask nobody for a week.
    asked = list(publisher.asked)
    window.look_for_versions()
    settled(window, qtbot)
    assert publisher.asked == asked
    assert said(window, "home.version_words")


def test_what_is_not_believed_is_not_told(
    window: MainWindow, publisher: Publisher, qtbot: QtBot
) -> None:
    choose(publisher, on=True)
    publisher.publish(FRESH, new_key())
    window.look_for_versions()
    settled(window, qtbot)
    assert publisher.asked
    assert shown(window, QFrame, "home.version") is None


def test_without_an_address_the_switch_cannot_be_set_and_it_says_why(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_help()
    settled(window, qtbot)
    switch = window.findChild(QCheckBox, "updates.switch")
    assert switch is not None
    assert not switch.isEnabled()
    assert not switch.isChecked()
    assert said(window, "updates.where") == text("updates-no-place")


def test_switched_on_in_help_it_tells_at_once_and_off_again_it_forgets(
    window: MainWindow, publisher: Publisher, qtbot: QtBot
) -> None:
    choose(publisher, on=False)
    window.open_help()
    settled(window, qtbot)
    switch = window.findChild(QCheckBox, "updates.switch")
    assert switch is not None
    switch.click()
    settled(window, qtbot)
    assert read_choice(home()).on
    window.go_home()
    settled(window, qtbot)
    assert said(window, "home.version_words")
    switch.click()
    settled(window, qtbot)
    assert not read_choice(home()).on
    assert shown(window, QFrame, "home.version") is None


def test_look_now_says_what_it_found_or_why_it_did_not(
    window: MainWindow, publisher: Publisher, qtbot: QtBot, opened: list[str]
) -> None:
    choose(publisher, on=False)
    window.open_help()
    settled(window, qtbot)
    assert said(window, "updates.said") == text("updates-never")
    assert shown(window, QPushButton, "updates.news") is None
    press(window, "updates.look")
    settled(window, qtbot)
    assert "2.0.1" in said(window, "updates.said")
    press(window, "updates.news")
    assert opened == ["https://example.com/news/en"]
    publisher.publish(FRESH, new_key())
    press(window, "updates.look")
    assert said(window, "updates.said") == text("updates-looking")
    settled(window, qtbot)
    assert text("refusal-updates-untrusted-title") in said(window, "updates.said")
    assert shown(window, QPushButton, "updates.news") is None
