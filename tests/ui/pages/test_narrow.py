"""The last five pages fit beside rail and map, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.texts import LANGUAGES, set_language
from cvpn_wizard.ui.forms import MoreSection
from cvpn_wizard.ui.pages import page_class
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import apply_theme

ROOM = 630
"""Logical pixels between rail and map in a window 1280 wide, margins taken off."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page_id", ["access", "review", "progress", "connect", "done"])
def test_the_page_is_not_wider_than_its_room(
    qtbot: QtBot, services: Services, answers: Answers, page_id: str, language: str
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    set_language(language)
    page = page_class(page_id)(services)
    qtbot.addWidget(page)
    page.show_answers(answers)
    for fold in page.findChildren(MoreSection):
        fold.open()
    page.show()
    assert page.minimumSizeHint().width() <= ROOM


@pytest.mark.parametrize("page_id", ["access", "review", "progress", "connect", "done"])
def test_whatever_can_be_used_has_a_name_for_tests_and_for_screen_readers(
    qtbot: QtBot, services: Services, answers: Answers, page_id: str
) -> None:
    page = page_class(page_id)(services)
    qtbot.addWidget(page)
    page.show_answers(answers)
    page.show()
    used = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in used
        for widget in page.findChildren(kind)
        if widget.isVisibleTo(page)
        and not widget.objectName().startswith("qt_")
        and (
            "." not in widget.objectName()
            or not (widget.accessibleName() or getattr(widget, "text", str)())
        )
    ]
    assert nameless == []
