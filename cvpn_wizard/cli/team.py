"""``team``: several computers share one VPN's register and CA, in the customer's own account."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import DONE, USAGE, stoppable
from cvpn_wizard.journeys.account_choice import account_to_json
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.journeys.team.creating import create, leave
from cvpn_wizard.journeys.team.joining import join
from cvpn_wizard.journeys.team.status import TeamStatus, status
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("team", help=text("cli-team"))
    ways = command.add_subparsers(dest="way", required=True, metavar=text("cli-command"))
    making = ways.add_parser("create", help=text("cli-team-create"))
    making.set_defaults(carry_out=_create)
    joining = ways.add_parser("join", help=text("cli-team-join"))
    joining.add_argument("--region", default="", metavar="R", help=text("cli-adopt-region"))
    joining.add_argument("--helpdesk", action="store_true", help=text("cli-team-helpdesk"))
    joining.set_defaults(carry_out=_join)
    telling = ways.add_parser("status", help=text("cli-team-status"))
    telling.set_defaults(carry_out=_status)
    leaving = ways.add_parser("leave", help=text("cli-team-leave"))
    leaving.add_argument("--delete", action="store_true", help=text("cli-team-delete"))
    leaving.set_defaults(carry_out=_leave)
    for one in (making, joining, telling, leaving):
        one.add_argument("name", metavar="NAME")
        one.add_argument("--json", action="store_true", help=text("cli-json"))


def _create(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    cloud = cloud_in(known.region)
    with stoppable() as cancelled:
        cloud.cancelled = cancelled
        create(
            args.name,
            home=args.home,
            records=Records(args.home),
            vault=Vault.from_environment(),
            cloud=cloud,
            cancelled=cancelled,
        )
    output.line(text("cli-team-created", name=args.name))
    _tell(status(args.name, home=args.home, cloud=cloud), "created", output)
    return DONE


def _join(args: argparse.Namespace, output: Output) -> int:
    region = args.region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    if not region:
        output.note("cli-adopt-no-region")
        return USAGE
    cloud = cloud_in(region)
    joined = join(
        args.name,
        home=args.home,
        records=Records(args.home),
        vault=Vault.from_environment(),
        cloud=cloud,
        choice=account_to_json(AccountAnswers(source=AccountSource.PROFILE, region=region)),
        reads_only=args.helpdesk,
    )
    output.line(text("cli-team-joined", name=joined.vpn, folder=str(joined.folder)))
    output.line(text("cli-team-issues" if joined.can_issue else "cli-team-reads"))
    if joined.can_issue and not joined.passphrase_kept:
        output.note("cli-team-no-keyring")
    _tell(status(joined.vpn, home=args.home, cloud=cloud), "joined", output)
    return DONE


def _status(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    found = status(args.name, home=args.home, cloud=cloud_in(known.region))
    _tell(found, "status", output)
    return DONE


def _leave(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    leave(args.name, home=args.home, cloud=cloud_in(known.region), delete=args.delete)
    output.json({"event": "team", "state": "left", "vpn": args.name, "deleted": args.delete})
    output.line(text("cli-team-deleted" if args.delete else "cli-team-left", name=args.name))
    return DONE


def _tell(found: TeamStatus, state: str, output: Output) -> None:
    told = asdict(found) | {"computers": dict(found.computers), "to_revoke": list(found.to_revoke)}
    output.json({"event": "team", "state": state, **told})
    output.line(
        text(
            "cli-team-register",
            people=found.people,
            certificates=found.certificates,
            revoked=found.revoked,
            number=found.list_number,
        )
    )
    output.line(text("cli-team-agrees" if found.agrees else "cli-team-differs"))
    output.line(text("cli-team-places", table=found.table, secret=found.secret))
    if found.handed_out:
        output.line(text("cli-team-handed", n=found.handed_out))
    if found.to_revoke:
        output.line(text("cli-team-to-revoke", names=" ".join(found.to_revoke), vpn=found.vpn))
    for computer, n in found.computers:
        output.line(text("cli-team-computer", computer=computer, n=n))
