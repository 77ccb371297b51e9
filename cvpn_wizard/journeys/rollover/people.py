"""Who has to move from one CA to the next, and how far each is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE
from cvpn_wizard.adapters.pki.reading import authorities_in
from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.adding import LIVE
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.listing import everybody
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.people import PersonNow, PersonState
from cvpn_wizard.model.rollover import Move, Mover

A_DAY = timedelta(days=1)


def authority_end(desk: Desk) -> date | None:
    """The day on which a VPN's CA ends, by its certificate here."""
    found = authorities_in(desk.certificates / CA_CERTIFICATE)
    return found.ends.date() if found is not None and found.ends is not None else None


def to_move(old: Desk, connections: tuple[Connection, ...] = ()) -> tuple[PersonNow, ...]:
    """Everybody whom the old CA lets in.

    Whoever was locked out stays so, and whose certificate has run out gets no new one here:
    perhaps nobody renewed it on purpose. But where it ended with the CA, nobody chose that.
    """
    ends = authority_end(old)
    return tuple(
        one
        for one in everybody(old, connections)
        if one.state in {PersonState.VALID, PersonState.SOON, PersonState.UNFINISHED}
        or (
            one.state is PersonState.EXPIRED
            and ends is not None
            and one.not_after.date() >= ends - A_DAY
        )
    )


def movers(
    old: Desk,
    new: Desk | None,
    on_old: tuple[Connection, ...] = (),
    on_new: tuple[Connection, ...] = (),
) -> tuple[Mover, ...]:
    """How far each is, by what is known here and the connections that AWS has told of.

    Who was locked out of the new VPN meanwhile has nothing to move for.
    """
    live: set[str] = set()
    out: set[str] = set()
    seen: dict[str, str] = {}
    if new is not None:
        clients = [one for one in new.records.all_certificates(new.name) if one.kind == "client"]
        live = {one.name.lower() for one in clients if one.state in LIVE}
        out = {one.name.lower() for one in clients if one.state is CertificateState.REVOKED} - live
        seen = {one.name.lower(): one.seen for one in new.records.people(new.name)}
    now_old, now_new = _names(on_old), _names(on_new)
    return tuple(
        Mover(
            name=one.name,
            person=one.person,
            device=one.device,
            move=_move(one, has=name in live, seen=bool(seen.get(name)) or name in now_new),
            seen=seen.get(name, ""),
            seen_before=one.seen,
            on_old=name in now_old,
            on_new=name in now_new,
        )
        for one in to_move(old, on_old)
        if (name := one.name.lower()) not in out
    )


def newcomers(people: Iterable[Mover]) -> tuple[Newcomer, ...]:
    """Those for whom a certificate can be made here, as the new VPN's register takes them."""
    return tuple(
        Newcomer(one.name, one.person, one.device) for one in people if one.move is not Move.OWN_KEY
    )


def _move(one: PersonNow, *, has: bool, seen: bool) -> Move:
    if has:
        return Move.MOVED if seen else Move.HANDED
    return Move.OWN_KEY if one.own_key else Move.WAITING


def _names(connections: Iterable[Connection]) -> set[str]:
    return {one.common_name.lower() for one in connections if one.active}
