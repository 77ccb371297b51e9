"""What the window keeps of a person's choices, and a program that uses them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cvpn_wizard.app import Program, options_of
from cvpn_wizard.texts import text
from cvpn_wizard.ui.settings import FILE, Settings, read_settings, size_of, write_settings


def test_what_was_chosen_is_kept(tmp_path: Path) -> None:
    chosen = Settings("ja", "dark", "900x600")
    write_settings(tmp_path, chosen)
    assert read_settings(tmp_path) == chosen


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", '"ja"', '{"language": 1, "theme": null, "else": "x"}', "\0"]
)
def test_what_cannot_be_read_counts_as_not_chosen(tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE).write_text(kept, encoding="utf-8")
    assert read_settings(tmp_path) == Settings()


@pytest.mark.parametrize("kept", ["", "x", "900", "900x", "-5x700", "1x1", "900x99999", "９x９"])
def test_odd_sizes_are_no_size(kept: str) -> None:
    assert size_of(Settings(size=kept)) is None


def test_the_window_comes_back_as_it_was(qapp: QApplication, qtbot: QtBot) -> None:
    home = Path(os.environ["CVPN_WIZARD_HOME"])
    first = Program(qapp, options_of(["--lang", "en", "--theme", "light"]))
    qtbot.addWidget(first.window)
    first.window.show()
    first.window.resize(900, 600)
    first.window.language_chosen.emit("ja")
    first.window.theme_chosen.emit("dark")
    first.services.choices.choose_aws_side(look=False)
    first.jobs.shutdown(5)
    first.close()
    assert read_settings(home) == Settings("ja", "dark", "900x600", "no")
    again = Program(qapp, options_of([]))
    qtbot.addWidget(again.window)
    assert not again.services.choices.aws_side
    words = again.window.findChild(QLabel, "heading")
    assert words is not None
    assert words.text() == text("home-heading") == "何をしますか"
    assert (again.window.width(), again.window.height()) == (900, 600)
    again.close()
    for program in (first, again):
        program._language.speak("en")
        program._dress("light")


def test_a_home_that_cannot_be_written_stops_nobody(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_HOME", str(in_the_way / "home"))
    program = Program(qapp, options_of(["--lang", "en", "--theme", "light"]))
    qtbot.addWidget(program.window)
    program.window.show()
    program.window.theme_chosen.emit("dark")
    qtbot.waitUntil(lambda: not program.jobs._open)
    program.close()
