"""The helpdesk's desk: queues that were taken in, and profiles that go out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.bundle.identity import identity_of
from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.adapters.bundle.queue import ENDING, Queue, read_queue, write_queue
from cvpn_wizard.adapters.bundle.words import understand
from cvpn_wizard.adapters.files import unwritable
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.handing_over import HandedOver, HandoverFacts, bundle_profile
from cvpn_wizard.journeys.helpdesk.ledger import BEGUN, GIVEN, Issue, Ledger, report_json
from cvpn_wizard.journeys.team.handing_out import Claim
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.names import BUNDLE_ENDING
from cvpn_wizard.model.secret import Secret

FOLDER = "helpdesk"
"""In the home folder: each queue with its ledger."""


@dataclass(frozen=True)
class QueueState:
    """A queue as it stands.

    :ivar left: how many can still be handed out.
    """

    name: str
    vpn: str
    give_until: datetime
    left: int
    issues: tuple[Issue, ...]


class Desk:
    """One helpdesk PC.

    :param vault: keeps what opens each queue, where there is a keyring; else it has to be given
        again in every run.
    :param claims: for a VPN, how to claim a slot before it is handed out, where several PCs share
        a queue through a team store.
    """

    def __init__(
        self, home: Path, vault: Vault, claims: Callable[[str], Claim | None] | None = None
    ) -> None:
        self._claims = claims
        self._folder = home / FOLDER
        self._vault = vault

    def take_in(self, path: Path, typed: Secret) -> QueueState:
        """Keep a queue that an admin sent. A newer one of that name is another queue: refused.

        :raises WizardError: what :func:`read_queue` says; NAME_TAKEN; KEYRING_FAILED; the disk's.
        """
        understood = understand(typed.reveal()).candidates
        queue = read_queue(path, understood)
        passphrase = next(one for one in understood if _opens(path, one))
        name = queue.rules.name
        with self._locked(name):
            if self._file(name).exists():
                raise WizardError(ErrorCode.NAME_TAKEN, name=name)
            # The words first: a queue that nobody can open would be in the way.
            self._remember(name, passphrase)
            write_queue(self._file(name), queue, passphrase)
        return self._state(queue)

    def names(self) -> tuple[str, ...]:
        """The queues that are here."""
        return tuple(sorted(path.parent.name for path in self._folder.glob(f"*/queue{ENDING}")))

    def unlock(self, name: str, typed: Secret) -> None:
        """Give the words again, where no keyring has kept them.

        :raises WizardError: QUEUE_UNKNOWN; what :func:`read_queue` says.
        """
        found = understand(typed.reveal()).candidates
        read_queue(self._known(name), found)
        self._remember(name, next(one for one in found if _opens(self._file(name), one)))

    def state(self, name: str) -> QueueState:
        """:raises WizardError: QUEUE_UNKNOWN, QUEUE_LOCKED; what the file refuses."""
        queue, _passphrase = self._open(name)
        return self._state(queue)

    def problem(self, name: str, person: str, replaces: str) -> Problem | None:
        """Why nothing can be handed out to that person.

        :raises WizardError: FILE_UNREADABLE.
        """
        field = "helpdesk.person"
        if not is_person(person):
            return Problem("laptop-person-bad", field, {"value": person})
        given = [one for one in self._ledger(name).of(person) if one.state == GIVEN]
        if given and replaces not in {one.slot for one in given}:
            last = given[-1]
            return Problem("helpdesk-person-has", field, {"person": person, "slot": last.slot})
        return None

    def give(
        self, name: str, person: str, language: str, out: Path, now: datetime, replaces: str = ""
    ) -> tuple[HandedOver, str]:
        """Hand the next profile out: a bundle for the person, and the slot's name.

        Written down before and after; its key is then no longer in the queue. A try that was cut
        off is taken up again with the same slot.

        :param replaces: the slot that is lost or worn out; it still has to be revoked by the admin.
        :raises WizardError: QUEUE_UNKNOWN, QUEUE_CLOSED, QUEUE_EMPTY, QUEUE_LOCKED,
            RUN_BUSY; PROFILE_BAD; what the disk refuses.
        :raises ValueError: for a person whom :meth:`problem` does not let through.
        """
        if self.problem(name, person, replaces) is not None:
            raise ValueError(person)
        with self._locked(name):
            queue, passphrase = self._open(name)
            if now > queue.rules.give_until:
                raise WizardError(ErrorCode.QUEUE_CLOSED, name=name)
            ledger = self._ledger(name)
            slot = self._claimed(queue, ledger, person, replaces)
            profile = Profile.parse(queue.profile(slot))
            identity = identity_of(profile)
            whose = {
                "serial": identity.serial if identity else "",
                "vpn": str(queue.rules.facts.get("vpn", "")),
            }
            ledger.write(slot, person, BEGUN, now, replaces, **whose)
            handed = bundle_profile(
                profile,
                Path(slot),
                person,
                facts_from(queue.rules.facts),
                language,
                out if out.suffix == BUNDLE_ENDING else out / f"{person}{BUNDLE_ENDING}",
                now=now,
            )
            ledger.write(slot, person, GIVEN, now, replaces, **whose)
            gone = frozenset(one.slot for one in ledger.issues() if one.state == GIVEN)
            write_queue(self._file(name), queue.without(gone), passphrase)
        return handed, slot

    def report(self, name: str) -> str:
        """What the admin needs to know: who has which certificate, and which to revoke.

        :raises WizardError: QUEUE_UNKNOWN, FILE_UNREADABLE.
        """
        self._known(name)
        return report_json(name, self._ledger(name).issues())

    # inside

    def _claimed(self, queue: Queue, ledger: Ledger, person: str, replaces: str) -> str:
        """The next slot that no other PC has handed out.

        :raises WizardError: QUEUE_EMPTY; in a team, what AWS refuses.
        """
        claim = self._claims(str(queue.rules.facts.get("vpn", ""))) if self._claims else None
        elsewhere: set[str] = set()
        while True:
            slot = _next_slot(queue, ledger, person, elsewhere)
            if claim is None or claim(slot, person, replaces):
                return slot
            elsewhere.add(slot)

    def _file(self, name: str) -> Path:
        return self._folder / name / f"queue{ENDING}"

    def _known(self, name: str) -> Path:
        if name not in self.names():
            raise WizardError(ErrorCode.QUEUE_UNKNOWN, name=name)
        return self._file(name)

    def _ledger(self, name: str) -> Ledger:
        return Ledger(self._folder / name / "issued.jsonl")

    def _remember(self, name: str, passphrase: Secret) -> None:
        self._vault.put(f"queue:{name}", passphrase)

    def _open(self, name: str) -> tuple[Queue, Secret]:
        path = self._known(name)
        passphrase = self._vault.get(f"queue:{name}")
        if passphrase is None:
            raise WizardError(ErrorCode.QUEUE_LOCKED, name=name)
        return read_queue(path, (passphrase,)), passphrase

    def _state(self, queue: Queue) -> QueueState:
        issues = self._ledger(queue.rules.name).issues()
        used = {issue.slot for issue in issues}
        left = sum(slot not in used for slot in queue.slots)
        vpn = str(queue.rules.facts.get("vpn", ""))
        return QueueState(queue.rules.name, vpn, queue.rules.give_until, left, issues)

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        """Two who hand out at once never take the same one.

        :raises WizardError: RUN_BUSY when the other takes too long.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415  slow, and not for the first page

        path = self._folder / name / "lock"
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(path, timeout=20):
                yield
        except Timeout as error:
            raise WizardError(ErrorCode.RUN_BUSY, name=name) from error
        except OSError as error:
            raise unwritable(path, error) from error


def _opens(path: Path, passphrase: Secret) -> bool:
    try:
        read_queue(path, (passphrase,))
    except WizardError:
        return False
    return True


def _next_slot(queue: Queue, ledger: Ledger, person: str, elsewhere: Collection[str] = ()) -> str:
    """The one that was begun for this person and not finished; else the first that is untouched.

    :raises WizardError: QUEUE_EMPTY.
    """
    issues = ledger.issues()
    for issue in issues:
        begun = issue.person == person and issue.state == BEGUN and issue.slot in queue.slots
        if begun and issue.slot not in elsewhere:
            return issue.slot
    touched = {issue.slot for issue in issues} | set(elsewhere)
    for slot in queue.slots:
        if slot not in touched:
            return slot
    raise WizardError(ErrorCode.QUEUE_EMPTY, name=queue.rules.name)


def facts_from(facts: object) -> HandoverFacts:
    """What the queue tells of the VPN; of what makes no sense the rest is taken."""
    told = facts if isinstance(facts, dict) else {}
    cidrs, port = told.get("vpc_cidrs"), told.get("tcp_port")
    texts = {name: str(told.get(name, "")) for name in ("vpn", "ping", "client_cidr", "server")}
    return HandoverFacts(
        **texts,
        tcp_port=port if isinstance(port, int) else 0,
        vpc_cidrs=tuple(map(str, cidrs)) if isinstance(cidrs, list) else (),
    )
