"""``change``: other settings for a VPN that stands, without its plan file at hand."""

from __future__ import annotations

import argparse
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING, Any

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.editing import tell_change, tell_what_differs
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import DONE, STOPPED, USAGE, stoppable
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.changing.settings import Settings
from cvpn_wizard.journeys.checks import PORTS, SESSION_HOURS
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("change", help=text("cli-change-help"))
    command.add_argument("name", metavar="NAME")
    command.add_argument("--split-tunnel", choices=("on", "off"), help=text("cli-change-split"))
    command.add_argument(
        "--session-hours", type=int, choices=SESSION_HOURS, help=text("cli-change-session")
    )
    command.add_argument("--port", type=int, choices=PORTS, help=text("cli-change-port"))
    command.add_argument("--banner", metavar="TEXT", help=text("cli-change-banner"))
    command.add_argument("--dns", type=_addresses, metavar="A,B", help=text("cli-change-dns"))
    command.add_argument(
        "--authorize", type=_ranges, metavar="CIDR,…", help=text("cli-change-authorize")
    )
    command.add_argument("--routes", type=_ranges, metavar="CIDR,…", help=text("cli-change-routes"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_change)


def _ranges(value: str) -> tuple[IPv4Network, ...]:
    return tuple(IPv4Network(one.strip()) for one in value.split(",") if one.strip())


def _addresses(value: str) -> tuple[IPv4Address, ...]:
    return tuple(IPv4Address(one.strip()) for one in value.split(",") if one.strip())


def _change(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    wanted = _wanted(args)
    if not wanted:
        output.line(text("cli-change-nothing"))
        output.json({"event": "refusal", "code": "needs-change", "step": None})
        return USAGE
    with stoppable() as cancelled:
        cloud, records = cloud_in(known.region), Records(args.home)
        cloud.cancelled = cancelled
        settings = Settings(known.name, args.home, cloud, records, Clock(), cancelled)
        after = replace(settings.plan, **wanted)
        parse_plan(write_plan(after), where=args.home)  # refuses what no plan may say
        try:
            for change in settings.change(after):
                tell_change(change, output)
        except WizardError as error:
            if error.code is not ErrorCode.STOPPED:
                raise
            output.json({"event": "result", "ok": False, "vpn": known.name})
            output.line(text("cli-change-stopped"))
            return STOPPED
        tell_what_differs(known.name, cloud, records, output)
    output.json({"event": "result", "ok": True, "vpn": known.name, "endpoint_id": known.endpoint})
    output.line(text("cli-change-done", name=known.name))
    return DONE


def _wanted(args: argparse.Namespace) -> dict[str, Any]:
    said = {
        "split_tunnel": None if args.split_tunnel is None else args.split_tunnel == "on",
        "session_hours": args.session_hours,
        "port": args.port,
        "banner": args.banner,
        "dns_servers": args.dns,
        "authorize": args.authorize,
        "routes": args.routes,
    }
    return {what: value for what, value in said.items() if value is not None}
