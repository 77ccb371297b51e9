"""What the helpdesk's panel does off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import NamedTuple

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.records import VpnRecord
from cvpn_wizard.journeys.account_choice import account_from_json
from cvpn_wizard.journeys.handing_over import HandedOver
from cvpn_wizard.journeys.helpdesk.desk import Desk, QueueState
from cvpn_wizard.journeys.team.handing_out import Claim, claims
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.ui.services import Services


@dataclass(frozen=True)
class Seen:
    """The queues of this computer.

    :ivar locked: those whose words are not known any more.
    """

    open: tuple[QueueState, ...]
    locked: tuple[str, ...]


class Given(NamedTuple):
    """What was handed out: under which certificate, or why not."""

    problem: Problem | None
    handed: HandedOver | None = None
    slot: str = ""


def claims_through(services: Services) -> Callable[[str], Claim | None]:
    """Where this PC shares a queue through a team store: with the account that it joined with."""

    def cloud_of(vpn: VpnRecord) -> Cloud:
        account = replace(account_from_json(vpn.account_choice), region=vpn.region)
        return services.cloud_for(account, None)

    return claims(services.home, services.records, cloud_of)


class HelpdeskWork:
    """The jobs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def seeing(self) -> Callable[[Event], Seen]:
        """:raises WizardError: what the files refuse."""

        def work(_cancelled: Event) -> Seen:
            found, locked = [], []
            for name in self._desk.names():
                try:
                    found.append(self._desk.state(name))
                except WizardError as error:
                    if error.code is not ErrorCode.QUEUE_LOCKED:
                        raise
                    locked.append(name)
            return Seen(tuple(found), tuple(locked))

        return work

    def opening(self, path: Path | None, locked: str, words: Secret) -> Callable[[Event], str]:
        """Take a queue in, or unlock one that is here; its name.

        :raises WizardError: see :meth:`Desk.take_in` and :meth:`Desk.unlock`.
        """

        def work(_cancelled: Event) -> str:
            if path is not None:
                return self._desk.take_in(path, words).name
            self._desk.unlock(locked, words)
            return locked

        return work

    def giving(
        self, name: str, person: str, language: str, out: Path, replaces: str
    ) -> Callable[[Event], Given]:
        """:raises WizardError: see :meth:`Desk.give`."""

        def work(_cancelled: Event) -> Given:
            problem = self._desk.problem(name, person, replaces)
            if problem is not None:
                return Given(problem)
            handed, slot = self._desk.give(name, person, language, out, datetime.now(UTC), replaces)
            return Given(None, handed, slot)

        return work

    def reporting(self, name: str, out: Path) -> Callable[[Event], Path]:
        """:raises WizardError: QUEUE_UNKNOWN, FILE_UNREADABLE; what the disk refuses."""

        def work(_cancelled: Event) -> Path:
            write_private(out, self._desk.report(name))
            return out

        return work
