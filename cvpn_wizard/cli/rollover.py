"""``rollover``: another CA for a VPN, with an overlap, phase by phase."""

from __future__ import annotations

import argparse
import functools
from collections.abc import Callable, Mapping
from datetime import date
from ipaddress import IPv4Network
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli import person_bundle
from cvpn_wizard.cli.account import builder, cloud_in, known_vpn
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.rollover_words import now_json, plan_json, proof_json
from cvpn_wizard.cli.run import DONE, REFUSED, USAGE, stoppable, tell
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.rollover.changing import (
    begin,
    cancel,
    finish,
    go_on,
    prove_first,
)
from cvpn_wizard.journeys.rollover.people import newcomers
from cvpn_wizard.journeys.rollover.planning import Wishes, plan_rollover
from cvpn_wizard.journeys.rollover.proving import prove
from cvpn_wizard.journeys.rollover.standing import Both, look, under_way
from cvpn_wizard.model.rollover import Verdict
from cvpn_wizard.texts import text
from cvpn_wizard.texts.rollover import now_words, plan_words, proof_words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

NEEDS_YES = frozenset({"begin", "finish", "cancel"})


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("rollover", help=text("cli-rollover"))
    command.add_argument("name", metavar="NAME")
    actions = command.add_mutually_exclusive_group()
    for action in _DOING:
        actions.add_argument(
            f"--{action}",
            dest="action",
            action="store_const",
            const=action,
            help=text(f"cli-rollover-{action}"),
        )
    command.add_argument(
        "--as", dest="second", metavar="NAME", default="", help=text("cli-rollover-as")
    )
    command.add_argument("--until", type=_day, metavar="DATE", help=text("cli-rollover-until"))
    command.add_argument(
        "--client-cidr", type=_range, metavar="CIDR", help=text("cli-rollover-cidr")
    )
    command.add_argument(
        "--authority", type=Path, metavar="DIR", help=text("cli-rollover-authority")
    )
    command.add_argument("--yes", action="store_true", help=text("cli-yes"))
    command.add_argument(
        "--leave-behind", action="store_true", help=text("cli-rollover-leave-behind")
    )
    command.add_argument("--offline", action="store_true", help=text("cli-rollover-offline"))
    command.add_argument("--out", type=Path, metavar="DIR", help=text("cli-out"))
    person_bundle.add_words(command)
    person_bundle.add_language(command)
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_rollover, action="")


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _range(value: str) -> IPv4Network:
    return IPv4Network(value)


def _desk(home: Path, name: str) -> Desk:
    known = known_vpn(home, name)
    return Desk.at(
        name,
        home=home,
        records=Records(home),
        vault=Vault.from_environment(),
        cloud=functools.cache(lambda: cloud_in(known.region)),
    )


def _rollover(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    if args.action in NEEDS_YES and not args.yes:
        output.line(text(f"cli-rollover-{args.action}-needs-yes", name=known.name))
        output.json({"event": "refusal", "code": "needs-yes", "step": None})
        return USAGE
    if args.action:
        return _DOING[args.action](args, output)
    desk = _desk(args.home, known.name)
    return _status(args, output) if under_way(desk) else _plan(args, desk, output)


def _both(args: argparse.Namespace) -> Both:
    return Both.of(args.name, functools.partial(_desk, args.home))


def _wishes(args: argparse.Namespace) -> Wishes:
    return Wishes(args.second, args.until, args.client_cidr, args.authority)


def _plan(args: argparse.Namespace, desk: Desk, output: Output) -> int:
    plan = plan_rollover(desk, _wishes(args))
    output.json(plan_json(plan))
    for line in plan_words(plan):
        output.line(line)
    output.line(text("cli-rollover-plan-next", name=desk.name))
    return DONE


def _status(args: argparse.Namespace, output: Output) -> int:
    now = look(_both(args), ask=not args.offline)
    output.json(now_json(now))
    for line in now_words(now):
        output.line(line)
    if not now.ended:
        output.line(text(f"cli-rollover-next-{now.phase.value}", name=now.old))
    return DONE


def _begin(args: argparse.Namespace, output: Output) -> int:
    """Begin, or go on with what was begun."""
    desk = _desk(args.home, args.name)
    building = builder(args.home, desk.vpn.region, desk.vault)
    with stoppable() as cancelled:
        if under_way(desk) and _both(args).unfinished:
            status = tell(go_on(_both(args), building, cancelled), output)
        else:
            plan = plan_rollover(desk, _wishes(args))
            output.json(plan_json(plan))
            status = tell(begin(desk, plan, building, cancelled), output)
    if status == DONE:
        output.line(text("cli-rollover-next-hand-out", name=desk.name))
    return status


def _prove(args: argparse.Namespace, output: Output) -> int:
    with stoppable() as cancelled:
        proof = prove(_both(args), cancelled)
    output.json(proof_json(proof))
    output.line(proof_words(proof))
    return REFUSED if proof.verdict is Verdict.WRONG else DONE


def _hand_out(args: argparse.Namespace, output: Output) -> int:
    both = _both(args)
    with stoppable() as cancelled:
        proof = prove_first(both, cancelled)
    output.json(proof_json(proof))
    output.line(proof_words(proof))
    people = newcomers(look(both, ask=False).people)
    return person_bundle.add_many_told(both.new, people, args, output)


def _end(args: argparse.Namespace, output: Output) -> int:
    both = _both(args)
    with stoppable() as cancelled:
        building = builder(args.home, both.old.vpn.region, both.old.vault)
        if args.action == "cancel":
            run = cancel(both, building, cancelled)
        else:
            run = finish(both, building, cancelled, leave_behind=args.leave_behind)
        return tell(run, output, receipt=True)


_DOING: Mapping[str, Callable[[argparse.Namespace, Output], int]] = {
    "status": _status,
    "begin": _begin,
    "prove": _prove,
    "hand-out": _hand_out,
    "finish": _end,
    "cancel": _end,
}
