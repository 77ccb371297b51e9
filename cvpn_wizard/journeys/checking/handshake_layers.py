"""Layers 3 to 5: the name, the port, and OpenVPN's own handshake with our certificate."""

from __future__ import annotations

from collections.abc import Mapping

from cvpn_wizard.journeys.checking.run import Ending, Run
from cvpn_wizard.model.checking import Layer, LayerEvent, LayerState
from cvpn_wizard.model.handshake import Handshake, Outcome, Part, Suspicion

PROBE_SECONDS = 9.0
NAME_SECONDS = 3.0

LAYER_OF = {
    Part.NAME: Layer.NAMES,
    Part.PORT: Layer.PORT,
    Part.SERVER: Layer.HANDSHAKE,
    Part.CLIENT: Layer.HANDSHAKE,
}
LAYERS = (Layer.NAMES, Layer.PORT, Layer.HANDSHAKE)

FAILS_AT: Mapping[Outcome, Layer] = {
    Outcome.NAME_UNKNOWN: Layer.NAMES,
    Outcome.NAME_NO_ANSWER: Layer.NAMES,
    **{one: Layer.PORT for one in Outcome if one.value.startswith("port-")},
    **{
        one: Layer.HANDSHAKE
        for one in Outcome
        if one.value.startswith(("tls-", "server-", "client-"))
    },
}


def look_at_handshake(run: Run) -> None:
    """Three layers in one attempt; each is told as soon as it is known."""
    if not run.report.host:
        _skip(run, LAYERS, "no-endpoint")
        return
    if (
        run.asked.practice
        and not run.tools.resolve(run.report.host, NAME_SECONDS, run.cancelled).addresses
    ):
        _skip(run, LAYERS, "practice")
        return
    told: set[Layer] = set()

    def progress(part: Part, so_far: Handshake) -> None:
        layer = LAYER_OF[part]
        passed = so_far.passed(part)
        if passed is None and layer not in told:
            told.add(layer)
            run.tell(LayerEvent(layer, LayerState.RUNNING))
        elif passed and layer is not Layer.HANDSHAKE:
            run.end(layer, _ending(layer, so_far), _seconds(layer, so_far))

    made = run.tools.probe(
        run.profile,
        base=run.asked.profile.parent,
        timeout=PROBE_SECONDS,
        cancelled=run.cancelled,
        progress=progress,
    )
    _judge(run, made)


def _skip(run: Run, layers: tuple[Layer, ...], why: str) -> None:
    for layer in layers:
        run.end(layer, Ending(skipped=why), None)


def _seconds(layer: Layer, made: Handshake) -> float:
    return sum(t.milliseconds for t in made.times if LAYER_OF[t.part] is layer) / 1000


def _judge(run: Run, made: Handshake) -> None:
    """Say what was found, and how each of the three ended."""
    outcome = made.outcome or Outcome.ACCEPTED
    failed = FAILS_AT.get(outcome)
    if outcome is Outcome.PROFILE_UNUSABLE:
        _skip(run, LAYERS, "profile")
        return
    if failed is not None:
        _say(run, made, outcome, failed)
    for layer in LAYERS:
        if failed is not None and LAYERS.index(layer) > LAYERS.index(failed):
            run.end(layer, Ending(skipped="not-reached"), None)
        elif layer is failed or layer is Layer.HANDSHAKE or _unsaid(run, layer):
            run.end(layer, _ending(layer, made), _seconds(layer, made))


def _unsaid(run: Run, layer: Layer) -> bool:
    return run.report.state(layer) in {LayerState.WAITING, LayerState.RUNNING}


def _say(run: Run, made: Handshake, outcome: Outcome, layer: Layer) -> None:
    code = outcome.value
    more: dict[str, object] = {}
    look, server = made.name, made.server
    if outcome is Outcome.NAME_UNKNOWN and look is not None and look.label_known:
        code = "name-needs-label"
    elif made.elsewhere:
        way = made.elsewhere[0]
        code = "port-elsewhere"
        more = {"there": f"{way.transport.upper()} {way.port}"}
    elif outcome is Outcome.CLIENT_REFUSED:
        code, more = _refusal(run, made)
    elif outcome is Outcome.CLIENT_UNUSABLE and _profile_said_so(run):
        return
    facts: dict[str, object] = {
        "host": made.host,
        "port": str(made.port),
        "transport": made.transport.upper(),
        "address": made.address,
        "by": made.said_by,
        "name": server.common_name if server else "",
        "expected": server.expected_name if server else "",
        "issuer": server.issuer if server else "",
        "date": f"{server.not_after:%Y-%m-%d}" if server else "",
        "begins": f"{server.not_before:%Y-%m-%d %H:%M} UTC" if server else "",
        "detail": made.detail,
        "person": run.report.person,
        **more,
    }
    run.find(code, layer, facts)


def _refusal(run: Run, made: Handshake) -> tuple[str, dict[str, object]]:
    """Why the endpoint does not take our certificate: the likeliest reason, and the others."""
    suspicions = list(made.suspicions) or [Suspicion.REVOKED]
    if run.chain_broken and Suspicion.WRONG_AUTHORITY in suspicions:
        suspicions.remove(Suspicion.WRONG_AUTHORITY)
        suspicions.insert(0, Suspicion.WRONG_AUTHORITY)
    elif suspicions[0] is Suspicion.REVOKED and not made.certain and _list_has_ended(run):
        # It keeps everybody out, this person too, whether revoked or not.
        suspicions = [one for one in suspicions if one is not Suspicion.LIST_EXPIRED]
        suspicions.insert(0, Suspicion.LIST_EXPIRED)
    first, *others = suspicions
    more: dict[str, object] = {"certain": "yes" if made.certain else ""}
    if not made.certain and others:
        more["suspects"] = ",".join(other.value for other in others)
    return f"client-{first.value}", more


def _list_has_ended(run: Run) -> bool:
    """By our records; AWS itself is not asked from here."""
    ends = run.known.list_ends
    return ends is not None and ends <= run.now()


def _profile_said_so(run: Run) -> bool:
    """Whether layer 1 has named the fault of certificate or key already."""
    return any(
        finding.layer is Layer.PROFILE and not finding.warning for finding in run.report.findings
    )


def _ending(layer: Layer, made: Handshake) -> Ending:
    """What there is to see in a layer, in a line."""
    if layer is Layer.NAMES and made.name is not None and made.name.addresses:
        detail = "names-label" if made.name.random_label else "names"
        return Ending(detail=detail, facts={"address": made.name.addresses[0]})
    if layer is Layer.PORT and made.passed(Part.PORT):
        return Ending(
            detail="port",
            facts={
                "transport": made.transport.upper(),
                "port": str(made.port),
                "ms": f"{_seconds(layer, made) * 1000:.0f}",
            },
        )
    if layer is Layer.HANDSHAKE and made.ok and made.server is not None:
        detail = "handshake-sign-in" if made.outcome is Outcome.CLIENT_SIGN_IN else "handshake"
        server = made.server
        return Ending(
            detail=detail,
            facts={
                "name": server.common_name or made.host,
                "date": f"{server.not_after:%Y-%m-%d}",
                "tls": server.tls,
            },
        )
    return Ending()
