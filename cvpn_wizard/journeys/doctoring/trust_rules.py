"""Certificates and the revocation list: what the handshake stands and falls with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from cvpn_wizard.journeys.doctoring.finding import broken, warned
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.aws import Certificate
from cvpn_wizard.model.checking import Finding, Layer

SOON = timedelta(days=30)
"""Before this long a time the end of a certificate or a revocation list is told."""
HALF_A_YEAR = timedelta(days=183)
"""Changing a CA takes months: a second endpoint, and everybody moved to it."""
KEYS = frozenset({"RSA_2048", "RSA_1024", ""})
"""What Client VPN says that it supports (Administrator Guide, "Mutual authentication")."""


def server_certificate(now: Situation) -> Iterator[Finding]:
    """In ACM, issued, in date, with a domain, and in use by this endpoint."""
    if now.endpoint is None or "acm:DescribeCertificate" in now.unread:
        return
    server = now.trust.server
    if server is None:
        arn = now.endpoint.server_certificate
        yield broken("aws-server-certificate-gone", Layer.HANDSHAKE, arn=arn)
        return
    yield from _dates(now, server, "aws-server-certificate")
    facts = {"name": server.domain or server.name or server.arn}
    expired = server.not_after is not None and server.not_after <= now.now
    if server.status not in {"ISSUED", ""} and not expired:
        status = server.status
        yield broken("aws-server-certificate-status", Layer.HANDSHAKE, status=status, **facts)
    if not server.domain:
        yield broken("aws-server-certificate-domain", Layer.HANDSHAKE, arn=server.arn)
    if server.key_algorithm not in KEYS:
        key = server.key_algorithm
        yield warned("aws-server-certificate-key", Layer.HANDSHAKE, key=key, **facts)
    if not server.in_use:
        yield warned("aws-server-certificate-unused", Layer.HANDSHAKE, **facts)


def _dates(now: Situation, one: Certificate, code: str) -> Iterator[Finding]:
    if one.not_after is None:
        return
    facts = {"name": one.domain or one.name or one.arn, "date": _day(one.not_after)}
    if one.not_after <= now.now:
        yield broken(f"{code}-expired", Layer.HANDSHAKE, **facts)
    elif one.not_after - now.now < SOON:
        yield warned(f"{code}-soon", Layer.HANDSHAKE, days=_days(now, one.not_after), **facts)


def client_root(now: Situation) -> Iterator[Finding]:
    """The certificate that signs the clients' is there, in date, and of our own CA."""
    endpoint, trust = now.endpoint, now.trust
    if endpoint is None or endpoint.client_root is None:
        return
    if trust.client_root is None and "acm:DescribeCertificate" not in now.unread:
        yield broken("aws-client-root-gone", Layer.HANDSHAKE, arn=endpoint.client_root)
        return
    other = endpoint.client_root != endpoint.server_certificate
    if trust.client_root is not None and other:
        # Whether AWS minds is not documented; the CA behind it counts for certain.
        yield from (
            warned(one.code, Layer.HANDSHAKE, **one.facts)
            for one in _dates(now, trust.client_root, "aws-client-root")
        )
    root, own = trust.root_authorities, trust.own_authority
    if root is not None and own is not None and root.keys and own.keys and not root.know(own):
        yield broken("aws-authority-differs", Layer.HANDSHAKE)
    if own is not None and own.ends is not None:
        if own.ends <= now.now:
            yield broken("aws-authority-expired", Layer.HANDSHAKE, date=_day(own.ends))
        elif own.ends - now.now < HALF_A_YEAR:
            days = _days(now, own.ends)
            yield warned("aws-authority-soon", Layer.HANDSHAKE, date=_day(own.ends), days=days)


def revocation(now: Situation) -> Iterator[Finding]:
    """An expired list locks out every client (Administrator Guide, "Clients can't connect")."""
    trust = now.trust
    if trust.revoked_unreadable:
        yield warned("aws-crl-unreadable", Layer.HANDSHAKE)
    if trust.revoked is None:
        return
    if not trust.revoked_active:
        yield warned("aws-crl-pending", Layer.HANDSHAKE)
    end = trust.revoked.next_update
    if end is None:
        return
    if end <= now.now:
        yield broken("aws-crl-expired", Layer.HANDSHAKE, date=_day(end))
    elif end - now.now < SOON:
        yield warned("aws-crl-soon", Layer.HANDSHAKE, date=_day(end), days=_days(now, end))


def _day(when: datetime) -> str:
    return f"{when:%Y-%m-%d}"


def _days(now: Situation, when: datetime) -> int:
    return (when - now.now).days
