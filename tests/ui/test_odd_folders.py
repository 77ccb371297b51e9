"""Installed below whatever name a user has, the style sheet is understood and finds its signs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from cvpn_wizard.model.resources import resource
from cvpn_wizard.ui.theme import style


@pytest.mark.parametrize(
    "name", ["山田 太郎", "Program Files (x86)", "O'Brien", "100% C# é", "a;b{c}", 'say "so"']
)
def test_signs_are_found_below_any_name(
    name: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / name / "icons"
    shutil.copytree(resource("icons"), folder)
    monkeypatch.setattr(style, "resource", lambda _icons, file: folder / file)
    boxes = []
    # A sheet that Qt cannot read is a warning, which fails the test by itself.
    sheet = style._sheet()
    for told in (sheet, re.sub(r'image: url\(.*?\.svg"\);', "image: none;", sheet)):
        box = QCheckBox()
        qtbot.addWidget(box)
        box.setStyleSheet(told)
        box.setChecked(True)
        boxes.append(box.grab().toImage())
    assert boxes[0] != boxes[1], "no tick is drawn"
