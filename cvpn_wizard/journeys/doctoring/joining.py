"""What a laptop sees and what AWS shows, as one list: the cause before what it looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cvpn_wizard.journeys.checking.report import BEFORE_ALL
from cvpn_wizard.model.checking import Finding, Layer

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


def joined(laptop: Sequence[Finding], aws: Sequence[Finding]) -> tuple[Finding, ...]:
    """Both views in one order.

    First a wrong clock of the laptop, which makes everything else look wrong. Then each cause at
    AWS with what the laptop sees of it, then what only one of the two sees, then warnings.

    :param laptop: the check's findings, the gravest first; ``aws``: the doctor's.
    """
    broken = [one for one in aws if not one.warning]
    seen = [one for one in laptop if not one.warning]
    listed = [one for one in seen if one.code in BEFORE_ALL]
    for cause in broken:
        symptoms = [
            one
            for one in seen
            if one not in listed and one.layer in EXPLAINS.get(cause.layer, frozenset())
        ]
        if symptoms:
            listed += [cause, *symptoms]
    rest = [*seen, *broken, *(one for one in laptop if one.warning)]
    rest += [one for one in aws if one.warning]
    for one in rest:
        if one not in listed:
            listed.append(one)
    return tuple(listed)
