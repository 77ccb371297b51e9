"""``list --expiring DAYS``: every date on which somebody is locked out, of every VPN."""

from __future__ import annotations

import functools
from pathlib import Path

from cvpn_wizard.adapters.records import Records, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.account import cloud_in
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import DONE
from cvpn_wizard.journeys.people.calendar_file import write_calendar
from cvpn_wizard.journeys.people.dates import (
    dates_at_aws,
    dates_of,
    expiring,
    in_order,
)
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.people import ExpiryDate
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import calendar_words, date_words


def tell_expiring(home: Path, days: int, ics: Path | None, output: Output) -> int:
    """Print what ends within so many days; the calendar file has every date.

    AWS is asked what it has; where it cannot be reached, what was made here is told.
    """
    dates = in_order(one for vpn in _names(home) for one in _dates(home, vpn, output))
    for one in expiring(dates, days):
        output.json(
            {
                "event": "date",
                "vpn": one.vpn,
                "kind": one.kind.value,
                "name": one.name,
                "ends": one.ends.isoformat(),
                "days": one.days,
                "level": one.level.value,
                "at_aws": one.at_aws,
            }
        )
        output.line(date_words(one))
    if not expiring(dates, days):
        output.line(text("dates-none", days=days))
    if ics is not None:
        write_calendar(ics, dates, text("dates-calendar"), calendar_words)
        output.line(text("dates-calendar-written", path=str(ics)))
    return DONE


def _names(home: Path) -> list[VpnRecord]:
    records = Records(home)
    return [vpn for vpn in records.vpns() if records.runs(vpn.name)]


def _dates(home: Path, vpn: VpnRecord, output: Output) -> tuple[ExpiryDate, ...]:
    desk = Desk.at(
        vpn.name,
        home=home,
        records=Records(home),
        vault=Vault.from_environment(),
        cloud=functools.cache(lambda: cloud_in(vpn.region)),
    )
    try:
        return dates_at_aws(desk)
    except WizardError as error:
        output.note("dates-offline", vpn=vpn.name, why=error.code.value)
        return dates_of(desk)
