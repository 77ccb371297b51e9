"""While the program is open: a notification of the desktop when a date comes near.

On Windows and on Linux desktops it is the system's own (a tray icon's message). Where there is no
tray, nothing happens; the section Dates says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from cvpn_wizard.journeys.people.dates import dates_of, in_order
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import ExpiryDate, Level
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import date_words
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.cloud import Cloud

AGAIN_HOURS = 12
MOST_LINES = 3
TOLD_FROM = frozenset({Level.MONTH, Level.WEEK, Level.OVER})
"""60 days before, the section Dates says it; nobody is interrupted for that."""


@dataclass(frozen=True)
class Message:
    title: str
    words: str


def message_of(dates: tuple[ExpiryDate, ...]) -> Message | None:
    """What to say of the dates that are near; ``None`` where none is."""
    near = [one for one in dates if one.level in TOLD_FROM]
    if not near:
        return None
    lines = [date_words(one) for one in near[:MOST_LINES]]
    if len(near) > MOST_LINES:
        lines.append(text("people-problems-more", count=len(near) - MOST_LINES))
    return Message(text("reminder-title", count=len(near)), "\n".join(lines))


class Reminder(QObject):
    """Looks at the records of every VPN when the program has started, and twice a day.

    Signals:
        opened: the message was clicked.
    """

    opened = Signal()

    def __init__(self, services: Services, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._told: Message | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_HOURS * 3_600_000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        self._services.jobs.start(self._near, done=self._found)

    def _near(self, _cancelled: Event) -> tuple[ExpiryDate, ...]:
        """In a job: every VPN's dates, by what is known here."""
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
                    )
                )
            except WizardError:
                continue  # its own page says what is wrong with it
        return in_order(found)

    @Slot(object)
    def _found(self, dates: tuple[ExpiryDate, ...]) -> None:
        message = message_of(dates)
        if message is not None and message != self._told:
            self._told = message
            self.tell(message)

    def tell(self, message: Message) -> None:
        if self._tray is None:
            if not QSystemTrayIcon.isSystemTrayAvailable():
                return
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(self.opened)
            self._tray.activated.connect(self.opened)
        self._tray.setToolTip(message.title)
        self._tray.show()
        self._tray.showMessage(message.title, message.words, self._icon)


def _nobody_asks() -> Cloud:
    raise WizardError(ErrorCode.NO_NETWORK)
