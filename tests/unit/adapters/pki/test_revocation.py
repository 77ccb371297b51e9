"""Revocation lists: what they hold, and that nobody is let in again by the next one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.adapters.pki.revocation import LIFE, make_list
from cvpn_wizard.model.errors import ErrorCode, WizardError

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.create("Office CA", 20, NOW)


def test_a_list_lasts_long_and_is_the_ca_s_own(authority: Authority) -> None:
    made = make_list(authority, {0xA1: NOW}, now=NOW, number=0)
    parsed = x509.load_pem_x509_crl(made.pem.encode())
    assert authority.made(parsed)
    assert parsed.next_update_utc == made.next_update == NOW + LIFE
    assert parsed.last_update_utc < NOW
    assert made.number == 1
    assert read_revocation_list(made.pem).serials == {0xA1}


def test_it_does_not_outlive_its_ca() -> None:
    short = Authority.create("Short CA", 1, NOW)
    assert make_list(short, {}, now=NOW, number=0).next_update == short.not_after
    with pytest.raises(WizardError) as refusal:
        make_list(short, {}, now=NOW + timedelta(days=400), number=0)
    assert refusal.value.code is ErrorCode.PKI_UNREADABLE


def test_what_aws_s_list_keeps_out_stays_out_and_the_number_grows(authority: Authority) -> None:
    theirs = make_list(authority, {0xB2: NOW - timedelta(days=90)}, now=NOW, number=41)
    made = make_list(authority, {0xA1: NOW}, now=NOW, number=3, before=theirs.pem)
    assert made.number == 43
    assert made.serials == {0xA1, 0xB2}
    dates = {
        one.serial_number: one.revocation_date_utc
        for one in x509.load_pem_x509_crl(made.pem.encode())
    }
    assert dates[0xB2] == NOW - timedelta(days=90)


def test_another_ca_s_list_is_not_overwritten(authority: Authority) -> None:
    other = make_list(Authority.create("Office CA", 5, NOW), {1: NOW}, now=NOW, number=0)
    with pytest.raises(WizardError) as refusal:
        make_list(authority, {2: NOW}, now=NOW, number=0, before=other.pem)
    assert refusal.value.code is ErrorCode.REVOCATION_FOREIGN
