"""A notification leads straight to the dates of its VPN."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.window import MainWindow


class Running(QWidget):
    """A page that is at work."""

    running = True


def shown_section(page: CarePage) -> object:
    return page.room.sections[page.room.tabs.currentIndex()]


def test_from_the_list_into_the_dates(qtbot: QtBot, page: CarePage) -> None:
    page.open_at("office", "dates")
    qtbot.waitUntil(lambda: page.room.known is not None)
    assert isinstance(shown_section(page), DatesSection)
    page.room.tabs.setCurrentIndex(0)
    page.look_again()
    qtbot.waitUntil(lambda: not page.list._services.jobs._open)
    assert not isinstance(shown_section(page), DatesSection), "only once"


def test_a_vpn_that_went_leaves_the_list(qtbot: QtBot, page: CarePage) -> None:
    page.open_at("gone", "dates")
    qtbot.waitUntil(lambda: not page.list._services.jobs._open)
    assert page.room.known is None


def test_the_window_goes_there_unless_something_runs(qtbot: QtBot, real_services: Services) -> None:
    window = MainWindow(real_services)
    qtbot.addWidget(window)
    window.show()
    window._made["laptop"] = running = Running()
    window.open_dates("office")
    assert "care" not in window._made
    running.running = False
    window.open_dates("office")
    page = window._made["care"]
    assert isinstance(page, CarePage)
    qtbot.waitUntil(lambda: page.room.known is not None)
    assert isinstance(shown_section(page), DatesSection)
    assert page.isVisible()
