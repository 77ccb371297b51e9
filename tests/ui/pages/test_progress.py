"""The page Progress, with a builder that plays a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import (
    Leftover,
    RefusalEvent,
    ResultEvent,
    StepEvent,
    StepId,
    StepState,
)
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.progress import ProgressPage
from cvpn_wizard.ui.services import Services
from tests.fakes.builder import FakeBuilder, Scene

VPC, ENDPOINT = StepId("vpc"), StepId("endpoint")
DENIED = WizardError(ErrorCode.ACCESS_DENIED, action="ec2:CreateVpc", aws_code="Unauthorized")
FAILED: Sequence[Scene] = (
    StepEvent(VPC, StepState.MAKING),
    StepEvent(VPC, StepState.FAILED, seconds=1.0),
    RefusalEvent(VPC, DENIED),
    ResultEvent(ok=False, vpn="cvpn-endpoint-01"),
)


@pytest.fixture
def page(qtbot: QtBot, services: Services, answers: Answers) -> ProgressPage:
    made = ProgressPage(services)
    qtbot.addWidget(made)
    made.show_answers(answers)
    made.show()
    return made


def button(page: ProgressPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, f"progress.{name}")
    assert isinstance(found, QPushButton)
    return found


def label(page: ProgressPage, name: str) -> str:
    found = page.findChild(QLabel, f"progress.{name}")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def bar(page: ProgressPage) -> int:
    found = page.findChild(QProgressBar, "progress.bar")
    assert isinstance(found, QProgressBar)
    return found.value()


def run_until_still(page: ProgressPage, qtbot: QtBot) -> None:
    page.entered()
    qtbot.waitUntil(lambda: not page.running())


def test_a_run_that_succeeds_goes_on_by_itself(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    profile = tmp_path / "client1.domain.tld.ovpn"
    builder.scripts["apply"] = [
        (
            StepEvent(VPC, StepState.MAKING),
            StepEvent(VPC, StepState.DONE, "vpc-1", 1.0),
            ResultEvent(
                ok=True,
                vpn="cvpn-endpoint-01",
                endpoint_id="cvpn-endpoint-0ab",
                profiles=(str(profile),),
            ),
        )
    ]
    folder = tmp_path / "out"
    wanted = replace(answers, certificates=replace(answers.certificates, folder=folder))
    page.show_answers(wanted)
    with qtbot.waitSignal(page.advance, timeout=5000):
        page.entered()
    assert builder.calls == [("apply", folder)]
    outcome = page.collect(wanted).outcome
    assert outcome is not None
    assert outcome.ok
    assert outcome.endpoint_id == "cvpn-endpoint-0ab"
    assert outcome.profiles == (profile,)
    assert (VPC, "vpc-1") in outcome.resources
    assert page.problem() is None
    assert label(page, "heading") == text("progress-heading-done")


def test_coming_back_to_a_finished_run_does_not_run_it_again(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers
) -> None:
    run_until_still(page, qtbot)
    page.show_answers(page.collect(answers))
    page.entered()
    assert not page.running()
    assert len(builder.calls) == 1


def test_another_plan_is_another_run(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers
) -> None:
    run_until_still(page, qtbot)
    page.show_answers(replace(answers, name="other"))
    assert page.problem() is not None
    run_until_still(page, qtbot)
    assert [method for method, _ in builder.calls] == ["apply", "apply"]


def test_the_plan_is_shown_before_aws_has_answered(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    gate = Event()
    builder.scripts["apply"] = [(gate, ResultEvent(ok=True, vpn="v"))]
    page.entered()
    qtbot.waitUntil(lambda: label(page, "count").startswith("0 of 1"))
    assert page.running()
    assert page.busy()
    assert page.problem() is not None
    gate.set()
    qtbot.waitUntil(lambda: not page.running())


def test_the_bar_moves_and_the_map_is_told(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    gate = Event()
    builder.scripts["apply"] = [
        (
            StepEvent(VPC, StepState.DONE, "vpc-1", 1.0),
            StepEvent(ENDPOINT, StepState.DONE, "cvpn-endpoint-1", 1.0),
            gate,
            ResultEvent(ok=False, vpn="v"),
        )
    ]
    with qtbot.waitSignal(page.map_changed):
        page.entered()
    qtbot.waitUntil(lambda: label(page, "count").startswith("2 of"))
    assert bar(page) > 0
    assert page.map_model() is not None
    before = bar(page)
    gate.set()
    qtbot.waitUntil(lambda: not page.running())
    assert bar(page) >= before


def test_stop_says_so_until_the_run_has_stopped(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [(StepEvent(VPC, StepState.MAKING), Event())]
    page.entered()
    qtbot.waitUntil(lambda: button(page, "stop").isVisible())
    button(page, "stop").click()
    assert label(page, "heading") == text("progress-heading-stopping")
    assert not button(page, "stop").isEnabled()
    qtbot.waitUntil(lambda: not page.running())
    assert label(page, "heading") == text("progress-heading-stopped")
    assert button(page, "retry").text() == text("progress-resume")
    assert page.problem() is not None


def test_a_failure_is_told_in_words_with_ways_on(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    assert "ec2:CreateVpc" in label(page, "refusal_title")
    assert label(page, "refusal_why")
    assert label(page, "refusal_do")
    for name in ("retry", "undo", "save_report", "go"):
        assert button(page, name).isVisible(), name
    assert not button(page, "stop").isVisible()
    with qtbot.waitSignal(page.jump) as jumped:
        button(page, "go").click()
    assert jumped.args == ["account"]


def test_coming_back_from_where_it_was_put_right_tries_again(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    page.show_answers(page.collect(answers))
    page.entered()
    assert not page.running()
    button(page, "go").click()
    page.show_answers(page.collect(answers))
    run_until_still(page, qtbot)
    assert [method for method, _ in builder.calls] == ["apply", "resume"]
    assert page.problem() is None


EXPIRED = [
    StepEvent(VPC, StepState.MAKING),
    RefusalEvent(VPC, WizardError(ErrorCode.EXPIRED_CREDENTIALS)),
    ResultEvent(ok=False, vpn="v"),
]


def with_new_keys(answers: Answers) -> Answers:
    return replace(answers, account=replace(answers.account, access_key_id="ASIANEWKEYS000000000"))


def test_new_credentials_go_on_with_the_run(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers
) -> None:
    builder.scripts["apply"] = [EXPIRED]
    run_until_still(page, qtbot)
    with qtbot.waitSignal(page.jump) as jumped:
        button(page, "go").click()
    assert jumped.args == ["account"]
    page.show_answers(page.collect(with_new_keys(answers)))
    run_until_still(page, qtbot)
    assert [method for method, _ in builder.calls] == ["apply", "resume"]
    assert page.problem() is None


def test_new_credentials_go_on_taking_back_what_was_being_taken_back(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers
) -> None:
    """They must not set up again what somebody wanted gone."""
    builder.scripts["apply"] = [FAILED]
    builder.scripts["undo"] = [EXPIRED]
    run_until_still(page, qtbot)
    button(page, "undo").click()
    button(page, "undo").click()
    qtbot.waitUntil(lambda: label(page, "heading") == text("progress-heading-left"))
    button(page, "go").click()
    page.show_answers(page.collect(with_new_keys(answers)))
    run_until_still(page, qtbot)
    assert [method for method, _ in builder.calls] == ["apply", "undo", "undo"]


def test_only_the_first_refusal_is_shown(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    later = RefusalEvent(ENDPOINT, WizardError(ErrorCode.NO_NETWORK))
    builder.scripts["apply"] = [(*FAILED[:3], later, FAILED[3])]
    run_until_still(page, qtbot)
    assert "ec2:CreateVpc" in label(page, "refusal_title")


def test_retry_resumes_the_run(page: ProgressPage, builder: FakeBuilder, qtbot: QtBot) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    with qtbot.waitSignal(page.advance, timeout=5000):
        button(page, "retry").click()
        assert label(page, "refusal_title") == ""
    assert [method for method, _ in builder.calls] == ["apply", "resume"]


def test_a_run_that_never_began_is_begun_again(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [[WizardError(ErrorCode.EXPIRED_CREDENTIALS)]]
    run_until_still(page, qtbot)
    assert label(page, "refusal_title") == text("refusal-expired-credentials-title")
    assert button(page, "go").isVisible()
    button(page, "retry").click()
    qtbot.waitUntil(lambda: page.problem() is None)
    assert [method for method, _ in builder.calls] == ["apply", "apply"]


def test_undo_asks_once_more_in_place(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    button(page, "undo").click()
    assert label(page, "undo_warning")
    assert [method for method, _ in builder.calls] == ["apply"]
    button(page, "undo").click()
    qtbot.waitUntil(lambda: label(page, "heading") == text("progress-heading-undone"))
    assert [method for method, _ in builder.calls] == ["apply", "undo"]
    assert not button(page, "undo").isVisible()


def test_what_undo_could_not_take_back_is_named(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    left = Leftover(VPC, "vpc-0ab", WizardError(ErrorCode.IN_USE, name="cvpn-vpc"))
    builder.scripts["apply"] = [FAILED]
    builder.scripts["undo"] = [[ResultEvent(ok=False, vpn="v", left=(left,))]]
    run_until_still(page, qtbot)
    button(page, "undo").click()
    button(page, "undo").click()
    qtbot.waitUntil(lambda: label(page, "heading") == text("progress-heading-left"))
    assert "vpc-0ab" in label(page, "note")
    assert "cvpn-vpc" in label(page, "note")
    button(page, "retry").click()
    qtbot.waitUntil(lambda: label(page, "heading") == text("progress-heading-undone"))
    assert [method for method, _ in builder.calls] == ["apply", "undo", "undo"]


def test_a_run_that_stopped_is_resumed(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, answers: Answers
) -> None:
    page.show_answers(replace(answers, resuming=True))
    run_until_still(page, qtbot)
    # There is no record of a run: the refusal says so, and nothing is built.
    assert label(page, "refusal_title") == text("refusal-nothing-to-resume-title")
    assert builder.calls == []


def test_the_report_is_saved_where_one_says(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot, tmp_path: Path
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    path = tmp_path / "report.txt"
    page.ask_where = lambda *_: path
    button(page, "save_report").click()
    qtbot.waitUntil(lambda: str(path) in label(page, "note"))
    assert "aws_code: Unauthorized" in path.read_text(encoding="utf-8")


def test_thinking_better_of_the_report_does_nothing(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    page.ask_where = lambda *_: None
    button(page, "save_report").click()
    assert label(page, "note") == ""


def test_the_details_are_folded_until_wanted(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    shown = [w.text() for w in page.findChildren(QLabel) if w.isVisible()]
    assert "Unauthorized" not in shown
    fold = page.findChild(QToolButton, "progress.refusal_details")
    assert isinstance(fold, QToolButton)
    fold.click()
    assert "Unauthorized" in [w.text() for w in page.findChildren(QLabel) if w.isVisible()]


def test_the_language_changes_under_a_refusal(
    page: ProgressPage, builder: FakeBuilder, qtbot: QtBot
) -> None:
    builder.scripts["apply"] = [FAILED]
    run_until_still(page, qtbot)
    set_language("ja")
    page.retranslate()
    assert "権限" in label(page, "refusal_title")
    assert label(page, "heading") == "完了できませんでした"
    assert button(page, "retry").accessibleName() == "再試行"
