"""``check``: what is between this computer and a server behind the VPN, layer by layer."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.network.tcp import tcp_connect
from cvpn_wizard.adapters.profile.mending import mend
from cvpn_wizard.adapters.profile.reading import read_source
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.findings import tell_findings
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.support import save_support
from cvpn_wizard.journeys.checking.asked import Asked
from cvpn_wizard.journeys.checking.checking import check_connection
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.model.checking import AnswerEvent, CheckEvent, Layer, LayerEvent, LayerState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.findings import layer_words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

FINE = frozenset({LayerState.PASSED, LayerState.WARNED})


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("check", help=text("cli-check"))
    command.add_argument("profile", type=Path, metavar="PROFILE")
    command.add_argument("--ping", metavar="HOST", default="", help=text("cli-check-ping"))
    command.add_argument("--tcp", type=_host_port, metavar="HOST:PORT", help=text("cli-check-tcp"))
    command.add_argument("--dns", metavar="NAME", default="", help=text("cli-check-dns"))
    command.add_argument("--mend", type=Path, metavar="OUT", help=text("cli-check-mend"))
    command.add_argument("--support", type=Path, metavar="FILE.zip", help=text("cli-check-support"))
    command.add_argument("--json", action="store_true", help=text("cli-json"))
    command.set_defaults(carry_out=_check)


def _host_port(value: str) -> tuple[str, int]:
    host, separator, port = value.rpartition(":")
    if not separator or not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError(text("cli-check-bad-target", value=value))
    return host.strip("[]"), int(port)


def _check(args: argparse.Namespace, output: Output) -> int:
    """Status 0 when nothing stands in the way and what was asked for was reached.

    The findings come at the end, the gravest first; the layers as they are looked at.
    """
    asked = Asked(args.profile, args.ping, args.tcp, args.dns, practice=practice_here())
    cancelled = Event()
    try:
        report = check_connection(
            asked,
            records=Records(home_folder()),
            tell=Telling(output).tell,
            cancelled=cancelled,
            tools=Tools(),
        )
    finally:
        cancelled.set()
    for name in filter(None, (_side("ping", report), _side("tcp", report))):
        output.json(name)
    fixable = {finding.code for finding in report.findings if finding.mendable}
    tell_findings(report.sorted_findings, output, fixable)
    if args.mend is not None:
        _mend(args.profile, args.mend, output)
    elif report.mendable:
        output.line(text("cli-check-mendable", count=report.mendable))
    if args.support is not None:
        save_support(report, args.support, output)
    output.json(
        {
            "event": "result",
            "ok": report.ok,
            "connected": report.connected,
            "reached": report.reached,
            "seconds": round(report.seconds, 3),
        }
    )
    output.line(text(verdict(report)))
    return 0 if report.ok else 1


def verdict(report: Report) -> str:
    if not report.ok:
        return "cli-check-not-ok"
    return "cli-check-ok" if report.connected or report.reached else "cli-check-ready"


def practice_here() -> bool:
    """Whether ``AWS_ENDPOINT_URL`` is a practice AWS that runs on this very computer."""
    parts = urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    if parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        return False
    return tcp_connect(parts.hostname, parts.port or 80, 0.5).ok


class Telling:
    """Says what happens while it happens."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def tell(self, event: CheckEvent) -> None:
        if isinstance(event, LayerEvent):
            self._layer(event)
        elif isinstance(event, AnswerEvent):
            self._answer(event)

    def _layer(self, event: LayerEvent) -> None:
        if event.state is LayerState.RUNNING:
            return
        words = layer_words(event)
        skipped = event.state is LayerState.SKIPPED
        self._output.json(
            {
                "event": "layer",
                "layer": event.layer.value,
                "state": event.state.value,
                "ok": None if skipped else event.state in FINE,
                "seconds": None if event.seconds is None else round(event.seconds, 3),
                "why": event.why or None,
                "text": words,
            }
        )
        self._output.line(
            text(
                "cli-check-layer",
                layer=text(f"layer-{event.layer.value}"),
                state=text(f"layer-state-{event.state.value}"),
                words=words,
            ).rstrip(" –")
        )

    def _answer(self, event: AnswerEvent) -> None:
        ok = event.milliseconds is not None
        self._output.json(
            {
                "event": event.way,
                "host": event.host,
                "number": event.number,
                "ok": ok,
                "milliseconds": event.milliseconds,
                "why": event.why or None,
                **({"port": event.port} if event.port else {}),
                **({"said": event.said} if event.said else {}),
            }
        )
        if event.way == "ping" and ok:
            ms = f"{event.milliseconds or 0:.1f}"
            self._output.line(text("cli-ping-answer", host=event.host, ms=ms))
        elif event.way == "ping":
            self._output.line(text("cli-ping-silence", host=event.host))


def _side(way: str, report: Report) -> dict[str, object] | None:
    """Ping and TCP by themselves, as programs that read us have always had them."""
    tries = [answer for answer in report.answers if answer.way == way]
    if not tries or (way == "tcp" and not tries[0].port):
        return None
    answered = [answer for answer in tries if answer.milliseconds is not None]
    last = (answered or tries)[-1]
    entry: dict[str, object] = {
        "event": "layer",
        "layer": way,
        "of": Layer.TARGET.value,
        "state": LayerState.PASSED.value if answered else LayerState.FAILED.value,
        "ok": bool(answered),
        "host": last.host,
    }
    if way == "ping":
        return {**entry, "answered": len(answered)}
    return {**entry, "port": last.port, "milliseconds": last.milliseconds, "why": last.why or None}


def _mend(path: Path, out: Path, output: Output) -> None:
    """Write the mended copy, for its owner only; the file itself is left as it is.

    :raises WizardError: what the disk refuses.
    """
    mended = mend(read_source(path), base=path.parent)
    write_private(out, mended.profile.text)
    output.json(
        {
            "event": "mended",
            "path": str(out),
            "changes": [
                {"change": c.mend.value, "line": c.line or None, "subject": c.subject}
                for c in mended.changes
            ],
        }
    )
    for change in mended.changes:
        output.line(f"- {text(f'mend-{change.mend.value}', subject=change.subject)}")
    output.line(text("cli-check-mended", path=str(out), count=len(mended.changes)))
