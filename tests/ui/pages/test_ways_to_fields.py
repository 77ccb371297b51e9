"""Review leads to the field that has to be put right: so each has to be a widget of its page."""

from __future__ import annotations

import inspect
import re

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys import setup
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.ui.pages import page_class
from cvpn_wizard.ui.services import Services

FIELDS = sorted(set(re.findall(r'findings\.add\(\s*"([\w.]+)"', inspect.getsource(setup))))


def test_the_rules_of_the_answers_name_fields() -> None:
    assert "certificates.folder" in FIELDS
    assert len(FIELDS) > 20


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_that_can_be_wrong_is_there(
    qtbot: QtBot, services: Services, answers: Answers, field: str
) -> None:
    page = page_class(field.partition(".")[0])(services)
    qtbot.addWidget(page)
    page.show_answers(answers)
    found = page.findChild(QWidget, field)
    assert found is not None, f"{page.page_id} has no {field}"
