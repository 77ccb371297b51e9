"""``person take-report``: who got which certificate of a helpdesk's queue, into the register."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.helpdesk.taking_reports import ReportTaken, take_report
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.texts import text
from cvpn_wizard.texts.helpdesk_report import report_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

DeskOf = Callable[[argparse.Namespace], Desk]


def add_ways(ways: Commands, desk_of: DeskOf) -> None:
    taking = ways.add_parser("take-report", help=text("cli-person-take-report"))
    taking.add_argument("name", metavar="NAME")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--json", action="store_true", help=text("cli-json"))
    taking.set_defaults(carry_out=lambda args, output: _take(desk_of(args), args.file, output))


def _take(desk: Desk, path: Path, output: Output) -> int:
    taken = take_report(desk, path)
    for issue in (*taken.noted, *taken.present):
        new = issue in taken.noted
        output.json({"event": "issue", "new": new, **vars(issue)})
        if new:
            output.line(
                text("cli-helpdesk-issue", at=issue.at, slot=issue.slot, person=issue.person)
            )
    output.json(_json(taken))
    for line in report_words(
        len(taken.noted),
        len(taken.present),
        unfinished=taken.unfinished,
        to_revoke=taken.to_revoke,
        dead=taken.dead,
    ):
        output.line(line)
    if taken.to_revoke:
        names = " ".join(taken.to_revoke)
        output.line(text("cli-person-revoke-these", name=desk.name, names=names))
    return 0


def _json(taken: ReportTaken) -> dict[str, object]:
    return {
        "event": "result",
        "ok": True,
        "queue": taken.queue,
        "noted": len(taken.noted),
        "present": len(taken.present),
        "unfinished": list(taken.unfinished),
        "to_revoke": list(taken.to_revoke),
        "handed_out_revoked": list(taken.dead),
    }
