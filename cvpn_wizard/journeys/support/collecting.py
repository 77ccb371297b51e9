"""Everything for a support bundle, with stand-ins; slow, since VPN clients are asked who they are.

First all names are learnt, from wherever they are known, and only then is any text turned.
"""

from __future__ import annotations

import getpass
import json
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.log_files import newest_logs
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.profile.reading import read_source
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.support.profile_text import certificates_of, names_of, shown_profile
from cvpn_wizard.journeys.support.pseudonyms import Pseudonyms
from cvpn_wizard.journeys.support.system_facts import Computer, system_facts, usual
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.model.errors import ErrorCode, WizardError

NAMING = frozenset({"name", "expected", "person", "server", "host", "target", "peer", "vpn"})
"""Facts of findings that name somebody."""
OF_PROGRAMS = "other-"
"""What begins so is about a VPN program, and "name" is what that is called."""


@dataclass(frozen=True)
class SupportFile:
    """One file of the bundle, as it will be in it."""

    name: str
    text: str


@dataclass(frozen=True)
class SupportBundle:
    """What is going to be saved.

    :ivar replaced: what was there and what stands for it. It stays on this computer.
    """

    files: tuple[SupportFile, ...]
    replaced: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Collected:
    """What a bundle is made of.

    :ivar report: of a check; one without a profile has findings only.
    :ivar findings: the same to read, in the language of the moment.
    :ivar about: what the bundle is, in that language.
    """

    report: Report
    findings: str
    about: str
    home: Path
    records: Records
    computer: Computer = field(default_factory=Computer)


def collect(wanted: Collected, cancelled: Event, ours: Pseudonyms | None = None) -> SupportBundle:
    """The bundle, in memory; nothing is written.

    :raises WizardError: STOPPED.
    """
    ours = ours or Pseudonyms()
    profile = _profile(wanted.report)
    _learn(ours, wanted, profile)
    files = [
        SupportFile("about.txt", wanted.about),
        SupportFile("findings.txt", ours.turn(wanted.findings)),
        SupportFile("findings.json", _json(_findings(wanted.report, ours))),
    ]
    if profile is not None:
        files.append(SupportFile("profile.ovpn", ours.turn(shown_profile(profile))))
    _stop_if(cancelled)
    files.append(SupportFile("system.json", _json(system_facts(wanted.computer, ours.turn))))
    for name, text in newest_logs(wanted.home / "log"):
        _stop_if(cancelled)
        files.append(SupportFile(f"log/{name}", ours.turn(text)))
    return SupportBundle(tuple(files), ours.replaced)


def _stop_if(cancelled: Event) -> None:
    if cancelled.is_set():
        raise WizardError(ErrorCode.STOPPED)


def _profile(report: Report) -> Profile | None:
    if not report.profile.name:
        return None
    try:
        return read_source(report.profile).profile
    except WizardError:
        # The findings say why it cannot be read.
        return None


def _learn(ours: Pseudonyms, wanted: Collected, profile: Profile | None) -> None:
    report = wanted.report
    ours.know_folder(str(Path.home()), "~")
    ours.know_folder(str(wanted.home.absolute()), "<records>")
    if report.profile.name:
        ours.know_folder(str(report.profile.absolute().parent), "<folder>")
        ours.know([report.profile.stem])
    ours.know([_user(), socket.gethostname(), socket.gethostname().partition(".")[0]])
    ours.know(_names_of_report(report))
    ours.know(one.name for one in wanted.computer.tools.interfaces() if not usual(one.name))
    if profile is not None:
        ours.know(names_of(profile))
        for certificate in certificates_of(profile):
            ours.know_serial(certificate.serial)
    ours.know(_names_of_records(wanted.records))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""


def _names_of_report(report: Report) -> Iterator[str]:
    yield from (report.person, report.vpn, report.host)
    for target in report.target.split(", "):
        host, _, port = target.rpartition(":")
        yield host if port.isdigit() and host else target
    yield from (answer.host for answer in report.answers)
    for finding in report.findings:
        for name, value in finding.facts.items():
            known = name in NAMING and not finding.code.startswith(OF_PROGRAMS)
            if known and isinstance(value, str) and not usual(value):
                yield value


def _names_of_records(records: Records) -> Iterator[str]:
    """All VPNs and people of this computer; none where the records cannot be read."""
    try:
        for vpn in records.vpns(removed=True):
            yield vpn.name
            yield from (one.name for one in records.all_certificates(vpn.name))
            yield from (one.name for one in records.people(vpn.name))
    except WizardError:
        return


def _findings(report: Report, ours: Pseudonyms) -> dict[str, object]:
    return {
        "ok": report.ok,
        "finished": report.finished,
        "connected": report.connected,
        "reached": report.reached,
        "practice": report.practice,
        "transport": report.transport,
        "port": report.port,
        "layers": [
            {
                "layer": layer.value,
                "state": told.state.value,
                "seconds": None if told.seconds is None else round(told.seconds, 3),
                "why": told.why,
                "detail": told.detail,
                "facts": _turned(told.facts, ours),
            }
            for layer, told in report.layers.items()
        ],
        "findings": [_finding(finding, ours) for finding in report.sorted_findings],
        "answers": [
            {
                "way": one.way,
                "host": ours.turn(one.host),
                "port": one.port,
                "milliseconds": one.milliseconds,
                "why": one.why,
            }
            for one in report.answers
        ],
    }


def _finding(finding: Finding, ours: Pseudonyms) -> dict[str, object]:
    return {
        "code": finding.code,
        "layer": finding.layer.value,
        "who": finding.mender.value,
        "warning": finding.warning,
        "line": finding.line,
        "facts": _turned(finding.facts, ours),
    }


def _turned(facts: Mapping[str, object], ours: Pseudonyms) -> dict[str, object]:
    return {
        name: value
        if value is None or isinstance(value, bool | int | float)
        else ours.turn(str(value))
        for name, value in facts.items()
    }


def _json(entry: Mapping[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"
