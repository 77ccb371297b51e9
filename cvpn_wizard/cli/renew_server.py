"""``renew-server``: a new certificate for the endpoint, in the place of the old one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.person import desk_of
from cvpn_wizard.cli.run import DONE, STOPPED, stoppable
from cvpn_wizard.journeys.people.server import SERVED_HOURS, renew_server, until_served
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("renew-server", help=text("cli-renew-server"))
    command.add_argument("name", metavar="NAME")
    command.add_argument("--wait", action="store_true", help=text("cli-renew-server-wait"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_renew)


def _renew(args: argparse.Namespace, output: Output) -> int:
    desk = desk_of(args)
    done = renew_server(desk)
    served: bool | None = None
    told = {
        "event": "server",
        "name": done.name,
        "arn": done.arn,
        "serial": done.serial,
        "not_after": done.not_after.isoformat(),
        "fingerprint": done.fingerprint,
    }
    output.json(told)
    date = f"{done.not_after:%Y-%m-%d}"
    output.line(text("server-renewed", name=done.name, date=date, hours=SERVED_HOURS))
    if args.wait:
        with stoppable() as cancelled:
            looks = until_served(desk, done.fingerprint, cancelled)
            try:
                while True:
                    seen = next(looks)
                    output.json({"event": "look", "fingerprint": seen or None})
                    output.line(text("server-old" if seen else "server-silent"))
            except StopIteration as end:
                served = end.value
            except WizardError as error:
                if error.code is not ErrorCode.STOPPED:
                    raise
        output.json({"event": "result", "ok": bool(served), "served": served})
        output.line(text("server-served" if served else "server-not-yet"))
        return DONE if served else STOPPED
    return DONE
