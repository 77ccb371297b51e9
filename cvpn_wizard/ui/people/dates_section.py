"""The section Dates: every day on which somebody is locked out, and what moves it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cvpn_wizard.journeys.people.revoking import Revoked
from cvpn_wizard.journeys.people.server import SERVED_HOURS, ServerRenewed
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.people import DateKind, ExpiryDate, Level
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.people import work
from cvpn_wizard.ui.people.dates_model import DatesModel
from cvpn_wizard.ui.people.dates_table import DatesTable
from cvpn_wizard.ui.people.under_way import UnderWay
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.rollover.panel import RolloverPanel
from cvpn_wizard.ui.save_text import ask_where
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.vpn_section import Known, Section

GRAVEST = (Level.OVER, Level.WEEK, Level.MONTH, Level.SOON, Level.EARLY)


class DatesSection(Section):
    """Looks when it is shown."""

    section_id: ClassVar[str] = "dates"
    with_map: ClassVar[bool] = False

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._looking, self._doing, self._watching = Latest(), Latest(), Latest()
        self._built = False

    def _build(self) -> None:
        """When the first VPN is opened: the page with all VPNs does not wait for it."""
        self._built = True
        self.model = DatesModel(self)
        self.view = DatesTable(self.model)
        self.warning = Notice("warn", name="dates.warning")
        self.said = Notice("good", name="dates.said")
        self.served = Notice("info", name="dates.served")
        self.refusal = RefusalView("dates.refusal")
        self.under_way = UnderWay()
        self.under_way.setObjectName("dates.under_way")
        self.under_way.stop.hide()
        self.under_way.hide()
        self.calendar = self._button("calendar", self._save)
        self.refresh = self._button("refresh", self._refresh)
        self.server = self._button("server", self._renew_server)
        self.rollover = RolloverPanel(self.services)
        self.rollover.changed.connect(self.changed)
        self.rollover.went.connect(self._one_went)
        self.authority = self._button("authority", self.rollover.make_plan)
        row = QHBoxLayout()
        row.addWidget(self.calendar)
        row.addStretch(1)
        row.addWidget(self.refresh)
        row.addWidget(self.server)
        row.addWidget(self.authority)
        for part in (self.warning, self.said, self.served, self.under_way, self.refusal):
            self.column.addWidget(part)
        self.column.addWidget(self.rollover)
        self.column.addWidget(self.view)
        self.column.addLayout(row)
        self.retranslate()

    def _button(self, name: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"dates.{name}")
        button.clicked.connect(pressed)
        return button

    @property
    def running(self) -> bool:
        return self._doing.busy or (self._built and self.rollover.running)

    def show_vpn(self, known: Known) -> None:
        if not self._built:
            self._build()
        if self.known is None or self.known.name != known.name:
            self._looking.drop()
            self._watching.drop()
            self.served.say("")
            self.model.set_dates(())
            self._quiet()
            self.warning.say("")
        super().show_vpn(known)
        self.rollover.show_vpn(known.name)

    def entered(self) -> None:
        if self.known is not None:
            job = self.services.jobs.start(
                work.dating(self._desk()), done=self._looked, failed=self._failed
            )
            self._looking.replace(job)
            self.rollover.look()

    def _desk(self) -> work.DeskOf:
        known = self.known
        assert known is not None  # noqa: S101  nothing is started without one
        return lambda: work.desk_for(self.services, known)

    @Slot(object)
    def _looked(self, found: work.AllDates) -> None:
        self.model.set_dates(found.dates)
        near = [one for one in found.dates if one.level is not Level.FINE]
        if near:
            gravest = min(near, key=lambda one: GRAVEST.index(one.level)).level
            self.warning.set_kind("bad" if gravest in {Level.OVER, Level.WEEK} else "warn")
            self.warning.say(f"dates-warning-{gravest.value}", count=_count(near, gravest))
        elif found.refusal is not None:
            self.warning.set_kind("info")
            self.warning.say("dates-not-asked")
        else:
            self.warning.set_kind("good")
            self.warning.say("dates-fine")
        kinds = {one.kind for one in found.dates}
        self.refresh.setEnabled(DateKind.REVOCATION_LIST in kinds)

    @Slot()
    def _save(self) -> None:
        if self.known is None:
            return
        path = ask_where(
            self, text("dates-save"), f"{self.known.name}.ics", text("dates-save-kinds")
        )
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write all dates that are shown."""
        self._do(work.writing_calendar(path, self.model.dates), self._saved)

    @Slot()
    def _refresh(self) -> None:
        self._do(work.refreshing(self._desk()), self._refreshed)

    @Slot()
    def _renew_server(self) -> None:
        self._do(work.renewing_server(self._desk()), self._server_renewed)

    def _do(self, doing: Callable[[Event], object], done: Callable[[Any], object]) -> None:
        if self.known is None or self.running:
            return
        self._quiet()
        self.under_way.begin("dates-working")
        self._doing.replace(self.services.jobs.start(doing, done=done, failed=self._failed))

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._ended()
        self.said.say("dates-calendar-written", path=str(path))

    @Slot(object)
    def _refreshed(self, done: Revoked) -> None:
        self._ended()
        words = "person-list-proved" if done.proved else "person-list-unproved"
        date = f"{done.next_update:%Y-%m-%d}"
        self.said.say(words, number=done.number, count=len(done.serials), date=date)

    @Slot(object)
    def _server_renewed(self, done: ServerRenewed) -> None:
        self._ended()
        date = f"{done.not_after:%Y-%m-%d}"
        self.said.say("server-renewed", name=done.name, date=date, hours=SERVED_HOURS)
        self._watching.replace(
            self.services.jobs.start(
                work.watching_server(self._desk(), done.fingerprint),
                done=self._watched,
                event=self._watch,
            )
        )

    @Slot(object)
    def _watch(self, seen: str) -> None:
        self.served.set_kind("info")
        self.served.say("server-old" if seen else "server-silent")

    @Slot(object)
    def _watched(self, served: bool) -> None:  # noqa: FBT001  what the job returns
        self.served.set_kind("good" if served else "warn")
        self.served.say("server-served" if served else "server-not-yet")

    @Slot(str)
    def _one_went(self, name: str) -> None:
        """One of the two VPNs of a change is gone: perhaps the one whose room this is."""
        if self.known is not None and self.known.name == name:
            self.went.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.under_way.hide()
        self._doing.drop()
        if isinstance(error, WizardError):
            self.refusal.show_refusal(error)

    def _ended(self) -> None:
        self.under_way.hide()
        self._doing.drop()
        self.entered()
        self.changed.emit()

    def _quiet(self) -> None:
        self.said.say("")
        self.refusal.clear()

    def retranslate(self) -> None:
        if not self._built:
            return
        self.calendar.setText(text("dates-save"))
        self.refresh.setText(text("dates-refresh"))
        self.server.setText(text("dates-server"))
        self.authority.setText(text("rollover-do-plan"))
        self.rollover.retranslate()
        self.view.setAccessibleName(text("care-section-dates"))
        for part in (self.warning, self.said, self.served, self.refusal, self.under_way):
            part.retranslate()
        self.model.set_dates(self.model.dates)


def _count(near: list[ExpiryDate], level: Level) -> int:
    return sum(1 for one in near if one.level is level)
