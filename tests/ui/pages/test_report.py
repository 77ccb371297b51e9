"""The report on a run that failed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import (
    Leftover,
    RefusalEvent,
    ResultEvent,
    RunEvent,
    StepEvent,
    StepId,
    StepState,
)
from cvpn_wizard.ui.pages.progress.report import report_text

ENDPOINT = StepId("endpoint")


def report(*events: RunEvent) -> str:
    return report_text(
        vpn="cvpn-endpoint-01",
        region="ap-northeast-1",
        practice=True,
        plan=(PlannedStep(ENDPOINT, (), "cvpn-endpoint-01 10.0.0.0/16"),),
        events=events,
        written=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    )


def test_it_tells_the_plan_the_events_and_the_refusal() -> None:
    told = report(
        StepEvent(ENDPOINT, StepState.FAILED, "cvpn-endpoint-0ab", 12.25),
        RefusalEvent(
            ENDPOINT, WizardError(ErrorCode.BAD_REQUEST, aws_code="Invalid", aws_message="No.")
        ),
        ResultEvent(ok=False, vpn="v", left=(Leftover(ENDPOINT, "cvpn-endpoint-0ab"),)),
    )
    for words in (
        "vpn cvpn-endpoint-01",
        "region ap-northeast-1 (practice)",
        "endpoint: cvpn-endpoint-01 10.0.0.0/16",
        "12.250  endpoint  failed  cvpn-endpoint-0ab",
        "refusal at endpoint: bad-request",
        "aws_code: Invalid",
        "left: endpoint cvpn-endpoint-0ab",
    ):
        assert words in told


@pytest.mark.parametrize(
    "private",
    [
        "123456789012",
        "AKIAIOSFODNN7EXAMPLE",
        "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
    ],
)
def test_it_leaves_out_what_a_stranger_must_not_read(private: str) -> None:
    error = WizardError(ErrorCode.BAD_REQUEST, aws_message=f"before {private} after")
    told = report(RefusalEvent(ENDPOINT, error))
    assert "before … after" in told
    assert private not in told


def test_it_leaves_out_the_home_folder_and_unknown_facts() -> None:
    error = WizardError(
        ErrorCode.FILE_UNWRITABLE, path=str(Path.home() / "vpn"), passphrase="hunter2"
    )
    told = report(RefusalEvent(ENDPOINT, error))
    assert f"path: {Path('~') / 'vpn'}" in told
    assert "hunter2" not in told
