"""The change of a CA in the window, on the section with the dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import Progress
from cvpn_wizard.journeys.plan_file import write_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.rollover import Proof, Verdict
from cvpn_wizard.model.steps import ResultEvent, StepEvent, StepId, StepState
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.vpn_section import Known
from tests.ui.pictures.rollover import PEOPLE, now, plan
from tests.unit.journeys.people.conftest import NAME

SECOND = "cvpn-endpoint-01-2036"


def shown(dates: DatesSection) -> set[str]:
    return {name for name, button in dates.rollover.buttons.items() if not button.isHidden()}


def test_nothing_is_shown_until_somebody_asks_or_a_change_is_under_way(
    qtbot: QtBot, dates: DatesSection, known: Known
) -> None:
    dates.entered()
    qtbot.waitUntil(lambda: not dates.rollover._looking.busy)
    assert dates.rollover.isHidden()
    dates.rollover._planned(plan())
    assert not dates.rollover.isHidden()
    assert shown(dates) == {"begin", "close"}
    dates.rollover.buttons["close"].click()
    assert dates.rollover.isHidden()


def test_a_change_that_was_begun_is_found_when_the_section_is_entered(
    qtbot: QtBot, dates: DatesSection, desk: Desk, known: Known
) -> None:
    begun(desk)
    dates.entered()
    qtbot.waitUntil(lambda: dates.rollover._now is not None)
    assert not dates.rollover.isHidden()
    assert shown(dates) == {"begin", "cancel"}
    assert dates.rollover.buttons["begin"].property("kind") == "primary"


def begun(desk: Desk) -> None:
    """The records know a second VPN whose set-up stopped half-way."""
    records = Records(desk.home)
    folder = desk.home / "vpns" / SECOND
    vpn = VpnRecord(SECOND, "1" * 12, "ap-northeast-1", folder, "{}", "2036")
    records.remember_vpn(vpn)
    text = write_plan(replace(desk.spec, name=SECOND, succeeds=NAME))
    started = datetime.now(UTC).isoformat()
    records.remember_run(RunRecord("r2", SECOND, started, RunState.STOPPED, text))


def test_each_phase_has_its_button_and_ending_is_asked_twice(dates: DatesSection) -> None:
    panel = dates.rollover
    panel._looked(now())
    assert shown(dates) == {"hand_out", "look", "finish", "cancel"}
    panel.buttons["finish"].click()
    assert not panel.confirm.isHidden()
    assert "2" in panel.confirm.words, "two have not moved"
    assert not panel.running, "nothing is done before it is confirmed"
    handed = tuple(replace(one, move=PEOPLE[1].move) for one in PEOPLE)
    panel._looked(now(handed))
    assert shown(dates) == {"look", "finish", "cancel"}
    assert panel.buttons["finish"].property("kind") != "primary"
    panel._looked(now(tuple(replace(one, move=PEOPLE[0].move) for one in PEOPLE)))
    assert panel.buttons["finish"].property("kind") == "primary"


def test_what_a_run_tells_is_shown(dates: DatesSection) -> None:
    panel = dates.rollover
    panel._looked(now())
    panel._heard(Proof(Verdict.WRONG, "client-refused"))
    assert panel.proof.property("card") == "bad"
    panel.under_way.begin("people-issuing")
    panel._heard(Progress("sato.laptop", 1, 3, None))
    assert (panel.under_way.bar.value(), panel.under_way.bar.maximum()) == (1, 3)
    panel._heard(StepEvent(StepId("endpoint"), StepState.MAKING))
    panel._going = "office"
    panel._heard(ResultEvent(ok=True, vpn="office"))
    assert "office-2034" in panel.said.words
    gone: list[str] = []
    panel.went.connect(gone.append)
    panel._done(None)
    assert gone == ["office"]
    panel._failed(WizardError(ErrorCode.ROLLOVER_UNPROVED, name="office-2034"))
    assert not panel.refusal.isHidden()


def test_another_vpn_begins_with_an_empty_panel(dates: DatesSection, known: Known) -> None:
    dates.rollover._planned(plan())
    other = replace(known, vpn=replace(known.vpn, name="other"))
    dates.show_vpn(other)
    assert dates.rollover.isHidden()


def test_the_plan_of_a_vpn_without_a_second_one_reaches_the_panel_as_a_refusal(
    qtbot: QtBot, dates: DatesSection, desk: Desk
) -> None:
    """Its VPC cannot be read here: the panel says why, and nothing stays busy."""
    begun(desk)
    dates.authority.click()
    qtbot.waitUntil(lambda: not dates.rollover.running)
    assert not dates.rollover.refusal.isHidden()
