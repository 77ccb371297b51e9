"""A window's journey This laptop, with a bundle to open and clients that do what they are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.handing_over import HandedOver, HandoverFacts, make_bundle
from cvpn_wizard.journeys.laptop.state import STEPS
from cvpn_wizard.ui.laptop import LaptopPage
from cvpn_wizard.ui.laptop.client_step import ClientStep
from cvpn_wizard.ui.services import Services
from tests.ui.pages.conftest import (  # noqa: F401  fixtures
    _english,
    builder,
    jobs,
    practising,
    services,
)
from tests.ui.pages.test_connect import AWS, OPENVPN, FakeClients
from tests.unit.adapters.bundle.conftest import (  # noqa: F401  fixtures
    PERSON,
    authority,
    exported,
    finished,
    person,
)

FACTS = HandoverFacts(
    "cvpn-endpoint-01", "10.255.1.125", 0, "10.0.0.0/16", ("10.255.0.0/16",), "server"
)


@pytest.fixture
def handed(finished: Path, tmp_path: Path) -> HandedOver:  # noqa: F811
    return make_bundle(finished, PERSON, FACTS, "ja", out=tmp_path / "mail")


@pytest.fixture
def clients() -> FakeClients:
    return FakeClients(AWS, OPENVPN)


@pytest.fixture
def page(qtbot: QtBot, services: Services, clients: FakeClients) -> LaptopPage:  # noqa: F811
    made = LaptopPage(services)
    client_step = made._made(STEPS[1])
    assert isinstance(client_step, ClientStep)
    client_step.clients.work = clients
    qtbot.addWidget(made)
    made.resize(1240, 640)
    made.show()
    made.look_again()
    return made
