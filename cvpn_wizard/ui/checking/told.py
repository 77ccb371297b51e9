"""What a check tells from its worker comes out in the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.profile.mending import Mended, mend
from cvpn_wizard.adapters.profile.reading import read_source
from cvpn_wizard.journeys.checking.asked import Asked
from cvpn_wizard.journeys.checking.checking import check_connection
from cvpn_wizard.journeys.checking.profiles import KnownProfile, known_profiles
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.model.checking import CheckEvent
from cvpn_wizard.ui.services import Services


class Told(QObject):
    """One for each check, made in the window's thread and kept until the check has ended.

    Signals:
        happened: (number of the check, event).
    """

    happened = Signal(object)

    def __init__(self, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self._number = number

    def tell(self, event: CheckEvent) -> None:
        """From the worker."""
        if isValid(self):
            self.happened.emit((self._number, event))


def checking(
    asked: Asked, services: Services, told: Told, tools: Tools
) -> Callable[[Event], Report]:
    """The job that checks. In practice the server's stand-in is tried in the server's place."""
    practice, records = services.practice, services.records

    def work(cancelled: Event) -> Report:
        really = asked
        if practice is not None:
            really = Asked(asked.profile, tcp=practice().stand_in, practice=True)
        return check_connection(
            really, records=records, tell=told.tell, cancelled=cancelled, tools=tools
        )

    return work


def looking_for_profiles(services: Services) -> Callable[[Event], tuple[KnownProfile, ...]]:
    """The job that finds the profiles of this computer."""
    records, home = services.records, services.home
    return lambda _cancelled: known_profiles(records, home)


def mending(profile: Path, out: Path) -> Callable[[Event], Mended]:
    """The job that writes a mended copy, for its owner only: it may hold a private key.

    :raises WizardError: FILE_UNREADABLE; what the disk refuses.
    """

    def work(_cancelled: Event) -> Mended:
        mended = mend(read_source(profile), base=profile.parent)
        write_private(out, mended.profile.text)
        return mended

    return work
