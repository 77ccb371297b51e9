"""The report on a run that failed: for support, in codes, without secrets."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from cvpn_wizard import __version__
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, RunEvent, StepEvent
from cvpn_wizard.texts.refusals import ANSWERS, PLACES

TOLD = frozenset({*ANSWERS, *PLACES, "code", "step", "kind", "skew_seconds"})
"""Facts of a refusal that a report may tell; all others stay here."""

_ACCOUNT = re.compile(r"\b\d{12}\b")
_KEY_ID = re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b")
_PEM = re.compile(r"-----BEGIN .*?(?:-----END [A-Z ]+-----|$)", re.DOTALL)


def report_text(
    *,
    vpn: str,
    region: str,
    practice: bool,
    plan: Sequence[PlannedStep],
    events: Iterable[RunEvent],
    written: datetime,
) -> str:
    """The whole report. Account numbers, key ids, keys and the home folder are left out."""
    lines = [
        f"cvpn-wizard {__version__}",
        f"python {platform.python_version()} on {platform.platform()}",
        f"written {written.isoformat(timespec='seconds')}",
        f"vpn {vpn}",
        f"region {region}" + (" (practice)" if practice else ""),
        "",
        "plan",
        *(f"  {step.step}: {step.makes}" for step in plan),
        "",
        "events",
    ]
    for event in events:
        lines += _event_lines(event)
    return without_private("\n".join(lines) + "\n")


def _event_lines(event: RunEvent) -> list[str]:
    match event:
        case StepEvent():
            return [f"  {event.seconds:9.3f}  {event.step}  {event.state.value}  {event.resource}"]
        case RefusalEvent():
            told = {n: v for n, v in event.error.facts.items() if n in TOLD}
            return [
                f"  refusal at {event.step}: {event.error.code.value}",
                *(f"      {name}: {value}" for name, value in told.items()),
            ]
        case ResultEvent():
            left = [f"      left: {item.step} {item.resource}" for item in event.left]
            return [f"  result ok={event.ok} stopped={event.stopped}", *left]


def without_private(report: str) -> str:
    """The same text without what a stranger must not read."""
    home = str(Path.home())
    if len(home) > 1:
        report = report.replace(home, "~")
    for pattern in (_PEM, _KEY_ID, _ACCOUNT):
        report = pattern.sub("…", report)
    return report
