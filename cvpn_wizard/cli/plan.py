"""``plan``: every step in order, what exists already, what a month costs. Changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.cli.account import builder
from cvpn_wizard.cli.cost import cost_json, cost_words, estimate_of
from cvpn_wizard.cli.editing import tell_changes
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.texts import text
from cvpn_wizard.texts.steps import step_words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("plan", help=text("cli-plan"))
    command.add_argument("file", type=Path, metavar="FILE", help=text("cli-place-plan"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_plan)


def _plan(args: argparse.Namespace, output: Output) -> int:
    spec = read_plan(args.file)
    steps = builder(args.home, spec.region).preview(spec)
    for step in steps:
        output.json(
            {
                "event": "planned",
                "step": step.step,
                "needs": list(step.needs),
                "makes": step.makes,
                "exists": step.exists,
                "id": step.resource or None,
                "costs": step.costs,
            }
        )
        output.line(_words(step))
    tell_changes(spec, args.home, output)
    cost = estimate_of(spec)
    output.json(cost_json(cost))
    for line in cost_words(cost):
        output.line(line)
    output.json(
        {
            "event": "result",
            "ok": True,
            "vpn": spec.name,
            "new": sum(1 for step in steps if not step.exists),
        }
    )
    return 0


def _words(step: PlannedStep) -> str:
    return text(
        "cli-planned-exists" if step.exists else "cli-planned-new",
        step=step_words(step.step),
        makes=step.makes,
        resource=step.resource,
    ).rstrip()
