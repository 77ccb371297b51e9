"""What ``person`` prints: words for people, objects for programs."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.people.issuing import HandedOut
from cvpn_wizard.journeys.people.many import Progress
from cvpn_wizard.journeys.people.revoking import Revoked
from cvpn_wizard.model.people import PersonNow
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import connected_words, state_words

HOURS = 4
"""AWS: changes of the list can take so long."""


End = TypeVar("End")


def drained(events: Generator[Progress, None, End], output: Output) -> End:
    """Tell each that is done; what comes at the end."""
    while True:
        try:
            event = next(events)
        except StopIteration as end:
            result: End = end.value
            return result
        if event.handed is None:
            output.json({"event": "person", "name": event.name, "state": "present"})
            continue
        told = handed_json(event.handed, "added")
        output.json({**told, "done": event.done, "total": event.total})
        output.line(
            text("cli-person-progress", done=event.done, total=event.total, name=event.name)
        )


def handed_json(handed: HandedOut, state: str) -> dict[str, object]:
    return {
        "event": "person",
        "name": handed.name,
        "state": state,
        "serial": handed.serial,
        "not_after": handed.not_after.isoformat(),
        "profile": str(handed.profile),
        "kept_template": handed.kept_template,
    }


def handed_words(handed: HandedOut) -> str:
    return text(
        "cli-person-handed",
        name=handed.name,
        date=f"{handed.not_after:%Y-%m-%d}",
        path=str(handed.profile),
    )


def person_json(person: PersonNow) -> dict[str, object]:
    return {
        "event": "person",
        "name": person.name,
        "person": person.person,
        "device": person.device,
        "state": person.state.value,
        "serial": person.serial,
        "not_after": person.not_after.isoformat(),
        "days": person.days,
        "seen": person.seen or None,
        "connected": person.connected,
        "bytes_received": person.received,
        "bytes_sent": person.sent,
        "revoked": person.revoked or None,
        "kept_out": person.kept_out,
        "own_key": person.own_key,
        "replaced_valid": person.replaced_valid,
    }


def person_words(person: PersonNow) -> str:
    return text(
        "cli-person-line",
        name=person.name,
        person=person.person,
        device=person.device,
        state=state_words(person),
        date=f"{person.not_after:%Y-%m-%d}",
        seen=person.seen.replace("T", " ")[:16] or text("person-seen-never"),
        now=connected_words(person),
    )


def revoked_json(done: Revoked) -> dict[str, object]:
    return {
        "event": "revoked",
        "names": list(done.names),
        "serials": sorted(f"{one:x}" for one in done.serials),
        "number": done.number,
        "next_update": done.next_update.isoformat(),
        "sessions_ended": done.sessions,
        "proved": done.proved,
        "active": done.active,
        "hours": HOURS,
    }


def revoked_words(done: Revoked) -> list[str]:
    """What was done, what was proved, and what AWS may take its time for."""
    lines = [
        text("person-revoked", names=", ".join(done.names), sessions=done.sessions)
        if done.names
        else text("person-refreshed"),
        text(
            "person-list-proved" if done.proved else "person-list-unproved",
            number=done.number,
            count=len(done.serials),
            date=f"{done.next_update:%Y-%m-%d}",
        ),
    ]
    if not done.active:
        lines.append(text("person-list-hours", hours=HOURS))
    return [*lines, text("person-all-reconnect")]
