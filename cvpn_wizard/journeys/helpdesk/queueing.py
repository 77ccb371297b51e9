"""The admin's part: profiles that were issued ahead become a queue for a helpdesk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.bundle.identity import identity_of, with_identity_inside
from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.adapters.bundle.queue import (
    ENDING,
    MOST_SLOTS,
    QueueRules,
    is_queue_name,
    new_queue,
    write_queue,
)
from cvpn_wizard.adapters.bundle.words import Words, new_words
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.journeys.handing_over import HandoverFacts, refuse_bad
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError


@dataclass(frozen=True)
class QueueMade:
    """A queue for a helpdesk.

    :ivar path: the file; it may go by any channel.
    :ivar words: what opens it; shown once, to go by another channel.
    :ivar slots: the names of the certificates in it: all of them are in the register already, and
        can be revoked when the helpdesk's PC is lost.
    """

    path: Path
    words: Words
    slots: tuple[str, ...]


def queue_problem(name: str, count: int) -> Problem | None:
    """Why there cannot be a queue of that name and length."""
    if not is_queue_name(name):
        return Problem("helpdesk-name-bad", "helpdesk.name", {"value": name})
    if not 0 < count <= MOST_SLOTS:
        return Problem("helpdesk-count", "helpdesk.profiles", {"most": MOST_SLOTS})
    return None


def make_queue(
    name: str,
    profiles: Sequence[Path],
    facts: HandoverFacts,
    give_until: datetime,
    language: str,
    out: Path,
    now: datetime,
) -> QueueMade:
    """Seal finished profiles, each checked, under new words.

    :param language: of the words.
    :param out: the file, or the folder for ``<name>.cvpnqueue``.
    :raises WizardError: FILE_UNREADABLE; PROFILE_BAD (``ProfileFaultsError``), also for one
        without a key, or with the name of another; what the disk refuses.
    :raises ValueError: where :func:`queue_problem` says so.
    """
    if queue_problem(name, len(profiles)) is not None:
        raise ValueError(name)
    slots: dict[str, str] = {}
    for path in profiles:
        profile = with_identity_inside(Profile.read(path), path.parent)
        refuse_bad(profile, path, now, facts.server)
        identity = identity_of(profile)
        slot = identity.name if identity else ""
        if not is_person(slot) or slot in slots or profile.block("key") is None:
            raise WizardError(ErrorCode.PROFILE_BAD, path=str(path), fault="cert, key")
        slots[slot] = profile.text
    told = {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(facts).items()}
    queue = new_queue(QueueRules(name, give_until, told), slots)
    path = out if out.suffix == ENDING and not out.is_dir() else out / f"{name}{ENDING}"
    words = new_words(language)
    write_queue(path, queue, words.typed)
    return QueueMade(path, words, queue.slots)
