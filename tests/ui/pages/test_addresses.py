"""The page Addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Network

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.network.routes import LocalRoute
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.addresses import AddressesPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.address_map import AddressMap

HERE: list[str] = []
Opener = Callable[[Answers], AddressesPage]


@pytest.fixture
def opened(qtbot: QtBot, services: Services) -> Opener:
    """A page on a computer whose routes are those in ``HERE``."""
    HERE.clear()

    def make(answers: Answers) -> AddressesPage:
        page = AddressesPage(services)
        page.local_routes = lambda: tuple(LocalRoute(IPv4Network(one), "eth0") for one in HERE)
        qtbot.addWidget(page)
        page.show_answers(answers)
        page.show()
        with qtbot.waitSignal(page.map_changed):
            page.entered()
        return page

    return make


@pytest.fixture
def before(answers: Answers) -> Answers:
    return replace(answers, client_cidr="")


def line(page: AddressesPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "addresses.client_cidr")
    assert isinstance(found, QLineEdit)
    return found


def words(page: AddressesPage, name: str) -> str:
    found = page.findChild(QLabel, f"addresses.{name}")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def take(page: AddressesPage) -> QPushButton:
    found = page.findChild(QPushButton, "addresses.take_proposal")
    assert isinstance(found, QPushButton)
    return found


def picture(page: AddressesPage) -> AddressMap:
    found = page.findChild(AddressMap, "addresses.map")
    assert isinstance(found, AddressMap)
    return found


def overlapping(page: AddressesPage) -> list[str]:
    return [bar.cidr for bar in picture(page).bars if bar.overlaps]


def test_a_free_range_is_put_in(opened: Opener, before: Answers) -> None:
    page = opened(before)
    assert page.problem() is None
    assert page.collect(before).client_cidr == "10.128.0.0/22"
    assert words(page, "laptops") == "512"
    assert not take(page).isVisible()
    assert overlapping(page) == []


def test_what_this_computer_uses_is_kept_away_from(opened: Opener, before: Answers) -> None:
    HERE.append("10.128.0.0/16")
    page = opened(before)
    assert page.collect(before).client_cidr == "10.129.0.0/22"
    line(page).setText("10.128.4.0/22")
    problem = page.problem()
    assert problem is not None
    assert problem.code == "client-cidr-overlap-local"
    assert problem.warning
    assert overlapping(page) == ["10.128.0.0/16"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "range-empty"),
        ("10.0.0.0", "range-no-prefix"),
        ("10.0.0.1/16", "range-host-bits"),
        ("10.0.0.0/8", "client-cidr-large"),
        ("10.0.0.0/24", "client-cidr-small"),
        ("10.0.", "range-no-prefix"),
        ("10.255.0.0/22", "client-cidr-overlap-vpc"),
        ("10.21.4.0/22", "client-cidr-overlap-secondary"),
        ("10.30.0.0/16", "client-cidr-overlap-peering"),
        ("192.168.4.0/22", "client-cidr-overlap-route"),
    ],
)
def test_a_range_is_judged_as_one_types(
    opened: Opener, before: Answers, typed: str, code: str
) -> None:
    around = (("10.30.0.0/16", "pcx-1"), ("192.168.4.0/24", "vgw-1"))
    both = ("10.255.0.0/16", "10.21.0.0/16")
    network = replace(before.network, taken_ranges=around, vpc_cidrs=both)
    page = opened(replace(before, network=network))
    line(page).setText(typed)
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == (code, "addresses.client_cidr")
    assert not problem.warning
    assert words(page, "client_cidr_problem") != ""


def test_the_picture_marks_what_overlaps(opened: Opener, before: Answers) -> None:
    page = opened(before)
    line(page).setText("10.255.4.0/22")
    assert overlapping(page) == ["10.255.0.0/16"]
    assert text("address-overlaps") in picture(page).accessibleDescription()
    assert picture(page).bars[0].kind == "client"


def test_the_proposal_is_one_click_away(opened: Opener, before: Answers, qtbot: QtBot) -> None:
    page = opened(before)
    line(page).setText("10.255.4.0/22")
    assert "10.128.0.0/22" in words(page, "proposal")
    with qtbot.waitSignal(page.state_changed):
        take(page).click()
    assert page.problem() is None
    assert page.collect(before).client_cidr == "10.128.0.0/22"


def test_the_tutorials_range_may_be_had(opened: Opener, answers: Answers) -> None:
    page = opened(answers)
    assert page.collect(answers).client_cidr == "10.0.0.0/16"
    problem = page.problem()
    assert problem is None or problem.warning
    assert words(page, "laptops") == "32,768"


def test_what_was_typed_stays_and_what_was_offered_follows(opened: Opener, before: Answers) -> None:
    page = opened(before)
    moved = replace(before.network, vpc_cidrs=("10.128.0.0/16",))
    page.show_answers(replace(page.collect(before), network=moved))
    assert page.collect(before).client_cidr == "10.129.0.0/22"
    line(page).setText("172.30.0.0/20")
    page.show_answers(page.collect(before))
    assert page.collect(before).client_cidr == "172.30.0.0/20"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_change_of_language_changes_no_answer(
    opened: Opener, before: Answers, language: str
) -> None:
    page = opened(before)
    said = page.collect(before)
    set_language(language)
    page.retranslate()
    assert page.collect(before) == said
    assert words(page, "proposal_why") == text("addresses-proposal-why")
