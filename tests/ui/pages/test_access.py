"""The page Access."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import AccessAnswers, Answers
from cvpn_wizard.model.spec import Transport
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.access import AccessPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.combo import Choice
from cvpn_wizard.ui.widgets.list_edit import ListEdit


@pytest.fixture
def page(qtbot: QtBot, services: Services, answers: Answers) -> AccessPage:
    made = AccessPage(services)
    qtbot.addWidget(made)
    made.show_answers(answers)
    made.show()
    return made


def ranges(page: AccessPage, name: str) -> ListEdit:
    found = page.findChild(ListEdit, f"access.{name}")
    assert isinstance(found, ListEdit)
    return found


def words(page: AccessPage, name: str) -> str:
    found = page.findChild(QLabel, f"access.{name}")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def test_the_defaults_are_enough(page: AccessPage, answers: Answers) -> None:
    assert page.problem() is None
    assert page.collect(answers) == answers
    assert "10.255.0.0/16" in words(page, "authorize_hint")


ALL = AccessAnswers(
    authorize=("10.255.0.0/16", "192.168.0.0/16"),
    routes=("192.168.0.0/16",),
    split_tunnel=True,
    dns_servers=("10.255.0.2",),
    transport=Transport.TCP,
    port=1194,
    session_hours=10,
    banner="利用規定",
)


def test_what_was_said_comes_back_as_it_was(page: AccessPage, answers: Answers) -> None:
    said = replace(answers, access=ALL)
    page.show_answers(said)
    assert page.collect(answers) == said
    # Something under More is not as usual: it is open.
    assert page.findChild(Choice, "access.port").isVisible()
    page.show_answers(answers)
    assert page.collect(said) == answers


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_change_of_language_changes_no_answer(
    page: AccessPage, answers: Answers, language: str
) -> None:
    said = replace(answers, access=ALL)
    page.show_answers(said)
    set_language(language)
    page.retranslate()
    assert page.collect(answers) == said
    split = page.findChild(QRadioButton, "access.split_tunnel")
    assert split is not None
    assert split.text() == text("access-split_tunnel-on")


def test_a_wrong_range_is_told_while_one_types_with_one_that_would_do(
    page: AccessPage, answers: Answers, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.state_changed):
        ranges(page, "authorize").set_values(("10.255.0.1/16", "10.0.0.0/8"))
    problem = page.problem()
    assert problem is not None
    assert problem.field == "access.authorize"
    assert "10.255.0.0/16" in words(page, "authorize_problem")
    take = page.findChild(QPushButton, "access.authorize_take")
    assert take is not None
    take.click()
    assert page.collect(answers).access.authorize == ("10.255.0.0/16", "10.0.0.0/8")
    assert page.problem() is None


def test_without_a_vpc_a_range_is_needed(page: AccessPage, answers: Answers) -> None:
    page.show_answers(replace(answers, network=replace(answers.network, vpc_cidrs=())))
    problem = page.problem()
    assert problem is not None
    assert problem.code == "authorize-empty"


def test_everything_through_the_vpn_is_made_whole_with_one_click(
    page: AccessPage, answers: Answers
) -> None:
    everything = page.findChild(QRadioButton, "access.full_tunnel")
    assert everything is not None
    assert words(page, "everything_words") == ""
    everything.click()
    assert words(page, "everything_words") == text("access-everything-notice")
    fix = page.findChild(QPushButton, "access.everything_action")
    assert fix is not None
    fix.click()
    said = page.collect(answers).access
    assert not said.split_tunnel
    assert said.authorize == ("10.255.0.0/16", "0.0.0.0/0")
    assert said.routes == ("0.0.0.0/0",)
    assert said.dns_servers == ("10.255.0.2",)
    assert words(page, "everything_words") == ""
    assert page.problem() is None


def test_a_route_that_nobody_may_use_is_a_warning_only(page: AccessPage, answers: Answers) -> None:
    page.show_answers(replace(answers, access=AccessAnswers(routes=("172.16.0.0/12",))))
    assert "172.16.0.0/12" in words(page, "routes_problem")
    assert page.problem() is None


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("dns", AccessAnswers(dns_servers=("10.0.0.2", "10.0.0.3", "10.0.0.4"))),
        ("dns", AccessAnswers(dns_servers=("10.0.0",))),
        ("routes", AccessAnswers(routes=("x",))),
        ("banner", AccessAnswers(banner="あ" * 467)),
    ],
)
def test_what_aws_would_refuse_keeps_next_from_working(
    page: AccessPage, answers: Answers, field: str, said: AccessAnswers
) -> None:
    page.show_answers(replace(answers, access=said))
    problem = page.problem()
    assert problem is not None
    assert problem.field == f"access.{field}"
    assert words(page, f"{field}_problem")


def test_the_banner_counts_as_aws_counts(page: AccessPage) -> None:
    banner = page.findChild(QPlainTextEdit, "access.banner")
    assert banner is not None
    banner.setPlainText("あa")
    page.findChild(Choice, "access.port")
    assert banner.accessibleName()
    found = page.findChild(QLabel, "access.banner_count")
    assert found is not None
    assert found.text() == text("access-banner-count", count="4")


def test_typing_in_a_row_is_heard(page: AccessPage, answers: Answers, qtbot: QtBot) -> None:
    add = page.findChild(QPushButton, "access.authorize.add")
    assert add is not None
    add.click()
    row = page.findChild(QLineEdit, "access.authorize.0")
    assert row is not None
    qtbot.keyClicks(row, "10.1.0.0/16")
    assert page.collect(answers).access.authorize == ("10.1.0.0/16",)
