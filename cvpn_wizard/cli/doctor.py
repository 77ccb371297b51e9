"""``doctor NAME``: the AWS side of a VPN, and what would keep a client from getting through."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.findings import fix_findings, tell_findings
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.run import stoppable
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.doctoring.doctor import Diagnosis
from cvpn_wizard.journeys.doctoring.examining import examine
from cvpn_wizard.journeys.doctoring.fixing import Fixer, fixable
from cvpn_wizard.journeys.doctoring.joining import joined
from cvpn_wizard.journeys.doctoring.situation import Question
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from cvpn_wizard.journeys.checking.report import Report

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("doctor", help=text("cli-doctor"))
    command.add_argument("name", metavar="NAME")
    command.add_argument("--person", default="", metavar="CN", help=text("cli-doctor-person"))
    command.add_argument(
        "--target", type=_target, metavar="IP[:PORT]", help=text("cli-doctor-target")
    )
    command.add_argument("--check", type=Path, metavar="PROFILE", help=text("cli-doctor-check"))
    command.add_argument(
        "--fix", action="append", default=[], metavar="CODE", help=text("cli-adopt-fix")
    )
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_doctor)


def _target(value: str) -> tuple[IPv4Address, int | None]:
    host, separator, port = value.partition(":")
    try:
        number = int(port) if separator else None
        if number is not None and not 0 < number < 65536:
            raise ValueError(port)
        return IPv4Address(host), number
    except ValueError as error:
        raise argparse.ArgumentTypeError(text("cli-doctor-bad-target", value=value)) from error


def _doctor(args: argparse.Namespace, output: Output) -> int:
    """Status 0 when nothing keeps a client from getting through; warnings do not count."""
    known = known_vpn(args.home, args.name)
    target, port = args.target or (None, None)
    question = Question(person=args.person, target=target, port=port)
    cloud, records = cloud_in(known.region), Records(args.home)
    seen: tuple[Finding, ...] = ()
    if args.check is not None:
        report = _from_here(args.check, question, records)
        seen = report.sorted_findings
        issued = {one.name for one in records.certificates(known.name)}
        if not question.person and report.person in issued:
            question = replace(question, person=report.person)

    def again() -> Diagnosis:
        return examine(known.name, cloud, records, datetime.now(UTC), question)

    diagnosis, strange = again(), False
    if args.fix:
        with stoppable() as cancelled:
            fixer = Fixer(known.name, args.home, cloud, records, Clock(), cancelled)
            strange = fix_findings(
                args.fix, diagnosis.findings, lambda: again().situation, fixer, output
            )
        diagnosis = again()
    diagnosis = replace(diagnosis, findings=joined(seen, diagnosis.findings))
    tell_diagnosis(diagnosis, output)
    return 0 if diagnosis.healthy and not strange else 1


def _from_here(profile: Path, question: Question, records: Records) -> Report:
    """What this computer sees with a profile, towards the same server."""
    from cvpn_wizard.cli.check import practice_here  # noqa: PLC0415
    from cvpn_wizard.journeys.checking.asked import Asked  # noqa: PLC0415
    from cvpn_wizard.journeys.checking.checking import check_connection  # noqa: PLC0415

    host, port = str(question.target or ""), question.port
    asked = Asked(
        profile,
        ping="" if port else host,
        tcp=(host, port) if host and port else None,
        practice=practice_here(),
    )
    with stoppable() as cancelled:
        return check_connection(
            asked, records=records, tell=lambda _event: None, cancelled=cancelled
        )


def tell_diagnosis(diagnosis: Diagnosis, output: Output) -> None:
    """Who is connected, every finding, and the sum of it."""
    now = diagnosis.situation
    for one in now.use.connections:
        output.json(
            {
                "event": "connection",
                "person": one.common_name,
                "client_ip": one.client_ip,
                "state": one.state,
                "since": one.since,
            }
        )
    possible = [one.code for one in fixable(now, diagnosis.findings)]
    tell_findings(diagnosis.findings, output, possible)
    active = sum(one.active for one in now.use.connections)
    broken = sum(not one.warning for one in diagnosis.findings)
    output.json(
        {
            "event": "result",
            "ok": diagnosis.healthy,
            "vpn": now.spec.name,
            "endpoint_id": now.endpoint.id if now.endpoint else None,
            "endpoint_state": now.endpoint.state.value if now.endpoint else None,
            "connected": active,
            "broken": broken,
            "warnings": len(diagnosis.findings) - broken,
        }
    )
    output.line(text("cli-doctor-connected", count=active))
    if broken:
        output.line(text("cli-doctor-broken", count=broken))
    elif diagnosis.findings:
        output.line(text("cli-doctor-warned", count=len(diagnosis.findings)))
    else:
        output.line(text("cli-doctor-healthy"))
