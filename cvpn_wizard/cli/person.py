"""``person``: add, list, renew and revoke people's certificates, one or many."""

from __future__ import annotations

import argparse
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli import person_bundle, person_helpdesk
from cvpn_wizard.cli.account import cloud_in, known_vpn
from cvpn_wizard.cli.output import Output
from cvpn_wizard.cli.person_words import (
    drained,
    handed_json,
    handed_words,
    person_json,
    person_words,
    revoked_json,
    revoked_words,
)
from cvpn_wizard.cli.run import DONE, PASSING, STOPPED, USAGE, stoppable
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import HandedOut
from cvpn_wizard.journeys.people.last_seen import LogRead, read_log
from cvpn_wizard.journeys.people.listing import everybody, look_at_connections
from cvpn_wizard.journeys.people.many import ManyEvents, add_many, renew_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.people_file import read_people
from cvpn_wizard.journeys.people.revoking import (
    Revoked,
    compare_with_aws,
    refresh,
    revoke,
    revoke_replaced,
)
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.people import PersonState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import unread_log_words

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]


def add_parser(commands: Commands) -> None:
    command = commands.add_parser("person", help=text("cli-person"))
    ways = command.add_subparsers(dest="way", required=True, metavar=text("cli-command"))
    adding = _way(ways, "add", _add)
    adding.add_argument("person", nargs="?", metavar="PERSON")
    adding.add_argument(
        "--person", dest="words", metavar="WORDS", default="", help=text("cli-person-words-person")
    )
    adding.add_argument(
        "--device", metavar="WORDS", default="", help=text("cli-person-words-device")
    )
    adding.add_argument("--csv", type=Path, metavar="FILE", help=text("cli-person-csv"))
    person_bundle.add_words(adding)
    listing = _way(ways, "list", _list)
    listing.add_argument("--offline", action="store_true", help=text("cli-person-offline"))
    renewing = _way(ways, "renew", _renew)
    renewing.add_argument("people", nargs="*", metavar="PERSON")
    renewing.add_argument(
        "--expiring", type=int, metavar="DAYS", help=text("cli-person-renew-expiring")
    )
    renewing.add_argument("--revoke-old", action="store_true", help=text("cli-person-revoke-old"))
    for one in (adding, renewing):
        one.add_argument("--csr", type=Path, metavar="FILE", help=text("cli-person-csr"))
        one.add_argument("--out", type=Path, metavar="DIR", help=text("cli-out"))
        person_bundle.add_options(one)
    revoking = _way(ways, "revoke", _revoke)
    revoking.add_argument("people", nargs="+", metavar="PERSON")
    _way(ways, "refresh", _refresh)
    person_bundle.add_way(ways)
    person_helpdesk.add_ways(ways, desk_of)


def _way(ways: Commands, name: str, carry_out: object) -> ArgumentParser:
    way = ways.add_parser(name, help=text(f"cli-person-{name}"))
    way.add_argument("name", metavar="NAME")
    way.add_argument("--json", action="store_true", help=text("cli-json"))
    way.set_defaults(carry_out=carry_out)
    return way


def desk_of(args: argparse.Namespace) -> Desk:
    """The VPN that was named, on this computer's records and keys."""
    known = known_vpn(args.home, args.name)

    return Desk.at(
        args.name,
        home=args.home,
        records=Records(args.home),
        vault=Vault.from_environment(),
        cloud=functools.cache(lambda: cloud_in(known.region)),
    )


def _add(args: argparse.Namespace, output: Output) -> int:
    if (args.person is None) == (args.csv is None) or (args.csv and args.csr):
        output.note("cli-person-add-usage")
        return USAGE
    if args.csv is not None:
        people = read_people(args.csv)
        if args.bundle:
            return person_bundle.add_many_told(desk_of(args), people, args, output)
        with stoppable() as cancelled:
            return _tell_many(add_many(desk_of(args), people, cancelled, _out(args)), output)
    newcomer = Newcomer(args.person, args.words, args.device)
    handed = add(desk_of(args), newcomer, request=args.csr, out=_out(args))
    return _tell_handed(handed, "added", args, output)


def _list(args: argparse.Namespace, output: Output) -> int:
    desk = desk_of(args)
    connections: tuple[Connection, ...] = ()
    if not args.offline and desk.vpn.endpoint:
        try:
            connections = look_at_connections(desk)
            compare_with_aws(desk)
        except WizardError as error:
            output.note("cli-person-offline-note", why=error.code.value)
        else:
            _read_log(desk, output)
    people = everybody(desk, connections)
    for person in people:
        output.json(person_json(person))
        output.line(person_words(person))
    if not people:
        output.line(text("cli-person-nobody", name=desk.name))
    return DONE


def _read_log(desk: Desk, output: Output) -> None:
    """When people were seen last; the list is told without it where that is refused."""
    with stoppable() as cancelled:
        try:
            log = read_log(desk, cancelled)
        except WizardError as error:
            output.remark(unread_log_words(error))
            return
    if log is LogRead.OFF:
        output.note("person-log-off")


def _renew(args: argparse.Namespace, output: Output) -> int:
    desk = desk_of(args)
    names = list(args.people)
    if args.expiring is not None:
        names += [
            one.name
            for one in everybody(desk)
            if one.days <= args.expiring and not one.own_key and one.state in _RENEWABLE
        ]
    if (not names and args.expiring is None) or (args.csr and len(names) != 1):
        output.note("cli-person-renew-usage")
        return USAGE
    with stoppable() as cancelled:
        if len(names) == 1:
            handed = renew(desk, names[0], request=args.csr, out=_out(args))
            status = _tell_handed(handed, "renewed", args, output)
        else:
            status = _tell_many(renew_many(desk, names, cancelled, _out(args)), output)
        if status == DONE and args.revoke_old and names:
            return _tell_revoked(revoke_replaced(desk, names, cancelled), output)
    return status


_RENEWABLE = frozenset({PersonState.VALID, PersonState.SOON, PersonState.EXPIRED})


def _revoke(args: argparse.Namespace, output: Output) -> int:
    with stoppable() as cancelled:
        desk = desk_of(args)
        try:
            done = revoke(desk, args.people, cancelled)
        except WizardError as error:
            return _half_way(error, desk, output)
    return _tell_revoked(done, output)


def _refresh(args: argparse.Namespace, output: Output) -> int:
    with stoppable() as cancelled:
        desk = desk_of(args)
        try:
            done = refresh(desk, cancelled)
        except WizardError as error:
            return _half_way(error, desk, output)
    return _tell_revoked(done, output)


def _half_way(error: WizardError, desk: Desk, output: Output) -> int:
    """AWS could not be reached: what was decided is written down, and waits for ``refresh``."""
    if error.code not in PASSING:
        raise error
    output.refusal(error)
    output.note("cli-person-refresh-later", name=desk.name)
    return STOPPED


def _tell_handed(handed: HandedOut, state: str, args: argparse.Namespace, output: Output) -> int:
    output.json(handed_json(handed, state))
    output.line(handed_words(handed))
    if handed.kept_template:
        output.note("cli-person-kept-template")
    if args.bundle:
        person_bundle.tell_bundle(handed.profile, handed.name, args, output)
    return DONE


def _tell_revoked(done: Revoked, output: Output) -> int:
    output.json(revoked_json(done))
    for line in revoked_words(done):
        output.line(line)
    return DONE


def _tell_many(events: ManyEvents, output: Output) -> int:
    result = drained(events, output)
    output.json(
        {
            "event": "result",
            "ok": not result.stopped,
            "total": result.total,
            "made": result.made,
            "present": result.present,
            "stopped": result.stopped,
            "kept_template": result.kept_template,
        }
    )
    words = "cli-person-many-stopped" if result.stopped else "cli-person-many-done"
    output.line(text(words, made=result.made, present=result.present, total=result.total))
    if result.kept_template:
        output.note("cli-person-kept-template")
    return STOPPED if result.stopped else DONE


def _out(args: argparse.Namespace) -> Path | None:
    return args.out.absolute() if args.out else None
