"""``person queue`` and ``take-report``: a queue for the helpdesk, and who got what of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.cli import person_bundle
from cvpn_wizard.cli.helpdesk import day, queue_told
from cvpn_wizard.cli.laptop_words import problems_told
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.person_words import drained
from cvpn_wizard.cli.run import DONE, STOPPED, USAGE, stoppable
from cvpn_wizard.journeys.helpdesk.preparing import order_problem, prepare_queue
from cvpn_wizard.journeys.helpdesk.taking_reports import ReportTaken, take_report
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.texts.helpdesk_report import report_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

DeskOf = Callable[[argparse.Namespace], Desk]


def add_ways(ways: Commands, desk_of: DeskOf) -> None:
    making = ways.add_parser("queue", help=text("cli-person-queue"))
    making.add_argument("name", metavar="NAME")
    making.add_argument("queue", metavar="QUEUE", help=text("cli-helpdesk-name"))
    making.add_argument("--count", type=int, required=True, help=text("cli-person-queue-count"))
    making.add_argument("--until", type=day, required=True, help=text("cli-helpdesk-until"))
    making.add_argument("--out", type=Path, metavar="DIR", help=text("cli-laptop-out"))
    making.add_argument("--json", action="store_true", help=text("cli-json"))
    person_bundle.add_language(making)
    making.set_defaults(carry_out=lambda args, output: _prepare(desk_of(args), args, output))
    taking = ways.add_parser("take-report", help=text("cli-person-take-report"))
    taking.add_argument("name", metavar="NAME")
    taking.add_argument("file", type=Path, metavar="FILE", help=text("cli-place-report"))
    taking.add_argument("--json", action="store_true", help=text("cli-json"))
    taking.set_defaults(carry_out=lambda args, output: _take(desk_of(args), args.file, output))


def _prepare(desk: Desk, args: argparse.Namespace, output: Output) -> int:
    problem = order_problem(args.queue, args.count, args.until, desk.clock.now())
    if problem is not None:
        problems_told((problem,), output)
        return USAGE
    language = args.language or current_language()
    out = args.out.absolute() if args.out else None
    with stoppable() as cancelled:
        events = prepare_queue(desk, args.queue, args.count, args.until, language, cancelled, out)
        done = drained(events, output)
    if done.made is None:
        output.line(
            text(
                "cli-person-many-stopped",
                made=done.issued.made,
                present=done.issued.present,
                total=done.issued.total,
            )
        )
        output.json({"event": "result", "ok": False, "stopped": True, "made": done.issued.made})
        return STOPPED
    queue_told(done.made, output)
    return DONE


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
