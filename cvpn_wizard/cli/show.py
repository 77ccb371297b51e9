"""``list`` and ``show NAME``: what is known here, and how AWS has it now."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.cost import cost_json, cost_words, estimate_of
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.showing import VpnNow, look_at
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    known = commands.add_parser("list", help=text("cli-list"))
    known.add_argument("--json", action="store_true", help=text("cli-json"))
    known.set_defaults(carry_out=_list)
    show = commands.add_parser("show", help=text("cli-show"))
    show.add_argument("name", metavar="NAME")
    show.add_argument("--json", action="store_true", help=text("cli-json"))
    show.set_defaults(carry_out=_show)


def _list(args: argparse.Namespace, output: Output) -> int:
    records = Records(args.home)
    vpns = records.vpns()
    for vpn in vpns:
        runs = records.runs(vpn.name)
        state = runs[0].state.value if runs else ""
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
    known = known_vpn(args.home, args.name)
    now = look_at(known.name, cloud_in(known.region), Records(args.home))
    output.json(_json(now))
    for line in _words(now):
        output.line(line)
    return 0


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
        "drift": [{"what": d.what, "made": d.made, "now": d.now} for d in now.drift],
        "cost": cost_json(estimate_of(now.spec)),
    }


def _words(now: VpnNow) -> list[str]:
    lines = [text("cli-show-head", name=now.spec.name, region=now.spec.region)]
    if now.endpoint is None:
        lines.append(text("cli-show-no-endpoint"))
    else:
        lines.append(text("cli-show-endpoint", id=now.endpoint.id, state=now.endpoint.state.value))
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
    lines += [text("cli-show-drift", what=d.what, made=d.made, now=d.now) for d in now.drift]
    return lines + cost_words(estimate_of(now.spec))
