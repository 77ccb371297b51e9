"""Revoke: on the list, proved, sessions ended; what waits when AWS is away; the long list's end."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from cryptography import x509

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.adapters.pki.revocation import make_list
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.dates import dates_at_aws, dates_of
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.listing import everybody, look_at_connections
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import (
    compare_with_aws,
    refresh,
    revoke,
    revoke_replaced,
)
from cvpn_wizard.model.care import Connection, RevocationList
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import DateKind, Level, PersonState
from tests.unit.journeys.people.conftest import NAME, PASSPHRASE, START, MovedClock, OfficeCloud


def shown(aws: OfficeCloud) -> frozenset[int]:
    assert aws.around.revocation_list is not None
    return read_revocation_list(aws.around.revocation_list.pem).serials


def test_revoked_means_on_the_list_and_put_out_and_nobody_else(
    desk: Desk, aws: OfficeCloud
) -> None:
    sato, suzuki = add(desk, Newcomer("sato.laptop")), add(desk, Newcomer("suzuki.pc"))
    aws.around.connections = (
        Connection("c1", "sato.laptop", "10.0.0.2", "active"),
        Connection("c2", "suzuki.pc", "10.0.0.3", "active"),
    )
    done = revoke(desk, ["SATO.laptop"], Event())
    assert (done.names, done.sessions, done.proved, done.active) == (
        ("sato.laptop",),
        1,
        True,
        False,
    )
    assert shown(aws) == {int(sato.serial, 16)}
    assert [one.state for one in aws.around.connections] == ["terminated", "active"]
    states = {one.name: (one.state, one.kept_out) for one in everybody(desk)}
    assert states == {
        "sato.laptop": (PersonState.REVOKED, True),
        "suzuki.pc": (PersonState.VALID, False),
    }
    order = [call for call in aws.calls if "revocation" in call]
    assert order.index("import_revocation_list") < len(order) - 1, "read back afterwards"
    assert suzuki.serial


def test_every_certificate_of_the_name_is_revoked_or_only_the_replaced_one(
    desk: Desk, aws: OfficeCloud
) -> None:
    old = add(desk, Newcomer("sato.laptop"))
    new = renew(desk, "sato.laptop")
    revoke_replaced(desk, ["sato.laptop"], Event())
    assert shown(aws) == {int(old.serial, 16)}
    (sato,) = everybody(desk)
    assert (sato.state, sato.serial) == (PersonState.VALID, new.serial)
    revoke(desk, ["sato.laptop"], Event())
    assert shown(aws) == {int(old.serial, 16), int(new.serial, 16)}


def test_a_list_that_aws_does_not_show_is_not_called_proved(
    desk: Desk, aws: OfficeCloud, clock: MovedClock
) -> None:
    add(desk, Newcomer("sato.laptop"))
    aws.forgetful = True
    assert revoke(desk, ["sato.laptop"], Event()).proved is False
    assert everybody(desk)[0].kept_out is False
    known = desk.records.revocation_list(NAME)
    assert known is not None
    aws.around.revocation_list = RevocationList(known.pem, active=True)
    compare_with_aws(desk)
    assert everybody(desk)[0].kept_out is True
    aws.around.revocation_list = None  # a new endpoint, say
    compare_with_aws(desk)
    assert everybody(desk)[0].kept_out is False


def test_without_aws_the_decision_is_kept_and_refresh_carries_it_out(
    desk: Desk, aws: OfficeCloud
) -> None:
    sato = add(desk, Newcomer("sato.laptop"))
    aws.away = True
    with pytest.raises(WizardError):
        revoke(desk, ["sato.laptop"], Event())
    assert everybody(desk)[0].state is PersonState.REVOKED
    known = desk.records.revocation_list(NAME)
    assert known is not None
    assert read_revocation_list(known.pem).serials == {int(sato.serial, 16)}
    aws.away = False
    assert refresh(desk, Event()).proved is True
    assert shown(aws) == {int(sato.serial, 16)}


def test_another_ca_s_list_is_left_alone(desk: Desk, aws: OfficeCloud) -> None:
    add(desk, Newcomer("sato.laptop"))
    other = make_list(Authority.create("Other", 5, START), {1: START}, now=START, number=0)
    aws.around.revocation_list = RevocationList(other.pem, active=True)
    with pytest.raises(WizardError) as refusal:
        revoke(desk, ["sato.laptop"], Event())
    assert refusal.value.code is ErrorCode.REVOCATION_FOREIGN
    assert shown(aws) == {1}


def test_nobody_of_that_name(desk: Desk) -> None:
    with pytest.raises(WizardError) as refusal:
        revoke(desk, ["nobody"], Event())
    assert refusal.value.code is ErrorCode.PERSON_UNKNOWN


def test_time_moves_on_each_warning_each_lock_out_each_mend(
    desk: Desk, aws: OfficeCloud, clock: MovedClock
) -> None:
    def level(kind: DateKind) -> Level:
        return next(one.level for one in dates_of(desk) if one.kind is kind)

    add(desk, Newcomer("sato.laptop"))
    refresh(desk, Event())
    assert level(DateKind.PERSON) is Level.FINE
    for days, expected in (
        (731 - 61, Level.FINE),
        (731 - 60, Level.SOON),
        (731 - 30, Level.MONTH),
        (731 - 7, Level.WEEK),
        (731.1, Level.OVER),
    ):
        clock.on(days)
        assert level(DateKind.PERSON) is expected, days
        assert level(DateKind.SERVER) is expected, days
    assert everybody(desk)[0].state is PersonState.EXPIRED
    renew(desk, "sato.laptop")
    assert level(DateKind.PERSON) is Level.FINE
    clock.on(3653 - 7)  # ten years on the list's end comes near, and with it the CA's
    assert level(DateKind.REVOCATION_LIST) is Level.WEEK
    assert level(DateKind.AUTHORITY) is Level.WEEK


def test_a_list_that_has_expired_at_aws_is_found_and_mended(
    desk: Desk, aws: OfficeCloud, clock: MovedClock
) -> None:
    """EasyRSA's lists last for 180 days; then everybody is locked out."""
    ours = Authority.load(desk.home / "authorities" / NAME, PASSPHRASE)
    with_short_life = x509.CertificateRevocationListBuilder(
        last_update=START, next_update=START + timedelta(days=180)
    ).add_extension(x509.CRLNumber(41), critical=False)
    aws.around.revocation_list = RevocationList(ours.sign_list(with_short_life), True)
    told = {one.kind: one.level for one in dates_at_aws(desk)}
    assert told[DateKind.REVOCATION_LIST] is Level.FINE
    clock.on(179)
    told = {one.kind: one.level for one in dates_at_aws(desk)}
    assert told[DateKind.REVOCATION_LIST] is Level.WEEK
    clock.on(181)
    told = {one.kind: one.level for one in dates_at_aws(desk)}
    assert told[DateKind.REVOCATION_LIST] is Level.OVER
    done = refresh(desk, Event())
    assert (done.number, done.proved) == (42, True)
    told = {one.kind: one.level for one in dates_at_aws(desk)}
    assert told[DateKind.REVOCATION_LIST] is Level.FINE


def test_who_is_connected_and_was_last_seen(desk: Desk, aws: OfficeCloud) -> None:
    add(desk, Newcomer("sato.laptop", "佐藤 花子", "ThinkPad"))
    add(desk, Newcomer("suzuki.pc"))
    aws.around.connections = (
        Connection(
            "c1", "sato.laptop", "10.0.0.2", "active", ingress_bytes=1000, egress_bytes=5000
        ),
        Connection("c2", "suzuki.pc", "10.0.0.3", "terminated", ended="2026-11-24 08:30:00"),
        Connection("c3", "somebody.else", "10.0.0.4", "active"),
    )
    people = {one.name: one for one in everybody(desk, look_at_connections(desk))}
    sato, suzuki = people["sato.laptop"], people["suzuki.pc"]
    assert (sato.connected, sato.received, sato.sent) == (1, 5000, 1000)
    assert (sato.person, sato.device) == ("佐藤 花子", "ThinkPad")
    assert sato.seen == "2026-11-24T09:00:00+00:00"
    assert (suzuki.connected, suzuki.seen) == (0, "2026-11-24T08:30:00+00:00")
    assert "somebody.else" not in people
