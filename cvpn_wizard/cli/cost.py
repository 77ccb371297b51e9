"""``cost``: what a month costs, for a plan file or for numbers given."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.prices import estimate, prices
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.answers import CostAnswers
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.cost import Estimate, Usage
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

USUAL = CostAnswers()


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("cost", help=text("cli-cost"))
    command.add_argument("file", type=Path, nargs="?", metavar="FILE", help=text("cli-place-plan"))
    command.add_argument("--region", metavar="R", help=text("cli-cost-region"))
    command.add_argument("--subnets", type=_count, metavar="N", help=text("cli-cost-subnets"))
    command.add_argument(
        "--laptops", type=_count, default=USUAL.laptops, metavar="N", help=text("cli-cost-laptops")
    )
    command.add_argument(
        "--hours-per-day",
        type=_number,
        default=USUAL.hours_per_day,
        metavar="H",
        help=text("cli-cost-hours"),
    )
    command.add_argument(
        "--days", type=_count, default=USUAL.days, metavar="D", help=text("cli-cost-days")
    )
    command.add_argument(
        "--yen-per-usd",
        type=_number,
        default=USUAL.yen_per_usd,
        metavar="X",
        help=text("cli-cost-yen"),
    )
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_cost, usage_error=command.error)


def _count(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError(value)
    return number


def _number(value: str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise ValueError(value) from error
    if not number.is_finite() or number < 0:
        raise ValueError(value)
    return number


def _cost(args: argparse.Namespace, output: Output) -> int:
    if args.file is not None:
        spec = read_plan(args.file)
        region, subnets = spec.region, len(spec.network.target_subnets)
        server = spec.check_server.instance_type if spec.check_server else ""
    elif args.region and args.subnets is not None:
        region, subnets, server = args.region, args.subnets, ""
    else:
        args.usage_error(text("cli-cost-needs"))
    usage = Usage(subnets, args.laptops, args.hours_per_day, args.days)
    cost = estimate(prices(region), usage, args.yen_per_usd, server_type=server)
    output.json(cost_json(cost))
    for line in cost_words(cost):
        output.line(line)
    return 0


def estimate_of(spec: VpnSpec, *, paused: bool = False) -> Estimate:
    """A plan's month, with the usual laptops and hours; a paused VPN has neither."""
    subnets, laptops = len(spec.network.target_subnets), USUAL.laptops
    if paused:
        subnets = laptops = 0
    usage = Usage(subnets, laptops, USUAL.hours_per_day, USUAL.days)
    server = spec.check_server.instance_type if spec.check_server else ""
    return estimate(prices(spec.region), usage, USUAL.yen_per_usd, server_type=server)


def cost_json(cost: Estimate) -> dict[str, object]:
    """Numbers as JSON numbers; ``yen`` is whole."""
    return {
        "event": "cost",
        "region": cost.prices.region,
        "association_hour_usd": float(cost.prices.association_hour),
        "connection_hour_usd": float(cost.prices.connection_hour),
        "prices_as_of": cost.prices.as_of.isoformat(),
        "prices_known": cost.prices.known,
        "association_usd": float(cost.association_usd),
        "connection_usd": float(cost.connection_usd),
        "server_usd": float(cost.server_usd),
        "usd": float(cost.usd),
        "yen": cost.yen,
        "yen_per_usd": float(cost.yen_per_usd),
    }


def cost_words(cost: Estimate) -> list[str]:
    """The same for people."""
    usage = cost.usage
    lines = [
        text(
            "cli-cost-associations",
            subnets=usage.subnets,
            price=f"{cost.prices.association_hour}",
            usd=f"{cost.association_usd:,.2f}",
        ),
        text(
            "cli-cost-connections",
            laptops=usage.laptops,
            hours=str(usage.hours_per_day),
            days=usage.days,
            price=f"{cost.prices.connection_hour}",
            usd=f"{cost.connection_usd:,.2f}",
        ),
    ]
    if cost.server_usd:
        lines.append(text("cli-cost-server", usd=f"{cost.server_usd:,.2f}"))
    lines.append(
        text(
            "cli-cost-total",
            usd=f"{cost.usd:,.2f}",
            yen=f"{cost.yen:,}",
            rate=str(cost.yen_per_usd),
            date=cost.prices.as_of.isoformat(),
        )
    )
    if not cost.prices.known:
        lines.append(text("cli-cost-unknown-region", region=cost.prices.region))
    return lines
