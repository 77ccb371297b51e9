"""What a laptop sees and what AWS shows, as one list: the cause before what it looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cvpn_wizard.journeys.checking.report import BEFORE_ALL, Report
from cvpn_wizard.model.checking import Finding, Layer, LayerEvent, LayerState

EXPLAINS: Mapping[Layer, frozenset[Layer]] = {
    Layer.PROFILE: frozenset({Layer.NAMES, Layer.PORT, Layer.HANDSHAKE}),
    Layer.PORT: frozenset({Layer.NAMES, Layer.PORT, Layer.HANDSHAKE, Layer.TUNNEL}),
    Layer.HANDSHAKE: frozenset({Layer.HANDSHAKE, Layer.TUNNEL}),
    Layer.TUNNEL: frozenset({Layer.NAMES, Layer.PORT, Layer.HANDSHAKE, Layer.TUNNEL}),
    Layer.ROUTE: frozenset({Layer.ROUTE, Layer.TARGET}),
    Layer.TARGET: frozenset({Layer.TARGET}),
    Layer.NAMES: frozenset({Layer.TARGET}),
}
"""Which of a laptop's layers fail because of something that is broken at AWS, by its layer."""

SUSPECTED = frozenset({"client-revoked", "client-list-expired"})
"""What a laptop can only suspect, since an endpoint never says why it refuses."""
SETTLES: Mapping[str, str] = {
    "aws-crl-expired": "client-list-expired",
    "aws-person-revoked": "client-revoked",
}
"""What AWS shows, and what a laptop's suspicion is then for certain; the gravest first."""
PROVED_BY: Mapping[Layer, Layer] = {
    Layer.PORT: Layer.PORT,
    Layer.HANDSHAKE: Layer.HANDSHAKE,
    Layer.TUNNEL: Layer.TUNNEL,
    Layer.NAMES: Layer.TARGET,
    Layer.ROUTE: Layer.TARGET,
    Layer.TARGET: Layer.TARGET,
}
"""What is wrong at AWS in a layer keeps nobody here out today where the laptop passes another."""
SEEN_FINE = frozenset({LayerState.PASSED, LayerState.WARNED})


def joined(laptop: Sequence[Finding], aws: Sequence[Finding]) -> tuple[Finding, ...]:
    """Both views in one order.

    First a wrong clock of the laptop, which makes everything else look wrong. Then each cause at
    AWS with what the laptop sees of it, then what only one of the two sees, then warnings. Why the
    endpoint refuses a certificate is no suspicion any more once AWS's side shows it; such a
    finding, the same cause in plain words, comes before AWS's.

    :param laptop: the check's findings, the gravest first; ``aws``: the doctor's.
    """
    laptop = [*_settled(laptop, aws)]
    broken = [one for one in aws if not one.warning]
    seen = [one for one in laptop if not one.warning]
    listed = [one for one in seen if one.code in BEFORE_ALL]
    listed += [one for one in seen if _is_settled(one, broken)]
    for cause in broken:
        symptoms = [
            one
            for one in seen
            if one not in listed and one.layer in EXPLAINS.get(cause.layer, frozenset())
        ]
        if symptoms or any(SETTLES.get(cause.code) == one.code for one in listed):
            listed += [cause, *symptoms]
    rest = [*seen, *broken, *(one for one in laptop if one.warning)]
    rest += [one for one in aws if one.warning]
    for one in rest:
        if one not in listed:
            listed.append(one)
    return tuple(listed)


def _is_settled(one: Finding, broken: Sequence[Finding]) -> bool:
    return one.code in {SETTLES.get(cause.code) for cause in broken}


def _settled(laptop: Sequence[Finding], aws: Sequence[Finding]) -> Iterator[Finding]:
    """The laptop's findings; what it suspects of the revocation list by what AWS shows."""
    told = {one.code for one in aws if not one.warning}
    code = next((SETTLES[one] for one in SETTLES if one in told), "")
    for one in laptop:
        certain = one.facts.get("certain") == "yes"
        if code and one.code in SUSPECTED and not certain:
            facts = {key: value for key, value in one.facts.items() if key != "suspects"}
            yield replace(one, code=code, facts={**facts, "certain": "yes"})
        else:
            yield one


def with_aws(report: Report, aws: Sequence[Finding]) -> Report:
    """A check's report with what AWS's side shows: one list, and each layer as both see it.

    What the laptop itself has got past becomes a warning.
    """
    told = tuple(_lighter(report, one) for one in aws)
    layers = dict(report.layers)
    for one in told:
        before = layers.get(one.layer)
        state = before.state if before else LayerState.WAITING
        after = state
        if not one.warning:
            after = LayerState.FAILED
        elif state is LayerState.PASSED:
            after = LayerState.WARNED
        if after is not state:
            event = before or LayerEvent(one.layer, after)
            layers[one.layer] = replace(event, state=after, why="")
    order = joined(report.sorted_findings, told)
    return replace(report, layers=layers, both_sides=order)


def _lighter(report: Report, one: Finding) -> Finding:
    proof = PROVED_BY.get(one.layer)
    if proof is None or report.state(proof) not in SEEN_FINE:
        return one
    if proof is Layer.TARGET and not report.connected:
        return one  # in practice a stand-in on this very computer answers
    return replace(one, warning=True)
