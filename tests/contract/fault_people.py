"""The work on people in the fault matrix: what is right after each of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.last_seen import read_log
from cvpn_wizard.journeys.people.listing import look_at_connections
from cvpn_wizard.journeys.people.many import add_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import (
    compare_with_aws,
    refresh,
    revoke,
    revoke_replaced,
)
from cvpn_wizard.practice.connection_log import write_attempt
from cvpn_wizard.practice.server import REGION
from tests.contract.fault_cells import Phase
from tests.contract.fault_errands import Errand
from tests.contract.fault_office import Office, in_place

ISSUED, PREPARED, REPLACED, REVOKED = (
    CertificateState.ISSUED,
    CertificateState.PREPARED,
    CertificateState.REPLACED,
    CertificateState.REVOKED,
)
KEPT = "the profile file of the last time"


def unfinished(office: Office) -> str:
    """What is left lying; empty when all is well."""
    left = office.in_state(PREPARED)
    waiting = [*office.desk().waiting_keys.rglob("*.key")]
    return f"left lying: {[one.name for one in left] or waiting}" if left or waiting else ""


def disagree(office: Office) -> str:
    """Whether the records and AWS's list name the same certificates, and the proof is none."""
    revoked = {int(one.serial, 16) for one in office.in_state(REVOKED)}
    if office.listed() != revoked:
        return f"revoked here {len(revoked)}, listed at AWS {len(office.listed())}"
    known = office.rig.records.revocation_list(office.name)
    return "" if known is None or known.proved else "the list is not proved"


class Adding(Errand):
    """One person; the exported file of the last time lies here."""

    def go(self, office: Office) -> str:
        handed = add(office.desk(), Newcomer(office.named("add")))
        return KEPT if handed.kept_template else ""

    def half(self, office: Office) -> str:
        return "written down in spite of it" if office.certificates(office.named("add")) else ""

    def wrong(self, office: Office) -> str:
        found = office.certificates(office.named("add"))
        if [one.state for one in found] != [ISSUED]:
            return f"not one certificate that is issued: {[one.state.value for one in found]}"
        return in_place(office, found[0]) or unfinished(office)


class AddingFirst(Adding):
    """Nothing was ever exported, so that nothing can stand in for it."""

    def before(self, office: Office) -> None:
        office.exported.unlink(missing_ok=True)


class AddingMany(Errand):
    """A file of three."""

    def _names(self, office: Office) -> list[str]:
        return [office.named(f"many{number}") for number in range(3)]

    def go(self, office: Office) -> str:
        people = [Newcomer(name) for name in self._names(office)]
        work = add_many(office.desk(), people, office.stop())
        while True:
            try:
                next(work)
            except StopIteration as end:
                return KEPT if end.value.kept_template else ""

    def wrong(self, office: Office) -> str:
        for name in self._names(office):
            found = office.certificates(name)
            if [one.state for one in found] != [ISSUED]:
                return f"{name}: {[one.state.value for one in found]}"
            if missing := in_place(office, found[0]):
                return missing
        return unfinished(office)


class Renewing(Errand):
    """``renew --revoke-old`` for somebody who is connected."""

    def before(self, office: Office) -> None:
        add(office.desk(), Newcomer(office.named("renew")))
        self._renewed = False

    def go(self, office: Office) -> str:
        without = ""
        if not self._renewed:
            without = KEPT if renew(office.desk(), office.named("renew")).kept_template else ""
            self._renewed = True
        done = revoke_replaced(office.desk(), [office.named("renew")], office.stop())
        return without if done.proved else "not proved"

    def wrong(self, office: Office) -> str:
        found = office.certificates(office.named("renew"))
        if [one.state for one in found] != [REVOKED, ISSUED]:
            return f"not one revoked and one issued: {[one.state.value for one in found]}"
        return in_place(office, found[1]) or unfinished(office) or disagree(office)


class Revoking(Errand):
    """Somebody who is connected now; so is somebody else."""

    def before(self, office: Office) -> None:
        for word in ("gone", "stays"):
            add(office.desk(), Newcomer(office.named(word)))
            office.connect(office.named(word))

    def go(self, office: Office) -> str:
        return (
            "" if revoke(office.desk(), [office.named("gone")], office.stop()).proved else "proof"
        )

    def half(self, office: Office) -> str:
        (record,) = office.certificates(office.named("gone"))
        serial = int(record.serial, 16)
        listed = serial in office.listed()
        known = office.rig.records.revocation_list(office.name)
        if listed and record.state is not REVOKED:
            return "AWS keeps out whom the records let in"
        if known is None or not known.proved or listed:
            return ""
        if serial in read_revocation_list(known.pem).serials:
            return "proved what is not so"
        return ""

    def wrong(self, office: Office) -> str:
        (record,) = office.certificates(office.named("gone"))
        (other,) = office.certificates(office.named("stays"))
        if (record.state, other.state) != (REVOKED, ISSUED):
            return f"{record.state.value}, {other.state.value}"
        active = {
            one.common_name: one.active
            for one in office.rig.bystander.connections(office.endpoint.id)
        }
        if active[office.named("gone")]:
            return "still connected"
        if not active[office.named("stays")]:
            return "the session of somebody else was ended"
        return disagree(office)

    def tidy(self, office: Office) -> None:
        office.at_practice.connections.clear()


class Refreshing(Errand):
    """The list, made anew from the records."""

    def before(self, office: Office) -> None:
        add(office.desk(), Newcomer(office.named("listed")))
        revoke(office.desk(), [office.named("listed")], office.stop())
        self._number = self._list_number(office)

    def _list_number(self, office: Office) -> int:
        known = office.rig.records.revocation_list(office.name)
        return known.number if known else 0

    def go(self, office: Office) -> str:
        return "" if refresh(office.desk(), office.stop()).proved else "proof"

    def wrong(self, office: Office) -> str:
        if self._list_number(office) <= self._number:
            return "no new list"
        return disagree(office)


class Listing(Errand):
    """Who is connected, who was seen last by the log, and whether the list still holds."""

    def before(self, office: Office) -> None:
        for word in ("here", "logged"):
            add(office.desk(), Newcomer(office.named(word)))
        revoke(office.desk(), [office.named("logged")], office.stop())
        office.connect(office.named("here"))
        estate = office.practice.account.estate(REGION)
        one = office.connect(office.named("logged"))
        ended = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
        write_attempt(estate, office.at_practice, one, "203.0.113.9:5000", ended)
        office.at_practice.connections.remove(one)

    def go(self, office: Office) -> str:
        desk = office.desk()
        look_at_connections(desk)
        compare_with_aws(desk)
        read_log(desk, office.stop())
        return ""

    def wrong(self, office: Office) -> str:
        seen = {one.name: one.seen for one in office.rig.records.people(office.name)}
        missing = [word for word in ("here", "logged") if not seen.get(office.named(word))]
        return f"not seen: {missing}" if missing else disagree(office)

    def tidy(self, office: Office) -> None:
        office.at_practice.connections.clear()


Errand.kinds |= {
    Phase.ADD: Adding,
    Phase.ADD_FIRST: AddingFirst,
    Phase.MANY: AddingMany,
    Phase.RENEW: Renewing,
    Phase.REVOKE: Revoking,
    Phase.REFRESH: Refreshing,
    Phase.LIST: Listing,
}
