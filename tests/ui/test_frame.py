"""The window and its frame: home, journey, keyboard, language, drafts, leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import RunRecord, RunState, VpnRecord
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.draft import draft_to_json
from cvpn_wizard.journeys.setup import PAGE_IDS
from cvpn_wizard.model.steps import StepEvent, StepId, StepState
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.settings import DRAFT
from cvpn_wizard.ui.setup_frame import SetupFrame
from cvpn_wizard.ui.window import MainWindow
from tests.fakes.builder import FakeBuilder


@pytest.fixture
def window(qtbot: QtBot, services: Services) -> MainWindow:
    return shown(qtbot, services)


def shown(qtbot: QtBot, services: Services) -> MainWindow:
    made = MainWindow(services)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def part(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def on_screen(window: QWidget, name: str) -> bool:
    return part(window, name).isVisibleTo(window)


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    assert on_screen(window, name)
    qtbot.mouseClick(part(window, name), Qt.MouseButton.LeftButton)


def frame_of(window: MainWindow) -> SetupFrame:
    frame = window.setup
    assert isinstance(frame, SetupFrame)
    return frame


def rested(qtbot: QtBot, frame: SetupFrame) -> None:
    """After a page change a second press is not taken at once."""
    qtbot.waitUntil(lambda: not frame._moving)


def begun(qtbot: QtBot, window: MainWindow, answers: Answers, page: str) -> SetupFrame:
    window.begin_setup()
    frame = frame_of(window)
    frame.begin(answers, page)
    rested(qtbot, frame)
    return frame


def remembered(services: Services, state: RunState) -> None:
    services.records.remember_vpn(
        VpnRecord(
            name="office",
            region="ap-northeast-1",
            account="123456789012",
            account_choice="{}",
            folder=services.home,
            created=datetime.now(tz=UTC).isoformat(),
        )
    )
    services.records.remember_run(
        RunRecord(id="run-1", vpn="office", started="2026-01-01", state=state, plan="")
    )


# home


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("way", ["setup", "laptop", "check", "care"])
def test_home_names_its_four_ways(window: MainWindow, way: str, language: str) -> None:
    set_language(language)
    window.retranslate()
    button = part(window, f"home.{way}")
    assert button.accessibleName() == text(f"home-{way}")
    assert button.accessibleDescription() == text(f"home-{way}-what")


def test_the_first_enter_sets_up_a_vpn(qtbot: QtBot, window: MainWindow) -> None:
    assert window.focusWidget() is part(window, "home.setup")
    qtbot.keyClick(part(window, "home.setup"), Qt.Key.Key_Space)
    assert frame_of(window).journey.page == PAGE_IDS[0]


@pytest.mark.parametrize("way", ["laptop", "check", "care"])
def test_every_way_leads_back(qtbot: QtBot, window: MainWindow, way: str) -> None:
    press(qtbot, window, f"home.{way}")
    assert not on_screen(window, "home")
    press(qtbot, window, f"{way}.back")
    assert on_screen(window, "home")
    press(qtbot, window, f"home.{way}")
    qtbot.keyClick(part(window, way), Qt.Key.Key_Escape)
    assert on_screen(window, "home")


def test_help_leads_back_to_the_page_at_hand(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    frame = begun(qtbot, window, answers, "access")
    press(qtbot, window, "header.help")
    assert not frame.isVisibleTo(window)
    press(qtbot, window, "help.back")
    assert frame.isVisibleTo(window)
    assert frame.journey.page == "access"


def test_a_run_that_stopped_is_offered(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    remembered(services, RunState.STOPPED)
    window.look_around()
    qtbot.waitUntil(lambda: on_screen(window, "home.stopped"))
    notice = part(window, "home.stopped")
    assert isinstance(notice, Notice)
    assert "office" in notice.words
    assert on_screen(window, "home.stopped_action")


def test_a_run_that_is_done_is_not_offered(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    remembered(services, RunState.DONE)
    window.look_around()
    qtbot.waitUntil(lambda: not services.jobs._open)
    assert not on_screen(window, "home.stopped")


def test_a_run_that_cannot_be_taken_up_says_why(qtbot: QtBot, window: MainWindow) -> None:
    window.resume("nobody")
    qtbot.waitUntil(lambda: on_screen(window, "home.refused"))


# the journey


def test_next_and_back_keep_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "home.setup")
    frame = frame_of(window)
    name = part(window, "before.name")
    assert isinstance(name, QLineEdit)
    name.setText("branch-office")
    rested(qtbot, frame)
    press(qtbot, window, "nav.next")
    assert frame.journey.page == "account"
    assert frame.journey.answers.name == "branch-office"
    rested(qtbot, frame)
    press(qtbot, window, "nav.back")
    assert frame.journey.page == "before"
    assert name.text() == "branch-office"


def test_a_second_press_does_not_skip_a_page(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "home.setup")
    frame = frame_of(window)
    rested(qtbot, frame)
    qtbot.mouseDClick(part(window, "nav.next"), Qt.MouseButton.LeftButton)
    press(qtbot, window, "nav.next")
    assert frame.journey.page == "account"


def test_what_is_wrong_is_said_and_found(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "home.setup")
    frame = frame_of(window)
    rested(qtbot, frame)
    name = part(window, "before.name")
    assert isinstance(name, QLineEdit)
    name.setText("")
    part(window, "nav.next").setFocus()
    press(qtbot, window, "nav.next")
    assert frame.journey.page == "before"
    assert on_screen(window, "nav.problem")
    assert window.focusWidget() is name
    name.setText("good-name")
    assert not on_screen(window, "nav.problem")


def test_enter_goes_on_and_escape_leaves(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "home.setup")
    frame = frame_of(window)
    rested(qtbot, frame)
    qtbot.keyClick(part(window, "before.name"), Qt.Key.Key_Return)
    assert frame.journey.page == "account"
    qtbot.keyClick(frame, Qt.Key.Key_Escape)
    assert on_screen(window, "home")


def test_the_rail_leads_back_but_not_ahead(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    frame = begun(qtbot, window, answers, "access")
    assert part(window, "rail.before").isEnabled()
    assert not part(window, "rail.review").isEnabled()
    assert "here" in part(window, "rail.access").accessibleName()
    press(qtbot, window, "rail.before")
    assert frame.journey.page == "before"
    assert part(window, "rail.access").isEnabled()


def test_a_page_left_with_a_problem_is_marked_and_review_leads_back_to_it(
    qtbot: QtBot, window: MainWindow, services: Services, answers: Answers
) -> None:
    frame = begun(qtbot, window, answers, "review")
    commit = part(window, "nav.commit")
    qtbot.waitUntil(commit.isEnabled)
    press(qtbot, window, "rail.certificates")
    folder = part(window, "certificates.folder")
    assert isinstance(folder, QLineEdit)
    folder.setText("")
    rested(qtbot, frame)
    press(qtbot, window, "rail.review")
    assert text("rail-wrong") in part(window, "rail.certificates").accessibleName()
    assert text("rail-done") in part(window, "rail.network").accessibleName()
    rested(qtbot, frame)
    qtbot.waitUntil(commit.isEnabled)
    press(qtbot, window, "nav.commit")
    assert frame.journey.page == "review"
    way = part(window, "review.go_0")
    assert window.focusWidget() is way
    assert text("problem-folder-empty") in way.accessibleName()
    press(qtbot, window, "review.go_0")
    assert frame.journey.page == "certificates"
    assert window.focusWidget() is folder
    folder.setText(str(services.home / "certificates"))
    rested(qtbot, frame)
    press(qtbot, window, "nav.next")
    assert text("rail-done") in part(window, "rail.certificates").accessibleName()


def test_what_an_old_draft_has_wrong_is_marked_too(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    cut = replace(answers.certificates, folder=Path("certificates"))
    begun(qtbot, window, replace(answers, certificates=cut), "review")
    assert text("rail-wrong") in part(window, "rail.certificates").accessibleName()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "review.go_0") is not None)
    assert "certificates" in part(window, "review.go_0").accessibleName()


def test_the_button_that_commits_says_what_it_does(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    begun(qtbot, window, answers, "review")
    assert not on_screen(window, "nav.next")
    commit = part(window, "nav.commit")
    assert isinstance(commit, QPushButton)
    qtbot.waitUntil(commit.isEnabled)
    assert "VPN" in commit.text()


def test_the_map_follows_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "home.setup")
    name = part(window, "before.name")
    assert isinstance(name, QLineEdit)
    name.setText("branch-office")
    assert "branch-office" in part(window, "setup.map.picture").accessibleDescription()


@pytest.mark.parametrize(
    ("width", "height", "rail", "picture"),
    [(1280, 720, True, True), (960, 540, True, True), (640, 360, False, False)],
)
def test_little_room_takes_the_rail_then_the_map(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    width: int,
    height: int,
    *,
    rail: bool,
    picture: bool,
) -> None:
    begun(qtbot, window, answers, "access")
    window.resize(width, height)
    QApplication.processEvents()
    assert on_screen(window, "setup_rail") is rail
    assert on_screen(window, "map_panel") is picture
    for name in ("nav.cancel", "nav.back", "nav.next"):
        button = part(window, name)
        assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))


# practice


def test_practice_is_unmistakable(qtbot: QtBot, practising: Services, services: Services) -> None:
    practice = shown(qtbot, practising)
    assert on_screen(practice, "practice_stripe")
    assert practice.windowTitle() == text("frame-window-practice")
    practice.begin_setup()
    assert on_screen(practice, "practice_tag")
    real = shown(qtbot, services)
    real.begin_setup()
    assert not on_screen(real, "practice_stripe")
    assert not on_screen(real, "practice_tag")


# language and colours


def test_the_language_changes_under_the_page(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, answers: Answers
) -> None:
    begun(qtbot, window, answers, "access")
    language = Language(qapp)
    try:
        language.speak("ja")
        QApplication.processEvents()
        back = part(window, "nav.back")
        assert isinstance(back, QPushButton)
        assert back.text() == text("nav-back") == "戻る(&B)"
        assert "アクセス" in part(window, "rail.access").accessibleName()
        assert QApplication.translate("QPlatformTheme", "Cancel") == "キャンセル"
    finally:
        language.speak("en")


# drafts


def test_what_was_typed_is_kept_and_offered(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    press(qtbot, window, "home.setup")
    name = part(window, "before.name")
    assert isinstance(name, QLineEdit)
    for typed in ("b", "br", "branch"):
        name.setText(typed)
    window.close()
    assert '"branch"' in read(services.home / DRAFT)
    later = shown(qtbot, services)
    later.look_around()
    qtbot.waitUntil(lambda: on_screen(later, "home.draft"))
    press(qtbot, later, "home.draft_action")
    assert frame_of(later).journey.answers.name == "branch"


def test_a_run_takes_the_draft_away(
    qtbot: QtBot, window: MainWindow, services: Services, answers: Answers, builder: FakeBuilder
) -> None:
    (services.home / DRAFT).write_text(draft_to_json(answers, "access"), encoding="utf-8")
    window.look_around()
    qtbot.waitUntil(lambda: on_screen(window, "home.draft"))
    builder.scripts["apply"] = [[Event()]]
    frame = begun(qtbot, window, answers, "progress")
    qtbot.waitUntil(lambda: not (services.home / DRAFT).exists())
    frame.page.stop()
    qtbot.waitUntil(lambda: not frame.running)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


# leaving


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow, answers: Answers, builder: FakeBuilder) -> SetupFrame:
    """A run in the middle of its first step."""
    builder.scripts["apply"] = [[StepEvent(StepId("vpc"), StepState.MAKING), Event()]]
    frame = begun(qtbot, window, replace(answers, name="office"), "progress")
    qtbot.waitUntil(lambda: frame.running)
    return frame


@pytest.mark.parametrize(
    "leave",
    [
        lambda window: window.go_home(),
        lambda window: window.findChild(QPushButton, "nav.cancel").click(),
    ],
)
def test_leaving_a_run_is_asked_about_in_a_line(
    qtbot: QtBot, window: MainWindow, at_work: SetupFrame, leave: Callable[[MainWindow], None]
) -> None:
    leave(window)
    assert on_screen(window, "nav.ask")
    assert at_work.running
    assert at_work.isVisibleTo(window)
    press(qtbot, window, "nav.ask_action")
    qtbot.waitUntil(lambda: on_screen(window, "home"))
    assert not at_work.running


def test_closing_is_asked_about_and_then_done(
    qtbot: QtBot, window: MainWindow, at_work: SetupFrame
) -> None:
    window.open_help()
    assert not window.close()
    assert on_screen(window, "nav.ask")
    press(qtbot, window, "nav.ask_action")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not at_work.running


def test_home_after_all_does_not_close(
    qtbot: QtBot, window: MainWindow, at_work: SetupFrame
) -> None:
    assert not window.close()
    press(qtbot, window, "header.home")
    press(qtbot, window, "nav.ask_action")
    qtbot.waitUntil(lambda: on_screen(window, "home"))
    assert window.isVisible()


def test_closing_twice_closes(qtbot: QtBot, window: MainWindow, at_work: SetupFrame) -> None:
    assert not window.close()
    assert window.close()
    at_work.page.stop()
    qtbot.waitUntil(lambda: not at_work.running)


def test_help_does_not_hide_a_run_from_close(
    qtbot: QtBot, window: MainWindow, at_work: SetupFrame
) -> None:
    window.open_help()
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    assert at_work.isVisibleTo(window)
    at_work.page.stop()
    qtbot.waitUntil(lambda: not at_work.running)
