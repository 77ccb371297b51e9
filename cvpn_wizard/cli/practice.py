"""``practice serve``: the practice AWS as a server, for any AWS tool."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from cvpn_wizard.cli.practice_tunnel import explain, ground_for, refuse_early
from cvpn_wizard.practice.server import PracticeAws
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from cvpn_wizard.cli.output import Output

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("practice", help=text("cli-practice"))
    verbs = command.add_subparsers(dest="verb", required=True, metavar=text("cli-command"))
    serve = verbs.add_parser("serve", help=text("cli-practice-serve"))
    serve.add_argument("--port", type=_port, default=0, help=text("cli-practice-port"))
    serve.add_argument("--speed", type=_speed, default=1.0, help=text("cli-practice-speed"))
    serve.add_argument("--empty", action="store_true", help=text("cli-practice-empty"))
    serve.add_argument("--tunnel", action="store_true", help=text("cli-practice-tunnel"))
    serve.add_argument("--json", action="store_true", help=text("cli-json"))
    serve.add_argument("--until-input-ends", action="store_true", help=argparse.SUPPRESS)
    serve.set_defaults(carry_out=run)


def run(args: argparse.Namespace, output: Output) -> int:
    """Serve until Ctrl-C (or SIGTERM); either is a clean end.

    :raises WizardError: PRACTICE_MISSING, PORT_TAKEN; TUNNEL_NEEDS_… and TUNNEL_FAILED
    """
    if args.tunnel:
        refuse_early()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with PracticeAws(port=args.port, speed=args.speed, lived_in=not args.empty) as aws:
        _tell(aws, output)
        with ground_for(aws, output, wanted=args.tunnel) as ground:
            if ground is None:
                host, port = aws.stand_in
                output.line(text("practice-stand-in", address=f"{host}:{port}"))
            else:
                explain(ground, output)
            output.line(text("practice-stop"))
            _wait(stop, until_input_ends=args.until_input_ends)
    output.line(text("practice-stopped"))
    return 0


def _tell(aws: PracticeAws, output: Output) -> None:
    host, port = aws.stand_in
    environment = aws.environment
    output.json(
        {
            "event": "serving",
            "url": aws.url,
            "environment": environment,
            "stand_in": f"{host}:{port}",
        }
    )
    output.line(text("practice-serving", url=aws.url))
    output.line(text("practice-environment"))
    for name, value in environment.items():
        output.line(_export(name, value))


def _wait(stop: threading.Event, *, until_input_ends: bool) -> None:
    if until_input_ends:
        # Whoever started us holds the other end: it closes when that program ends.
        while sys.stdin.readline():
            pass
    else:
        while not stop.wait(0.2):  # short, since Windows hears no Ctrl-C inside a long wait
            pass


def _export(name: str, value: str) -> str:
    """The line for this system's shell."""
    return f"  set {name}={value}" if os.name == "nt" else f"  export {name}={value}"


def _port(given: str) -> int:
    number = int(given)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(text("cli-practice-port-wrong", port=given))
    return number


def _speed(given: str) -> float:
    number = float(given)
    if not 0 <= number <= 100:
        raise argparse.ArgumentTypeError(text("cli-practice-speed-wrong", speed=given))
    return number
