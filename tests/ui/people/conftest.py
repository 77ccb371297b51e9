"""The office of the journeys' tests, seen in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import RunState
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.people.section import PeopleSection
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.vpn_section import Known
from tests.ui.pages.conftest import _english, jobs  # noqa: F401  found by name
from tests.unit.journeys.people.conftest import (  # noqa: F401  found by name
    OfficeCloud,
    aws,
    clock,
    desk,
    make_desk,
    office,
)


@pytest.fixture
def services(jobs: Jobs, desk: Desk, aws: OfficeCloud) -> Services:  # noqa: F811  fixtures
    return Services(
        jobs=jobs,
        home=desk.home,
        vault=desk.vault,
        cloud_for=lambda _account, _mfa: aws,
    )


@pytest.fixture
def known(desk: Desk) -> Known:  # noqa: F811  the fixture
    return Known(desk.vpn, RunState.DONE, "")


@pytest.fixture
def people(qtbot: QtBot, services: Services, known: Known) -> PeopleSection:
    section = PeopleSection(services)
    qtbot.addWidget(section)
    section.resize(800, 600)
    section.show()
    section.show_vpn(known)
    return section


@pytest.fixture
def dates(qtbot: QtBot, services: Services, known: Known) -> DatesSection:
    section = DatesSection(services)
    qtbot.addWidget(section)
    section.resize(800, 600)
    section.show()
    section.show_vpn(known)
    return section


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("name\nsato.laptop\nsuzuki.pc\ntanaka.mac\n", encoding="utf-8")
    return path
