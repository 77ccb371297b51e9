"""Add and renew, also when the program dies at any moment in between."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, Records
from cvpn_wizard.journeys.people import issuing, profiles
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import NameBadError, Newcomer
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.fakes.mortal import Death, Life
from tests.unit.journeys.people.conftest import NAME, MakeDesk, MovedClock, OfficeCloud

SATO = Newcomer("sato.laptop")


class MortalRecords(Records):
    """The program dies before or after it writes."""

    life: Life

    def prepare_certificates(self, certificates: Iterable[CertificateRecord]) -> None:
        self.life.tick()
        super().prepare_certificates(certificates)
        self.life.tick()

    def finish_certificates(self, certificates: Iterable[CertificateRecord], at: datetime) -> None:
        self.life.tick()
        super().finish_certificates(certificates, at)
        self.life.tick()


def serial_in(profile: Path) -> str:
    pem = Profile.read(profile).block("cert") or ""
    return f"{x509.load_pem_x509_certificate(pem.encode()).serial_number:x}"


def known_serials(desk: Desk) -> set[str]:
    return {one.serial for one in desk.records.all_certificates(NAME)}


@pytest.mark.parametrize("again", ["add", "renew"])
@pytest.mark.parametrize("moment", range(1, 14))
def test_a_program_that_dies_in_between_loses_nothing(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, moment: int, again: str
) -> None:
    desk = make_desk()
    before = renewed_before = add(desk, SATO).serial if again == "renew" else ""
    mortal = MortalRecords(desk.home)
    mortal.life = Life(moment)

    def dying(write: Callable[..., None]) -> Callable[..., None]:
        def dies(*given: Any) -> None:
            mortal.life.tick()
            write(*given)
            mortal.life.tick()

        return dies

    call: Callable[[Desk], Any] = (
        (lambda at: add(at, SATO)) if again == "add" else (lambda at: renew(at, SATO.name))
    )
    died = False
    with monkeypatch.context() as patched:
        for module in (issuing, profiles):
            patched.setattr(module, "write_private", dying(module.write_private))
        try:
            call(make_desk(mortal))
        except Death:
            died = True
    for profile in desk.vpn.folder.glob("sato*.ovpn"):
        assert serial_in(profile) in known_serials(desk), "handed out, and not written down"
    for path in desk.certificates.glob("sato*.crt"):
        found = x509.load_pem_x509_certificate(path.read_bytes())
        assert f"{found.serial_number:x}" in known_serials(desk)
    if died:
        with contextlib.suppress(WizardError):  # there already: it died after the last moment
            call(desk)
    named = desk.records.certificates_named(NAME, SATO.name)
    (live,) = [one for one in named if one.state is CertificateState.ISSUED]
    assert live.serial != before
    assert serial_in(desk.vpn.folder / "sato.laptop.ovpn") == live.serial
    placed = read_placed(desk.certificates, SATO.name)
    assert placed is not None
    assert f"{placed.serial:x}" == live.serial
    assert not list(desk.waiting_keys.glob("*")), "no key is left behind"
    if renewed_before:
        states = {one.serial: one.state for one in named}
        assert states[renewed_before] is CertificateState.REPLACED


def test_no_answer_from_aws_and_nothing_kept_is_refused_before_anything_is_signed(
    desk: Desk, aws: OfficeCloud
) -> None:
    aws.away = True
    with pytest.raises(WizardError) as refusal:
        add(desk, SATO)
    assert refusal.value.code is ErrorCode.NO_NETWORK
    assert known_serials(desk) == {"5e"}
    aws.away = False
    add(desk, SATO)
    aws.away = True
    handed = add(desk, Newcomer("suzuki.pc"))
    assert serial_in(handed.profile) == handed.serial, "from the file of the last time"


def test_an_expired_certificate_is_replaced(desk: Desk, clock: MovedClock) -> None:
    old = add(desk, SATO)
    clock.on(days=800)
    assert old.not_after < clock.now()
    new = renew(desk, "sato.laptop")
    assert new.not_after > clock.now()
    assert serial_in(new.profile) == new.serial


def test_a_certificate_does_not_outlive_the_ca_and_an_expired_ca_signs_nothing(
    desk: Desk, clock: MovedClock
) -> None:
    clock.on(days=9 * 365)
    assert add(desk, SATO).not_after == desk.authority().not_after
    clock.on(days=11 * 365)
    with pytest.raises(WizardError) as refusal:
        add(desk, Newcomer("late.laptop"))
    assert refusal.value.code is ErrorCode.PKI_UNREADABLE


@pytest.mark.parametrize("name", ["", "../x", "con", "a" * 65, "ca", "佐藤", "a/b"])
def test_names_that_cannot_be_a_file_s_are_refused(desk: Desk, name: str) -> None:
    with pytest.raises(NameBadError) as refusal:
        add(desk, Newcomer(name))
    assert refusal.value.problems[0].field == "people.name"


def test_a_certificate_that_lies_there_unknown_is_not_overwritten(desk: Desk) -> None:
    (desk.certificates / "sato.laptop.crt").write_text("somebody's", encoding="utf-8")
    with pytest.raises(WizardError) as refusal:
        add(desk, SATO)
    assert refusal.value.code is ErrorCode.PERSON_EXISTS


def test_without_the_ca_s_key_nothing_is_signed(desk: Desk) -> None:
    (desk.home / "authorities" / NAME / "ca.key").unlink()
    with pytest.raises(WizardError) as refusal:
        add(desk, SATO)
    assert refusal.value.code is ErrorCode.AUTHORITY_ELSEWHERE
