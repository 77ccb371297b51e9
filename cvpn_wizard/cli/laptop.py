"""``laptop``: put this computer on a VPN, ask for a profile, or pack one for another computer."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.clients import CLIENTS
from cvpn_wizard.adapters.clients.base import ClientKind, ConnectionState, FoundClient
from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.check import Telling, practice_here, verdict
from cvpn_wizard.cli.findings import tell_findings
from cvpn_wizard.cli.laptop_words import (
    client_words,
    kit_json,
    kit_words,
    passphrase_json,
    passphrase_words,
    problems_told,
)
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.handing_over import HandoverFacts, known_facts, make_bundle
from cvpn_wizard.journeys.laptop.opening import first_look, is_bundle, open_file, words_problem
from cvpn_wizard.journeys.laptop.placing import (
    Clients,
    Placed,
    best_of,
    clients_here,
    connect,
    place,
    put_in,
)
from cvpn_wizard.journeys.laptop.proving import prove
from cvpn_wizard.journeys.laptop.requesting import make_request, person_problem
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import LANGUAGES, current_language, text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("laptop", help=text("cli-laptop"))
    ways = command.add_subparsers(dest="way", required=True, metavar=text("cli-command"))
    install = ways.add_parser("install", help=text("cli-laptop-install"))
    install.add_argument("bundle", type=Path, metavar="BUNDLE")
    install.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=text("cli-laptop-passphrase-file")
    )
    install.add_argument(
        "--client", choices=[kind.value for kind in ClientKind], help=text("cli-laptop-client")
    )
    install.add_argument("--connect", action="store_true", help=text("cli-laptop-connect"))
    install.set_defaults(carry_out=_install)
    request = ways.add_parser("request", help=text("cli-laptop-request"))
    request.add_argument("person", metavar="PERSON")
    request.add_argument("--out", type=Path, default=Path(), help=text("cli-laptop-out"))
    request.set_defaults(carry_out=_request)
    pack = ways.add_parser("pack", help=text("cli-laptop-pack"))
    pack.add_argument("profile", type=Path, metavar="PROFILE")
    pack.add_argument("--out", type=Path, help=text("cli-laptop-out"))
    pack.add_argument("--vpn", default="", metavar="NAME", help=text("cli-laptop-vpn"))
    pack.add_argument("--person", default="", help=text("cli-laptop-person"))
    pack.add_argument("--ping", default="", metavar="HOST", help=text("cli-laptop-ping"))
    pack.add_argument("--for", dest="language", choices=sorted(LANGUAGES), default="",
                      help=text("cli-laptop-for"))  # fmt: skip
    pack.set_defaults(carry_out=_pack)
    for way in (install, request, pack):
        way.add_argument("--json", action="store_true", help=text("cli-json"))


def _install(
    args: argparse.Namespace,
    output: Output,
    clients: Clients = CLIENTS,
    proving: Callable[..., Report] = prove,
) -> int:
    """Status 0 when the profile is where it is needed; 1 when no client is here to take it."""
    first_look(args.bundle)
    typed = words_from(args.passphrase_file) if is_bundle(args.bundle) else None
    problem = words_problem(typed) if typed is not None else None
    if problem is not None:
        problems_told((problem,), output)
        return 1
    vault = Vault.from_environment()
    opened = open_file(args.bundle, typed, args.home, vault, datetime.now(UTC))
    output.json(kit_json(opened))
    for line in kit_words(opened):
        output.line(line)
    problems_told(opened.warnings, output)
    placed = place(opened, args.home, vault)
    output.json({"event": "placed", "path": str(placed.path)})
    output.line(text("cli-laptop-placed", path=placed.path))
    client = best_of(clients_here(clients), args.client or "")
    if client is None:
        raise WizardError(ErrorCode.CLIENT_MISSING, path=str(placed.path))
    _into(client, placed, output, clients)
    ok = True
    if args.connect and client.can_connect:
        ok = _connect(client, placed, output, clients) and _prove(placed, output, proving)
    output.json({"event": "result", "ok": ok, "profile": str(placed.path), "client": client.kind})
    return 0 if ok else 1


def _into(client: FoundClient, placed: Placed, output: Output, clients: Clients) -> None:
    if client.can_import:
        put_in(client.kind, placed, clients)
    output.json(
        {
            "event": "client",
            "client": client.kind,
            "name": client.name,
            "version": client.version or None,
            "imported": client.can_import,
            "do": client_words(client, placed),
        }
    )
    output.line(client_words(client, placed))


def _connect(client: FoundClient, placed: Placed, output: Output, clients: Clients) -> bool:
    state = connect(client.kind, placed, Event(), clients)
    output.json({"event": "connection", "client": client.kind, "state": state.value})
    output.line(text(f"cli-laptop-{state.value}", name=client.name))
    return state in {ConnectionState.CONNECTED, ConnectionState.UNKNOWN}


def _prove(placed: Placed, output: Output, proving: Callable[..., Report]) -> bool:
    """The layered check: whether something behind the tunnel answered, or what is wrong."""
    cancelled = Event()
    try:
        report = proving(
            placed, tell=Telling(output).tell, cancelled=cancelled, practice=practice_here()
        )
    finally:
        cancelled.set()
    tell_findings(report.sorted_findings, output)
    output.line(text(verdict(report)))
    return report.ok


def words_from(file: Path | None, asking: str = "cli-laptop-ask") -> Secret:
    """From the file, else asked for; never from the command line, which others can read."""
    if file is not None:
        lines = read_text(file, largest=10_000).splitlines()
        return Secret(lines[0] if lines else "")
    if not sys.stdin.isatty():
        return Secret(sys.stdin.readline())
    return Secret(getpass.getpass(text(asking) + " "))


def _request(args: argparse.Namespace, output: Output) -> int:
    problem = person_problem(args.person)
    if problem is not None:
        problems_told((problem,), output)
        return 2
    made = make_request(args.person, args.out, args.home, Vault.from_environment())
    output.json(
        {
            "event": "result",
            "ok": True,
            "request": str(made.path),
            "person": made.person,
            "key": str(made.kept.key),
            "key_encrypted": made.encrypted,
        }
    )
    output.line(text("cli-laptop-requested", path=made.path))
    if not made.encrypted:
        output.note("cli-laptop-key-plain")
    return 0


def _pack(args: argparse.Namespace, output: Output) -> int:
    person = args.person or args.profile.stem
    problem = person_problem(person)
    if problem is not None:
        problems_told((problem,), output)
        return 2
    facts = facts_asked(args.home, args.vpn or args.profile.stem, args.ping)
    made = make_bundle(
        args.profile, person, facts, args.language or current_language(), out=args.out
    )
    output.json({"event": "result", "ok": True, "bundle": str(made.path), **passphrase_json(made)})
    for line in passphrase_words(made):
        output.line(line)
    return 0


def facts_asked(home: Path, vpn: str, ping: str) -> HandoverFacts:
    """What this computer's records know of the VPN; what was said on the command line goes first.

    :raises WizardError: what keeps the records from being read.
    """
    records = Records(home)
    facts = known_facts(vpn, records) if records.vpn(vpn) else HandoverFacts(vpn)
    return replace(facts, ping=ping or facts.ping)
