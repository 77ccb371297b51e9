"""A VPN in an AWS in memory, its records, and the page that looks after it."""

from __future__ import annotations

from dataclasses import replace
from inspect import signature
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.services import Services
from tests.fakes.builder import FakeBuilder
from tests.ui.pages.conftest import MemoryVault, _english, jobs  # noqa: F401  found by name
from tests.unit.journeys.doctoring.test_righting import Kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


@pytest.fixture
def real_services(jobs: Jobs, kept: Kept) -> Services:  # noqa: F811  the fixture
    """With the true builder on the AWS in memory."""
    return Services(
        jobs=jobs,
        home=kept.home,
        vault=MemoryVault(),
        cloud_for=lambda _account, _mfa: kept.cloud,
    )


@pytest.fixture
def builder() -> FakeBuilder:
    """Ask for it to have removal played instead of done."""
    return FakeBuilder()


@pytest.fixture
def page(
    request: pytest.FixtureRequest, qtbot: QtBot, real_services: Services, builder: FakeBuilder
) -> CarePage:
    services = real_services
    if "builder" in signature(request.function).parameters:
        services = replace(services, builder_for=lambda _account, _cloud: builder)
    made = CarePage(services)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.look_again()
    return made
