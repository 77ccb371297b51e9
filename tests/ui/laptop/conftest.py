"""A window's journey This laptop, with a bundle to open and clients that do what they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.run import Tell
from cvpn_wizard.journeys.handing_over import HandedOver, HandoverFacts, make_bundle
from cvpn_wizard.journeys.laptop.placing import Placed
from cvpn_wizard.journeys.laptop.state import STEPS
from cvpn_wizard.model.checking import CheckEvent, Layer, LayerEvent, LayerState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.ui.laptop import LaptopPage
from cvpn_wizard.ui.laptop.check_step import CheckStep
from cvpn_wizard.ui.laptop.client_step import ClientStep
from cvpn_wizard.ui.laptop.work import LaptopWork
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


class FakeWork(LaptopWork):
    """Checks as told: by default all is well."""

    def __init__(self, services: Services) -> None:  # noqa: F811
        super().__init__(services)
        self.events: list[CheckEvent] = []
        self.asked: list[str] = []
        self.hangs = False

    def proving(self, placed: Placed, host: str, tell: Tell) -> Callable[[Event], Report]:
        self.asked.append(host)

        def work(cancelled: Event) -> Report:
            if self.hangs:
                cancelled.wait()
                raise WizardError(ErrorCode.STOPPED)
            report = Report(profile=placed.path)
            for event in self.events or [
                LayerEvent(layer, LayerState.PASSED, 0.1) for layer in Layer
            ]:
                tell(event)
                report = report.after(event)
            reached = True if host else None
            return replace(report, finished=True, connected=True, reached=reached)

        return work


@pytest.fixture
def page(qtbot: QtBot, services: Services, clients: FakeClients) -> LaptopPage:  # noqa: F811
    made = LaptopPage(services)
    client_step = made._made(STEPS[1])
    assert isinstance(client_step, ClientStep)
    client_step.clients.work = clients
    check_step = made._made(STEPS[2])
    assert isinstance(check_step, CheckStep)
    check_step.work = FakeWork(services)
    qtbot.addWidget(made)
    made.resize(1240, 640)
    made.show()
    made.look_again()
    return made
