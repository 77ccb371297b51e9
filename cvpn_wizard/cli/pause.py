"""``pause`` and ``unpause``: no target network, no hourly price; the profiles stay valid."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.prices import prices
from cvpn_wizard.adapters.records import Records, VpnRecord
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import DONE, REFUSED, STOPPED, USAGE, stoppable
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.changing.pausing import Pausing
from cvpn_wizard.model.cost import HOURS_A_MONTH
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import StepEvent, StepKind, StepState, kind_of
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    pause = commands.add_parser("pause", help=text("cli-pause"))
    pause.add_argument("name", metavar="NAME")
    pause.add_argument("--yes", action="store_true", help=text("cli-pause-yes"))
    pause.set_defaults(carry_out=_pause)
    back = commands.add_parser("unpause", help=text("cli-unpause"))
    back.add_argument("name", metavar="NAME")
    back.set_defaults(carry_out=_unpause)
    for command in (pause, back):
        command.add_argument("--json", action="store_true", help=text("cli-json"))


def _pause(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    if not args.yes:
        output.line(text("cli-pause-needs-yes", name=known.name))
        output.json({"event": "refusal", "code": "needs-yes", "step": None})
        return USAGE
    return _carry_out(args, known, output, paused=True)


def _unpause(args: argparse.Namespace, output: Output) -> int:
    return _carry_out(args, known_vpn(args.home, args.name), output, paused=False)


def _carry_out(args: argparse.Namespace, known: VpnRecord, output: Output, *, paused: bool) -> int:
    verb = "pause" if paused else "unpause"
    with stoppable() as cancelled:
        cloud, records = cloud_in(known.region), Records(args.home)
        cloud.cancelled = cancelled
        pausing = Pausing(known.name, args.home, cloud, records, Clock(), cancelled)
        run = pausing.pause() if paused else pausing.bring_back()
        try:
            subnets = _tell(run, output)
        except WizardError as error:
            if error.code is not ErrorCode.STOPPED:
                output.refusal(error)
            output.json(_result(known, ok=False, paused=paused))
            if error.code in {ErrorCode.PAUSED_ALREADY, ErrorCode.NOT_PAUSED}:
                return REFUSED
            command = f"cvpn-wizard {verb} {known.name}{' --yes' if paused else ''}"
            output.line(text("cli-pause-cut", command=command))
            return STOPPED if error.code is ErrorCode.STOPPED else REFUSED
    month = prices(known.region).association_hour * subnets * HOURS_A_MONTH
    output.json(_result(known, ok=True, paused=paused))
    output.line(_words(known.name, month, subnets, paused=paused))
    return DONE


def _tell(run: Iterator[StepEvent], output: Output) -> int:
    """Print every event; how many target networks went or came."""
    subnets = 0
    for event in run:
        output.event(event)
        finished = event.state in {StepState.GONE, StepState.DONE}
        subnets += finished and kind_of(event.step) is StepKind.ASSOCIATION
    return subnets


def _result(known: VpnRecord, *, ok: bool, paused: bool) -> dict[str, object]:
    result = {"event": "result", "ok": ok, "vpn": known.name, "endpoint_id": known.endpoint}
    return {**result, "paused": paused} if ok else result


def _words(name: str, month: Decimal, subnets: int, *, paused: bool) -> str:
    money = f"{month:,.2f}"
    if paused:
        return text("cli-paused", name=name, saved=money)
    return text("cli-unpaused", name=name, count=subnets, cost=money)
