"""Findings on the command line: a line of JSON each, or four lines of words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cvpn_wizard.cli.output import Output
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.texts import text
from cvpn_wizard.texts.findings import finding_words


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


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | bool) else str(value)
