"""Every date on which somebody is locked out: CA, server, each person, revocation list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE
from cvpn_wizard.adapters.pki.reading import (
    authorities_in,
    read_authorities,
    read_revocation_list,
)
from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.listing import everybody
from cvpn_wizard.model.people import DateKind, ExpiryDate, PersonState, days_left, level_of

DAYS_A_YEAR = 366


def dates_of(desk: Desk) -> tuple[ExpiryDate, ...]:
    """By what is known here, the nearest first. Revoked people have no date."""
    found: list[ExpiryDate] = []
    authorities = authorities_in(desk.certificates / CA_CERTIFICATE)
    if authorities is not None and authorities.ends is not None:
        found.append(_date(desk, DateKind.AUTHORITY, CA_CERTIFICATE, authorities.ends))
    servers = [
        one
        for one in desk.records.all_certificates(desk.name)
        if one.kind == "server" and one.state is CertificateState.ISSUED
    ]
    found += [_date(desk, DateKind.SERVER, one.name, one.not_after) for one in servers]
    known = desk.records.revocation_list(desk.name)
    if known is not None:
        found.append(_date(desk, DateKind.REVOCATION_LIST, "CRL", known.next_update))
    told = (one for one in everybody(desk) if one.state is not PersonState.REVOKED)
    found += [_date(desk, DateKind.PERSON, one.name, one.not_after) for one in told]
    return in_order(found)


def dates_at_aws(desk: Desk) -> tuple[ExpiryDate, ...]:
    """The same, with what others of a team did, and what AWS says of the server's certificate and
    the list: that is what counts.

    :raises WizardError: what AWS refuses.
    """
    desk.records.pull(desk.name)
    cloud = desk.cloud()
    dates = {(one.kind, one.name): one for one in dates_of(desk)}
    endpoint = cloud.endpoint(desk.endpoint) if desk.vpn.endpoint else None
    if endpoint is None:
        return in_order(dates.values())
    text = cloud.certificate_text(endpoint.server_certificate)
    ends = read_authorities(text.certificate).ends if text else None
    if ends is not None:
        name = desk.spec.certificates.server
        for key in [key for key in dates if key[0] is DateKind.SERVER]:
            name = key[1]
            del dates[key]
        told = _date(desk, DateKind.SERVER, name, ends)
        dates[DateKind.SERVER, name] = replace(told, at_aws=True)
    listed = cloud.revocation_list(endpoint.id)
    next_update = read_revocation_list(listed.pem).next_update if listed else None
    dates.pop((DateKind.REVOCATION_LIST, "CRL"), None)
    if next_update is not None:
        told = _date(desk, DateKind.REVOCATION_LIST, "CRL", next_update)
        dates[DateKind.REVOCATION_LIST, "CRL"] = replace(told, at_aws=True)
    return in_order(dates.values())


def expiring(dates: Iterable[ExpiryDate], days: int) -> tuple[ExpiryDate, ...]:
    """Those that have passed, or will within so many days."""
    return tuple(one for one in dates if one.days <= days)


def in_order(dates: Iterable[ExpiryDate]) -> tuple[ExpiryDate, ...]:
    """The nearest first; of two on one day the one that locks out more people."""
    kinds = list(DateKind)
    return tuple(sorted(dates, key=lambda one: (one.ends, kinds.index(one.kind), one.name)))


def _date(desk: Desk, kind: DateKind, name: str, ends: datetime) -> ExpiryDate:
    now, early = desk.clock.now(), 0
    if kind is DateKind.AUTHORITY:
        early = desk.spec.certificates.certificate_years * DAYS_A_YEAR
    level = level_of(ends, now, early)
    return ExpiryDate(desk.name, kind, name, ends, days_left(ends, now), level)
