"""Findings on the command line: a line of JSON each, or four lines of words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.doctoring.fixing import COSTLY, Fixer, fixable
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.texts import text
from cvpn_wizard.texts.findings import finding_words

ALL = "all"


def tell_findings(
    findings: Iterable[Finding], output: Output, fixable: Collection[str] = ()
) -> None:
    """:param fixable: codes that the program can put right itself, where it is told to."""
    for finding in findings:
        words = finding_words(finding)
        output.json(
            {
                "event": "finding",
                "code": finding.code,
                "severity": "warning" if finding.warning else "broken",
                "warning": finding.warning,
                "text": words.title,
                "line": finding.line,
                "layer": finding.layer.value,
                "title": words.title,
                "why": words.why,
                "do": words.do,
                "who": finding.mender.value,
                "facts": {name: _plain(value) for name, value in finding.facts.items()},
                "fixable": finding.code in fixable,
            }
        )
        kind = "warned" if finding.warning else "broken"
        output.line(text(f"cli-finding-{kind}", title=words.title, code=finding.code))
        for sentence in (words.why, words.do):
            if sentence:
                output.line(f"    {sentence}")
        output.line(text("cli-finding-who", who=words.who))


def fix_findings(
    codes: Collection[str],
    findings: tuple[Finding, ...],
    again: Callable[[], Situation],
    fixer: Fixer,
    output: Output,
) -> bool:
    """Put right what was asked for, one by one, each read back; whether something was strange.

    :param codes: of findings, or "all": then all but what AWS bills for.
    :param again: reads the situation anew.
    """
    possible = list(fixable(again(), findings))
    known = {one.code for one in possible}
    strange = [code for code in codes if code not in {ALL, *known}]
    for code in strange:
        output.json({"event": "not-fixable", "code": code})
        output.line(text("cli-adopt-not-fixable", code=code))
    for finding in possible:
        if finding.code in codes or (ALL in codes and finding.code not in COSTLY):
            fixer.fix(finding, again(), again)
            output.json({"event": "fixed", "code": finding.code})
            output.line(text("cli-adopt-fixed", title=finding_words(finding).title))
    return bool(strange)


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | bool) else str(value)
