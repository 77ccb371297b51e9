"""Two computers at one register: who was faster wins, and nothing is ever out of sight."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.issuing import Issuing
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import revoke
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.team import Part, Row
from tests.unit.journeys.team.conftest import NAME, Computer, Hire, MovedClock, TeamCloud


def test_a_name_that_somebody_took_since_we_looked_is_refused(
    first: Computer, second: Computer, aws: TeamCloud
) -> None:
    desk = second.desk()
    with desk.alone():
        issuing = Issuing(desk)
        (sato,) = first.issue("sato.laptop")  # between the second's look and its write
        with pytest.raises(WizardError) as late:
            issuing.prepare(
                [(Newcomer("mori.pc"), second.key), (Newcomer("Sato.Laptop"), second.key)]
            )
    assert late.value.code is ErrorCode.TEAM_CONFLICT
    serials = {row.key for row in aws.team_rows(NAME, Part.CERTIFICATE)}
    assert serials == {"5e", sato.serial}, "all of it or none"
    assert not second.records.certificates_named(NAME, "mori.pc")
    with second.desk().alone():
        Issuing(second.desk()).tidy()
    assert not list(second.desk().waiting_keys.glob("*.key"))
    second.issue("mori.pc")
    assert first.state("mori.pc") == "issued"


def test_two_who_renew_one_name_at_once(first: Computer, second: Computer) -> None:
    first.issue("sato.laptop")
    desk = second.desk()
    with desk.alone():
        first.issue("sato.laptop")
        with pytest.raises(WizardError) as late:
            Issuing(desk).prepare([(Newcomer("sato.laptop"), second.key)])
    assert late.value.code is ErrorCode.TEAM_CONFLICT
    second.issue("sato.laptop")
    for computer in (first, second):
        computer.desk().records.pull(NAME)
        states = [
            one.state.value for one in computer.records.certificates_named(NAME, "sato.laptop")
        ]
        assert states == ["replaced", "replaced", "issued"]


def test_what_one_is_issuing_is_kept_for_it_for_ten_minutes(
    first: Computer, second: Computer, clock: MovedClock
) -> None:
    desk = first.desk()
    with desk.alone():
        (begun,) = Issuing(desk).prepare([(Newcomer("sato.laptop"), first.key)])
    with pytest.raises(WizardError) as held:
        second.issue("sato.laptop")
    assert held.value.code is ErrorCode.TEAM_CONFLICT
    clock.moved += timedelta(minutes=11)
    (taken,) = second.issue("sato.laptop")
    # The first comes back: its certificate is known, and replaced; the name is in use.
    with pytest.raises(WizardError) as exists:
        add(first.desk(), Newcomer("sato.laptop"))
    assert exists.value.code is ErrorCode.PERSON_EXISTS
    known = {one.serial: one.state.value for one in first.records.all_certificates(NAME)}
    assert known[begun.record.serial] == "replaced"
    assert known[taken.serial] == "issued"


class DyingCloud(TeamCloud):
    """The program dies at a certain write to the store: before it arrives, or after.

    :ivar lives: how many writes go well.
    """

    lives = 99
    arrives = False

    def write_team_rows(self, vpn: str, rows: list[Row]) -> tuple[Row, ...]:  # type: ignore[override]
        if self.lives > 0:
            self.lives -= 1
            return super().write_team_rows(vpn, rows)
        if self.arrives:
            super().write_team_rows(vpn, rows)
        raise KeyboardInterrupt


@pytest.mark.parametrize("arrives", [False, True])
@pytest.mark.parametrize("lives", [0, 1])
def test_killed_at_every_write_the_same_again_finishes(
    first: Computer, second: Computer, lives: int, *, arrives: bool
) -> None:
    dying = DyingCloud(first.aws.ca)
    dying.team = first.aws.team
    dying.lives, dying.arrives = lives, arrives
    before = Computer(first.home, dying, first.clock, first.key)
    before.vault = first.vault
    with pytest.raises(KeyboardInterrupt):
        before.issue("sato.laptop")
    handed = add(first.desk(), Newcomer("sato.laptop")) if lives == 0 else None
    for computer in (first, second):
        assert computer.state("sato.laptop") == "issued"
        assert len(computer.records.certificates_named(NAME, "sato.laptop")) == 1
    (known,) = first.records.certificates_named(NAME, "sato.laptop")
    if handed is not None:
        assert known.serial == handed.serial
    assert (first.desk().certificates / "sato.laptop.key").is_file()


def test_killed_between_the_store_and_the_own_records(first: Computer, second: Computer) -> None:
    """Then the store alone knows of the certificate, and its key waits here."""
    desk = first.desk()
    with desk.alone():
        (begun,) = Issuing(desk).prepare([(Newcomer("sato.laptop"), first.key)])
    with first.records._open() as db:
        db.execute("DELETE FROM certificate WHERE serial = ?", (begun.record.serial,))
    handed = add(first.desk(), Newcomer("sato.laptop"))
    assert handed.serial == begun.record.serial
    assert second.state("sato.laptop") == "issued"


def test_a_revocation_wins_over_everything_that_others_still_believe(
    first: Computer, second: Computer, aws: TeamCloud
) -> None:
    (sato,) = first.issue("sato.laptop")
    second.desk().records.pull(NAME)
    aws.team.away = True
    with pytest.raises(WizardError):
        revoke(first.desk(), ["sato.laptop"], Event())
    aws.team.away = False
    assert second.state("sato.laptop") == "issued"
    assert first.state("sato.laptop") == "revoked"
    assert second.state("sato.laptop") == "revoked"
    assert int(sato.serial, 16) > 0


def test_both_revoke_at_once_and_both_are_on_the_list(
    first: Computer, second: Computer, aws: TeamCloud, clock: MovedClock
) -> None:
    first.issue("sato.laptop", "mori.pc")
    with first.desk().records.turn(NAME), pytest.raises(WizardError) as busy:
        revoke(second.desk(), ["mori.pc"], Event())
    assert busy.value.code is ErrorCode.TEAM_BUSY
    done = revoke(first.desk(), ["sato.laptop"], Event())
    both = revoke(second.desk(), ["mori.pc"], Event())
    assert both.serials > done.serials
    assert both.number == done.number + 1
    # A computer that died in its turn holds nobody up for long.
    stuck = first.desk().records.turn(NAME)
    stuck.__enter__()
    clock.moved += timedelta(minutes=5)
    assert revoke(second.desk(), ["mori.pc"], Event()).number == both.number + 1


def test_a_list_that_is_older_than_the_team_s_is_not_told(
    first: Computer, second: Computer
) -> None:
    first.issue("sato.laptop", "mori.pc")
    desk = second.desk()
    desk.records.pull(NAME)
    revoke(first.desk(), ["sato.laptop"], Event())
    revoke(first.desk(), ["mori.pc"], Event())
    newest = first.records.revocation_list(NAME)
    assert newest is not None
    old = desk.records.revocation_list(NAME)
    assert old is None
    desk.records.pull(NAME)
    with pytest.raises(WizardError) as late:
        desk.records.remember_revocation_list(
            type(newest)(NAME, 1, newest.made, newest.next_update, newest.pem)
        )
    assert late.value.code is ErrorCode.TEAM_CONFLICT


def test_what_a_set_up_run_issued_by_itself_is_told_to_the_others(
    first: Computer, second: Computer, hire: Hire
) -> None:
    start = first.clock.now()
    first.records.remember_certificate(
        CertificateRecord(NAME, "client", "client1", "c1", start, start + timedelta(days=9))
    )
    first.desk().records.pull(NAME)
    assert second.state("client1") == "issued"
    with pytest.raises(WizardError) as exists:
        add(hire("third").desk(), Newcomer("Client1"))
    assert exists.value.code is ErrorCode.PERSON_EXISTS
