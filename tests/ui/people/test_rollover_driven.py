"""A whole change of the CA by the buttons of the window."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import RunState
from cvpn_wizard.model.rollover import Phase
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.rollover.panel import RolloverPanel
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.vpn_section import Known
from tests.ui.pages.conftest import _english, jobs  # noqa: F401  found by name
from tests.unit.journeys.rollover.conftest import (  # noqa: F401  found by name
    OLD,
    Office,
    first_papers,
    office,
)

PATIENCE = 60_000
"""Milliseconds: keys are made, on loaded cores."""


def press(qtbot: QtBot, panel: RolloverPanel, name: str) -> None:
    """Press a button and wait for what it began, and for the look afterwards."""
    assert not panel.buttons[name].isHidden(), name
    panel.buttons[name].click()
    settle(qtbot, panel)


def settle(qtbot: QtBot, panel: RolloverPanel) -> None:
    qtbot.waitUntil(lambda: not panel.running and not panel._looking.busy, timeout=PATIENCE)
    assert panel.refusal.isHidden()


def section_of(qtbot: QtBot, jobs: Jobs, office: Office) -> DatesSection:  # noqa: F811
    services = Services(
        jobs=jobs,
        home=office.home,
        vault=office.vault,
        cloud_for=lambda _account, _mfa: office.cloud,
    )
    section = DatesSection(services)
    qtbot.addWidget(section)
    section.resize(800, 600)
    section.show()
    vpn = office.records.vpn(OLD)
    assert vpn is not None
    section.show_vpn(Known(vpn, RunState.DONE, ""))
    return section


def test_from_the_plan_to_the_end(qtbot: QtBot, jobs: Jobs, office: Office) -> None:  # noqa: F811
    dates = section_of(qtbot, jobs, office)
    panel, went = dates.rollover, []
    dates.went.connect(lambda: went.append(OLD))
    dates.authority.click()
    settle(qtbot, panel)
    assert len(office.cloud.endpoints()) == 1, "a plan changes nothing"
    assert panel._plan is not None
    later = panel._plan.until + timedelta(days=9)
    panel.until.edit.setDate(QDate(later.year, later.month, later.day))
    panel.until.edit.editingFinished.emit()
    settle(qtbot, panel)
    assert panel._plan.until == later
    press(qtbot, panel, "begin")
    assert len(office.cloud.endpoints()) == 2
    assert panel._now is not None
    assert panel._now.until == later
    assert panel._now.new.startswith(f"{OLD}-")
    office.know("sato.laptop", 400)
    press(qtbot, panel, "look")
    assert panel._now.phase is Phase.HAND_OUT
    press(qtbot, panel, "hand_out")
    assert panel._now.phase is Phase.MOVE
    folder = office.home / "vpns" / panel._now.new / "bundles"
    assert len(list(folder.iterdir())) == 2
    panel.buttons["finish"].click()
    assert len(office.cloud.endpoints()) == 2, "asked first"
    panel.confirm._button.click()
    settle(qtbot, panel)
    (left,) = office.cloud.endpoints()
    assert left.name.startswith(f"{OLD}-")
    assert went == [OLD]
    assert "shared" in panel.said.words
    assert "Stays" in panel.receipt.text()


def test_taken_back(qtbot: QtBot, jobs: Jobs, office: Office) -> None:  # noqa: F811
    dates = section_of(qtbot, jobs, office)
    panel = dates.rollover
    dates.authority.click()
    settle(qtbot, panel)
    press(qtbot, panel, "begin")
    panel.buttons["cancel"].click()
    panel.confirm._button.click()
    settle(qtbot, panel)
    (left,) = office.cloud.endpoints()
    assert left.name == OLD
    assert panel._now is None
