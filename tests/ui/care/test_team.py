"""The tab Team: alone, making a store, what it has, and alone again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.team.membership import membership
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.care.team import TeamSection
from cvpn_wizard.ui.services import Services
from tests.unit.journeys.doctoring.test_righting import Kept

PASSPHRASE = Secret("correct horse")


def into_team(page: CarePage, qtbot: QtBot) -> TeamSection:
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "care.office.open") is not None)
    page.findChild(QPushButton, "care.office.open").click()
    (section,) = (one for one in page.room.sections if isinstance(one, TeamSection))
    page.room.tabs.setCurrentIndex(page.room.sections.index(section))
    qtbot.waitUntil(section.create_button.isEnabled)
    return section


def said(section: TeamSection, name: str) -> str:
    found = section.findChild(QLabel, f"care.team.{name}")
    assert isinstance(found, QLabel)
    return found.text()


def test_without_its_authority_it_says_why_and_makes_nothing(
    page: CarePage, qtbot: QtBot, kept: Kept
) -> None:
    section = into_team(page, qtbot)
    section.create_button.click()
    qtbot.waitUntil(lambda: section._refusal.error is not None)
    error = section._refusal.error
    assert error is not None
    assert error.code is ErrorCode.AUTHORITY_ELSEWHERE
    assert not kept.cloud.team.tables
    assert section.create_button.isVisibleTo(section)


def test_a_team_is_made_looked_at_and_left(page: CarePage, qtbot: QtBot, kept: Kept) -> None:
    authority = Authority.create("Office CA", 10, Clock().now())
    authority.save(kept.home / "authorities" / "office", PASSPHRASE)
    section = into_team(page, qtbot)
    section.services.vault.put("ca:office", PASSPHRASE)
    assert not section.leave_button.isVisibleTo(section)
    section.create_button.click()
    qtbot.waitUntil(lambda: section.leave_button.isVisibleTo(section))
    assert kept.cloud.team_rows("office", Part.VPN)
    assert "office" in said(section, "join")
    assert said(section, "agrees_words") == text("cli-team-agrees")
    section.look_button.click()
    qtbot.waitUntil(section.look_button.isEnabled)
    set_language("ja")
    page.retranslate()
    assert section.leave_button.text() == text("care-team-leave")
    assert said(section, "agrees_words") == text("cli-team-agrees")
    section.leave_button.click()
    qtbot.waitUntil(lambda: section.create_button.isVisibleTo(section))
    assert membership(kept.home, "office") is None
    assert kept.cloud.team.tables, "the others keep it"


def test_a_second_computer_joins(
    page: CarePage, qtbot: QtBot, kept: Kept, tmp_path: Path, real_services: Services
) -> None:
    Authority.create("Office CA", 10, Clock().now()).save(
        kept.home / "authorities" / "office", PASSPHRASE
    )
    section = into_team(page, qtbot)
    section.services.vault.put("ca:office", PASSPHRASE)
    section.create_button.click()
    qtbot.waitUntil(lambda: section.leave_button.isVisibleTo(section))

    other = CarePage(replace(real_services, home=tmp_path / "other"))
    qtbot.addWidget(other)
    other.show()
    other.look_again()
    part = other.list.join
    qtbot.waitUntil(lambda: part.where.account.value() is not None)
    assert not part.join_button.isEnabled()
    assert part.where.region.value() == "ap-northeast-1"
    part.name.setText("elsewhere")
    part.join_button.click()
    qtbot.waitUntil(lambda: part._refusal.error is not None)
    assert part._refusal.error is not None
    assert part._refusal.error.code is ErrorCode.TEAM_GONE
    part.name.setText("office")
    part.join_button.click()
    qtbot.waitUntil(lambda: other.findChild(QPushButton, "care.office.open") is not None)
    assert membership(tmp_path / "other", "office") is not None
    said_there = part.findChild(QLabel, "care.join.said_words")
    assert isinstance(said_there, QLabel)
    assert said_there.text() == text("care-join-done", name="office")
