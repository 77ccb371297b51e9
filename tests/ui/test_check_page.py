"""Check a connection on screen: choosing, dropping, running, stopping, and what comes then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.network.tcp import TcpReply
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.records import RunRecord, RunState, VpnRecord
from cvpn_wizard.journeys.checking.picture import map_of_check
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.model.checking import Layer, LayerEvent, LayerState
from cvpn_wizard.model.handshake import Outcome, Suspicion
from cvpn_wizard.model.map import LinkState, PartKind, PartState
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.checking.page import CheckPage
from cvpn_wizard.ui.services import Services
from tests.unit.journeys.checking.stage import (
    HOST,
    KNOWN,
    NOW,
    SILENT,
    TARGET,
    WORDS,
    Stage,
    handshake,
)

EXAMPLES = Path(__file__).parents[1] / "examples"
T = TypeVar("T", bound=QWidget)
Make = Callable[..., CheckPage]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    authority = Authority.create("office CA", 10, NOW)
    person = authority.issue_client("anna", 2, NOW)
    path = tmp_path_factory.mktemp("profile") / "anna.ovpn"
    path.write_text(
        f"{WORDS}remote-cert-tls server\n<ca>\n{authority.certificate}</ca>\n"
        f"<cert>\n{person.certificate}</cert>\n<key>\n{person.key.reveal()}</key>\n"
        "verify-x509-name server name\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def make(qtbot: QtBot, services: Services) -> Make:
    def made(tools: Tools | None = None, of: Services | None = None) -> CheckPage:
        page = CheckPage(of or services)
        page.tools = tools or Stage().tools
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        return page

    return made


def part(page: QWidget, name: str, kind: type[T]) -> T:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def shown(page: QWidget, name: str) -> bool:
    found = page.findChild(QWidget, name)
    return found is not None and found.isVisibleTo(page)


def checked(qtbot: QtBot, page: CheckPage, path: Path, host: str = "") -> CheckPage:
    """The page after a whole check, begun with the keyboard."""
    line = part(page, "check.profile", QLineEdit)
    line.clear()
    qtbot.keyClicks(line, str(path))
    part(page, "check.host", QLineEdit).setText(host)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy)
    return page


def words(page: CheckPage) -> str:
    return part(page, "check.verdict_words", QLabel).text()


# asking


def test_every_field_and_button_has_a_name(make: Make) -> None:
    page = make()
    names = ["profile", "choose", "host", "port", "name", "start", "stop"]
    for language in ("en", "ja"):
        set_language(language)
        page.retranslate()
        for name in [*names, "save_mended", "save_report", "copy", "known"]:
            assert part(page, f"check.{name}", QWidget).accessibleName(), name


def test_without_a_file_nothing_begins(qtbot: QtBot, make: Make) -> None:
    page = make()
    qtbot.mouseClick(part(page, "check.start", QPushButton), Qt.MouseButton.LeftButton)
    assert not page.busy
    said = part(page, "check.profile_problem", QLabel)
    assert said.text() == text("problem-checking-no-file")
    assert page.focusWidget() is part(page, "check.profile", QLineEdit)
    part(page, "check.profile", QLineEdit).setText("x.ovpn")
    part(page, "check.port", QLineEdit).setText("0")
    page.start()
    assert part(page, "check.port_problem", QLabel).text() == text("problem-checking-bad-port")


def test_a_file_that_is_not_there_is_told(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    page = checked(qtbot, make(), tmp_path / "none.ovpn")
    assert shown(page, "check.refusal")
    assert not shown(page, "check.save_report")


def test_choosing_and_the_profiles_of_this_computer(
    qtbot: QtBot, make: Make, services: Services, tmp_path: Path, profile: Path
) -> None:
    endpoint = HOST.partition(".")[0]
    record = VpnRecord("office", "1", "r", profile.parent, "{}", "2026", endpoint)
    services.records.remember_vpn(record)
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    services.records.remember_run(RunRecord("run-1", "office", "2026", RunState.DONE, plan))
    page = make()
    assert not shown(page, "check.known")
    page.look_again()
    combo = part(page, "check.known", QComboBox)
    qtbot.waitUntil(lambda: combo.count() == 2)
    assert combo.itemText(1) == "anna (office)"
    combo.activated.emit(1)
    assert part(page, "check.profile", QLineEdit).text() == str(profile)
    assert part(page, "check.host", QLineEdit).placeholderText() == TARGET
    page.source.ask = lambda _parent: tmp_path / "other.ovpn"
    qtbot.mouseClick(part(page, "check.choose", QPushButton), Qt.MouseButton.LeftButton)
    assert part(page, "check.profile", QLineEdit).text() == str(tmp_path / "other.ovpn")


def test_a_file_is_dropped_anywhere(qtbot: QtBot, make: Make, profile: Path) -> None:
    page = make()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(profile))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    page.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    assert shown(page, "check.drop_here")
    page.dragLeaveEvent(QDragLeaveEvent())
    assert not shown(page, "check.drop_here")
    page.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy)
    assert page.layers.cards == ()
    other = QMimeData()
    other.setText("no file")
    page.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, other, left, none))
    assert not shown(page, "check.drop_here")


# checking


def test_a_healthy_connection(qtbot: QtBot, make: Make, profile: Path) -> None:
    page = checked(qtbot, make(Stage().connect().tools), profile, TARGET)
    assert words(page) == text("checking-ok", target=TARGET)
    assert page.map.model.broken_at == ""
    assert set(page.map.model.links.values()) == {LinkState.PASSED}
    assert part(page, "check.start", QPushButton).text() == text("checking-again")
    assert not shown(page, "check.save_mended")
    row = part(page, "check.layer_target", QWidget).accessibleName()
    assert text("layer-state-passed") in row


def test_where_it_is_broken_why_and_who_can_mend_it(
    qtbot: QtBot, make: Make, profile: Path
) -> None:
    refused = handshake(Outcome.CLIENT_REFUSED, suspicions=(Suspicion.REVOKED,))
    page = checked(qtbot, make(Stage(handshake=refused, pings=SILENT).tools), profile, TARGET)
    first, second = page.layers.cards
    assert first.finding.code == "client-revoked"
    assert first.accessibleName() == words(page)
    assert text("mender-admin") in first.accessibleDescription()
    qtbot.waitUntil(lambda: page.focusWidget() is first)
    assert second.finding.code == "not-connected"
    assert page.map.model.broken_at == "endpoint"
    assert page.map.model.links["endpoint"] is LinkState.BROKEN
    (endpoint,) = page.map.model.of_kind(PartKind.ENDPOINT)
    assert endpoint.state is PartState.FAILED
    set_language("ja")
    page.retranslate()
    assert words(page) == first.accessibleName()
    assert "失効" in words(page)


def test_stopping(qtbot: QtBot, make: Make, profile: Path) -> None:
    waiting = Event()

    def tcp(host: str, port: int, timeout: float) -> TcpReply:
        waiting.set()
        return TcpReply(ok=False, why="timeout")

    hold = Event()
    tools = replace(
        Stage(pings=SILENT).connect().tools,
        tcp=tcp,
        ping=lambda *_a, **_k: (waiting.set(), hold.wait(5), SILENT[0])[2],
    )
    page = make(tools)
    part(page, "check.profile", QLineEdit).setText(str(profile))
    part(page, "check.host", QLineEdit).setText(TARGET)
    page.start()
    qtbot.waitUntil(waiting.is_set)
    stop = part(page, "check.stop", QPushButton)
    at_target = text("checking-running", layer=text("layer-target"))
    qtbot.waitUntil(lambda: words(page) == at_target)
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert stop.text() == text("checking-stopping")
    hold.set()
    qtbot.waitUntil(lambda: not page.busy)
    assert words(page) == text("checking-stopped")
    assert not shown(page, "check.refusal")
    assert shown(page, "check.save_report")
    assert page.map.model.pulse is None


def test_a_second_check_forgets_the_first(qtbot: QtBot, make: Make, profile: Path) -> None:
    page = checked(qtbot, make(Stage(handshake=handshake(Outcome.PORT_SILENT, 2)).tools), profile)
    assert page.layers.cards
    page.tools = Stage().tools
    checked(qtbot, page, profile)
    assert page.layers.cards == ()
    assert words(page) == text("checking-ok-ready")


def test_in_practice_the_stand_in_answers(
    qtbot: QtBot, make: Make, practising: Services, profile: Path
) -> None:
    stage = Stage(names={"127.0.0.1": "127.0.0.1"}, tcp={9: ""})
    page = checked(qtbot, make(stage.tools, practising), profile, TARGET)
    assert shown(page, "check.practice")
    assert page.layers.cards == ()
    assert "127.0.0.1" in words(page)
    assert page.map.model.practice


# afterwards


@pytest.fixture
def broken(tmp_path: Path, profile: Path) -> Path:
    path = tmp_path / "broken.ovpn"
    text_now = profile.read_text(encoding="utf-8")
    path.write_text(text_now.replace("</ca>\n", "").replace("client\n", ""), encoding="utf-8")
    return path


def test_a_mended_copy_is_saved_and_checked(
    qtbot: QtBot, make: Make, tmp_path: Path, broken: Path
) -> None:
    page = checked(qtbot, make(), broken)
    codes = [card.finding.code for card in page.layers.cards]
    assert codes == ["profile-block-open", "profile-missing"]
    offered: list[str] = []
    out = tmp_path / "out.ovpn"
    page.ways.ask = lambda _p, _t, name, _k: (offered.append(name), out)[1]
    qtbot.mouseClick(part(page, "check.save_mended", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page, "check.done"))
    assert offered == [str(tmp_path / "broken-mended.ovpn")]
    assert text("mend-block-closed", subject="ca") in part(page, "check.done_words", QLabel).text()
    assert broken.read_text(encoding="utf-8").count("</ca>") == 0
    qtbot.mouseClick(part(page, "check.done_action", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy)
    assert part(page, "check.profile", QLineEdit).text() == str(out)
    assert page.layers.cards == ()


@pytest.mark.parametrize("suffix", [".html", ".txt"])
def test_a_report_without_any_secret(
    qtbot: QtBot, make: Make, tmp_path: Path, broken: Path, suffix: str
) -> None:
    page = checked(qtbot, make(), broken)
    out = tmp_path / f"report{suffix}"
    page.ways.ask = lambda _p, _t, _n, _k: out
    qtbot.mouseClick(part(page, "check.save_report", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: out.exists() and out.stat().st_size > 0)
    qtbot.mouseClick(part(page, "check.copy", QPushButton), Qt.MouseButton.LeftButton)
    pasted = QGuiApplication.clipboard().text()
    for told in (out.read_text(encoding="utf-8"), pasted):
        assert "profile-block-open" in told
        assert HOST in told
        for row in broken.read_text(encoding="utf-8").splitlines():
            assert len(row) < 40 or row.startswith("remote") or row not in told
        assert "PRIVATE" not in told


def test_a_disk_that_refuses_is_told(
    qtbot: QtBot, make: Make, tmp_path: Path, profile: Path
) -> None:
    page = checked(qtbot, make(), profile)
    page.ways.ask = lambda _p, _t, _n, _k: tmp_path / "no" / "such" / "report.html"
    qtbot.mouseClick(part(page, "check.save_report", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page, "check.action_refusal"))
    page.ways.ask = lambda _p, _t, _n, _k: None
    qtbot.mouseClick(part(page, "check.save_report", QPushButton), Qt.MouseButton.LeftButton)


# the map


def test_the_light_stands_where_the_check_is() -> None:
    report = Report()
    places = []
    for layer in Layer:
        report = report.after(LayerEvent(layer, LayerState.RUNNING))
        places.append(map_of_check(report).pulse)
        report = report.after(LayerEvent(layer, LayerState.PASSED, 0.1))
    assert places == sorted(places, key=lambda place: place or 0.0)
    assert map_of_check(report).pulse is None
    assert set(map_of_check(report).links.values()) == {LinkState.PASSED}


def test_room_is_used_as_it_is(qtbot: QtBot, make: Make) -> None:
    page = make()
    assert page.map.isVisibleTo(page)
    page.resize(700, 660)
    qtbot.waitUntil(lambda: page.map.height() <= 120)
    page.resize(700, 400)
    assert not page.map.isVisibleTo(page)


def test_known_facts_reach_the_map(qtbot: QtBot, make: Make, profile: Path) -> None:
    stage = Stage(known=KNOWN).connect()
    page = checked(qtbot, make(stage.tools), profile)
    (laptop,) = page.map.model.of_kind(PartKind.LAPTOP)
    assert (laptop.name, laptop.state) == ("anna", PartState.DONE)
