"""A check as a page to send, and as a text to paste. Holds no key, no certificate, no password."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Protocol

from cvpn_wizard.model.checking import Finding, Layer, LayerEvent, LayerState
from cvpn_wizard.texts.findings import finding_words, layer_words
from cvpn_wizard.texts.language import text

_STYLE = """
body { font-family: "Segoe UI", "Yu Gothic UI", "Noto Sans", "Noto Sans CJK JP", sans-serif;
  color: #1b2430; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid #d3dae2; }
th { font-weight: 600; white-space: nowrap; }
section { border-left: 4px solid #9a5b00; padding: .2rem 1rem; margin: 1rem 0; }
section.failed { border-color: #b3261e; }
td.failed { color: #b3261e; font-weight: 600; } td.warned { color: #9a5b00; }
td.passed { color: #177345; } .quiet { color: #5a6675; }
"""


class Report(Protocol):
    """What is read of a check; ``journeys.checking.report.Report`` is one."""

    @property
    def profile(self) -> Path: ...
    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def transport(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def layers(self) -> Mapping[Layer, LayerEvent]: ...
    @property
    def reached(self) -> bool | None: ...
    @property
    def finished(self) -> bool: ...
    @property
    def broken_layer(self) -> Layer | None: ...
    @property
    def sorted_findings(self) -> tuple[Finding, ...]: ...
    def state(self, layer: Layer) -> LayerState: ...


def _facts(report: Report, made: datetime) -> Iterator[tuple[str, str]]:
    yield text("checking-report-made"), f"{made:%Y-%m-%d %H:%M}"
    yield text("checking-report-profile"), report.profile.name
    if report.host:
        endpoint = f"{report.host} ({report.transport} {report.port})"
        yield text("checking-report-endpoint"), endpoint
    if report.person:
        yield text("checking-report-person"), report.person
    if report.target:
        yield text("checking-report-target"), report.target
    yield text("checking-report-result"), _result(report)


def _result(report: Report) -> str:
    if report.broken_layer is not None:
        return text("checking-report-not-ok", layer=text(f"layer-{report.broken_layer.value}"))
    if not report.finished:
        return text("checking-report-stopped")
    if report.reached is False:
        return text("checking-report-not-ok", layer=text(f"layer-{Layer.TUNNEL.value}"))
    return text("checking-report-ok")


def _layers(report: Report) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, state's word, what was seen, how long, and the state itself."""
    for layer in Layer:
        told = report.layers.get(layer)
        state = report.state(layer).value
        seconds = told.seconds if told and told.seconds is not None else None
        yield (
            text(f"layer-{layer.value}"),
            text(f"layer-state-{state}"),
            layer_words(told) if told else "",
            "" if seconds is None else text("checking-seconds", seconds=f"{seconds:.2f}"),
            state,
        )


def report_text(report: Report, made: datetime) -> str:
    """The check in plain lines."""
    rows = [text("checking-report"), ""]
    rows += [f"{name}: {value}" for name, value in _facts(report, made)]
    rows += ["", f"[{text('checking-report-layers')}]"]
    for name, state, words, seconds, _ in _layers(report):
        rows.append(" ".join(filter(None, (f"- {name}: {state}", words, seconds))))
    rows += ["", f"[{text('checking-report-findings')}]"]
    for finding in report.sorted_findings:
        said = finding_words(finding)
        kind = "checking-report-warning" if finding.warning else "checking-report-broken"
        rows.append(f"- {text(kind)}: {said.title} ({finding.code})")
        rows += [f"  {sentence}" for sentence in (said.why, said.do) if sentence]
        rows.append(f"  {text('checking-who', who=said.who)}")
    if not report.sorted_findings:
        rows.append(f"- {text('checking-report-none')}")
    return "\n".join([*rows, "", text("checking-report-no-secret"), ""])


def report_html(report: Report, made: datetime, language: str) -> str:
    """The check as one page, whole in itself."""
    title = escape(text("checking-report"))
    facts = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>"
        for name, value in _facts(report, made)
    )
    layers = "".join(
        f'<tr><th>{escape(name)}</th><td class="{kind}">{escape(state)}</td>'
        f"<td>{escape(words)}</td><td>{escape(seconds)}</td></tr>"
        for name, state, words, seconds, kind in _layers(report)
    )
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<table>{facts}</table>\n<h2>{escape(text('checking-report-layers'))}</h2>\n"
        f"<table>{layers}</table>\n<h2>{escape(text('checking-report-findings'))}</h2>\n"
        f"{''.join(_sections(report))}\n"
        f'<p class="quiet">{escape(text("checking-report-no-secret"))}</p>\n</body>\n</html>\n'
    )


def _sections(report: Report) -> Iterator[str]:
    if not report.sorted_findings:
        yield f"<p>{escape(text('checking-report-none'))}</p>"
    for finding in report.sorted_findings:
        words = finding_words(finding)
        kind = "warned" if finding.warning else "failed"
        why = f"<p>{escape(words.why)}</p>" if words.why else ""
        yield (
            f'<section class="{kind}"><h3>{escape(words.title)}</h3>{why}'
            f"<p><b>{escape(text('checking-do'))}</b> {escape(words.do)}</p>"
            f'<p class="quiet">{escape(text("checking-who", who=words.who))}'
            f" ({escape(finding.code)})</p></section>\n"
        )
