"""Several computers, one truth: make a team store, see what it has, go on alone."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.journeys.team.status import TeamStatus

Work = Callable[[Event], object]


class TeamSection(Section):
    """Alone: what a team store is, what it costs, and a button. In a team: what it has."""

    section_id: ClassVar[str] = "team"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._latest = Latest()
        self._status: TeamStatus | None = None
        self._alone = False
        self._why = plain("care.team.why")
        self._cost = muted("care.team.cost")
        self.create_button = self._button("create", "primary", self._create)
        self.look_button = self._button("look", "secondary", self._look)
        self.leave_button = self._button("leave", "secondary", self._leave)
        self._refusal = RefusalView("care.team.refusal")
        self._agrees = Notice("good", name="care.team.agrees")
        self._register = plain("care.team.register")
        self._computers = plain("care.team.computers")
        self._join = muted("care.team.join")
        self._revoke = Notice("warn", name="care.team.to_revoke")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.create_button, self.look_button, self.leave_button):
            row.addWidget(button)
        row.addStretch(1)
        for part in (
            self._why,
            self._cost,
            self._agrees,
            self._register,
            self._revoke,
            self._computers,
            self._join,
            buttons,
            self._refusal,
        ):
            self.column.addWidget(part)
        self.retranslate()

    def _button(self, name: str, kind: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"care.team.{name}")
        button.setProperty("kind", kind)
        button.clicked.connect(pressed)
        return button

    def show_vpn(self, known: Known) -> None:
        if self.known is None or self.known.name != known.name:
            self._latest.drop()
            self._status, self._alone = None, False
            self._refusal.clear()
        super().show_vpn(known)
        self._say()

    def entered(self) -> None:
        self._look()

    @property
    def running(self) -> bool:
        return self._latest.busy and self._alone  # a store is being made

    @Slot()
    def _create(self) -> None:
        if self.known is not None:
            self._start(creating(self, self.known))

    @Slot()
    def _look(self) -> None:
        if self.known is not None:
            self._start(looking(self, self.known))

    @Slot()
    def _leave(self) -> None:
        if self.known is not None:
            self._start(leaving(self, self.known))

    def _start(self, work: Work) -> None:
        if self._latest.busy:
            return
        self._refusal.clear()
        self._latest.replace(
            self.services.jobs.start(work, done=self._finished, failed=self._failed)
        )
        self._say()

    @Slot(object)
    def _finished(self, found: object) -> None:
        from cvpn_wizard.journeys.team.status import TeamStatus  # noqa: PLC0415  loaded by then

        self._status = found if isinstance(found, TeamStatus) else None
        self._alone = self._status is None
        self._say()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self._say()

    def _say(self) -> None:
        found, busy = self._status, self._latest.busy
        self.create_button.setVisible(found is None and self._alone)
        self.leave_button.setVisible(found is not None)
        self.look_button.setVisible(not self._alone)
        for button in (self.create_button, self.look_button, self.leave_button):
            button.setEnabled(not busy)
        making = busy and self._alone
        for button, label in (
            (self.create_button, text("care-team-creating" if making else "care-team-create")),
            (self.look_button, text("care-team-looking" if busy else "care-team-look")),
            (self.leave_button, text("care-team-leave")),
        ):
            button.setText(label)
            button.setAccessibleName(label)
        for part in (self._register, self._computers, self._join):
            part.setVisible(found is not None)
        if found is None:
            self._agrees.say("")
            self._revoke.say("")
            return
        self._agrees.set_kind("good" if found.agrees else "warn")
        self._agrees.say("cli-team-agrees" if found.agrees else "care-team-differs")
        self._register.setText(
            text(
                "cli-team-register",
                people=found.people,
                certificates=found.certificates,
                revoked=found.revoked,
                number=found.list_number,
            )
        )
        rows = [
            text("cli-team-computer", computer=name, n=count).strip()
            for name, count in found.computers
        ]
        self._computers.setText("\n".join(rows))
        self._join.setText(text("care-team-join", vpn=found.vpn))
        names = " ".join(found.to_revoke)
        self._revoke.say("care-team-to-revoke" if names else "", names=names)

    def retranslate(self) -> None:
        self._why.setText(text("care-team-why"))
        self._cost.setText(text("care-team-cost"))
        self._refusal.retranslate()
        self._say()


def looking(section: TeamSection, known: Known) -> Work:
    """The job: what the store has; ``None`` where this computer is in no team."""
    services = section.services

    def work(_cancelled: Event) -> object:
        from cvpn_wizard.journeys.team.membership import membership  # noqa: PLC0415
        from cvpn_wizard.journeys.team.status import status  # noqa: PLC0415

        if membership(services.home, known.name) is None:
            return None
        return status(known.name, home=services.home, cloud=section.cloud(known))

    return work


def creating(section: TeamSection, known: Known) -> Work:
    """The job: the store, and then what it has."""
    services = section.services

    def work(cancelled: Event) -> object:
        from cvpn_wizard.journeys.team.creating import create  # noqa: PLC0415
        from cvpn_wizard.journeys.team.status import status  # noqa: PLC0415

        cloud = section.cloud(known)
        create(
            known.name,
            home=services.home,
            records=services.records,
            vault=services.vault,
            cloud=cloud,
            cancelled=cancelled,
        )
        return status(known.name, home=services.home, cloud=cloud)

    return work


def leaving(section: TeamSection, known: Known) -> Work:
    """The job: bring this computer up to date, and go on alone."""
    services = section.services

    def work(_cancelled: Event) -> object:
        from cvpn_wizard.journeys.team.creating import leave  # noqa: PLC0415

        leave(known.name, home=services.home, cloud=section.cloud(known))
        return None

    return work
