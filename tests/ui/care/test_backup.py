"""Backup and restore in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.backup.contents import Contents, unpacked
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.care.backup import BackupSection
from tests.unit.journeys.doctoring.test_righting import Kept


def into_backup(page: CarePage, qtbot: QtBot) -> BackupSection:
    """Through the list into the room, to the tab."""
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "care.office.open") is not None)
    page.findChild(QPushButton, "care.office.open").click()
    (section,) = (one for one in page.room.sections if isinstance(one, BackupSection))
    page.room.tabs.setCurrentIndex(page.room.sections.index(section))
    return section


def made(page: CarePage, qtbot: QtBot, path: Path) -> BackupSection:
    section = into_backup(page, qtbot)
    section.ask_where = lambda *_: path
    section.make_button.click()
    qtbot.waitUntil(lambda: section.words.has_words)
    return section


def said(section: BackupSection, name: str) -> str:
    found = section.words.findChild(QLabel, f"care.backup.{name}")
    assert isinstance(found, QLabel)
    return found.text()


def test_a_backup_and_its_words(page: CarePage, qtbot: QtBot, kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "office.zip"
    section = made(page, qtbot, path)
    assert path.is_file()
    words = section._made.words if section._made else None
    assert words is not None
    contents = unpacked(path.read_bytes(), (words.typed,))
    assert isinstance(contents, Contents)
    assert contents.vpn == kept.records.vpns()[0].name
    assert said(section, "word_1") == words.pairs()[0][0]
    set_language("ja")
    page.retranslate()
    assert section.make_button.text() == text("care-backup-make")
    section.words.forget()
    assert not section.words.isVisibleTo(section)


def test_a_folder_that_is_not_there_is_said(page: CarePage, qtbot: QtBot, tmp_path: Path) -> None:
    section = into_backup(page, qtbot)
    blocked = tmp_path / "a-file"
    blocked.write_text("x", encoding="utf-8")
    section.ask_where = lambda *_: blocked / "office.zip"
    section.make_button.click()
    qtbot.waitUntil(section.make_button.isEnabled)
    assert not section.words.has_words
    assert section._refusal.error is not None


def test_it_comes_back_in_the_list(
    page: CarePage, qtbot: QtBot, kept: Kept, tmp_path: Path
) -> None:
    path = tmp_path / "office.zip"
    section = made(page, qtbot, path)
    assert section._made is not None
    words = section._made.words.spoken.reveal().replace("-", " ")
    kept.records.set_removed("office")
    page.close_room()
    part = page.list.restore
    part.open()
    part.ask_file = lambda *_: path
    part.choose_button.click()
    assert not part.restore_button.isEnabled()
    part.words.setText("not these")
    part.restore_button.click()
    qtbot.waitUntil(lambda: part._refusal.error is not None)
    part.words.setText(words)
    part.restore_button.click()
    qtbot.waitUntil(lambda: part._done_with is not None)
    assert part.words.text() == ""
    assert any("office" in label.text() for label in part._said.findChildren(QLabel))
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "care.office.open") is not None)
