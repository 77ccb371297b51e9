"""The sentences for people and for the dates on which somebody is locked out."""

from __future__ import annotations

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import DateKind, ExpiryDate, PersonNow
from cvpn_wizard.texts.language import text
from cvpn_wizard.texts.refusals import refusal_words


def state_words(person: PersonNow) -> str:
    """In one word, and for a revoked one whether AWS knows it."""
    if person.revoked and not person.kept_out:
        return text("person-state-revoked-here")
    return text(f"person-state-{person.state.value}")


def connected_words(person: PersonNow) -> str:
    """Empty for somebody who is not connected."""
    if not person.connected:
        return ""
    return text(
        "person-connected", received=bytes_words(person.received), sent=bytes_words(person.sent)
    )


def unread_log_words(refusal: WizardError) -> str:
    """Why "last seen" is not up to date."""
    if refusal.code is ErrorCode.ACCESS_DENIED:
        return text("person-log-denied", action=str(refusal.facts.get("action", "")))
    return text("person-log-refused", why=refusal_words(refusal).title)


def bytes_both_ways(person: PersonNow) -> str:
    """Shortly, for a table; empty for somebody who is not connected."""
    if not person.connected:
        return ""
    return f"↓ {bytes_words(person.received)}  ↑ {bytes_words(person.sent)}"


def bytes_words(count: int) -> str:
    """As people read it: 1.4 MB, 88 MB."""
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:.1f} {unit}" if size < 10 and unit != "B" else f"{size:.0f} {unit}"


def date_name(date: ExpiryDate) -> str:
    """What ends then."""
    if date.kind is DateKind.PERSON:
        return text("date-person", name=date.name)
    return text(f"date-{date.kind.value}")


def date_words(date: ExpiryDate) -> str:
    """One line: when, how soon, what."""
    return text(
        f"date-line-{date.level.value}",
        date=f"{date.ends:%Y-%m-%d}",
        days=abs(date.days),
        what=date_name(date),
        vpn=date.vpn,
    )


def date_meaning(date: ExpiryDate) -> str:
    """Who is locked out then, and what to do before."""
    return text(f"date-{date.kind.value}-meaning")


def calendar_words(date: ExpiryDate) -> tuple[str, str]:
    """The title of a calendar's entry, and what stands in it."""
    return text("date-entry", what=date_name(date), vpn=date.vpn), date_meaning(date)
