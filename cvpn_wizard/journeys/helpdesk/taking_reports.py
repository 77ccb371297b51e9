"""The admin's part: who got which certificate, from a helpdesk's report into the register.

All of a report or nothing: what does not fit means that it is of another VPN, was changed on its
way, or that one certificate went to two people. The same report again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, PersonRecord
from cvpn_wizard.journeys.helpdesk.ledger import BEGUN, LARGEST, Issue, issues_from_json
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

FIELD = "people.report"
MOST_PROBLEMS = 50
"""So many are told."""


class ReportBadError(WizardError):
    """REPORT_BAD, with all that does not fit."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(ErrorCode.REPORT_BAD, path=str(path), count=len(problems))
        self.problems = problems[:MOST_PROBLEMS]


@dataclass(frozen=True)
class ReportTaken:
    """What is in the register now.

    :ivar noted: certificates whose holder is known now; ``present``: was known already.
    :ivar unfinished: of both, those whose handing out was cut off; they may be with somebody.
    :ivar to_revoke: were replaced by the helpdesk and still let somebody in.
    :ivar dead: were handed out although they are revoked: nobody connects with them.
    """

    queue: str
    noted: tuple[Issue, ...]
    present: tuple[Issue, ...]
    unfinished: tuple[str, ...]
    to_revoke: tuple[str, ...]
    dead: tuple[str, ...]


def take_report(desk: Desk, path: Path) -> ReportTaken:
    """Note who has which certificate of a queue.

    :raises WizardError: FILE_UNREADABLE; REPORT_BAD (:class:`ReportBadError`): nothing is noted
        then; RUN_BUSY; in a team, what AWS refuses.
    """
    try:
        queue, issues = issues_from_json(read_text(path, LARGEST))
    except (ValueError, RecursionError) as error:  # nested too deeply is no report either
        raise ReportBadError(path, (Problem("report-none", FIELD),)) from error
    with desk.alone():
        register = _Register(desk)
        problems = tuple(problem for one in issues for problem in register.problems(one))
        problems += tuple(_twice(issues))
        if problems:
            raise ReportBadError(path, problems)
        present = tuple(one for one in issues if register.holds(one))
        noted = tuple(one for one in issues if one not in present)
        now = desk.clock.now().isoformat(timespec="seconds")
        desk.records.remember_people(
            PersonRecord(desk.name, one.slot, *_words(one.person), added=now) for one in noted
        )
    gone = {one.replaces for one in issues if one.replaces}
    return ReportTaken(
        queue,
        noted,
        present,
        tuple(one.slot for one in issues if one.state == BEGUN),
        tuple(sorted(slot for slot in gone if register.lets_in(slot))),
        tuple(
            one.slot for one in issues if one.slot not in gone and not register.lets_in(one.slot)
        ),
    )


def _words(person: str) -> tuple[str, str]:
    """``sato.laptop`` is Sato's laptop, as for everybody who has a certificate of that name."""
    words = Newcomer(person).completed()
    return words.person, words.device


def _twice(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    found: dict[str, str] = {}
    for one in issues:
        if one.slot in found:
            facts = {"slot": one.slot, "person": one.person, "other": found[one.slot]}
            yield Problem("report-twice", FIELD, facts)
        found[one.slot] = one.person


@dataclass
class _Register:
    """What the records say of the certificates of this VPN, read once."""

    desk: Desk
    _people: Mapping[str, PersonRecord] = field(init=False)
    _named: Mapping[str, list[CertificateRecord]] = field(init=False)

    def __post_init__(self) -> None:
        self._people = {one.name.lower(): one for one in self.desk.records.people(self.desk.name)}
        named: dict[str, list[CertificateRecord]] = defaultdict(list)
        for one in self.desk.records.all_certificates(self.desk.name):
            if one.kind == "client":
                named[one.name.lower()].append(one)
        self._named = dict(named)

    def problems(self, issue: Issue) -> Iterator[Problem]:
        if issue.vpn and issue.vpn != self.desk.name:
            facts = {"vpn": issue.vpn[:60], "slot": issue.slot[:60], "name": self.desk.name}
            yield Problem("report-vpn", FIELD, facts)
            return
        for slot in filter(None, (issue.slot, issue.replaces)):
            if slot.lower() not in self._named:
                yield Problem("report-unknown", FIELD, {"slot": slot[:60], "name": self.desk.name})
                return
        serials = {one.serial for one in self._named[issue.slot.lower()]}
        if issue.serial and issue.serial not in serials:
            facts = {"slot": issue.slot, "serial": issue.serial[:60]}
            yield Problem("report-serial", FIELD, facts)
        elif not is_person(issue.person):
            yield Problem("report-person", FIELD, {"slot": issue.slot, "value": issue.person[:60]})
        elif not self.holds(issue) and not self._is_free(issue.slot):
            known = self._people[issue.slot.lower()]
            other = f"{known.person} {known.device}".strip()
            facts = {"slot": issue.slot, "person": issue.person, "other": other}
            yield Problem("report-twice", FIELD, facts)

    def holds(self, issue: Issue) -> bool:
        """Whether the register has that very person already."""
        known = self._people.get(issue.slot.lower())
        return known is not None and (known.person, known.device) == _words(issue.person)

    def _is_free(self, slot: str) -> bool:
        """Nobody is noted yet but what the name of the certificate says by itself."""
        known = self._people.get(slot.lower())
        return known is None or (known.person, known.device) in {("", ""), _words(slot)}

    def lets_in(self, slot: str) -> bool:
        return any(one.state is not CertificateState.REVOKED for one in self._of(slot))

    def _of(self, slot: str) -> list[CertificateRecord]:
        now = self.desk.clock.now()
        return [one for one in self._named.get(slot.lower(), []) if one.not_after > now]
