"""The page Addresses: judged as one types, proposed where it is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import Answers, NetworkAnswers
from cvpn_wizard.journeys.checks import client_cidr_problem
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.pages.addresses import AddressesPage
from cvpn_wizard.ui.services import Services

ANSWERS = replace(
    Answers(),
    network=NetworkAnswers(
        vpc_name="office",
        vpc_cidrs=("10.255.0.0/16", "10.21.0.0/16"),
        taken_ranges=(("10.30.0.0/16", "pcx-1"),),
    ),
)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[AddressesPage]:
    def no_cloud(*_arguments: object) -> Any:
        raise AssertionError("this page asks no cloud")

    jobs = Jobs()
    services = Services(jobs, tmp_path, Vault("test"), Records(tmp_path), no_cloud)
    page = AddressesPage(services)
    qtbot.addWidget(page)
    page.show()
    yield page
    jobs.shutdown(5)


def edit(page: QWidget) -> QLineEdit:
    found = page.findChild(QLineEdit, "addresses.client_cidr")
    assert found is not None
    return found


def test_the_proposal_is_there_and_is_enough(page: AddressesPage) -> None:
    page.show_answers(ANSWERS)
    cidr = page.collect(ANSWERS).client_cidr
    assert cidr.endswith("/22")
    assert client_cidr_problem(cidr) is None
    assert page.problem() is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "range-empty"),
        ("10.0.", "range-no-prefix"),
        ("10.0.0.0/8", "client-cidr-large"),
        ("10.0.0.0/24", "client-cidr-small"),
        ("10.255.0.0/22", "client-cidr-overlap-vpc"),
        ("10.21.4.0/22", "client-cidr-overlap-secondary"),
        ("10.30.0.0/22", "client-cidr-overlap-peering"),
    ],
)
def test_a_wrong_range_is_told_as_one_types(page: AddressesPage, typed: str, code: str) -> None:
    page.show_answers(ANSWERS)
    edit(page).setText(typed)
    problem = page.problem()
    assert problem is not None
    assert problem.code == code
    assert problem.field == "addresses.client_cidr"


def test_the_worked_example_is_at_most_warned_of(page: AddressesPage) -> None:
    page.show_answers(ANSWERS)
    edit(page).setText("10.0.0.0/16")
    problem = page.problem()
    assert problem is None or problem.warning


def test_the_proposal_can_be_taken_back(page: AddressesPage, qtbot: QtBot) -> None:
    page.show_answers(ANSWERS)
    proposed = edit(page).text()
    edit(page).setText("10.255.0.0/22")
    button = page.findChild(QPushButton, "addresses.proposal_action")
    assert button is not None
    assert button.isVisible()
    button.click()
    assert edit(page).text() == proposed


def test_what_was_said_comes_back(page: AddressesPage) -> None:
    page.show_answers(replace(ANSWERS, client_cidr="172.20.0.0/20"))
    page.entered()
    assert page.collect(ANSWERS).client_cidr == "172.20.0.0/20"


def test_a_collision_is_drawn(page: AddressesPage) -> None:
    page.show_answers(ANSWERS)
    edit(page).setText("10.255.0.0/20")
    bars = {bar.cidr: bar for bar in page._picture.bars}
    assert bars["10.255.0.0/16"].overlaps
    assert not bars["10.30.0.0/16"].overlaps
    assert bars["10.255.0.0/16"].start <= bars["10.255.0.0/20"].start < 1
