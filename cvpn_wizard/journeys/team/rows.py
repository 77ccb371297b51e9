"""Our records as rows of the team store, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cvpn_wizard.adapters.records import (
    CertificateRecord,
    CertificateState,
    PersonRecord,
    RevocationRecord,
)
from cvpn_wizard.model.team import Row, Values

ONLY = "1"
"""The key of a row that is the only one of its part."""


@dataclass(frozen=True)
class Held:
    """Who has a common name.

    :ivar serial: of the certificate that is the newest of that name.
    :ivar by: which computer wrote it, and when.
    """

    person: PersonRecord
    serial: str
    by: str
    at: str


def certificate_values(one: CertificateRecord) -> Values:
    return {
        "kind": one.kind,
        "name": one.name,
        "not_before": one.not_before.isoformat(),
        "not_after": one.not_after.isoformat(),
        "state": one.state.value,
        "changed": one.changed,
        "by_request": int(one.by_request),
        "pem": one.pem,
    }


def certificate_of(vpn: str, row: Row) -> CertificateRecord:
    said = row.values
    return CertificateRecord(
        vpn=vpn,
        kind=str(said["kind"]),
        name=str(said["name"]),
        serial=row.key,
        not_before=datetime.fromisoformat(str(said["not_before"])),
        not_after=datetime.fromisoformat(str(said["not_after"])),
        state=CertificateState(str(said["state"])),
        changed=str(said["changed"]),
        by_request=bool(said["by_request"]),
        pem=str(said["pem"]),
    )


def name_key(name: str) -> str:
    """Names that differ in case only are one name."""
    return name.lower()


def held_values(held: Held) -> Values:
    person = held.person
    return {
        "name": person.name,
        "person": person.person,
        "device": person.device,
        "added": person.added,
        "serial": held.serial,
        "by": held.by,
        "at": held.at,
    }


def held_of(vpn: str, row: Row) -> Held:
    said = {name: str(value) for name, value in row.values.items()}
    person = PersonRecord(vpn, said["name"], said["person"], said["device"], said["added"])
    return Held(person, said["serial"], said["by"], said["at"])


def list_values(one: RevocationRecord) -> Values:
    return {
        "number": one.number,
        "made": one.made.isoformat(),
        "next_update": one.next_update.isoformat(),
        "pem": one.pem,
        "proved": one.proved,
    }


def list_of(vpn: str, row: Row) -> RevocationRecord:
    said = row.values
    return RevocationRecord(
        vpn=vpn,
        number=int(said["number"]),
        made=datetime.fromisoformat(str(said["made"])),
        next_update=datetime.fromisoformat(str(said["next_update"])),
        pem=str(said["pem"]),
        proved=str(said["proved"]),
    )
