"""How far a change of the CA is: its phases, and everybody's place in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Event

from cvpn_wizard.adapters.records import UNFINISHED, RunState
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.last_seen import read_log
from cvpn_wizard.journeys.people.listing import look_at_connections
from cvpn_wizard.journeys.rollover.people import authority_end, movers
from cvpn_wizard.journeys.rollover.phases import overlap, phases, usual_end
from cvpn_wizard.journeys.succession import successor_of
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.rollover import RolloverNow

DeskFor = Callable[[str], Desk]
"""Sits down at the VPN of that name."""


@dataclass(frozen=True)
class Both:
    """The two VPNs of a change: the one there was, and the one in its place."""

    old: Desk
    new: Desk

    @classmethod
    def of(cls, name: str, desk_for: DeskFor) -> Both:
        """By either name.

        :raises WizardError: ROLLOVER_NONE where that VPN's CA is not being changed; VPN_UNKNOWN.
        """
        desk = desk_for(name)
        successor = successor_of(name, desk.records)
        if successor is not None:
            return cls(desk, desk_for(successor.name))
        if desk.spec.succeeds and not desk.vpn.removed:
            return cls(desk_for(desk.spec.succeeds), desk)
        raise WizardError(ErrorCode.ROLLOVER_NONE, name=name)

    @property
    def set_up(self) -> bool:
        """The second endpoint is made, whole."""
        runs = self.new.records.runs(self.new.name)
        return bool(self.new.vpn.endpoint) and any(run.state is RunState.DONE for run in runs)

    @property
    def unfinished(self) -> bool:
        """Setting it up was begun, and has not come to an end."""
        return not self.set_up and self.new.records.runs(self.new.name)[0].state in UNFINISHED


def under_way(desk: Desk) -> str:
    """The other VPN of a change that has not ended, on whichever side of it this one stands."""
    successor = successor_of(desk.name, desk.records)
    if successor is not None:
        return successor.name
    before = desk.records.vpn(desk.spec.succeeds) if desk.spec.succeeds else None
    return before.name if before is not None and not before.removed else ""


def look(both: Both, *, ask: bool = True, cancelled: Event | None = None) -> RolloverNow:
    """By the records, and by AWS where it can be asked: who is, and was, connected where.

    :param ask: ask AWS too.
    :raises WizardError: STOPPED.
    """
    asked, cancelled = ask, cancelled or Event()
    on_old: tuple[Connection, ...] = ()
    on_new: tuple[Connection, ...] = ()
    if ask:
        try:
            on_old = _connections(both.old, cancelled)
            on_new = _connections(both.new, cancelled)
        except WizardError as error:
            if error.code is ErrorCode.STOPPED:
                raise
            asked = False
    old, new = both.old, both.new
    today, ends = old.clock.now().date(), authority_end(old)
    began = _day(old.records.runs(new.name)[-1].started, today)
    until = new.spec.overlap_until or usual_end(began, ends)
    people = movers(old, new, on_old, on_new)
    return RolloverNow(
        old=old.name,
        new=new.name,
        old_endpoint=old.vpn.endpoint,
        endpoint=new.vpn.endpoint,
        authority_ends=ends,
        until=until,
        phases=phases(
            began=began,
            until=until,
            today=today,
            set_up=both.set_up,
            ended=bool(old.vpn.removed),
            people=people,
        ),
        overlap=overlap(new.spec.region, len(new.spec.network.target_subnets), today, until),
        people=people,
        ended=old.vpn.removed,
        adopted=bool(old.spec.adopted),
        asked=asked,
    )


def _connections(desk: Desk, cancelled: Event) -> tuple[Connection, ...]:
    """Noted as seen, with all whom the connection log has seen; none without an endpoint.

    AWS tells of connections for an hour, the log for as long as it is kept. Who may not read the
    log is told of the former alone.
    """
    if not desk.vpn.endpoint or desk.vpn.removed:
        return ()
    found = look_at_connections(desk)
    try:
        read_log(desk, cancelled)
    except WizardError as error:
        if error.code is not ErrorCode.ACCESS_DENIED:
            raise
    return found


def fresh(desk: Desk) -> Desk:
    """The same desk with what the records say of its VPN by now."""
    found = desk.records.vpn(desk.name)
    return replace(desk, vpn=found) if found is not None else desk


def _day(said: str, otherwise: date) -> date:
    try:
        return datetime.fromisoformat(said).astimezone(UTC).date()
    except ValueError:
        return otherwise
