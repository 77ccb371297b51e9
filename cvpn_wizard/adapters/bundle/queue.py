"""A queue of profiles issued ahead, for a helpdesk: one sealed file, which grows shorter.

It holds private keys of certificates that exist already, and nothing with which more could be made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.bundle.archive import pack, unpack
from cvpn_wizard.adapters.files import read_bytes, write_private
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

ENDING = ".cvpnqueue"
FORMAT, VERSION = "cvpn-wizard-queue", 1
MOST_SLOTS = 500
LARGEST = 10_000_000
"""Bytes of a queue; a slot has some 6,000."""
MANIFEST = "manifest.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_PROFILE = ".ovpn"


@dataclass(frozen=True)
class QueueRules:
    """What the admin said of a queue; nothing secret.

    :ivar name: short, as in ``hd1``; the certificates are called ``hd1.001`` and so on.
    :ivar give_until: after this nothing is handed out any more.
    :ivar facts: what each laptop is told: ``vpn``, ``ping``, ``client_cidr``, …
    """

    name: str
    give_until: datetime
    facts: Mapping[str, object]

    def to_json(self) -> str:
        entry = {
            "format": FORMAT,
            "version": VERSION,
            "queue": self.name,
            "give_until": self.give_until.astimezone(UTC).isoformat(timespec="seconds"),
            "facts": dict(self.facts),
        }
        return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Queue:
    """An opened queue. ``repr`` shows no profile.

    :ivar slots: the names of the certificates, in order.
    """

    rules: QueueRules
    _profiles: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Queue({self.rules.name!r}, {len(self._profiles)} slots)"

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(self._profiles)

    def profile(self, slot: str) -> str:
        """The text of a profile, its key included.

        :raises KeyError: for a slot that is not in it.
        """
        return self._profiles[slot]

    def without(self, slots: frozenset[str]) -> Queue:
        left = {slot: text for slot, text in self._profiles.items() if slot not in slots}
        return Queue(self.rules, left)


def is_queue_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name))


def new_queue(rules: QueueRules, profiles: Mapping[str, str]) -> Queue:
    """:raises ValueError: for a bad name, or none or too many profiles."""
    if not is_queue_name(rules.name) or not 0 < len(profiles) <= MOST_SLOTS:
        raise ValueError(rules.name)
    return Queue(rules, dict(sorted(profiles.items())))


def write_queue(path: Path, queue: Queue, passphrase: Secret) -> None:
    """Write it, whole or not at all, for its owner only.

    :raises WizardError: what the disk refuses.
    """
    files = {MANIFEST: queue.rules.to_json().encode()}
    files |= {f"{slot}{_PROFILE}": queue.profile(slot).encode() for slot in queue.slots}
    write_private(path, pack(files, passphrase))


def read_queue(path: Path, passphrases: tuple[Secret, ...]) -> Queue:
    """Open it.

    :raises WizardError: FILE_UNREADABLE, BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE,
        BUNDLE_PASSPHRASE, BUNDLE_NEWER.
    """
    files = unpack(read_bytes(path, LARGEST), passphrases, MOST_SLOTS + 1)
    try:
        entry = json.loads(files.pop(MANIFEST, b"{}").decode("utf-8"))
        rules = _rules(entry)
        profiles = {
            name.removesuffix(_PROFILE): content.decode("utf-8")
            for name, content in sorted(files.items())
            if name.endswith(_PROFILE)
        }
    except (ValueError, TypeError, RecursionError) as error:
        raise WizardError(ErrorCode.BUNDLE_FOREIGN, path=str(path)) from error
    return Queue(rules, profiles)


def _rules(entry: object) -> QueueRules:
    """:raises ValueError: when it is not what we write."""
    if not isinstance(entry, dict) or entry.get("format") != FORMAT:
        raise ValueError("format")
    if entry.get("version") != VERSION:
        raise WizardError(ErrorCode.BUNDLE_NEWER)
    name, facts = entry.get("queue"), entry.get("facts")
    if not isinstance(name, str) or not is_queue_name(name) or not isinstance(facts, dict):
        raise ValueError("queue")
    until = datetime.fromisoformat(str(entry.get("give_until")))
    return QueueRules(name, until if until.tzinfo else until.replace(tzinfo=UTC), facts)
