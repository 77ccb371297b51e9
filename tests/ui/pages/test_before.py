"""The page Before you begin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.before import BeforePage
from cvpn_wizard.ui.services import Services


def opened(qtbot: QtBot, services: Services, answers: Answers) -> BeforePage:
    page = BeforePage(services)
    qtbot.addWidget(page)
    page.show_answers(answers)
    page.show()
    return page


def words(page: BeforePage, name: str) -> str:
    found = page.findChild(QLabel, f"before.{name}")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def name_of(page: BeforePage) -> QLineEdit:
    found = page.findChild(QLineEdit, "before.name")
    assert isinstance(found, QLineEdit)
    return found


def test_the_name_is_kept_and_told_at_once(qtbot: QtBot, services: Services) -> None:
    page = opened(qtbot, services, Answers())
    assert page.problem() is None
    assert page.collect(Answers()).name == "cvpn-endpoint-01"
    with qtbot.waitSignal(page.map_changed):
        name_of(page).setText("tokyo")
    assert page.collect(Answers()).name == "tokyo"
    # Coming back, what was typed stays.
    page.show_answers(page.collect(Answers()))
    assert name_of(page).text() == "tokyo"


def test_a_name_that_will_not_do_is_told_with_one_that_would(
    qtbot: QtBot, services: Services
) -> None:
    page = opened(qtbot, services, Answers())
    name_of(page).setText("my/vpn")
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == ("vpn-name-form", "before.name")
    assert "my/vpn" in words(page, "name_problem")
    take = page.findChild(QPushButton, "before.name_take")
    assert take is not None
    take.click()
    assert page.problem() is None
    assert page.collect(Answers()).name == "my-vpn"


def test_a_month_is_estimated_for_this_region(qtbot: QtBot, services: Services) -> None:
    page = opened(qtbot, services, Answers())
    page.entered()
    # 0.15 × 730 + 0.05 × 600 dollars, at 155 yen.
    qtbot.waitUntil(lambda: words(page, "cost") == "¥21,622")
    assert "10 laptops" in words(page, "cost_how")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_practice_needs_nothing_and_costs_nothing(
    qtbot: QtBot, practising: Services, language: str
) -> None:
    page = opened(qtbot, practising, Answers())
    page.entered()
    qtbot.waitUntil(lambda: words(page, "cost") != "–")
    set_language(language)
    page.retranslate()
    assert words(page, "need_practice").endswith(text("before-need-practice"))
    assert text("before-cost-practice") in words(page, "cost_how")
    assert words(page, "time") == "15"


def test_the_estimate_follows_what_was_played_with(qtbot: QtBot, services: Services) -> None:
    answers = Answers()
    page = opened(qtbot, services, replace(answers, cost=replace(answers.cost, laptops=1)))
    page.entered()
    qtbot.waitUntil(lambda: words(page, "cost") == "¥17,438")
