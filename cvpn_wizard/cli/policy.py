"""``policy``: the least IAM policy, as JSON on standard output."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.care_policy import care_policy
from cvpn_wizard.adapters.aws.policy import policy_for
from cvpn_wizard.adapters.aws.team_policy import TeamRole, team_policy
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("policy", help=text("cli-policy"))
    command.add_argument("file", type=Path, nargs="?", metavar="FILE", help=text("cli-place-plan"))
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument("--care", action="store_true", help=text("cli-policy-care"))
    kinds.add_argument("--team", choices=[*TeamRole], type=TeamRole, help=text("cli-policy-team"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_policy)


def _policy(args: argparse.Namespace, output: Output) -> int:
    spec = read_plan(args.file) if args.file else None
    if args.care:
        log_group = spec.log.group if spec and spec.log else "*"
        policy = care_policy(region=spec.region if spec else "*", log_group=log_group)
    elif args.team:
        policy = team_policy(
            args.team, region=spec.region if spec else "*", vpn=spec.name if spec else ""
        )
    else:
        policy = policy_for(spec)
    if output.as_json:
        output.json(policy)
    else:
        output.line(json.dumps(policy, indent=2))
    return 0
