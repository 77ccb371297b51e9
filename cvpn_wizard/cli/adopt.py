"""``adopt ENDPOINT_ID``: take an endpoint made by hand into care, and fix what was chosen."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import cloud_in
from cvpn_wizard.cli.findings import fix_findings, tell_findings
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import REFUSED, USAGE, stoppable
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.adopting.adopting import Adopter, Adoption
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.journeys.doctoring.fixing import Fixer, fixable
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("adopt", help=text("cli-adopt"))
    command.add_argument("endpoint", metavar="ENDPOINT_ID")
    command.add_argument("--name", default="", metavar="NAME", help=text("cli-adopt-name"))
    command.add_argument("--region", default="", metavar="R", help=text("cli-adopt-region"))
    command.add_argument("--pki", type=Path, metavar="FOLDER", help=text("cli-adopt-pki"))
    ways = command.add_mutually_exclusive_group()
    ways.add_argument(
        "--fix", action="append", default=[], metavar="CODE", help=text("cli-adopt-fix")
    )
    ways.add_argument("--look", action="store_true", help=text("cli-adopt-look"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_adopt)


def _adopt(args: argparse.Namespace, output: Output) -> int:
    """Status 0 when it is in care; findings do not count, a fix that did not work does."""
    region = args.region or _usual_region(args)
    if not region:
        output.note("cli-adopt-no-region")
        return USAGE
    cloud, records = cloud_in(region), Records(args.home)
    account = AccountAnswers(source=AccountSource.PROFILE, region=region)
    adopter = Adopter(args.home, cloud, records, account)
    endpoint = EndpointId(args.endpoint)
    authority = EasyRsaFolder.read(args.pki).path if args.pki else None
    adoption = adopter.examine(endpoint, datetime.now(UTC), name=args.name, authority=authority)
    if not args.look:
        adopter.adopt(adoption)
    _tell(adoption, output, looked=args.look)
    if not args.fix:
        return 0
    with stoppable() as cancelled:
        fixer = Fixer(adoption.spec.name, args.home, cloud, records, Clock(), cancelled)
        strange = fix_findings(
            args.fix,
            adoption.findings,
            lambda: adopter.examine(endpoint, datetime.now(UTC)).situation,
            fixer,
            output,
        )
    return REFUSED if strange else 0


def _usual_region(args: argparse.Namespace) -> str:
    """The Region of the one who is in care already, else that of the AWS settings."""
    for vpn in Records(args.home).vpns():
        if vpn.endpoint == args.endpoint:
            return vpn.region
    return os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or ""


def _tell(adoption: Adoption, output: Output, *, looked: bool) -> None:
    spec = adoption.spec
    possible = [one.code for one in fixable(adoption.situation, adoption.findings)]
    output.json(
        {
            "event": "adopted",
            "vpn": spec.name,
            "region": spec.region,
            "endpoint_id": spec.adopted,
            "known": adoption.known,
            "kept": not looked,
            "people": list(spec.certificates.clients),
            "subnets": len(spec.network.target_subnets),
            "authorize": [str(cidr) for cidr in spec.authorize],
        }
    )
    key = "looked" if looked else "known" if adoption.known else "done"
    output.line(text(f"cli-adopt-{key}", name=spec.name))
    tell_findings(adoption.findings, output, possible)
    if possible:
        output.line(text("cli-adopt-fixable", codes=", ".join(dict.fromkeys(possible))))
