"""What this computer knows and the team store does not: the rows to be written there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cvpn_wizard.adapters.records import (
    CertificateRecord,
    CertificateState,
    PersonRecord,
    Records,
    RevocationRecord,
)
from cvpn_wizard.adapters.records.merging import further_on
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.team.handing_out import handed_of
from cvpn_wizard.journeys.team.rows import (
    ONLY,
    Held,
    certificate_values,
    held_of,
    held_values,
    list_values,
    name_key,
)
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.team import Part, Row

LIVE = frozenset({CertificateState.PREPARED, CertificateState.ISSUED})


def certificate_row(store: TeamStore, one: CertificateRecord) -> Row:
    return store.over(Part.CERTIFICATE, one.serial, certificate_values(one))


def certificates(store: TeamStore, here: Iterable[CertificateRecord]) -> list[Row]:
    """Those that the store does not know, or knows an earlier state of."""
    rows = []
    for one in here:
        known = store.row(Part.CERTIFICATE, one.serial)
        if known is None or further_on(one.state, CertificateState(str(known.values["state"]))):
            rows.append(certificate_row(store, one))
    return rows


def names(store: TeamStore, records: Records) -> list[Row]:
    """Names that the store does not know: of before there was a store, or of a set-up run."""
    people = {name_key(one.name): one for one in records.people(store.vpn)}
    clients = [one for one in records.all_certificates(store.vpn) if one.kind == "client"]
    newest: dict[str, CertificateRecord] = {}
    for one in sorted(clients, key=lambda one: (one.state in LIVE, one.not_before)):
        newest[name_key(one.name)] = one
    states = {one.serial: one.state for one in clients}
    rows = []
    for key, one in newest.items():
        known = store.row(Part.NAME, key)
        if known is not None:
            left = states.get(str(known.values["serial"])) not in LIVE
            if not (left and one.state is CertificateState.ISSUED):
                continue
        person = people.get(key) or PersonRecord(store.vpn, one.name, "", "", "")
        at = store.clock.now().isoformat(timespec="seconds")
        rows.append(
            store.over(Part.NAME, key, held_values(Held(person, one.serial, store.computer, at)))
        )
    return rows


def words(store: TeamStore, people: Mapping[str, PersonRecord]) -> list[Row]:
    """Names that the store has with other words."""
    rows = []
    for key, one in people.items():
        known = store.row(Part.NAME, key)
        held = held_of(store.vpn, known) if known else None
        if held is not None and not same_words(one, held):
            whose = replace(held.person, person=one.person, device=one.device)
            rows.append(store.over(Part.NAME, key, held_values(replace(held, person=whose))))
    return rows


def handed_out(store: TeamStore) -> list[Row]:
    """Names out of a queue whose holder a helpdesk has noted, and nobody else has."""
    people = {}
    for row in store.rows(Part.HANDED):
        handed = handed_of(row)
        known = store.row(Part.NAME, name_key(handed.slot))
        if known is not None and _is_free(held_of(store.vpn, known)):
            whose = Newcomer(handed.person).completed()
            people[name_key(handed.slot)] = PersonRecord(
                store.vpn, handed.slot, whose.person, whose.device, ""
            )
    return words(store, people)


def _is_free(held: Held) -> bool:
    """Nobody is noted but what the name of the certificate says by itself."""
    known = held.person
    own, noted = Newcomer(known.name), Newcomer(known.name, known.person, known.device)
    return noted.completed() == own.completed()


def revocation_list(store: TeamStore, here: RevocationRecord | None) -> list[Row]:
    known = store.row(Part.LIST)
    if here is None or (known is not None and int(known.values["number"]) >= here.number):
        return []
    return [store.over(Part.LIST, ONLY, list_values(here))]


def same_words(known: PersonRecord | None, held: Held) -> bool:
    """Whether a person is called the same here and there."""
    return known is not None and (known.person, known.device) == (
        held.person.person,
        held.person.device,
    )
