"""What this journey does off the UI thread. Tests put a subclass in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import NamedTuple

from cvpn_wizard.adapters.bundle.request import KeptRequest
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.run import Tell
from cvpn_wizard.journeys.laptop.opening import Opened, first_look, open_file
from cvpn_wizard.journeys.laptop.placing import Placed, place, placed_here
from cvpn_wizard.journeys.laptop.proving import prove
from cvpn_wizard.journeys.laptop.requesting import Requested, make_request, waiting_requests
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.ui.services import Services


class Here(NamedTuple):
    """What this computer has already."""

    placed: tuple[Placed, ...]
    waiting: tuple[KeptRequest, ...]


class Ready(NamedTuple):
    """What was opened, and where its profile lies now."""

    opened: Opened
    placed: Placed


class LaptopWork:
    """The jobs."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def looking(self, path: Path) -> Callable[[Event], Path]:
        """Whether a file is a whole bundle, or a profile.

        :raises WizardError: FILE_UNREADABLE, BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE.
        """

        def work(_cancelled: Event) -> Path:
            first_look(path)
            return path

        return work

    def opening(self, path: Path, words: Secret | None) -> Callable[[Event], Ready]:
        """Open it, check it, and place the profile.

        :raises WizardError: see :func:`open_file` and :func:`place`.
        """
        home, vault = self._services.home, self._services.vault

        def work(_cancelled: Event) -> Ready:
            opened = open_file(path, words, home, vault, datetime.now(UTC))
            return Ready(opened, place(opened, home, vault))

        return work

    def seeing(self) -> Callable[[Event], Here]:
        """What is here already.

        :raises WizardError: FILE_UNREADABLE.
        """
        home = self._services.home

        def work(_cancelled: Event) -> Here:
            return Here(placed_here(home), waiting_requests(home))

        return work

    def proving(self, placed: Placed, host: str, tell: Tell) -> Callable[[Event], Report]:
        """Check the connection layer by layer; in practice a stand-in is tried for the server.

        :raises WizardError: FILE_UNREADABLE; STOPPED.
        """
        practice = self._services.practice

        def work(cancelled: Event) -> Report:
            stand_in = practice().stand_in if practice is not None else None
            return prove(
                placed,
                tell=tell,
                cancelled=cancelled,
                practice=practice is not None,
                stand_in=stand_in,
                host=host,
            )

        return work

    def asking(self, person: str, out: Path) -> Callable[[Event], Requested]:
        """Make a request.

        :raises WizardError: KEYRING_FAILED; what the disk refuses.
        """
        home, vault = self._services.home, self._services.vault

        def work(_cancelled: Event) -> Requested:
            return make_request(person, out, home, vault)

        return work
