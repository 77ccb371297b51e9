"""The list, the room of a VPN with its sections, and taking one into care."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.map import PartKind, PartState
from cvpn_wizard.model.names import TAG_NAME
from cvpn_wizard.model.steps import (
    Leftover,
    RefusalEvent,
    ResultEvent,
    StepEvent,
    StepId,
    StepState,
)
from cvpn_wizard.texts import LANGUAGES, set_language
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.care.doctor import DoctorSection
from cvpn_wizard.ui.care.overview import OverviewSection
from cvpn_wizard.ui.care.removal import RemovalSection
from cvpn_wizard.ui.care.room import SECTIONS
from tests.fakes.builder import FakeBuilder
from tests.fakes.stranger import order_beside
from tests.unit.journeys.doctoring.conftest import WHOLE
from tests.unit.journeys.doctoring.test_righting import Kept

Find = Callable[[str], QWidget]


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def words(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def into_room(qtbot: QtBot, page: CarePage, section: str = "overview") -> QWidget:
    """The section, once it has been gone to."""
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "care.office.open") is not None)
    qtbot.mouseClick(button(page, "care.office.open"), Qt.MouseButton.LeftButton)
    number = [one.section_id for one in SECTIONS].index(section)
    page.room.tabs.setCurrentIndex(number)
    return page.room.sections[number]


def looked(qtbot: QtBot, section: QWidget, name: str) -> None:
    """The section's job has answered."""
    qtbot.waitUntil(lambda: button(section, name).isEnabled())


def test_the_overview_tells_what_stands(qtbot: QtBot, page: CarePage, kept: Kept) -> None:
    kept.cloud.around.connections = (Connection("1", "sato", "10.0.0.2", "active"),)
    section = into_room(qtbot, page)
    looked(qtbot, section, "care.overview.again")
    assert words(section, "care.overview.connected") == "1"
    assert words(section, "care.overview.cost") == "$219.00"
    assert kept.endpoint in words(section, "care.overview.facts")
    assert section.findChild(QWidget, "care.overview.drift").isHidden()  # type: ignore[union-attr]
    (laptop,) = page.room.map.model.of_kind(PartKind.LAPTOP)
    assert (laptop.name, laptop.state) == ("sato", PartState.DONE)
    assert [one.cost for one in page.room.map.model.of_kind(PartKind.SUBNET)] == ["0.15"] * 2


@pytest.mark.parametrize("way", ["put_back", "take_over"])
def test_drift_is_shown_and_put_right(qtbot: QtBot, page: CarePage, kept: Kept, way: str) -> None:
    kept.meddle()
    section = into_room(qtbot, page)
    assert isinstance(section, OverviewSection)
    looked(qtbot, section, "care.overview.again")
    assert section.drift.isVisible()
    qtbot.mouseClick(button(section, f"care.overview.{way}"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(section.drift.isHidden)
    assert kept.drift() == []
    endpoint = kept.cloud.endpoint(kept.endpoint)
    assert endpoint is not None
    assert endpoint.port == (443 if way == "put_back" else 1194)


def test_what_aws_refuses_is_said_and_can_be_tried_again(
    qtbot: QtBot, page: CarePage, kept: Kept
) -> None:
    kept.meddle()
    section = into_room(qtbot, page)
    assert isinstance(section, OverviewSection)
    looked(qtbot, section, "care.overview.again")
    kept.cloud.refuse("change_endpoint", WizardError(ErrorCode.ACCESS_DENIED, action="ec2:X"))
    qtbot.mouseClick(button(section, "care.overview.put_back"), Qt.MouseButton.LeftButton)
    refusal = section.findChild(QWidget, "care.overview.refusal")
    assert refusal is not None
    qtbot.waitUntil(refusal.isVisible)
    assert button(section, "care.overview.put_back").isEnabled()
    assert not page.running


def test_the_doctor_says_that_all_is_well(qtbot: QtBot, page: CarePage) -> None:
    section = into_room(qtbot, page, "doctor")
    assert isinstance(section, DoctorSection)
    looked(qtbot, section, "care.doctor.again")
    assert section.cards == ()
    assert "nothing keeps" in words(section, "care.doctor.said_words")


def test_a_finding_is_put_right_by_its_button(qtbot: QtBot, page: CarePage, kept: Kept) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    section = into_room(qtbot, page, "doctor")
    assert isinstance(section, DoctorSection)
    looked(qtbot, section, "care.doctor.again")
    (card,) = section.cards
    assert card.finding.code == "aws-rule-none"
    assert not card.button.isHidden()
    assert page.room.map.model.broken_at == "server"
    qtbot.mouseClick(card.button.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.cards == ())
    assert [rule.cidr for rule in kept.cloud.authorization_rules(kept.endpoint)] == [WHOLE]


def test_the_doctor_is_asked_about_a_server(qtbot: QtBot, page: CarePage, kept: Kept) -> None:
    section = into_room(qtbot, page, "doctor")
    assert isinstance(section, DoctorSection)
    looked(qtbot, section, "care.doctor.again")
    section.target.setText("fileserver")
    overview = page.room.sections[0]
    assert isinstance(overview, OverviewSection)
    qtbot.waitUntil(overview.again.isEnabled)  # it asks AWS as well
    kept.cloud.calls.clear()
    section.look()
    assert section.target.property("wrong") == "true"
    assert kept.cloud.calls == []
    section.target.setText("10.255.1.125:3389")
    section.look()
    qtbot.waitUntil(lambda: len(section.cards) == 1)
    assert section.cards[0].finding.code == "aws-target-port"
    assert section.cards[0].button.isHidden()


def stranger(kept: Kept, name: str = "legacy-vpn") -> str:
    order = order_beside(kept.cloud.endpoint(kept.endpoint), "by hand")
    return kept.cloud.create_endpoint(order, {TAG_NAME: name}, "other")


def _name_its_authority(qtbot: QtBot, overview: QWidget, kept: Kept) -> None:
    now = datetime.now(UTC)
    (kept.home / "pki" / "private").mkdir(parents=True)
    ca = Authority.create("Their CA", 10, now).certificate
    (kept.home / "pki" / "ca.crt").write_text(ca, encoding="utf-8")
    typed = overview.findChild(QLineEdit, "certificates.easyrsa_folder")
    assert typed is not None
    typed.setText(str(kept.home / "pki"))
    use = button(overview, "care.authority.use")
    qtbot.waitUntil(use.isEnabled)
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(kept.records.runs("legacy-vpn")) == 2)


def test_one_made_by_hand_is_taken_into_care_and_let_go(
    qtbot: QtBot, page: CarePage, kept: Kept
) -> None:
    endpoint = stranger(kept)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "care.office.open") is not None)
    page.list.adopt.open()
    qtbot.mouseClick(page.list.adopt.look_button, Qt.MouseButton.LeftButton)
    name = f"care.adopt.{endpoint}"
    qtbot.waitUntil(lambda: page.findChild(QPushButton, name) is not None)
    assert page.findChild(QPushButton, f"care.adopt.{kept.endpoint}") is None
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.room.known is not None)
    assert page.room.known is not None
    assert page.room.known.name == "legacy-vpn"
    assert page.room.known.adopted

    overview = page.room.sections[0]
    lead = "care.authority.use"
    qtbot.waitUntil(lambda: overview.findChild(QPushButton, lead) is not None)
    assert not button(overview, lead).isEnabled()
    _name_its_authority(qtbot, overview, kept)
    spec = parse_plan(kept.records.runs("legacy-vpn")[0].plan, where=kept.home)
    assert spec.certificates.authority == (kept.home / "pki").resolve()

    page.room.tabs.setCurrentIndex([one.section_id for one in SECTIONS].index("doctor"))
    doctor = page.room.sections[page.room.tabs.currentIndex()]
    assert isinstance(doctor, DoctorSection)
    qtbot.waitUntil(lambda: len(doctor.cards) > 0)
    codes = {card.finding.code for card in doctor.cards}
    assert "risk-log-off" in codes
    assert "risk-no-authority" not in codes

    page.room.tabs.setCurrentIndex([one.section_id for one in SECTIONS].index("removal"))
    removal = page.room.sections[page.room.tabs.currentIndex()]
    assert isinstance(removal, RemovalSection)
    assert not removal.keep.isVisible()
    removal.typed.setText("legacy-vpn")
    qtbot.mouseClick(removal.sure, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not removal.running)
    assert "no longer managed" in words(removal, "care.removal.receipt_words")
    assert endpoint in words(removal, "care.removal.list")
    assert endpoint in {one.id for one in kept.cloud.endpoints()}
    assert [vpn.name for vpn in kept.records.vpns()] == ["office"]


def test_removal_asks_for_the_name_and_ends_with_a_receipt(
    qtbot: QtBot, page: CarePage, builder: FakeBuilder, kept: Kept
) -> None:
    endpoint = StepId("endpoint")
    builder.scripts["remove"] = [
        [
            StepEvent(endpoint, StepState.UNMAKING, kept.endpoint),
            StepEvent(endpoint, StepState.GONE, kept.endpoint),
            ResultEvent(
                ok=True,
                vpn="office",
                removed=((endpoint, kept.endpoint),),
                kept=(Leftover(StepId("log_group"), "/aws/clientvpn"),),
            ),
        ]
    ]
    section = into_room(qtbot, page, "removal")
    assert isinstance(section, RemovalSection)
    assert not section.sure.isEnabled()
    section.typed.setText("Office")
    assert not section.sure.isEnabled()
    section.typed.setText("office")
    assert section.sure.isEnabled()
    section.keep.setChecked(True)
    qtbot.mouseClick(section.sure, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running)
    assert builder.calls == [("remove", "office")]
    receipt = words(section, "care.removal.list")
    assert kept.endpoint in receipt
    assert "/aws/clientvpn" in receipt
    # What it was can still be read, but nothing else be asked of it.
    assert not page.room.tabs.isTabEnabled(0)


def test_what_could_not_be_taken_away_is_told_and_tried_again(
    qtbot: QtBot, page: CarePage, builder: FakeBuilder
) -> None:
    group = StepId("security_group")
    in_use = WizardError(ErrorCode.IN_USE, name="icmp-sg")
    left = (Leftover(group, "sg-1", in_use),)
    builder.scripts["remove"] = [
        [RefusalEvent(group, in_use), ResultEvent(ok=False, vpn="office", left=left)]
    ]
    section = into_room(qtbot, page, "removal")
    assert isinstance(section, RemovalSection)
    section.typed.setText("office")
    qtbot.mouseClick(section.sure, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running and section.sure.isEnabled())
    assert "sg-1" in words(section, "care.removal.list")
    assert words(section, "care.removal.refusal_title")


def test_escape_leads_back_step_by_step(qtbot: QtBot, page: CarePage) -> None:
    into_room(qtbot, page)
    left: list[bool] = []
    page.back.connect(lambda: left.append(True))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert left == []
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_speaks_every_language(
    qtbot: QtBot, page: CarePage, kept: Kept, language: str
) -> None:
    kept.meddle()
    for section in ("overview", "doctor", "removal"):
        into_room(qtbot, page, section)
    qtbot.waitUntil(lambda: not page.running)
    set_language(language)
    page.retranslate()
    for label in page.room.findChildren(QLabel):
        assert "{" not in label.text()
    for pressed in page.room.findChildren(QPushButton):
        assert pressed.text() or pressed.isHidden()
