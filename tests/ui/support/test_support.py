"""The support bundle on screen: collected, read, saved."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.support.system_facts import Computer
from cvpn_wizard.model.checking import Finding, Layer, LayerEvent, LayerState, Mender
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.checking.actions import CheckActions
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.support.preview import Preview
from tests.unit.journeys.checking.stage import Stage

T = TypeVar("T", bound=QWidget)
PERSON, HOST = "hanako.plantedson", "db01.planted-works.co.jp"


def part(page: QWidget, name: str, kind: type[T]) -> T:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def report(tmp_path: Path) -> Report:
    profile = tmp_path / f"{PERSON}.ovpn"
    profile.write_text(f"client\nremote {HOST} 443\n<key>\nplanted\n</key>\n", encoding="utf-8")
    return Report(
        profile=profile,
        person=PERSON,
        layers={Layer.PORT: LayerEvent(Layer.PORT, LayerState.FAILED, 1.0)},
        findings=(Finding("port-silent", Layer.PORT, Mender.HELPDESK, {"host": HOST}),),
        finished=True,
    )


@pytest.fixture
def actions(qtbot: QtBot, services: Services, report: Report) -> CheckActions:
    actions = CheckActions(services)
    qtbot.addWidget(actions)
    actions.support.computer = Computer(Stage().tools, tuple)
    actions.show_report(report)
    actions.show()
    return actions


@pytest.fixture
def preview(qtbot: QtBot, actions: CheckActions) -> Preview:
    qtbot.mouseClick(actions.support, Qt.MouseButton.LeftButton)
    assert not actions.support.isEnabled()
    assert actions.support.text() == text("support-collecting")
    qtbot.waitUntil(lambda: actions.findChild(Preview) is not None)
    assert actions.support.isEnabled()
    assert actions.support.text() == text("support-open")
    found = actions.findChild(Preview)
    assert found is not None
    return found


def test_every_file_can_be_read_before_and_nothing_be_changed(preview: Preview) -> None:
    files = part(preview, "support.files", QListWidget)
    shown = part(preview, "support.text", QPlainTextEdit)
    assert shown.isReadOnly()
    names = [files.item(row).text() for row in range(files.count())]
    assert names[:5] == [
        "about.txt",
        "findings.txt",
        "findings.json",
        "profile.ovpn",
        "system.json",
    ]
    for row in range(files.count() - 1):
        files.setCurrentRow(row)
        assert shown.toPlainText()
        for real in (PERSON, "planted"):
            assert real not in shown.toPlainText()
    files.setCurrentRow(files.count() - 1)
    assert files.currentItem().text() == text("support-replaced")
    assert "hanako" in shown.toPlainText()
    assert part(preview, "support.here", Notice).isVisible()


def test_saved_where_the_person_says(
    qtbot: QtBot, preview: Preview, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "out.zip"
    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, name: str, _kind: str) -> Path:
        offered.append(name)
        return path

    preview.ask = ask
    qtbot.mouseClick(part(preview, "support.save", QPushButton), Qt.MouseButton.LeftButton)
    said = part(preview, "support.said", Notice)
    qtbot.waitUntil(lambda: str(path) in said.words)
    assert "hanako" not in offered[0]
    with zipfile.ZipFile(path) as archive:
        assert archive.read("profile.ovpn").decode().startswith("client\nremote name")
    assert list((services.home / "support").glob("*.json"))


def test_a_disk_that_refuses_is_told(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    preview.ask = lambda *_: tmp_path / "file" / "x.zip"
    save = part(preview, "support.save", QPushButton)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part(preview, "support.refusal", QWidget).isVisible())
    assert save.isEnabled()
    preview.ask = lambda *_: None
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert save.isEnabled()


def test_both_languages_name_every_part(preview: Preview) -> None:
    for language in ("en", "ja"):
        set_language(language)
        preview.retranslate()
        for name in ("files", "text", "save", "close"):
            assert part(preview, f"support.{name}", QWidget).accessibleName(), name


def test_closed_with_escape(qtbot: QtBot, preview: Preview, actions: CheckActions) -> None:
    with qtbot.waitSignal(preview.destroyed):
        qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert actions.findChild(Preview) is None
