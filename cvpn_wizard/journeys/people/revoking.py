"""Revoke, and prove it: list made, uploaded, sessions ended, read back.

What was decided is written down first. Where AWS cannot be reached then, ``refresh`` carries it
out later: it makes the list anew from the records, which is also the mend for an expired list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.adapters.pki.revocation import SignedList, make_list
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, RevocationRecord
from cvpn_wizard.engine.waiting import wait_until
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.model.errors import ErrorCode, WizardError

READ_BACK_MINUTES = 1.0
"""How long AWS may show the list before. Its documents allow hours until a list is *used*."""


@dataclass(frozen=True)
class Revoked:
    """What was done.

    :ivar names: whose certificates were revoked now; none for a refresh.
    :ivar serials: what is revoked by now, on the list that was uploaded.
    :ivar sessions: how many connections of theirs were ended.
    :ivar proved: AWS has shown the list again, and every serial is on it.
    :ivar active: AWS says that it uses the list already.
    """

    names: tuple[str, ...]
    serials: frozenset[int]
    number: int
    next_update: datetime
    sessions: int
    proved: bool
    active: bool


def revoke(desk: Desk, names: Iterable[str], cancelled: Event) -> Revoked:
    """Revoke every certificate of those names, replaced ones included, and prove it at AWS.

    :raises WizardError: PERSON_UNKNOWN, REVOCATION_FOREIGN, RUN_BUSY; what the CA or AWS refuse:
        then they count as revoked here, and :func:`refresh` does the rest.
    """
    wanted = tuple(dict.fromkeys(names))
    with only_run_of(desk.name, desk.home), desk.records.turn(desk.name):
        found = [one for name in wanted for one in _of(desk, name)]
        return _carry_out(desk, found, cancelled)


def revoke_replaced(desk: Desk, names: Iterable[str], cancelled: Event) -> Revoked:
    """Revoke the certificates of those names that newer ones replaced; the new ones stay.

    :raises WizardError: as :func:`revoke`.
    """
    with only_run_of(desk.name, desk.home), desk.records.turn(desk.name):
        found = [
            one
            for name in dict.fromkeys(names)
            for one in _of(desk, name)
            if one.state is CertificateState.REPLACED
        ]
        return _carry_out(desk, found, cancelled)


def refresh(desk: Desk, cancelled: Event) -> Revoked:
    """Make the list anew from the records and upload it: the mend for one that expires.

    :raises WizardError: as :func:`revoke`.
    """
    with only_run_of(desk.name, desk.home), desk.records.turn(desk.name):
        return _carry_out(desk, [], cancelled)


def _of(desk: Desk, name: str) -> tuple[CertificateRecord, ...]:
    found = desk.records.certificates_named(desk.name, name)
    if not found:
        raise WizardError(ErrorCode.PERSON_UNKNOWN, name=name)
    return found


def _carry_out(desk: Desk, wanted: list[CertificateRecord], cancelled: Event) -> Revoked:
    now, records = desk.clock.now(), desk.records
    authority = desk.authority()
    records.set_revoked(desk.name, [one.serial for one in wanted], now)
    known = records.revocation_list(desk.name)
    number = known.number if known else 0
    revoked = {
        int(one.serial, 16): datetime.fromisoformat(one.changed)
        for one in records.all_certificates(desk.name)
        if one.state is CertificateState.REVOKED and one.not_after > now
    }
    # Once before AWS is asked: what was decided here is a list too, for whoever uploads it.
    made = _from_here(authority, revoked, known, now)
    _note(desk, made)
    cloud, endpoint = desk.cloud(), desk.endpoint
    there = cloud.revocation_list(endpoint)
    if there is not None:
        made = make_list(authority, revoked, now=now, number=number, before=there.pem)
        _note(desk, made)
    cloud.import_revocation_list(endpoint, made.pem)
    names = tuple(dict.fromkeys(one.name for one in wanted))
    sessions = _end_sessions(desk, cloud, names)
    proved, active = _read_back(desk, cloud, made, cancelled)
    if proved:
        _note(desk, made, proved=desk.clock.now().isoformat(timespec="seconds"))
    return Revoked(
        names, made.serials, made.number, made.next_update, sessions, proved=proved, active=active
    )


def _from_here(
    authority: Authority,
    revoked: Mapping[int, datetime],
    known: RevocationRecord | None,
    now: datetime,
) -> SignedList:
    number = known.number if known else 0
    try:
        return make_list(
            authority, revoked, now=now, number=number, before=known.pem if known else ""
        )
    except WizardError as error:
        if error.code is not ErrorCode.REVOCATION_FOREIGN:
            raise
        return make_list(authority, revoked, now=now, number=number)  # of a CA that we had before


def _note(desk: Desk, made: SignedList, proved: str = "") -> None:
    desk.records.remember_revocation_list(
        RevocationRecord(
            desk.name, made.number, made.made, made.next_update, made.pem, proved=proved
        )
    )


def _end_sessions(desk: Desk, cloud: Cloud, names: tuple[str, ...]) -> int:
    wanted = {name.lower() for name in names}
    ended = 0
    for one in cloud.connections(desk.endpoint) if wanted else ():
        if one.active and one.common_name.lower() in wanted:
            cloud.end_connection(desk.endpoint, one.id)
            ended += 1
    return ended


def _read_back(desk: Desk, cloud: Cloud, made: SignedList, cancelled: Event) -> tuple[bool, bool]:
    """(AWS shows every serial of ours and our date; AWS says that the list is in use.)"""

    def look() -> bool | None:
        told = cloud.revocation_list(desk.endpoint)
        if told is None:
            return None
        shown = read_revocation_list(told.pem)
        if not made.serials <= shown.serials or shown.next_update != made.next_update:
            return None
        return told.active

    try:
        active = wait_until(
            lambda: None if (found := look()) is None else (found,),
            cancelled=cancelled,
            clock=desk.clock,
            minutes=READ_BACK_MINUTES,
            waiting_for="CRL",
        )
    except WizardError as error:
        if error.code in {ErrorCode.TOOK_TOO_LONG, ErrorCode.STOPPED}:
            return False, False
        raise
    return True, active[0]


def compare_with_aws(desk: Desk) -> None:
    """Note whether AWS shows what was revoked here; it may be late, or the endpoint a new one.

    :raises WizardError: what AWS refuses.
    """
    known = desk.records.revocation_list(desk.name)
    if known is None:
        return
    told = desk.cloud().revocation_list(desk.endpoint)
    shown = read_revocation_list(told.pem).serials if told else frozenset()
    there = read_revocation_list(known.pem).serials <= shown
    if there != bool(known.proved):
        at = desk.clock.now().isoformat(timespec="seconds") if there else ""
        desk.records.remember_revocation_list(replace(known, proved=at))
