"""What a check says in one sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.model.checking import Layer, LayerState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.findings import finding_words
from cvpn_wizard.ui.forms import Notice


class Verdict(Notice):
    """Hidden before the first check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", name="check.verdict", parent=parent)
        self._report = Report()

    def show_report(self, report: Report) -> None:
        self._report = report
        kind, key, facts = _verdict(report)
        if kind:
            self.set_kind(kind)
        self.say(key, **facts)

    def retranslate(self) -> None:
        report = getattr(self, "_report", None)
        if report is not None and self._text_id:
            _, self._text_id, self._facts = _verdict(report)
        super().retranslate()


def _verdict(report: Report) -> tuple[str, str, dict[str, object]]:
    """Kind, sentence and its facts; an empty sentence says nothing."""
    if not report.layers:
        return "", "", {}
    if report.running:
        running = [layer for layer in Layer if report.state(layer) is LayerState.RUNNING]
        name = text(f"layer-{(running or [Layer.PROFILE])[-1].value}")
        return "info", "checking-running", {"layer": name}
    if not report.finished:
        return "warn", "checking-stopped", {}
    return _of_finished(report)


def _of_finished(report: Report) -> tuple[str, str, dict[str, object]]:
    found = report.sorted_findings
    if not report.ok and found:
        return "bad", "checking-broken", {"title": finding_words(found[0]).title}
    if found:
        return "warn", "checking-warned", {"count": len(found)}
    if report.reached:
        key = "checking-ok" if report.connected else "checking-reached"
        return "good", key, {"target": report.target}
    return "good", "checking-ok-connected" if report.connected else "checking-ok-ready", {}
