"""Handing a profile over in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.bundle.kit import read_kit
from cvpn_wizard.adapters.bundle.words import new_words, understand
from cvpn_wizard.journeys.handing_over import HandoverFacts
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.handing_over import HandoverPanel
from cvpn_wizard.ui.handing_over.words_card import WordsCard
from cvpn_wizard.ui.jobs import Jobs
from tests.unit.adapters.bundle.conftest import PERSON

FACTS = HandoverFacts("office", "10.255.1.125")


@pytest.fixture
def panel(qtbot: QtBot, jobs: Jobs, finished: Path, tmp_path: Path) -> HandoverPanel:
    made = HandoverPanel(jobs)
    qtbot.addWidget(made)
    made.show_profiles([finished], FACTS)
    made.ask = lambda _parent, _title, name, _kind: tmp_path / name.removesuffix(".cvpnkit")
    made.show()
    return made


def label(widget: QWidget, name: str) -> QLabel:
    found = widget.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found


def press(widget: QWidget, name: str) -> None:
    found = widget.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    found.click()


def words_on(panel: QWidget) -> list[str]:
    return [label(panel, f"handover.word_{number}").text() for number in range(1, 9)]


def test_the_words_on_the_panel_open_what_was_made(
    qtbot: QtBot, panel: HandoverPanel, tmp_path: Path
) -> None:
    language = panel.findChild(QComboBox, "handover.language")
    assert isinstance(language, QComboBox)
    language.setCurrentIndex(language.findData("ja"))
    press(panel, "handover.go")
    qtbot.waitUntil(lambda: panel.words.has_words)
    bundle = tmp_path / f"{PERSON}.cvpnkit"
    kit = read_kit(bundle, understand(" ".join(words_on(panel))).candidates)
    assert (kit.manifest.language, kit.manifest.vpn) == ("ja", "office")
    assert str(bundle) in label(panel, "handover.said_words").text()
    assert label(panel, "handover.typed").isVisible()


def test_the_note_holds_no_word(qtbot: QtBot, panel: HandoverPanel) -> None:
    press(panel, "handover.go")
    qtbot.waitUntil(lambda: panel.words.has_words)
    press(panel, "handover.note")
    note = QApplication.clipboard().text()
    assert f"{PERSON}.cvpnkit" in note
    words = words_on(panel)
    assert "-".join(words[:2]) not in note
    assert not all(word in note for word in words)


def test_words_that_were_passed_on_are_gone(qtbot: QtBot, panel: HandoverPanel) -> None:
    press(panel, "handover.go")
    qtbot.waitUntil(lambda: panel.words.has_words)
    press(panel, "handover.passed_on")
    assert not panel.words.has_words
    assert not panel.words.isVisible()
    assert label(panel, "handover.typed").text() == ""
    assert panel.findChild(QLabel, "handover.word_1") is None


def test_a_bad_profile_is_refused_with_its_faults(
    qtbot: QtBot, panel: HandoverPanel, tmp_path: Path, exported: str
) -> None:
    bad = tmp_path / "bad.laptop.ovpn"
    bad.write_text(exported, encoding="utf-8")
    panel.show_profiles([bad], FACTS)
    press(panel, "handover.go")
    qtbot.waitUntil(label(panel, "handover.refusal_title").isVisible)
    assert text("problem-profile-no-cert") in label(panel, "handover.faults").text()
    assert not panel.words.has_words


def test_thinking_better_of_it(panel: HandoverPanel) -> None:
    panel.ask = lambda *_asked: None
    press(panel, "handover.go")
    assert not panel.busy


def test_without_profiles_there_is_nothing_to_see(panel: HandoverPanel) -> None:
    panel.show_profiles([], FACTS)
    assert panel.isHidden()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_card_in_both_languages(qtbot: QtBot, language: str) -> None:
    set_language(language)
    card = WordsCard()
    qtbot.addWidget(card)
    words = new_words(language)
    card.show_words(words)
    assert [(label(card, f"handover.word_{n}").text()) for n in range(1, 9)] == [
        spoken for spoken, _typed in words.pairs()
    ]
    with qtbot.waitSignal(card.passed_on):
        card.forget()
