"""The jobs behind People and Dates: everything slow, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.calendar_file import write_calendar
from cvpn_wizard.journeys.people.dates import dates_at_aws, dates_of
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import HandedOut
from cvpn_wizard.journeys.people.last_seen import LogRead, read_log
from cvpn_wizard.journeys.people.listing import everybody, look_at_connections
from cvpn_wizard.journeys.people.many import ManyEvents, add_many, renew_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.people_file import read_people
from cvpn_wizard.journeys.people.revoking import (
    Revoked,
    compare_with_aws,
    refresh,
    revoke,
    revoke_replaced,
)
from cvpn_wizard.journeys.people.server import ServerRenewed, renew_server, until_served
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.people import ExpiryDate, PersonNow
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import calendar_words
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.vpn_section import Known

DeskOf = Callable[[], Desk]


@dataclass(frozen=True)
class Everybody:
    """:ivar refusal: what kept us from asking AWS; ``None`` when it was asked.
    :ivar log: what came of reading the connection log; ``None`` before.
    """

    people: tuple[PersonNow, ...]
    refusal: WizardError | None = None
    log: LogRead | WizardError | None = None


@dataclass(frozen=True)
class AllDates:
    dates: tuple[ExpiryDate, ...]
    refusal: WizardError | None = None


def desk_for(services: Services, known: Known) -> Desk:
    """Slow: inside a job only."""
    return Desk.at(
        known.name,
        home=services.home,
        records=services.records,
        vault=services.vault,
        cloud=lambda: services.cloud_for(known.account, None),
    )


def looking_here(desk: DeskOf) -> Callable[[Event], Everybody]:
    """By the records alone: at once."""
    return lambda _cancelled: Everybody(everybody(desk()))


def looking(desk: DeskOf) -> Callable[[Event], Generator[Everybody, None, Everybody]]:
    """With who is connected now, by AWS; then with who was inside, by the connection log."""

    def work(cancelled: Event) -> Generator[Everybody, None, Everybody]:
        here = desk()
        if not here.vpn.endpoint:
            return Everybody(everybody(here))
        try:
            connections = look_at_connections(here)
            compare_with_aws(here)
        except WizardError as error:
            return Everybody(everybody(here), error)
        yield Everybody(everybody(here, connections))
        log: LogRead | WizardError
        try:
            log = read_log(here, cancelled)
        except WizardError as error:
            log = error
        return Everybody(everybody(here, connections), log=log)

    return work


def adding(desk: DeskOf, newcomer: Newcomer, request: Path | None) -> Callable[[Event], HandedOut]:
    return lambda _cancelled: add(desk(), newcomer, request=request)


def adding_many(desk: DeskOf, table: Path) -> Callable[[Event], ManyEvents]:
    return lambda cancelled: add_many(desk(), read_people(table), cancelled)


def renewing(desk: DeskOf, name: str) -> Callable[[Event], HandedOut]:
    return lambda _cancelled: renew(desk(), name)


def renewing_many(desk: DeskOf, names: tuple[str, ...]) -> Callable[[Event], ManyEvents]:
    return lambda cancelled: renew_many(desk(), names, cancelled)


def revoking(desk: DeskOf, names: tuple[str, ...]) -> Callable[[Event], Revoked]:
    return lambda cancelled: revoke(desk(), names, cancelled)


def revoking_old(desk: DeskOf, names: tuple[str, ...]) -> Callable[[Event], Revoked]:
    return lambda cancelled: revoke_replaced(desk(), names, cancelled)


def watching_server(
    desk: DeskOf, fingerprint: str
) -> Callable[[Event], Generator[str, None, bool]]:
    """What is served, again and again, until it is the new one."""
    return lambda cancelled: until_served(desk(), fingerprint, cancelled)


def refreshing(desk: DeskOf) -> Callable[[Event], Revoked]:
    return lambda cancelled: refresh(desk(), cancelled)


def dating(desk: DeskOf) -> Callable[[Event], AllDates]:
    """Every date, by AWS where it can be asked."""

    def work(_cancelled: Event) -> AllDates:
        here = desk()
        try:
            return AllDates(dates_at_aws(here))
        except WizardError as error:
            return AllDates(dates_of(here), error)

    return work


def writing_calendar(path: Path, dates: tuple[ExpiryDate, ...]) -> Callable[[Event], Path]:
    def work(_cancelled: Event) -> Path:
        write_calendar(path, dates, text("dates-calendar"), calendar_words)
        return path

    return work


def renewing_server(desk: DeskOf) -> Callable[[Event], ServerRenewed]:
    return lambda _cancelled: renew_server(desk())
