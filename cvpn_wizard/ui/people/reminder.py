"""While the program is open: a notification of the desktop when a date comes near.

On Windows and on Linux desktops it is the system's own (a tray icon's message, which Windows 10 and
later show as a toast). Where there is no tray, nothing happens; the section Dates says the same.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.people.dates import dates_of, in_order
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.reminding import due, read_told, write_told
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import ExpiryDate
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import date_words
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.cloud import Cloud

AGAIN_HOURS = 6
MOST_LINES = 3


@dataclass(frozen=True)
class Message:
    """:ivar vpn: whose section Dates it leads to."""

    title: str
    words: str
    vpn: str


def message_of(dates: tuple[ExpiryDate, ...]) -> Message | None:
    """What to say of these dates, the nearest first; ``None`` where there are none."""
    if not dates:
        return None
    lines = [date_words(one) for one in dates[:MOST_LINES]]
    if len(dates) > MOST_LINES:
        lines.append(text("people-problems-more", count=len(dates) - MOST_LINES))
    return Message(text("reminder-title", count=len(dates)), "\n".join(lines), dates[0].vpn)


class Reminder(QObject):
    """Looks at the records of every VPN when the program has started, and four times a day.

    Signals:
        opened: the message was clicked; carries the name of the VPN it is about.
    """

    opened = Signal(str)

    def __init__(
        self,
        services: Services,
        icon: QIcon,
        parent: QObject | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock or Clock()
        self._services = services
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._told: dict[str, str] = {}
        self.message: Message | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_HOURS * 3_600_000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def can_tell(self) -> bool:
        """Whether the desktop shows messages."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    @Slot()
    def look(self) -> None:
        if self.can_tell:
            self._services.jobs.start(self._due, done=self._found)

    def _due(self, _cancelled: Event) -> tuple[ExpiryDate, ...]:
        """In a job: what to tell now, written down as told."""
        home = self._services.home
        today = self._clock.now().astimezone().date()
        told = read_told(home)
        found, now = due(self._near(), {**told, **self._told}, today)
        self._told = now
        if now != told:
            try:
                write_told(home, now)
            except WizardError as error:  # then it holds for this run
                logging.getLogger(__name__).warning("told dates: %s", error)
        return found

    def _near(self) -> tuple[ExpiryDate, ...]:
        """Every VPN's dates, by what is known here."""
        found: list[ExpiryDate] = []
        records = self._services.records
        for vpn in records.vpns():
            try:
                found += dates_of(
                    Desk.at(
                        vpn.name,
                        home=self._services.home,
                        records=records,
                        vault=self._services.vault,
                        cloud=_nobody_asks,
                        clock=self._clock,
                    )
                )
            except WizardError:
                continue  # its own page says what is wrong with it
        return in_order(found)

    @Slot(object)
    def _found(self, dates: tuple[ExpiryDate, ...]) -> None:
        message = message_of(dates)
        if message is not None:
            self.message = message
            self.tell(message)

    def tell(self, message: Message) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(self._clicked)
            self._tray.activated.connect(self._clicked)
        self._tray.setToolTip(message.title)
        self._tray.show()
        self._tray.showMessage(message.title, message.words, self._icon)

    @Slot()
    def _clicked(self) -> None:
        if self.message is not None:
            self.opened.emit(self.message.vpn)


def _nobody_asks() -> Cloud:
    raise WizardError(ErrorCode.NO_NETWORK)
