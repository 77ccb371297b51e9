"""Real handshakes with both endpoints, before anybody is sent to the new one.

What AWS does with a client root certificate is documented in part only; what an endpoint takes and
what it refuses is seen from outside, with the first packets of a connection. No session is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.journeys.rollover.standing import Both
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import Handshake, Outcome
from cvpn_wizard.model.rollover import Proof, Verdict

PROBE_SECONDS = 10.0
UNHEARD = frozenset(
    {
        Outcome.NAME_UNKNOWN,
        Outcome.NAME_NO_ANSWER,
        Outcome.PORT_SILENT,
        Outcome.PORT_REFUSED,
        Outcome.PORT_NO_ROUTE,
        Outcome.PORT_UNREACHABLE,
        Outcome.PORT_FORBIDDEN,
        Outcome.PORT_CLOSED,
        Outcome.PORT_NOT_OPENVPN,
        Outcome.TLS_SILENT,
        Outcome.TLS_CLOSED,
        Outcome.CLIENT_SILENT,
    }
)
"""Ends that tell of the way there, and nothing of trust."""


def tried(profile: Profile, base: Path, cancelled: Event) -> Handshake:
    """One attempt, as far as the server's word on our certificate."""
    return probe(
        profile,
        base=base,
        timeout=PROBE_SECONDS,
        cancelled=cancelled,
        progress=lambda _part, _made: None,
    )


Try = Callable[[Profile, Path, Event], Handshake]


def prove(both: Both, cancelled: Event, attempt: Try = tried) -> Proof:
    """Show each endpoint a certificate of each CA, as far as there are any with keys here.

    :param attempt: how it is shown.
    :raises WizardError: NOT_FOUND while the first profile of the new CA is not made; STOPPED.
    """
    name = both.new.spec.certificates.clients[0]
    own = both.new.vpn.folder / f"{name}.ovpn"
    if not own.is_file():
        raise WizardError(ErrorCode.NOT_FOUND, name=own.name)
    profile = Profile.read(own)
    new = attempt(profile, own.parent, cancelled)
    if new.outcome in UNHEARD:
        return Proof(Verdict.SILENT, _word(new))
    before = _with_old_identity(both, profile)
    crossed = attempt(before, own.parent, cancelled) if before is not None else None
    old_file = both.old.vpn.folder / f"{name}.ovpn"
    old: Handshake | None = None
    if old_file.is_file() and not both.old.vpn.removed:
        old = attempt(Profile.read(old_file), old_file.parent, cancelled)
    good = new.outcome is Outcome.ACCEPTED and (
        crossed is None or crossed.outcome is not Outcome.ACCEPTED
    )
    return Proof(
        Verdict.PROVED if good else Verdict.WRONG,
        _word(new),
        _word(crossed) if crossed else "",
        _word(old) if old else "",
    )


def _with_old_identity(both: Both, profile: Profile) -> Profile | None:
    """The new endpoint's profile with a certificate that the old CA has signed."""
    names = (*both.new.spec.certificates.clients, *both.old.spec.certificates.clients)
    for name in names:
        try:
            placed = read_placed(both.old.certificates, name)
        except WizardError:
            continue  # proved less then
        if placed is not None:
            return profile.with_identity_inline(placed.certificate, placed.key)
    return None


def _word(seen: Handshake) -> str:
    return seen.outcome.value if seen.outcome else ""
