"""``check``: the profile, then ping and TCP to a host behind the tunnel, from this computer."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.network.ping import ping
from cvpn_wizard.adapters.network.tcp import tcp_connect
from cvpn_wizard.adapters.profile.checks import check_profile
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.cli.output import Output, problem_words
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

PINGS = 4
TIMEOUT_SECONDS = 3.0


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("check", help=text("cli-check"))
    command.add_argument("profile", type=Path, metavar="PROFILE")
    command.add_argument("--ping", metavar="HOST", help=text("cli-check-ping"))
    command.add_argument("--tcp", type=_host_port, metavar="HOST:PORT", help=text("cli-check-tcp"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_check)


def _host_port(value: str) -> tuple[str, int]:
    host, separator, port = value.rpartition(":")
    if not separator or not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(text("cli-check-bad-target", value=value))
    return host.strip("[]"), int(port)


def _check(args: argparse.Namespace, output: Output) -> int:
    """Status 0 when all that was asked for passed; ping blocked while TCP works is a pass."""
    fine = _profile(args.profile, output)
    reached: list[bool] = []
    if args.ping:
        reached.append(_ping(args.ping, output))
    if args.tcp:
        host, port = args.tcp
        reached.append(_tcp(host, port, output))
    ok = fine and (any(reached) or not reached)
    output.json({"event": "result", "ok": ok})
    output.line(text("cli-check-ok" if ok else "cli-check-not-ok"))
    return 0 if ok else 1


def _profile(path: Path, output: Output) -> bool:
    problems = check_profile(
        Profile.read(path), now=datetime.now(UTC), expected_server=None, base=path.parent
    )
    for problem in problems:
        output.json(
            {
                "event": "finding",
                "layer": "profile",
                "code": problem.code,
                "warning": problem.warning,
                "text": text(f"problem-{problem.code}", **problem.facts),
            }
        )
        output.line(problem_words(problem))
    ok = all(problem.warning for problem in problems)
    output.json({"event": "layer", "layer": "profile", "ok": ok})
    if ok:
        output.line(text("cli-check-profile-ok", path=str(path)))
    return ok


def _ping(host: str, output: Output) -> bool:
    answered = 0
    for number in range(1, PINGS + 1):
        reply = ping(host, TIMEOUT_SECONDS)
        answered += reply.ok
        output.json(
            {
                "event": "ping",
                "host": host,
                "number": number,
                "ok": reply.ok,
                "milliseconds": reply.milliseconds,
                "why": reply.why or None,
            }
        )
        if reply.ok:
            output.line(text("cli-ping-answer", host=host, ms=f"{reply.milliseconds or 0:.1f}"))
        else:
            output.line(text("cli-ping-silence", host=host))
    output.json({"event": "layer", "layer": "ping", "ok": answered > 0, "answered": answered})
    return answered > 0


def _tcp(host: str, port: int, output: Output) -> bool:
    reply = tcp_connect(host, port, TIMEOUT_SECONDS)
    output.json(
        {
            "event": "layer",
            "layer": "tcp",
            "host": host,
            "port": port,
            "ok": reply.ok,
            "milliseconds": reply.milliseconds,
            "why": reply.why or None,
        }
    )
    if reply.ok:
        output.line(
            text("cli-tcp-answer", host=host, port=port, ms=f"{reply.milliseconds or 0:.1f}")
        )
    else:
        output.line(text("cli-tcp-silence", host=host, port=port))
    return reply.ok
