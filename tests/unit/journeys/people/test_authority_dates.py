"""The CA's own end: told years before, since changing it takes months; nothing outlives it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cvpn_wizard.adapters.pki.reading import read_authorities
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.dates import dates_of
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.server import renew_server
from cvpn_wizard.model.care import CertificateText
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import DateKind, Level
from tests.fakes.moved_clock import START, MovedClock
from tests.unit.journeys.people.conftest import SERVER_ARN, OfficeCloud

END = START.replace(year=2036)


def test_the_end_of_the_ca_is_told_from_the_day_on_which_certificates_become_shorter(
    desk: Desk, clock: MovedClock
) -> None:
    for left, expected in (
        (800, Level.FINE),
        (732, Level.EARLY),
        (61, Level.EARLY),
        (60, Level.SOON),
        (30, Level.MONTH),
        (7, Level.WEEK),
        (-1, Level.OVER),
    ):
        clock.moved = END - START - timedelta(days=left)
        (ca,) = [one for one in dates_of(desk) if one.kind is DateKind.AUTHORITY]
        assert (ca.level, ca.days) == (expected, left), left


def test_others_than_the_ca_are_never_told_early(desk: Desk) -> None:
    add(desk, Newcomer("sato.laptop"))
    levels = {one.level for one in dates_of(desk) if one.kind is not DateKind.AUTHORITY}
    assert levels == {Level.FINE}


def test_no_certificate_outlives_the_ca_and_an_ended_ca_issues_none(
    desk: Desk, clock: MovedClock, aws: OfficeCloud
) -> None:
    aws.around.texts[SERVER_ARN] = CertificateText("", aws.ca)
    ca_ends = read_authorities(aws.ca).ends
    clock.moved = END - START - timedelta(days=100)
    assert add(desk, Newcomer("sato.laptop")).not_after == ca_ends
    assert renew_server(desk).not_after == ca_ends
    clock.moved = END - START + timedelta(days=1)
    with pytest.raises(WizardError) as refused:
        add(desk, Newcomer("suzuki.pc"))
    assert refused.value.code is ErrorCode.PKI_UNREADABLE
    assert refused.value.facts["why"] == "ca-expired"
