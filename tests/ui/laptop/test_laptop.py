"""The journey This laptop in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.handing_over import HandedOver
from cvpn_wizard.journeys.laptop.state import STEPS
from cvpn_wizard.model.checking import Finding, FindingEvent, Layer, LayerEvent, LayerState, Mender
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.map import PartKind, PartState
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.laptop import LaptopPage
from cvpn_wizard.ui.laptop.check_step import CheckStep
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.window import MainWindow
from tests.ui.laptop.conftest import FakeWork
from tests.ui.pages.test_connect import FakeClients
from tests.unit.adapters.bundle.conftest import PERSON

Kind = TypeVar("Kind", bound=QWidget)


def named(page: QWidget, kind: type[Kind], name: str) -> Kind:
    found = page.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def press(page: QWidget, name: str) -> None:
    named(page, QAbstractButton, name).click()


def at(page: LaptopPage, step: str) -> Callable[[], bool]:
    return lambda: page.step == step


def opened(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> None:
    """The first step, done as a person does it."""
    page.take_file(handed.path)
    words = named(page, QLineEdit, "laptop.words")
    qtbot.waitUntil(words.isVisible)
    qtbot.keyClicks(words, handed.words.typed.reveal().replace("-", " "))
    qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.waitUntil(at(page, "laptop-client"))


def state_of(page: LaptopPage, kind: PartKind) -> PartState:
    return page.frame.map.model.of_kind(kind)[0].state


def test_from_the_bundle_to_the_answer(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver, clients: FakeClients
) -> None:
    assert page.step == STEPS[0]
    assert state_of(page, PartKind.ENDPOINT) is PartState.UNDECIDED
    opened(qtbot, page, handed)
    assert state_of(page, PartKind.ENDPOINT) is PartState.EXISTS
    assert page.frame.map.model.of_kind(PartKind.LAPTOP)[0].name == PERSON
    ready = named(page, QLabel, "laptop.ready_words").text()
    assert "cvpn-endpoint-01" in ready
    assert PERSON in ready
    into = named(page, QWidget, "laptop-client")
    qtbot.waitUntil(lambda: into.findChild(QPushButton, "laptop.import_aws_vpn_client") is not None)
    press(page, "laptop.import_aws_vpn_client")
    qtbot.waitUntil(lambda: page.state.client == "AWS VPN Client")
    assert state_of(page, PartKind.LAPTOP) is PartState.DONE
    press(page, "laptop.connect_aws_vpn_client")
    qtbot.waitUntil(at(page, "laptop-check"))
    assert [(call[0], call[2].name) for call in clients.calls] == [
        ("import", f"{PERSON}.ovpn"),
        ("connect", f"{PERSON}.ovpn"),
    ]
    assert named(page, QLineEdit, "laptop.host").text() == "10.255.1.125"
    qtbot.waitUntil(lambda: page.state.answered)  # it began by itself
    assert checks(page).asked == ["10.255.1.125"]
    assert state_of(page, PartKind.SERVER) is PartState.DONE
    assert page.frame.next.text() == text("laptop-check-go")
    press(page, "laptop.next")
    assert page.step == "laptop-done"
    assert named(page, QLabel, "laptop.done_title").text() == text("laptop-done-heading")
    proof = named(page, QLabel, "laptop.proof_words").text()
    assert proof == text("laptop-done-answered")
    assert handed.path.name in named(page, QLabel, "laptop.done_tidy").text()
    with qtbot.waitSignal(page.back):
        press(page, "laptop.next")


def checks(page: LaptopPage) -> FakeWork:
    work = page._made("laptop-check").work
    assert isinstance(work, FakeWork)
    return work


def at_check(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> CheckStep:
    opened(qtbot, page, handed)
    press(page, "laptop.next")
    step = page._made("laptop-check")
    assert isinstance(step, CheckStep)
    return step


def test_a_broken_way_is_shown_with_what_to_do(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver
) -> None:
    step = at_check(qtbot, page, handed)
    assert not step.checking  # nothing has been connected yet: it waits to be asked
    finding = Finding("port-silent", Layer.PORT, Mender.HELPDESK, {"host": "x", "port": "443"})
    checks(page).events = [
        LayerEvent(Layer.PROFILE, LayerState.PASSED, 0.1),
        LayerEvent(Layer.PORT, LayerState.FAILED, 0.1),
        FindingEvent(finding),
    ]
    press(page, "laptop.check")
    qtbot.waitUntil(lambda: step.layers.isVisible() and bool(step.layers.cards))
    qtbot.waitUntil(lambda: not step.checking)
    assert step.layers.cards[0].finding == finding
    assert page.frame.map.model.broken_at == "endpoint"
    assert not page.state.answered
    assert page.frame.next.text() == text("laptop-check-skip")
    assert page.frame.next.isEnabled()


def test_another_address_can_be_tried(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> None:
    step = at_check(qtbot, page, handed)
    host = named(page, QLineEdit, "laptop.host")
    host.setFocus()
    host.setText("a b")
    qtbot.keyClick(host, Qt.Key.Key_Return)
    assert named(page, QLabel, "laptop.host_problem").isVisible()
    assert page.step == "laptop-check"
    host.setText("files.office")
    qtbot.keyClick(host, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not step.checking)
    assert checks(page).asked == ["files.office"]
    assert page.step == "laptop-check"


def test_a_check_can_be_stopped(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> None:
    step = at_check(qtbot, page, handed)
    checks(page).hangs = True
    press(page, "laptop.check")
    assert step.checking
    press(page, "laptop.stop")
    qtbot.waitUntil(lambda: not step.checking)
    assert not page.state.answered
    assert not named(page, QFrame, "laptop.check_refusal").isVisible()


def test_connected_without_anything_to_ask_is_a_proof_too(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver
) -> None:
    at_check(qtbot, page, handed)
    named(page, QLineEdit, "laptop.host").clear()
    press(page, "laptop.check")
    qtbot.waitUntil(lambda: page.state.answered)
    assert not page.state.reached
    press(page, "laptop.next")
    assert named(page, QLabel, "laptop.proof_words").text() == text("laptop-done-connected")


def test_words_are_checked_where_they_are_typed(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver
) -> None:
    page.take_file(handed.path)
    words = named(page, QLineEdit, "laptop.words")
    qtbot.waitUntil(words.isVisible)
    qtbot.waitUntil(words.hasFocus)
    press(page, "laptop.next")
    problem = named(page, QLabel, "laptop.words_problem")
    assert problem.text() == text("problem-bundle-no-words")
    words.setText("aardvark abandoned")
    assert not problem.isVisible()
    press(page, "laptop.next")
    assert problem.text() == text("problem-bundle-too-few", count=8, given=2)
    assert page.step == STEPS[0]


def test_wrong_words_are_refused_and_stay(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver
) -> None:
    page.take_file(handed.path)
    words = named(page, QLineEdit, "laptop.words")
    qtbot.waitUntil(words.isVisible)
    words.setText(" ".join(["aardvark"] * 8))
    press(page, "laptop.next")
    title = named(page, QLabel, "laptop.refusal_title")
    qtbot.waitUntil(title.isVisible)
    assert title.text() == text("refusal-bundle-passphrase-title")
    assert words.text().startswith("aardvark")
    words.setText("a")
    assert not title.isVisible()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\3\4cut", ErrorCode.BUNDLE_DAMAGED), (b"?", ErrorCode.BUNDLE_FOREIGN)],
)
def test_a_file_that_is_none_asks_for_no_words(
    qtbot: QtBot, page: LaptopPage, tmp_path: Path, content: bytes, code: ErrorCode
) -> None:
    path = tmp_path / "x.cvpnkit"
    path.write_bytes(content)
    page.take_file(path)
    title = named(page, QLabel, "laptop.refusal_title")
    qtbot.waitUntil(title.isVisible)
    assert code.value in str(page.open_step._refusal.error)
    assert not named(page, QLineEdit, "laptop.words").isVisible()


def test_without_a_file_next_says_so(page: LaptopPage) -> None:
    press(page, "laptop.next")
    said = named(page, QLabel, "laptop.problem_words")
    assert said.text() == text("problem-laptop-no-file")
    assert named(page, QPushButton, "laptop.choose").hasFocus()


def test_a_plain_profile_needs_no_words(qtbot: QtBot, page: LaptopPage, finished: Path) -> None:
    page.take_file(finished)
    qtbot.waitUntil(lambda: page.open_step.problem() is None)
    assert not named(page, QLineEdit, "laptop.words").isVisible()
    press(page, "laptop.next")
    qtbot.waitUntil(at(page, "laptop-client"))


def test_what_is_wrong_with_a_profile_is_listed(
    qtbot: QtBot, page: LaptopPage, tmp_path: Path, exported: str
) -> None:
    path = tmp_path / "x.ovpn"
    path.write_text(exported, encoding="utf-8")
    page.take_file(path)
    qtbot.waitUntil(lambda: page.open_step.problem() is None)
    press(page, "laptop.next")
    faults = named(page, QLabel, "laptop.faults")
    qtbot.waitUntil(faults.isVisible)
    assert text("problem-profile-no-cert") in faults.text()


def test_a_file_can_be_dropped(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> None:
    area = page.open_step.drop
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(handed.path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, files, buttons, keys)
    area.dragEnterEvent(entering)
    assert entering.isAccepted()
    area.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, files, buttons, keys))
    qtbot.waitUntil(named(page, QLineEdit, "laptop.words").isVisible)
    assert named(page, QLabel, "laptop.drop_title").text() == handed.path.name


def test_only_one_local_file_can_be_dropped(page: LaptopPage) -> None:
    for urls in ([], [QUrl("https://x/y.cvpnkit")], [QUrl.fromLocalFile("/a")] * 2):
        files = QMimeData()
        files.setUrls(urls)
        entering = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            files,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        entering.ignore()
        page.open_step.drop.dragEnterEvent(entering)
        assert not entering.isAccepted()


def test_a_file_can_be_chosen(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> None:
    page.open_step.drop.ask = lambda _parent: None
    press(page, "laptop.choose")
    assert page.open_step.problem() is not None
    page.open_step.drop.ask = lambda _parent: handed.path
    press(page, "laptop.choose")
    qtbot.waitUntil(named(page, QLineEdit, "laptop.words").isVisible)


def test_a_request_is_made(
    qtbot: QtBot, page: LaptopPage, tmp_path: Path, authority: Authority
) -> None:
    part = page.open_step.request
    part.open()
    person = named(page, QLineEdit, "laptop.person")
    person.setText("../sato")
    press(page, "laptop.ask_go")
    problem = named(page, QLabel, "laptop.person_problem")
    assert problem.text() == text("problem-laptop-person-bad", value="../sato")
    proposed: list[str] = []

    def ask(_parent: QWidget, _title: str, name: str, _kind: str) -> Path:
        proposed.append(name)
        return tmp_path / "out"

    part.ask = ask
    person.setText("sato.laptop")
    press(page, "laptop.ask_go")
    waiting = named(page, QLabel, "laptop.waiting")
    qtbot.waitUntil(waiting.isVisible)
    assert proposed == ["sato.laptop.cvpnrequest"]
    assert (tmp_path / "out.cvpnrequest").is_file()
    assert "sato.laptop" in waiting.text()
    assert str(tmp_path / "out.cvpnrequest") in named(page, QLabel, "laptop.asked_words").text()


def test_a_profile_that_is_here_can_be_taken_up(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver
) -> None:
    opened(qtbot, page, handed)
    press(page, "laptop.back")
    assert page.step == STEPS[0]
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "laptop.known_1_go") is not None)
    press(page, "laptop.known_1_go")
    assert page.step == "laptop-client"
    assert page.state.source is None


def test_rail_and_back(qtbot: QtBot, page: LaptopPage, handed: HandedOver) -> None:
    rail = {step: named(page, QAbstractButton, f"rail.{step}") for step in STEPS}
    assert not rail["laptop-check"].isEnabled()
    opened(qtbot, page, handed)
    rail["laptop-check"].click()
    assert page.step == "laptop-check"
    press(page, "laptop.back")
    assert page.step == "laptop-client"


def test_escape_and_cancel_lead_home(qtbot: QtBot, page: LaptopPage) -> None:
    with qtbot.waitSignal(page.back):
        press(page, "laptop.cancel")
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_coming_back_after_the_end_begins_anew(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver
) -> None:
    opened(qtbot, page, handed)
    press(page, "laptop.next")
    press(page, "laptop.next")
    assert page.step == "laptop-done"
    assert named(page, QLabel, "laptop.done_title").text() == text("laptop-done-heading-unproved")
    page.look_again()
    assert page.step == STEPS[0]
    assert page.state.placed is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_can_be_reached_and_has_a_name(
    qtbot: QtBot, page: LaptopPage, handed: HandedOver, language: str
) -> None:
    set_language(language)
    page.retranslate()
    opened(qtbot, page, handed)
    for step in STEPS:
        page._show(step)
        kinds = (QAbstractButton, QLineEdit, QComboBox, QSpinBox)
        for widget in page.findChildren(QWidget):
            usable = isinstance(widget, kinds) and widget.isVisibleTo(page) and widget.isEnabled()
            own = widget.objectName() and not widget.objectName().startswith("qt_")
            if usable and own:
                shown = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or shown, widget.objectName()
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget.objectName()


def test_practice_says_that_there_is_no_tunnel(qtbot: QtBot, practising: Services) -> None:
    page = LaptopPage(practising)
    qtbot.addWidget(page)
    assert page.frame.map.model.practice
    page._show("laptop-check")
    lead = page._made("laptop-check").findChild(QLabel, "heading_hint")
    assert lead is not None
    assert lead.text() == text("laptop-check-lead-practice")


def test_a_double_click_opens_the_window_on_it(
    qtbot: QtBot, services: Services, handed: HandedOver
) -> None:
    window = MainWindow(services)
    qtbot.addWidget(window)
    window.show()
    window.open_bundle(handed.path)
    words = named(window, QLineEdit, "laptop.words")
    qtbot.waitUntil(words.isVisible)
    press(window, "laptop.cancel")
    assert not words.isVisible()
