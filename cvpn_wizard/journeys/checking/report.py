"""What a check has found so far, put together from its events."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cvpn_wizard.model.checking import (
    AnswerEvent,
    CheckEvent,
    Finding,
    FindingEvent,
    Layer,
    LayerEvent,
    LayerState,
    NoteEvent,
)

_ORDER = tuple(Layer)
BEFORE_ALL = frozenset({"clock-ahead", "clock-behind", "clock-perhaps-behind"})
"""A wrong clock makes sound certificates look bad, and so comes first."""


@dataclass(frozen=True)
class Report:
    """The whole check, as far as it has come.

    :ivar host: the endpoint's name, and ``port``, ``transport`` with it; empty without ``remote``.
    :ivar person: common name of the client certificate, where it can be read.
    :ivar target: what was tried behind the tunnel, as a person would write it.
    :ivar reached: something behind the tunnel answered; ``None``: nothing was asked for.
    :ivar connected: the VPN is up on this computer.
    :ivar running: it is under way.
    :ivar finished: it ran to its end.
    :ivar mendable: how many findings a mended copy would be rid of.
    :ivar both_sides: all findings together with those of AWS's side, in their order; empty where
        AWS was not looked at.
    """

    profile: Path = Path()
    host: str = ""
    port: int = 0
    transport: str = ""
    person: str = ""
    vpn: str = ""
    target: str = ""
    layers: Mapping[Layer, LayerEvent] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    answers: tuple[AnswerEvent, ...] = ()
    reached: bool | None = None
    connected: bool = False
    running: bool = False
    finished: bool = False
    practice: bool = False
    both_sides: tuple[Finding, ...] = ()

    def after(self, event: CheckEvent) -> Report:
        """The report with one more event."""
        match event:
            case LayerEvent():
                return replace(self, layers={**self.layers, event.layer: event})
            case FindingEvent(finding):
                return replace(self, findings=(*self.findings, finding))
            case AnswerEvent():
                return replace(self, answers=(*self.answers, event))
            case NoteEvent(facts):
                return replace(self, **facts)  # type: ignore[arg-type]  # by name

    def state(self, layer: Layer) -> LayerState:
        told = self.layers.get(layer)
        return told.state if told else LayerState.WAITING

    @property
    def ok(self) -> bool:
        """Nothing stands in the way, and what was asked for was reached."""
        failed = any(told.state is LayerState.FAILED for told in self.layers.values())
        return self.finished and not failed and self.reached is not False

    @property
    def sorted_findings(self) -> tuple[Finding, ...]:
        """The gravest first, then in the order of the layers; with AWS's, each cause first."""
        if self.both_sides:
            return self.both_sides

        def place(finding: Finding) -> tuple[bool, bool, int]:
            first = finding.code not in BEFORE_ALL
            return finding.warning, first, _ORDER.index(finding.layer)

        return tuple(sorted(self.findings, key=place))

    @property
    def mendable(self) -> int:
        return sum(finding.mendable for finding in self.findings)

    @property
    def seconds(self) -> float:
        """That all layers took together."""
        return sum(told.seconds or 0.0 for told in self.layers.values())

    @property
    def broken_layer(self) -> Layer | None:
        """The first that failed."""
        return next((one for one in _ORDER if self.state(one) is LayerState.FAILED), None)

    def with_lighter(self, layers: frozenset[Layer]) -> Report:
        """What is wrong in these layers does no harm today: the connection works all the same."""
        findings = tuple(
            dataclasses.replace(finding, warning=True) if finding.layer in layers else finding
            for finding in self.findings
        )
        told = {
            layer: dataclasses.replace(event, state=LayerState.WARNED)
            if layer in layers and event.state is LayerState.FAILED
            else event
            for layer, event in self.layers.items()
        }
        return replace(self, findings=findings, layers=told)
