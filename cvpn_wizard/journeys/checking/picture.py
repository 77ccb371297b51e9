"""The map of a check: the way from this computer to the server, as far as it was walked."""

from __future__ import annotations

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.model.checking import Layer, LayerState
from cvpn_wizard.model.map import LinkState, MapModel, MapPart, PartKind, PartState

INTO = {
    "internet": (Layer.NAMES,),
    "endpoint": (Layer.PORT, Layer.HANDSHAKE),
    "subnet": (Layer.TUNNEL, Layer.ROUTE),
    "server": (Layer.TARGET,),
}
"""Which layers are the way into a part."""

PLACE = {
    Layer.PROFILE: 0.0,
    Layer.COMPUTER: 0.0,
    Layer.NAMES: 1 / 16,
    Layer.PORT: 3 / 16,
    Layer.HANDSHAKE: 4 / 16,
    Layer.TUNNEL: 5 / 16,
    Layer.ROUTE: 6 / 16,
    Layer.TARGET: 7 / 16,
}
"""Where the light is, of the way there and back."""

GOOD = frozenset({LayerState.PASSED, LayerState.WARNED})


def map_of_check(report: Report) -> MapModel:
    """What was found, where it hangs, and where the light is now."""
    at_home = (Layer.PROFILE, Layer.COMPUTER)
    endpoint = report.host.partition(".prod.")[0].rpartition(".")[2] if report.host else ""
    behind = _state(report, (Layer.TUNNEL, Layer.ROUTE), known=False)
    parts = (
        MapPart(PartKind.LAPTOP, "laptop", _state(report, at_home), report.person),
        MapPart(PartKind.INTERNET, "internet", PartState.EXISTS),
        MapPart(
            PartKind.ENDPOINT,
            "endpoint",
            _state(report, (Layer.PORT, Layer.HANDSHAKE), known=bool(report.host)),
            report.vpn or endpoint,
            f"{report.transport.upper()} {report.port}" if report.host else "",
        ),
        MapPart(PartKind.SUBNET, "subnet", behind),
        MapPart(PartKind.VPC, "vpc", behind if behind is PartState.DONE else PartState.UNDECIDED),
        MapPart(
            PartKind.SERVER,
            "server",
            _state(report, (Layer.TARGET,), known=False),
            "",
            report.target,
        ),
    )
    links = {key: link for key, layers in INTO.items() if (link := _link(report, layers))}
    return MapModel(
        parts,
        pulse=_light(report),
        broken_at=_broken_at(report),
        practice=report.practice,
        links=links,
    )


def _state(report: Report, layers: tuple[Layer, ...], *, known: bool = True) -> PartState:
    states = [report.state(layer) for layer in layers]
    if LayerState.FAILED in states:
        return PartState.FAILED
    if LayerState.RUNNING in states:
        return PartState.MAKING
    if all(state in GOOD for state in states):
        return PartState.DONE
    return PartState.EXISTS if known else PartState.UNDECIDED


def _link(report: Report, layers: tuple[Layer, ...]) -> LinkState | None:
    states = [report.state(layer) for layer in layers]
    if LayerState.FAILED in states:
        return LinkState.BROKEN
    if LayerState.RUNNING in states:
        return LinkState.WORKING
    return LinkState.PASSED if all(state in GOOD for state in states) else None


def _broken_at(report: Report) -> str:
    """The part whose way in is broken; the laptop for what is wrong at home."""
    broken = report.broken_layer
    if broken is None:
        return ""
    return next((key for key, layers in INTO.items() if broken in layers), "laptop")


def _light(report: Report) -> float | None:
    running = [layer for layer in Layer if report.state(layer) is LayerState.RUNNING]
    return PLACE[running[-1]] if running and not report.finished else None
