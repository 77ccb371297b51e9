"""``apply``, ``resume``, ``undo``, ``remove``: the commands that change something at AWS."""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import RunState
from cvpn_wizard.adapters.vault import PASSPHRASE_FILE, Vault
from cvpn_wizard.cli.account import builder, known_vpn
from cvpn_wizard.cli.editing import with_edit
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, RunEvent
from cvpn_wizard.texts import text
from cvpn_wizard.texts.receipt import removed_words
from cvpn_wizard.texts.steps import step_words

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

DONE, REFUSED, USAGE, STOPPED = 0, 1, 2, 3

LASTING = "AKIA"
"""How the ids of access keys begin that do not end by themselves (IAM's user guide)."""

PASSING = frozenset(
    {
        ErrorCode.NO_NETWORK,
        ErrorCode.AWS_SLOW,
        ErrorCode.AWS_TROUBLE,
        ErrorCode.THROTTLED,
        ErrorCode.EXPIRED_CREDENTIALS,
        ErrorCode.TOOK_TOO_LONG,
        ErrorCode.STOPPED,
    }
)
"""Refusals that pass: the run stopped half-way, and ``resume`` goes on."""


def add_parser(commands: Commands) -> None:
    apply = commands.add_parser("apply", help=text("cli-apply"))
    apply.add_argument("file", type=Path, metavar="FILE", help=text("cli-place-plan"))
    apply.add_argument("--out", type=Path, metavar="DIR", help=text("cli-out"))
    apply.set_defaults(carry_out=_apply)
    for name, carry_out in (("resume", _resume), ("undo", _undo), ("remove", _remove)):
        command = commands.add_parser(name, help=text(f"cli-{name}"))
        command.add_argument("name", metavar="NAME")
        if name == "remove":
            command.add_argument("--yes", action="store_true", help=text("cli-yes"))
            logs = command.add_mutually_exclusive_group()
            logs.add_argument("--keep-logs", action="store_true", help=text("cli-keep-logs"))
            logs.add_argument(
                "--delete-logs",
                action="store_false",
                dest="keep_logs",
                help=text("cli-delete-logs"),
            )
        command.set_defaults(carry_out=carry_out)
        command.add_argument("--json", action="store_true", help=text("cli-json"))
    apply.add_argument("--json", action="store_true", help=text("cli-json"))


def _apply(args: argparse.Namespace, output: Output) -> int:
    spec = read_plan(args.file)
    with stoppable() as cancelled:
        vault = Vault.from_environment()
        run = builder(args.home, spec.region, vault).apply(spec, args.out, cancelled)
        run = with_edit(run, spec, args.home, output, cancelled)
        status = tell(run, output)
    if not vault.lasting and not vault.has_passphrase_file and spec.certificates.authority is None:
        output.note("cli-no-keyring", variable=PASSPHRASE_FILE)
    key = os.environ.get("AWS_ACCESS_KEY_ID", "")
    if status == DONE and key.startswith(LASTING):
        output.note("cli-keys-reminder", key=key)
    return status


def _resume(args: argparse.Namespace, output: Output) -> int:
    """Go on, whichever way the run went: a removal that stopped goes on removing."""
    known = known_vpn(args.home, args.name)
    with stoppable() as cancelled:
        building = builder(args.home, known.region)
        match building.way_back(known.name):
            case RunState.REMOVED:
                return tell(building.remove(known.name, cancelled), output, receipt=True)
            case RunState.UNDONE:
                return tell(building.undo(known.name, cancelled), output, receipt=True)
        return tell(building.resume(known.name, cancelled), output)


def _undo(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    with stoppable() as cancelled:
        run = builder(args.home, known.region).undo(known.name, cancelled)
        return tell(run, output, receipt=True)


def _remove(args: argparse.Namespace, output: Output) -> int:
    known = known_vpn(args.home, args.name)
    if not args.yes:
        output.line(text("cli-remove-needs-yes", name=known.name))
        output.json({"event": "refusal", "code": "needs-yes", "step": None})
        return USAGE
    with stoppable() as cancelled:
        run = builder(args.home, known.region).remove(
            known.name, cancelled, keep_logs=args.keep_logs
        )
        return tell(run, output, receipt=True)


def tell(run: Iterator[RunEvent], output: Output, *, receipt: bool = False) -> int:
    """Print every event; return the exit status that the last one means."""
    refusals: list[RefusalEvent] = []
    result = ResultEvent(ok=False, vpn="")
    for event in run:
        output.event(event)
        if isinstance(event, RefusalEvent):
            refusals.append(event)
        elif isinstance(event, ResultEvent):
            result = event
    if any(other.resource == result.endpoint_id for other in result.others):
        return _let_go(result, output)
    if receipt:
        output.receipt(result)
    if result.ok:
        output.line(removed_words(result) if receipt else text("cli-done", name=result.vpn))
        return DONE
    if result.stopped or (refusals and all(r.error.code in PASSING for r in refusals)):
        output.line(text("cli-stopped", name=result.vpn))
        return STOPPED
    output.line(text("cli-failed", name=result.vpn))
    return REFUSED


def _let_go(result: ResultEvent, output: Output) -> int:
    """It was made by hand: only our care of it has ended."""
    for stays in (*result.others, *result.left):
        words = step_words(stays.step)
        output.line(text("receipt-as-it-was", step=words, resource=stays.resource))
    output.line(text("cli-let-go", name=result.vpn))
    return DONE


@contextmanager
def stoppable() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set; a second Ctrl-C ends the program at once."""
    cancelled = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if cancelled.is_set():
            raise KeyboardInterrupt
        cancelled.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancelled
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
