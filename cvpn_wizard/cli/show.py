"""``list`` and ``show NAME``: what is known here, and how AWS has it now."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.cost import cost_json, cost_words, estimate_of
from cvpn_wizard.cli.editing import drift_words
from cvpn_wizard.cli.expiring import tell_expiring
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import stoppable
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.doctoring.drift import SETTINGS
from cvpn_wizard.journeys.doctoring.righting import Righting
from cvpn_wizard.journeys.showing import VpnNow, look_at
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


WAYS = ("put-back", "take-over")
DRIFTS = (*SETTINGS, "associations", "authorize", "routes")


def add_parser(commands: Commands) -> None:
    known = commands.add_parser("list", help=text("cli-list"))
    known.add_argument("--json", action="store_true", help=text("cli-json"))
    known.add_argument("--expiring", type=int, metavar="DAYS", help=text("cli-list-expiring"))
    known.add_argument("--ics", type=Path, metavar="FILE", help=text("cli-list-ics"))
    known.set_defaults(carry_out=_list)
    show = commands.add_parser("show", help=text("cli-show"))
    show.add_argument("name", metavar="NAME")
    ways = show.add_mutually_exclusive_group()
    for way in WAYS:
        ways.add_argument(
            f"--{way}",
            nargs="*",
            metavar="WHAT",
            choices=DRIFTS,
            help=text(f"cli-show-{way}", what=", ".join(DRIFTS)),
        )
    show.add_argument("--json", action="store_true", help=text("cli-json"))
    show.set_defaults(carry_out=_show)


def _list(args: argparse.Namespace, output: Output) -> int:
    if args.expiring is not None or args.ics is not None:
        return tell_expiring(args.home, args.expiring or 0, args.ics, output)
    records = Records(args.home)
    vpns = records.vpns()
    for vpn in vpns:
        runs = records.runs(vpn.name)
        state = "paused" if vpn.paused else runs[0].state.value if runs else ""
        output.json(
            {
                "event": "vpn",
                "vpn": vpn.name,
                "account": vpn.account,
                "region": vpn.region,
                "endpoint_id": vpn.endpoint or None,
                "folder": str(vpn.folder),
                "state": state,
            }
        )
        output.line(
            text(
                "cli-list-vpn",
                name=vpn.name,
                region=vpn.region,
                account=vpn.account,
                endpoint=vpn.endpoint,
                state=text(f"run-{state}") if state else "",
            )
        )
    if not vpns:
        output.line(text("cli-list-none"))
    return 0


def _show(args: argparse.Namespace, output: Output) -> int:
    """Status 1 when something that was to be put right still differs."""
    known = known_vpn(args.home, args.name)
    cloud, records = cloud_in(known.region), Records(args.home)
    asked = args.put_back if args.put_back is not None else args.take_over
    if asked is not None:
        with stoppable() as cancelled:
            righting = Righting(known.name, args.home, cloud, records, Clock(), cancelled)
            way = "put-back" if args.put_back is not None else "take-over"
            done = righting.put_back if way == "put-back" else righting.take_over
            for one in done(asked):
                output.json({"event": way, "what": one.what, "made": one.made, "now": one.now})
                output.line(text(f"cli-show-did-{way}", what=text(f"drift-{one.what}")))
    now = look_at(known.name, cloud, records)
    output.json(_json(now))
    for line in _words(now):
        output.line(line)
    left = [one for one in now.drift if asked is not None and (not asked or one.what in asked)]
    return 1 if left else 0


def _json(now: VpnNow) -> dict[str, object]:
    endpoint = now.endpoint
    return {
        "event": "vpn",
        "vpn": now.spec.name,
        "region": now.spec.region,
        "state": now.run_state.value,
        "endpoint_id": endpoint.id if endpoint else None,
        "endpoint_state": endpoint.state.value if endpoint else None,
        "associations": [
            {"id": a.id, "subnet": a.subnet_id, "state": a.state.value} for a in now.associations
        ],
        "rules": [{"cidr": str(rule.cidr), "state": rule.state} for rule in now.rules],
        "routes": [
            {"cidr": str(r.cidr), "subnet": r.subnet_id, "state": r.state, "origin": r.origin}
            for r in now.routes
        ],
        "certificates": [
            {
                "kind": c.kind,
                "name": c.name,
                "serial": c.serial,
                "not_after": c.not_after.isoformat(),
            }
            for c in now.certificates
        ],
        "paused": now.paused,
        "drift": [{"what": d.what, "made": d.made, "now": d.now} for d in now.drift],
        "cost": cost_json(estimate_of(now.spec, paused=now.paused)),
    }


def _words(now: VpnNow) -> list[str]:
    lines = [text("cli-show-head", name=now.spec.name, region=now.spec.region)]
    if now.endpoint is None:
        lines.append(text("cli-show-no-endpoint"))
    else:
        lines.append(text("cli-show-endpoint", id=now.endpoint.id, state=now.endpoint.state.value))
    if now.paused:
        lines.append(text("cli-show-paused", name=now.spec.name))
    lines += [
        text("cli-show-association", subnet=a.subnet_id, state=a.state.value)
        for a in now.associations
    ]
    lines += [text("cli-show-rule", cidr=str(r.cidr), state=r.state) for r in now.rules]
    lines += [
        text("cli-show-route", cidr=str(r.cidr), subnet=r.subnet_id, state=r.state)
        for r in now.routes
    ]
    today = datetime.now(UTC)
    lines += [
        text(
            "cli-show-certificate",
            name=c.name,
            date=f"{c.not_after:%Y-%m-%d}",
            days=(c.not_after - today).days,
        )
        for c in now.certificates
    ]
    lines += [drift_words(one) for one in now.drift]
    if now.endpoint is not None:
        lines += cost_words(estimate_of(now.spec, paused=now.paused))
    return lines
