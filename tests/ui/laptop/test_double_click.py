"""`cvpn-wizard FILE.cvpnkit`, which a double-click runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvpn_wizard.__main__ import _command_in
from cvpn_wizard.app import Options, options_of
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.window import WAY_PAGES, MainWindow


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["/home/sato/sato.laptop.cvpnkit"], False),
        (["C:\\Users\\Sato\\SATO.CVPNKIT", "--lang", "ja"], False),
        (["laptop", "install", "sato.cvpnkit"], True),
        (["plan", "x.toml"], True),
        (["sato.ovpn"], True),
    ],
)
def test_a_bundle_is_no_command(arguments: list[str], command: bool) -> None:
    assert _command_in(arguments) is command


def test_a_bundle_is_an_option_of_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert options_of(["sato.cvpnkit", "--lang", "ja"]) == Options(
        lang="ja", bundle=tmp_path / "sato.cvpnkit"
    )
    assert options_of(["--practice"]).bundle is None


def test_every_way_has_its_page(qtbot: QtBot, services: Services) -> None:
    window = MainWindow(services)
    qtbot.addWidget(window)
    for way, where in WAY_PAGES.items():
        window.choose(way)
        module, _colon, name = where.partition(":")
        assert isinstance(window._made[way], getattr(sys.modules[module], name))
