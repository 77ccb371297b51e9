"""Why a server does not take our certificate, as far as it can be known from here.

Three sources, the surest first:

- **The server's alert.** OpenVPN from 2.7 on sends one; 2.6 and older say nothing, fall silent
  (UDP) or hang up (TCP). What AWS's endpoints do is not documented; AWS's user guide shows a
  client's ``Connection reset`` for revoked, expired and wrong certificates alike.
- **Our own certificate**: its dates, its usage, and whether its issuer is among the names of CAs
  that the server asks for. These prove a cause by themselves.
- **What is left over.** With nothing wrong here and no word from there, the server must know
  something that we cannot see: this certificate is revoked, or the revocation list itself is past
  its date (then nobody gets in), or its clock is wrong. A CA made anew under the same name is also
  only seen by those who have the right one. The look at the AWS side tells these apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509

from cvpn_wizard.adapters.openvpn.identity import Identity
from cvpn_wizard.adapters.profile.identity_checks import for_clients, issued_by
from cvpn_wizard.model.handshake import Suspicion

_HIDDEN = (Suspicion.REVOKED, Suspicion.LIST_EXPIRED, Suspicion.SERVER_CLOCK)
"""What only the server knows."""

ALERTS: dict[str, tuple[Suspicion, ...]] = {
    "certificate revoked": (Suspicion.REVOKED,),
    # OpenSSL says so of the certificate, of a CA above it and of the revocation list alike.
    "certificate expired": (Suspicion.LIST_EXPIRED, Suspicion.SERVER_CLOCK),
    "unknown ca": (Suspicion.WRONG_AUTHORITY,),
    "unsupported certificate": (Suspicion.WRONG_USAGE,),
    "decrypt error": (Suspicion.WRONG_AUTHORITY,),
    "certificate required": (Suspicion.NO_CERTIFICATE,),
    "access denied": (Suspicion.NOT_ALLOWED,),
}
"""Names of alerts as OpenSSL writes them (RFC 8446, 6.2). ``bad certificate`` and the rest say no
more than that the server does not want it."""


def suspect(
    identity: Identity | None,
    *,
    alert: str,
    accepted: Sequence[x509.Name],
    authorities: Sequence[x509.Certificate],
    now: datetime,
) -> tuple[tuple[Suspicion, ...], bool]:
    """Causes, the likeliest first, and whether the first is certain.

    :param alert: the server's, empty when it said nothing.
    :param accepted: names of the CAs that it asks for; empty when it does not say.
    :param authorities: the CAs of the profile.
    """
    if identity is None:
        return (Suspicion.NO_CERTIFICATE,), True
    proven = _own_faults(identity, accepted, authorities, now)
    told = ALERTS.get(alert, ())
    if len(told) == 1:
        return (*told, *(own for own in proven if own not in told)), True
    if proven or told:
        return (proven, True) if proven else (told, False)
    again = _made_anew(identity, authorities)
    doubt = (Suspicion.WRONG_AUTHORITY,) if again or not accepted else ()
    return (*doubt, *_HIDDEN) if again else (*_HIDDEN[:2], *doubt, *_HIDDEN[2:]), False


def _own_faults(
    identity: Identity,
    accepted: Sequence[x509.Name],
    authorities: Sequence[x509.Certificate],
    now: datetime,
) -> tuple[Suspicion, ...]:
    found = []
    if now > identity.certificate.not_valid_after_utc:
        found += [Suspicion.EXPIRED, Suspicion.OUR_CLOCK]
    elif now < identity.certificate.not_valid_before_utc:
        found += [Suspicion.NOT_YET, Suspicion.OUR_CLOCK]
    if accepted and not _issuers(identity, authorities) & set(accepted):
        found.insert(0, Suspicion.WRONG_AUTHORITY)
    if not for_clients(identity.certificate):
        found.append(Suspicion.WRONG_USAGE)
    return tuple(found)


def _issuers(identity: Identity, authorities: Sequence[x509.Certificate]) -> set[x509.Name]:
    """Names of all that stand above our certificate, as far as the chain is here."""
    known = {above.subject: above.issuer for above in (*authorities, *identity.chain)}
    names: set[x509.Name] = set()
    name: x509.Name | None = identity.certificate.issuer
    while name is not None and name not in names:
        names.add(name)
        name = known.get(name)
    return names


def _made_anew(identity: Identity, authorities: Sequence[x509.Certificate]) -> bool:
    """A CA of the profile has the issuer's name, and none of that name signed our certificate."""
    above = [ca for ca in authorities if ca.subject == identity.certificate.issuer]
    return bool(above) and not any(issued_by(identity.certificate, ca) for ca in above)
