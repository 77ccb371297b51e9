"""The view of a refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import StepId
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.theme import apply_theme

ERROR = WizardError(
    ErrorCode.ACCESS_DENIED,
    action="ec2:CreateVpc",
    operation="CreateVpc",
    aws_code="UnauthorizedOperation",
    aws_message="You may not.",
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RefusalView]:
    set_language("en")
    made = RefusalView("test.refusal")
    qtbot.addWidget(made)
    yield made
    set_language("en")


def seen(view: RefusalView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_it_is_there_only_while_something_is_wrong(view: RefusalView) -> None:
    assert not view.isVisible()
    view.show_refusal(ERROR, StepId("vpc"))
    assert view.isVisible()
    assert text("refusal-step", step="VPC") in seen(view)
    assert view.accessibleName() == text("refusal-access-denied-title", action="ec2:CreateVpc")
    assert view.error is ERROR
    view.clear()
    assert not view.isVisible()
    assert view.error is None


def test_details_show_the_words_of_aws(view: RefusalView) -> None:
    view.show_refusal(ERROR)
    assert "You may not." not in seen(view)
    fold = view.findChild(QToolButton, "test.refusal_details")
    assert fold is not None
    fold.click()
    assert "You may not." in seen(view)
    assert text("refusal-fact-aws_message") in seen(view)
    # The next refusal begins folded.
    view.show_refusal(WizardError(ErrorCode.NO_NETWORK))
    assert "no-network" not in seen(view)


def test_it_takes_the_pages_buttons(view: RefusalView) -> None:
    button = QPushButton("Retry")
    view.add_button(button)
    view.show_refusal(ERROR)
    assert button.isVisible()


def test_colours_and_language_change_under_an_open_refusal(view: RefusalView) -> None:
    """Qt walks over all widgets then; one that is deleted on the way ends the program."""
    view.show_refusal(ERROR)
    fold = view.findChild(QToolButton, "test.refusal_details")
    assert fold is not None
    fold.click()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for choice in ("dark", "light"):
        apply_theme(app, choice)
    set_language("ja")
    view.retranslate()
    assert text("refusal-fact-aws_message") in seen(view)
    assert "権限 ec2:CreateVpc がありません" in seen(view)
