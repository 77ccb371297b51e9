"""The page Review."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from ipaddress import IPv4Network
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import Answers, CostAnswers
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import NewSubnet
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.review import ReviewPage
from cvpn_wizard.ui.pages.review.plan_list import PlanList
from cvpn_wizard.ui.services import Services
from tests.fakes.builder import FakeBuilder


@pytest.fixture
def page(qtbot: QtBot, services: Services, answers: Answers) -> ReviewPage:
    made = ReviewPage(services)
    qtbot.addWidget(made)
    made.show_answers(answers)
    made.show()
    return made


def words(page: ReviewPage, name: str) -> str:
    found = page.findChild(QLabel, f"review.{name}")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def plan(page: ReviewPage) -> PlanList:
    found = page.findChild(PlanList, "review.plan")
    assert isinstance(found, PlanList)
    return found


def asked(page: ReviewPage, qtbot: QtBot) -> None:
    page.entered()
    qtbot.waitUntil(lambda: words(page, "status") != text("review-asking"))


def test_the_plan_is_the_one_that_will_be_run_new_and_existing_apart(
    page: ReviewPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.exists = 2
    asked(page, qtbot)
    shown = plan(page)
    assert [step.step for step in shown.steps][:2] == ["vpc", "subnet.cvpn-target-subnet"]
    # What exists stands below what is new.
    assert shown.listed()[-2:] == ("vpc", "subnet.cvpn-target-subnet")
    assert set(shown.listed()) == {step.step for step in shown.steps}
    assert [method for method, _ in builder.calls] == ["preview"]
    assert page.problem() is None
    assert not page.busy()


def test_when_aws_cannot_be_asked_the_plan_stands_all_the_same(
    page: ReviewPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.refuses_preview = WizardError(ErrorCode.NO_NETWORK)
    asked(page, qtbot)
    assert words(page, "refusal_title") == text("refusal-no-network-title")
    assert plan(page).listed()
    assert page.problem() is None
    builder.refuses_preview = None
    again = page.findChild(QPushButton, "review.ask_again")
    assert again is not None
    again.click()
    qtbot.waitUntil(lambda: words(page, "status") == "")
    assert words(page, "refusal_title") == ""


def test_the_tutorials_own_table_comes_out(
    page: ReviewPage, qtbot: QtBot, answers: Answers
) -> None:
    """Two subnets, ten laptops, three hours on twenty days, 155 yen: 249 USD, 38,595 yen."""
    first = answers.network.target_subnets[0]
    assert isinstance(first, NewSubnet)
    second = replace(first, name="b", cidr=IPv4Network("10.255.254.0/24"))
    two = replace(answers.network, target_subnets=(first, second), server_enabled=False)
    page.show_answers(replace(answers, network=two))
    asked(page, qtbot)
    assert words(page, "cost_yen") == "¥38,595"
    assert words(page, "cost_usd") == "$249.00"
    assert "16,972" in words(page, "cost_second")


def test_playing_with_the_numbers_changes_the_cost_and_the_answers(
    page: ReviewPage, qtbot: QtBot, answers: Answers
) -> None:
    asked(page, qtbot)
    before = words(page, "cost_yen")
    laptops = page.findChild(QSpinBox, "review.laptops")
    hours = page.findChild(QDoubleSpinBox, "review.hours")
    assert laptops is not None
    assert hours is not None
    with qtbot.waitSignal(page.state_changed):
        laptops.setValue(25)
    hours.setValue(2.5)
    assert words(page, "cost_yen") != before
    assert page.collect(answers).cost == CostAnswers(laptops=25, hours_per_day=Decimal("2.5"))


def test_numbers_left_alone_stay_exactly_as_they_were(page: ReviewPage, answers: Answers) -> None:
    assert page.collect(answers) == answers


def test_the_button_says_what_it_does(page: ReviewPage, qtbot: QtBot, answers: Answers) -> None:
    asked(page, qtbot)
    said = page.commit_text()
    assert said is not None
    assert "minutes" in said
    page.show_answers(replace(answers, resuming=True))
    assert page.commit_text() == text("review-commit-resume")


def test_practice_says_that_nothing_is_billed(
    qtbot: QtBot, practising: Services, answers: Answers
) -> None:
    page = ReviewPage(practising)
    qtbot.addWidget(page)
    page.show_answers(answers)
    page.show()
    asked(page, qtbot)
    assert page.commit_text() == text("review-commit-practice")
    assert text("review-cost-practice") in words(page, "cost_when")


def test_what_is_missing_is_listed_with_a_way_there(
    page: ReviewPage, qtbot: QtBot, answers: Answers
) -> None:
    page.show_answers(replace(answers, client_cidr="300.0.0.0/16"))
    page.entered()
    qtbot.waitUntil(lambda: page.problem() is not None)
    go = page.findChild(QPushButton, "review.go_0")
    assert go is not None
    with qtbot.waitSignal(page.jump) as jumped:
        go.click()
    assert jumped.args == ["addresses.client_cidr"]
    assert plan(page).listed() == ()


def test_the_saved_plan_can_be_read_again(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    asked(page, qtbot)
    path = tmp_path / "plan.toml"
    page.ask_where = lambda *_: path
    save = page.findChild(QPushButton, "review.save")
    assert save is not None
    save.click()
    qtbot.waitUntil(lambda: str(path) in words(page, "note"))
    assert read_plan(path).name == answers.name


def test_a_missing_folder_is_told_beside_the_button(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path
) -> None:
    asked(page, qtbot)
    page.ask_where = lambda *_: tmp_path / "missing" / "plan.toml"
    save = page.findChild(QPushButton, "review.save")
    assert save is not None
    save.click()
    qtbot.waitUntil(lambda: text("refusal-folder-missing-title") in words(page, "note"))


def test_japanese_has_yen_behind_the_number(page: ReviewPage, qtbot: QtBot) -> None:
    asked(page, qtbot)
    set_language("ja")
    page.retranslate()
    assert words(page, "cost_yen").endswith(" 円")
    assert page.findChild(QSpinBox, "review.laptops").accessibleName() == "パソコンの台数"
