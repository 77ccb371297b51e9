"""Records that share what is written into them with the other computers of a team.

To the work on people they are records like any other. What is new to the register is written to
the team store first, over the very rows that the decision was made on; only then is it written
down here. So two who issue the same name at once cannot both succeed, and what a computer that is
lost had issued is known to all others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import (
    CertificateRecord,
    CertificateState,
    PersonRecord,
    Records,
    RevocationRecord,
)
from cvpn_wizard.adapters.records.merging import MergingRecords
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.team import behind, queues
from cvpn_wizard.journeys.team.behind import LIVE, same_words
from cvpn_wizard.journeys.team.membership import Membership, membership
from cvpn_wizard.journeys.team.rows import (
    ONLY,
    Held,
    certificate_of,
    held_of,
    held_values,
    list_of,
    list_values,
    name_key,
)
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.team import Part, Row

log = logging.getLogger(__name__)

HELD_FOR = timedelta(minutes=10)
"""How long a name is kept for a computer that has begun to issue it and not finished."""
TRIES = 5
NOT_NOW = frozenset(
    {
        ErrorCode.NO_NETWORK,
        ErrorCode.AWS_SLOW,
        ErrorCode.AWS_TROUBLE,
        ErrorCode.THROTTLED,
        ErrorCode.NO_CREDENTIALS,
        ErrorCode.EXPIRED_CREDENTIALS,
    }
)


def shared(
    records: Records, vpn: str, home: Path, cloud: Callable[[], Cloud], clock: Clock
) -> Records:
    """The same records; those of the team where this computer is in one."""
    member = membership(home, vpn)
    if member is None or isinstance(records, TeamRecords):
        return records
    return TeamRecords(home, TeamStore(vpn, cloud, member.computer, clock), member)


class TeamRecords(MergingRecords, Records):
    """The records of this home folder, and those of the team for one VPN."""

    batch = 24
    """Each batch asks AWS twice. Certificate, name and the one replaced fit into a transaction."""

    def __init__(self, home: Path, store: TeamStore, member: Membership) -> None:
        super().__init__(home)
        self._store = store
        self._member = member
        self._words: dict[str, PersonRecord] = {}

    # what others did

    def pull(self, vpn: str) -> None:
        if vpn != self._store.vpn:
            return
        store = self._store
        for _ in range(TRIES):
            self._take_in()
            if self._member.reads_only:
                return
            try:
                store.write(behind.handed_out(store))
                self._take_in_people()
                certificates = behind.certificates(store, self.all_certificates(vpn))
                store.write([*certificates, *behind.names(store, self)])
                store.write(behind.revocation_list(store, self.revocation_list(vpn)))
            except WizardError as error:
                if error.code is not ErrorCode.TEAM_CONFLICT:
                    raise
                continue
            return

    def _take_in(self) -> None:
        store, vpn = self._store, self._store.vpn
        store.look(Part.CERTIFICATE, Part.NAME, Part.LIST, Part.HANDED)
        held = self._take_in_people()
        self.merge_certificates(certificate_of(vpn, row) for row in store.rows(Part.CERTIFICATE))
        self._settle_replaced(held)
        listed = store.row(Part.LIST)
        if listed is not None:
            told, mine = list_of(vpn, listed), self.revocation_list(vpn)
            if mine is None or (told.number, told.proved) > (mine.number, mine.proved):
                super().remember_revocation_list(told)

    def _take_in_people(self) -> list[Held]:
        vpn = self._store.vpn
        held = [held_of(vpn, row) for row in self._store.rows(Part.NAME)]
        known = {name_key(one.name): one for one in self.people(vpn)}
        super().remember_people(
            one.person for one in held if not same_words(known.get(name_key(one.person.name)), one)
        )
        return held

    def _settle_replaced(self, held: Iterable[Held]) -> None:
        """Where a name has a newer certificate that is in use, the older ones are replaced."""
        mine = self.all_certificates(self._store.vpn)
        by_serial = {one.serial: one for one in mine}
        newest = {name_key(one.person.name): one for one in held}
        older = []
        for one in mine:
            name = newest.get(name_key(one.name)) if one.kind == "client" else None
            current = by_serial.get(name.serial) if name else None
            if name is None or current is None or current.serial == one.serial:
                continue
            if current.state is CertificateState.ISSUED and one.state in LIVE:
                older.append(replace(one, state=CertificateState.REPLACED, changed=name.at))
        self.merge_certificates(older)

    # what was written down here

    def remember_people(self, people: Iterable[PersonRecord]) -> None:
        """New words for a name that the team has are told to it at once."""
        told = tuple(people)
        mine = {name_key(one.name): one for one in told if one.vpn == self._store.vpn}
        self._words |= mine
        if not self._member.reads_only:
            self._store.write(behind.words(self._store, mine))
        super().remember_people(told)

    def prepare_certificates(self, certificates: Iterable[CertificateRecord]) -> None:
        """:raises WizardError: TEAM_CONFLICT when somebody else was faster; then nothing is
        written down, here or there.
        """
        wanted = tuple(certificates)
        self._store.write(
            row
            for one in wanted
            if one.vpn == self._store.vpn
            for row in (behind.certificate_row(self._store, one), *self._name_row(one))
        )
        super().prepare_certificates(wanted)

    def finish_certificates(self, certificates: Iterable[CertificateRecord], at: datetime) -> None:
        done = tuple(certificates)
        super().finish_certificates(done, at)
        names = {name_key(one.name) for one in done if one.vpn == self._store.vpn}
        kinds = {one.kind for one in done}
        every = self.all_certificates(self._store.vpn)
        about = [one for one in every if one.kind in kinds and name_key(one.name) in names]
        try:
            self._store.write(behind.certificates(self._store, about))
        except WizardError as error:
            # They are in the register already; the next pull tells the rest.
            log.warning("the team store was not told of the end: %s", error.code.value)

    def set_revoked(self, vpn: str, serials: Iterable[str], at: datetime) -> None:
        super().set_revoked(vpn, serials, at)
        self.pull(vpn)

    def remember_revocation_list(self, one: RevocationRecord) -> None:
        super().remember_revocation_list(one)
        if one.vpn != self._store.vpn or self._member.reads_only:
            return
        known = self._store.row(Part.LIST)
        if known is not None and int(known.values["number"]) > one.number:
            raise WizardError(ErrorCode.TEAM_CONFLICT, name="CRL", part=Part.LIST.value)
        self._store.write([self._store.over(Part.LIST, ONLY, list_values(one))])

    @contextmanager
    def turn(self, vpn: str) -> Iterator[None]:
        """Where AWS cannot be reached, what is decided meanwhile is written down here alone."""
        if vpn != self._store.vpn:
            yield
            return
        with ExitStack() as stack:
            try:
                stack.enter_context(self._store.turn())
                self.pull(vpn)
            except WizardError as error:
                if error.code not in NOT_NOW:
                    raise
            yield

    # queues for a helpdesk

    def queue_is_elsewhere(self, vpn: str, name: str, slots: Collection[str]) -> bool:
        return vpn == self._store.vpn and queues.is_elsewhere(self._store, name, slots)

    def take_queue(self, vpn: str, name: str) -> None:
        if vpn == self._store.vpn:
            queues.take(self._store, name)

    def give_queue_back(self, vpn: str, name: str) -> None:
        if vpn == self._store.vpn:
            queues.give_back(self._store, name)

    # rows

    def _name_row(self, one: CertificateRecord) -> tuple[Row, ...]:
        """The name, taken by this certificate.

        :raises WizardError: TEAM_CONFLICT while another computer is issuing it.
        """
        if one.kind != "client":
            return ()
        store, key = self._store, name_key(one.name)
        now = store.clock.now()
        known = store.row(Part.NAME, key)
        if known is not None:
            self._refuse_held(held_of(store.vpn, known), now)
        person = self._words.get(key) or PersonRecord(store.vpn, one.name, "", "", "")
        held = Held(person, one.serial, store.computer, now.isoformat(timespec="seconds"))
        return (store.over(Part.NAME, key, held_values(held)),)

    def _refuse_held(self, held: Held, now: datetime) -> None:
        row = self._store.row(Part.CERTIFICATE, held.serial)
        begun = row is not None and row.values["state"] == CertificateState.PREPARED.value
        if not begun or held.by == self._store.computer:
            return
        if now - datetime.fromisoformat(held.at) < HELD_FOR:
            raise WizardError(ErrorCode.TEAM_CONFLICT, name=held.person.name, by=held.by)
