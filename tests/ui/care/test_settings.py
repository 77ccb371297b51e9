"""The section Settings: the pause, and changes that are carried out at AWS."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.showing import look_at
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import LANGUAGES, set_language
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.care.settings import SettingsSection
from tests.ui.care.test_care import button, into_room, words
from tests.unit.journeys.doctoring.test_righting import Kept


@pytest.fixture
def section(qtbot: QtBot, page: CarePage) -> SettingsSection:
    found = into_room(qtbot, page, "settings")
    assert isinstance(found, SettingsSection)
    qtbot.waitUntil(lambda: found.findChild(QRadioButton, "access.full_tunnel") is not None)
    qtbot.waitUntil(found.pause.button.isEnabled)
    return found


def test_paused_and_brought_back(qtbot: QtBot, section: SettingsSection, kept: Kept) -> None:
    before = [one.subnet_id for one in kept.cloud.associations(kept.endpoint)]
    assert "219.00" in words(section, "care.settings.pause_lead")
    press = button(section, "care.settings.pause")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert kept.cloud.associations(kept.endpoint) != ()  # it asks first
    assert button(section, "care.settings.pause_not").isVisible()
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running)
    assert kept.cloud.associations(kept.endpoint) == ()
    assert look_at("office", kept.cloud, kept.records).paused
    qtbot.waitUntil(lambda: "Bring" in press.text())
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running)
    assert [one.subnet_id for one in kept.cloud.associations(kept.endpoint)] == before
    assert not look_at("office", kept.cloud, kept.records).paused


def test_not_now_pauses_nothing(qtbot: QtBot, section: SettingsSection, kept: Kept) -> None:
    qtbot.mouseClick(button(section, "care.settings.pause"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(section, "care.settings.pause_not"), Qt.MouseButton.LeftButton)
    assert not button(section, "care.settings.pause_not").isVisible()
    assert len(kept.cloud.associations(kept.endpoint)) == 2


def full_tunnel(qtbot: QtBot, section: SettingsSection) -> None:
    choice = section.findChild(QRadioButton, "access.full_tunnel")
    assert choice is not None
    choice.click()


def test_a_pause_loses_nothing_that_was_typed(qtbot: QtBot, section: SettingsSection) -> None:
    full_tunnel(qtbot, section)
    for _ in range(2):
        qtbot.mouseClick(button(section, "care.settings.pause"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running and not section._reading.busy)
    assert "split tunnel: on → off" in words(section, "care.settings.changes")


def test_a_change_is_shown_then_made(qtbot: QtBot, section: SettingsSection, kept: Kept) -> None:
    change = button(section, "care.settings.change")
    assert not change.isEnabled()
    full_tunnel(qtbot, section)
    assert "split tunnel: on → off" in words(section, "care.settings.changes")
    assert "live connections" in words(section, "care.settings.warning_words")
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running)
    endpoint = kept.cloud.endpoint(kept.endpoint)
    assert endpoint is not None
    assert endpoint.split_tunnel is False
    qtbot.waitUntil(lambda: not change.isEnabled() and not section._changes.isVisible())
    assert look_at("office", kept.cloud, kept.records).drift == ()


def test_what_cannot_be_is_not_changed(qtbot: QtBot, section: SettingsSection) -> None:
    field = section.findChild(QLineEdit, "access.authorize_1")
    field = field or section.findChildren(QLineEdit)[0]
    field.setText("10.255.0.300/16")
    assert not button(section, "care.settings.change").isEnabled()
    qtbot.mouseClick(button(section, "care.settings.reset"), Qt.MouseButton.LeftButton)
    assert "10.255.0.0/16" in [one.text() for one in section.findChildren(QLineEdit)]


def test_a_refusal_is_told_and_what_was_typed_stays(
    qtbot: QtBot, section: SettingsSection, kept: Kept
) -> None:
    kept.cloud.refuse("change_endpoint", WizardError(ErrorCode.ACCESS_DENIED, action="ec2:X"))
    full_tunnel(qtbot, section)
    qtbot.mouseClick(button(section, "care.settings.change"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.running)
    assert section._refusal.isVisible()
    assert "split tunnel: on → off" in words(section, "care.settings.changes")
    assert button(section, "care.settings.change").isEnabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages(
    qtbot: QtBot, section: SettingsSection, page: CarePage, language: str
) -> None:
    full_tunnel(qtbot, section)
    set_language(language)
    page.retranslate()
    said = words(section, "care.settings.changes")
    assert ("split tunnel" in said) is (language == "en")
    assert button(section, "care.settings.change").isEnabled()
