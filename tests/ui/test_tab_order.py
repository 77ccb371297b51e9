"""Tab leads as one reads, reaches everything, and whatever it reaches has a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.setup import PAGE_IDS
from cvpn_wizard.texts import set_language
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.setup_frame import SetupFrame
from cvpn_wizard.ui.tab_order import reading_order
from cvpn_wizard.ui.theme import apply_theme
from cvpn_wizard.ui.window import MainWindow
from tests.fakes.builder import FakeBuilder
from tests.ui.pictures.pages import outcome, run_half_way

WAYS = ("laptop", "check", "care")


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, services: Services, builder: FakeBuilder
) -> MainWindow:
    apply_theme(qapp, "light")  # the style sheet says what can have the focus
    builder.scripts["apply"] = [run_half_way()]
    made = MainWindow(services)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    return made


def go(qtbot: QtBot, window: MainWindow, answers: Answers, services: Services, page: str) -> None:
    if page in WAYS:
        window.choose(page)
    elif page != "home":
        window.begin_setup()
        frame = window.setup
        assert isinstance(frame, SetupFrame)
        if page in {"connect", "done"}:
            answers = replace(answers, outcome=outcome(services.home))
        frame.begin(answers, page)
        qtbot.waitUntil(lambda: page == "progress" or not frame.page.busy())
    QApplication.processEvents()


def walked(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """Where Tab leads, once round, beginning with what has the focus."""
    found: list[QWidget] = []
    while True:
        at = window.focusWidget()
        assert at is not None
        if found and at is found[0]:
            return found
        assert at not in found, [one.objectName() for one in found]
        found.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)


def name_of(widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    return widget.accessibleName() or str(words)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", ["home", *WAYS, *PAGE_IDS])
def test_tab_leads_through_a_page_and_then_to_its_buttons(
    qtbot: QtBot,
    window: MainWindow,
    services: Services,
    answers: Answers,
    page: str,
    language: str,
) -> None:
    set_language(language)
    try:
        window.retranslate()
        go(qtbot, window, answers, services, page)
        round_trip = walked(qtbot, window)
    finally:
        set_language("en")
    names = [one.objectName() for one in round_trip]
    kinds = [name.partition(".")[0] for name in names]
    assert all(name_of(one) for one in round_trip), [
        one.objectName() for one in round_trip if not name_of(one)
    ]
    assert all(names)
    # The page itself comes in one piece, then its buttons, and the rail last.
    if "nav" in kinds:
        first = kinds.index("nav")
        assert not {"header", "rail", "setup"} & set(kinds[:first])
        assert kinds[first:].count("nav") == kinds.count("nav")
        assert kinds[first : first + kinds.count("nav")] == ["nav"] * kinds.count("nav")
    if "rail" in kinds:
        assert kinds.index("rail") > kinds.index("header")
    frame = window.setup
    if isinstance(frame, SetupFrame) and page in PAGE_IDS:
        frame.page.stop()
        qtbot.waitUntil(lambda: not frame.running)


def test_a_field_comes_before_the_button_that_explains_it(
    qtbot: QtBot, window: MainWindow, services: Services, answers: Answers
) -> None:
    go(qtbot, window, answers, services, "addresses")
    names = [one.objectName() for one in reading_order(window)]
    at = names.index("addresses.client_cidr")
    assert names[at + 1] == "addresses.client_cidr_why"


def test_rows_that_come_later_stand_where_they_are_read(
    qtbot: QtBot, window: MainWindow, services: Services, answers: Answers
) -> None:
    go(qtbot, window, answers, services, "certificates")
    add = window.findChild(QWidget, "certificates.clients.add")
    assert add is not None
    qtbot.keyClick(add, Qt.Key.Key_Space)
    names = [one.objectName() for one in walked(qtbot, window)]
    assert names.index("certificates.clients.1") < names.index("certificates.folder")


def test_what_only_shows_is_not_stopped_at(window: MainWindow) -> None:
    assert not [one for one in reading_order(window) if type(one) is QLabel]
