"""Everybody: name, device, valid until, last seen, connected now, revoked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime

from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, PersonRecord
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.people import SOON_DAYS, PersonNow, PersonState, days_left


def look_at_connections(desk: Desk) -> tuple[Connection, ...]:
    """Who is connected, or was within the hour, by AWS; what was seen is noted.

    :raises WizardError: what AWS refuses.
    """
    desk.records.pull(desk.name)
    found = desk.cloud().connections(desk.endpoint)
    now = desk.clock.now().astimezone(UTC).isoformat(timespec="seconds")
    known = {one.name.lower() for one in desk.records.all_certificates(desk.name)}
    seen: dict[str, str] = {}
    for one in found:
        if one.common_name.lower() in known:
            at = now if one.active else _iso(one.ended or one.since)
            seen[one.common_name] = max(at, seen.get(one.common_name, ""))
    desk.records.note_seen(desk.name, seen)
    return found


def everybody(desk: Desk, connections: tuple[Connection, ...] = ()) -> tuple[PersonNow, ...]:
    """All names that ever had a certificate, by name. Thousands are fine: it reads once."""
    words = {one.name.lower(): one for one in desk.records.people(desk.name)}
    named: dict[str, list[CertificateRecord]] = defaultdict(list)
    for one in desk.records.all_certificates(desk.name):
        if one.kind == "client":
            named[one.name.lower()].append(one)
    open_now: dict[str, list[Connection]] = defaultdict(list)
    for connection in connections:
        if connection.active:
            open_now[connection.common_name.lower()].append(connection)
    listed = desk.records.revocation_list(desk.name)
    out = read_revocation_list(listed.pem).serials if listed and listed.proved else frozenset()
    now = desk.clock.now()
    return tuple(
        replace(one, kept_out=bool(one.revoked) and int(one.serial, 16) in out)
        for name, certificates in sorted(named.items())
        for one in (_person(certificates, words.get(name), open_now.get(name, []), now),)
    )


_WEIGHT = {
    CertificateState.ISSUED: 3,
    CertificateState.PREPARED: 2,
    CertificateState.REVOKED: 1,
    CertificateState.REPLACED: 0,
}


def _person(
    certificates: list[CertificateRecord],
    known: PersonRecord | None,
    connections: list[Connection],
    now: datetime,
) -> PersonNow:
    newest = max(certificates, key=lambda one: (_WEIGHT[one.state], one.not_before))
    words = Newcomer(
        newest.name, known.person if known else "", known.device if known else ""
    ).completed()
    return PersonNow(
        name=newest.name,
        person=words.person,
        device=words.device,
        state=_state(newest, now),
        serial=newest.serial,
        not_before=newest.not_before,
        not_after=newest.not_after,
        days=days_left(newest.not_after, now),
        seen=known.seen if known else "",
        connected=len(connections),
        received=sum(one.egress_bytes for one in connections),
        sent=sum(one.ingress_bytes for one in connections),
        revoked=newest.changed if newest.state is CertificateState.REVOKED else "",
        own_key=newest.by_request,
        replaced_valid=sum(
            1
            for one in certificates
            if one.state is CertificateState.REPLACED and one.not_after > now
        ),
    )


def _state(newest: CertificateRecord, now: datetime) -> PersonState:
    if newest.state is CertificateState.REVOKED:
        return PersonState.REVOKED
    if newest.state is CertificateState.PREPARED:
        return PersonState.UNFINISHED
    if newest.not_after <= now:
        return PersonState.EXPIRED
    soon = days_left(newest.not_after, now) <= SOON_DAYS
    return PersonState.SOON if soon else PersonState.VALID


def _iso(said: str) -> str:
    """AWS writes ``2026-11-24 03:04:05``, in UTC; what is not like that is passed over."""
    try:
        return datetime.fromisoformat(said).replace(tzinfo=UTC).isoformat(timespec="seconds")
    except ValueError:
        return ""
