"""What was handed out, line by line: written before it happens, and again once it has."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cvpn_wizard.adapters.files import append_private, read_text

BEGUN, GIVEN = "begun", "given"
LARGEST = 5_000_000


@dataclass(frozen=True)
class Issue:
    """One line.

    :ivar slot: the certificate's name, which AWS's logs show.
    :ivar person: who has it now.
    :ivar state: ``begun`` or ``given``.
    :ivar at: when, in UTC.
    :ivar by: who handed it out, as the system calls them.
    :ivar replaces: the slot that this one takes the place of, and that is to be revoked.
    :ivar serial: of the certificate, in hexadecimal.
    :ivar vpn: whose queue it was.
    """

    slot: str
    person: str
    state: str
    at: str
    by: str
    replaces: str = ""
    serial: str = ""
    vpn: str = ""


class Ledger:
    """The lines of one queue. Only ever appended to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(
        self,
        slot: str,
        person: str,
        state: str,
        now: datetime,
        replaces: str = "",
        *,
        serial: str = "",
        vpn: str = "",
    ) -> None:
        """Append a line, on disk before this returns.

        :raises WizardError: what the disk refuses.
        """
        moment = now.astimezone(UTC).isoformat(timespec="seconds")
        issue = Issue(slot, person, state, moment, _user(), replaces, serial, vpn)
        # Begun on a line of its own, whatever a crash left of the one before.
        line = "\n" + json.dumps(asdict(issue), ensure_ascii=False) + "\n"
        append_private(self._path, line)

    def issues(self) -> tuple[Issue, ...]:
        """The last word on each slot, in the order in which they were begun.

        A line that a crash cut off was not acted upon: it is passed over.

        :raises WizardError: FILE_UNREADABLE.
        """
        if not self._path.exists():
            return ()
        found: dict[str, Issue] = {}
        for line in read_text(self._path, LARGEST).splitlines():
            try:
                issue = Issue(**json.loads(line))
            except (ValueError, TypeError):
                continue
            found[issue.slot] = issue
        return tuple(found.values())

    def of(self, person: str) -> tuple[Issue, ...]:
        """What a person was given, or was about to be."""
        return tuple(issue for issue in self.issues() if issue.person == person)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def report_json(queue: str, issues: tuple[Issue, ...]) -> str:
    """What the helpdesk sends back to the admin: who has which certificate. Nothing secret."""
    entry = {
        "format": "cvpn-wizard-issued",
        "version": 1,
        "queue": queue,
        "issued": [asdict(issue) for issue in issues],
    }
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def issues_from_json(text: str) -> tuple[str, tuple[Issue, ...]]:
    """Read a report: the queue's name, and its lines.

    :raises ValueError: when it is none.
    """
    entry = json.loads(text)
    if not isinstance(entry, dict) or entry.get("format") != "cvpn-wizard-issued":
        raise ValueError("format")
    rows: Any = entry.get("issued")
    try:
        issues = tuple(Issue(**{k: str(v) for k, v in row.items()}) for row in list(rows))
    except (TypeError, AttributeError) as error:  # no list, or not of objects
        raise ValueError("issued") from error
    return str(entry.get("queue", "")), issues
