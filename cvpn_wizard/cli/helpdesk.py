"""``helpdesk``: a queue of profiles issued ahead; packed by an admin, handed out by a helpdesk."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.bundle.words import Words
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.account import cloud_in
from cvpn_wizard.cli.laptop import facts_asked, words_from
from cvpn_wizard.cli.laptop_words import passphrase_json, passphrase_words, problems_told, word_rows
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.helpdesk.desk import Desk, QueueState
from cvpn_wizard.journeys.helpdesk.ledger import BEGUN, Issue
from cvpn_wizard.journeys.helpdesk.queueing import QueueMade, make_queue, queue_problem
from cvpn_wizard.journeys.team.handing_out import claims
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import LANGUAGES, current_language, text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("helpdesk", help=text("cli-helpdesk"))
    ways = command.add_subparsers(dest="way", required=True, metavar=text("cli-command"))
    pack = ways.add_parser("pack", help=text("cli-helpdesk-pack"))
    pack.add_argument("name", metavar="QUEUE", help=text("cli-helpdesk-name"))
    pack.add_argument("profiles", type=Path, nargs="+", metavar="PROFILE")
    pack.add_argument("--until", type=day, required=True, help=text("cli-helpdesk-until"))
    pack.add_argument("--out", type=Path, default=Path(), help=text("cli-laptop-out"))
    pack.add_argument("--vpn", default="", metavar="NAME", help=text("cli-laptop-vpn"))
    pack.add_argument("--ping", default="", metavar="HOST", help=text("cli-laptop-ping"))
    pack.set_defaults(carry_out=_pack)
    take = ways.add_parser("open", help=text("cli-helpdesk-open"))
    take.add_argument("file", type=Path, metavar="FILE", help=text("cli-place-queue"))
    take.set_defaults(carry_out=_open)
    known = ways.add_parser("list", help=text("cli-helpdesk-list"))
    known.set_defaults(carry_out=_list)
    give = ways.add_parser("give", help=text("cli-helpdesk-give"))
    give.add_argument("person", metavar="PERSON")
    give.add_argument("--out", type=Path, default=Path(), help=text("cli-laptop-out"))
    give.add_argument("--replaces", default="", metavar="SLOT", help=text("cli-helpdesk-replaces"))
    give.set_defaults(carry_out=_give)
    report = ways.add_parser("report", help=text("cli-helpdesk-report"))
    report.add_argument("--out", type=Path, required=True, help=text("cli-laptop-out"))
    report.set_defaults(carry_out=_report)
    for way in (pack, give):
        way.add_argument("--for", dest="language", choices=sorted(LANGUAGES), default="",
                         help=text("cli-laptop-for"))  # fmt: skip
    for way in (give, report):
        way.add_argument("--queue", default="", help=text("cli-helpdesk-queue"))
    for way in (take, known, give):
        way.add_argument("--passphrase-file", type=Path, metavar="FILE",
                         help=text("cli-laptop-passphrase-file"))  # fmt: skip
    for way in (pack, take, known, give, report):
        way.add_argument("--json", action="store_true", help=text("cli-json"))


def day(value: str) -> datetime:
    """The end of that day, in UTC."""
    try:
        day = datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007  a day; the zone follows
    except ValueError as error:
        raise argparse.ArgumentTypeError(text("cli-helpdesk-bad-day", value=value)) from error
    return day.replace(hour=23, minute=59, second=59, tzinfo=UTC)


def _pack(args: argparse.Namespace, output: Output) -> int:
    problem = queue_problem(args.name, len(args.profiles))
    if problem is not None:
        problems_told((problem,), output)
        return 2
    facts = facts_asked(args.home, args.vpn or args.name, args.ping)
    language = args.language or current_language()
    made = make_queue(
        args.name, args.profiles, facts, args.until, language, args.out, datetime.now(UTC)
    )
    queue_told(made, output)
    return 0


def queue_told(made: QueueMade, output: Output) -> None:
    """Where the queue is, and once the words that open it."""
    told = _words_json(made.words)
    output.json(
        {"event": "result", "ok": True, "queue": str(made.path), "slots": list(made.slots), **told}
    )
    output.line(text("cli-helpdesk-packed", count=len(made.slots), path=made.path))
    for line in word_rows(made.words):
        output.line(line)


def _words_json(words: Words) -> dict[str, object]:
    return {"passphrase": words.typed.reveal(), "spoken": words.spoken.reveal().split("-")}


def _open(args: argparse.Namespace, output: Output) -> int:
    typed = words_from(args.passphrase_file, "cli-helpdesk-ask")
    state = Desk(args.home, Vault.from_environment()).take_in(args.file, typed)
    output.json({"event": "result", "ok": True, **_state_json(state)})
    output.line(text("cli-helpdesk-taken-in", **_facts(state)))
    return 0


def _list(args: argparse.Namespace, output: Output) -> int:
    desk = Desk(args.home, Vault.from_environment())
    names = desk.names()
    for name in names:
        _unlocked(desk, name, args.passphrase_file)
        state = desk.state(name)
        output.json({"event": "queue", **_state_json(state)})
        output.line(text("cli-helpdesk-state", **_facts(state)))
        for issue in state.issues:
            output.json({"event": "issue", "queue": name, **vars(issue)})
            output.line(f"  {_issue_words(issue)}")
    if not names:
        output.line(text("cli-helpdesk-none"))
    return 0


def _give(args: argparse.Namespace, output: Output) -> int:
    shared = claims(args.home, Records(args.home), lambda vpn: cloud_in(vpn.region))
    desk = Desk(args.home, Vault.from_environment(), shared)
    name = _the_queue(desk, args.queue)
    _unlocked(desk, name, args.passphrase_file)
    problem = desk.problem(name, args.person, args.replaces)
    if problem is not None:
        problems_told((problem,), output)
        return 1
    language = args.language or current_language()
    handed, slot = desk.give(
        name, args.person, language, args.out, datetime.now(UTC), args.replaces
    )
    output.json(
        {
            "event": "result",
            "ok": True,
            "bundle": str(handed.path),
            "slot": slot,
            "replaces": args.replaces or None,
            **passphrase_json(handed),
        }
    )
    for line in passphrase_words(handed):
        output.line(line)
    output.line(text("cli-helpdesk-given", person=args.person, slot=slot))
    if args.replaces:
        output.line(text("cli-helpdesk-revoke", slot=args.replaces))
    return 0


def _report(args: argparse.Namespace, output: Output) -> int:
    desk = Desk(args.home, Vault.from_environment())
    content = desk.report(_the_queue(desk, args.queue))
    write_private(args.out, content)
    output.json({"event": "result", "ok": True, "report": str(args.out)})
    output.line(text("cli-helpdesk-reported", path=args.out))
    return 0


def _the_queue(desk: Desk, asked: str) -> str:
    """The one that was named, or the only one.

    :raises WizardError: QUEUE_UNKNOWN, AMBIGUOUS_NAME.
    """
    names = desk.names()
    if asked:
        return asked
    if len(names) > 1:
        raise WizardError(ErrorCode.AMBIGUOUS_NAME, name="--queue", ids=", ".join(names))
    if not names:
        raise WizardError(ErrorCode.QUEUE_UNKNOWN)
    return names[0]


def _unlocked(desk: Desk, name: str, file: Path | None) -> None:
    """Where there is no keyring, the words have to be given in every run."""
    if file is not None:
        desk.unlock(name, words_from(file, "cli-helpdesk-ask"))


def _facts(state: QueueState) -> dict[str, object]:
    date = f"{state.give_until:%Y-%m-%d}"
    return {"name": state.name, "vpn": state.vpn, "count": state.left, "date": date}


def _state_json(state: QueueState) -> dict[str, object]:
    return {
        "queue": state.name,
        "vpn": state.vpn,
        "left": state.left,
        "give_until": state.give_until.isoformat(),
    }


def _issue_words(issue: Issue) -> str:
    facts = {"at": issue.at, "slot": issue.slot, "person": issue.person}
    if issue.state == BEGUN:
        return text("cli-helpdesk-issue-begun", **facts)
    if issue.replaces:
        return text("cli-helpdesk-issue-replaces", replaces=issue.replaces, **facts)
    return text("cli-helpdesk-issue", **facts)
