"""While the program is open: once a week, where that is switched on, a look for a new version."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.updates.checking import check, is_due, known, place_of
from cvpn_wizard.journeys.updates.choice import UpdateChoice, read_choice
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.updates import notes_in
from cvpn_wizard.texts import current_language
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.opening import open_page

AGAIN_HOURS = 6


class UpdateTeller(QObject):
    """Asks nobody while the check is off; what goes wrong is in the log only, since nobody waits.

    Signals:
        told: a version that is newer than ours, and its date; both empty where there is none.
    """

    told = Signal(str, str)

    def __init__(
        self, jobs: Jobs, home: Path, parent: QObject | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._home = jobs, home
        self._clock = clock or Clock()
        self._notes: Mapping[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_HOURS * 3_600_000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        self._jobs.start(self._look, done=self._looked)

    def _look(self, _cancelled: Event) -> UpdateChoice:
        choice = read_choice(self._home)
        due = choice.on and is_due(choice, self._clock.now())
        if due and place_of(choice).ready:
            try:
                check(self._home, clock=self._clock)
            except WizardError as error:
                logging.getLogger(__name__).warning("new versions: %s", error.code.value)
            choice = read_choice(self._home)
        return choice if known(choice) else UpdateChoice()

    @Slot(object)
    def _looked(self, choice: UpdateChoice) -> None:
        self._notes = choice.notes
        self.told.emit(choice.version, choice.released)

    @Slot()
    def open_news(self) -> None:
        """The page on what is new, in the browser."""
        if self._notes:
            open_page(notes_in(self._notes, current_language()))
