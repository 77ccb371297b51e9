"""The client range: judged as one types, drawn beside what is taken, proposed where it is free."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.adapters.network.routes import local_routes
from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.addresses import bars, propose_client_cidr, taken_ranges
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, Heading, Notice
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.address_map import AddressMap

USABLE_SHARE = 2
"""AWS keeps part of the range: size it for twice as many as connect at once."""


class AddressesPage(Page):
    """One field; the picture says why."""

    page_id: ClassVar[str] = "addresses"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._answers = Answers()
        self._local: tuple[IPv4Network, ...] = ()
        self._problem: Problem | None = None
        self._proposal: IPv4Network | None = None
        self._heading = Heading("addresses-heading", "addresses-lead")
        self._edit = AddressEdit("addresses.client_cidr", "10.0.0.0/16")
        self._field = Field("addresses-client-cidr", self._edit, None, "addresses-why")
        self._room = muted("addresses.room")
        self._offer = Notice("info", name="addresses.proposal")
        self._picture_title = strong()
        self._picture = AddressMap("addresses.map")
        self._fixed = muted("addresses.fixed")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._field)
        column.addWidget(self._room)
        column.addWidget(self._offer)
        column.addSpacing(8)
        column.addWidget(self._picture_title)
        column.addWidget(self._picture)
        column.addWidget(self._fixed)
        column.addStretch(1)
        self._edit.textChanged.connect(self._changed)
        self._offer.acted.connect(self._take)
        self.retranslate()

    # the contract

    def show_answers(self, answers: Answers) -> None:
        """An empty range is filled with the proposal, so that Next is enough."""
        self._answers = answers
        self._propose()
        wanted = answers.client_cidr or (str(self._proposal) if self._proposal else "")
        self._edit.setText(wanted)
        self._judge()

    def collect(self, answers: Answers) -> Answers:
        return replace(answers, client_cidr=self._edit.text().strip())

    def problem(self) -> Problem | None:
        if self._problem is None:
            return None
        return replace(self._problem, field="addresses.client_cidr")

    def entered(self) -> None:
        """Ask this computer for its own routes."""
        self.services.jobs.start(_local_ranges, done=self._local_known)

    # inside

    @Slot(object)
    def _local_known(self, ranges: tuple[IPv4Network, ...]) -> None:
        proposed = str(self._proposal) if self._proposal else ""
        untouched = self._edit.text() == proposed and not self._answers.client_cidr
        self._local = ranges
        self._propose()
        if untouched and self._proposal is not None:
            self._edit.setText(str(self._proposal))
        self._changed()

    def _propose(self) -> None:
        self._proposal = propose_client_cidr(taken_ranges(self._answers, self._local))

    @Slot()
    def _take(self) -> None:
        if self._proposal is not None:
            self._edit.setText(str(self._proposal))
            self._edit.setFocus()

    @Slot()
    def _changed(self) -> None:
        self._judge()
        self.state_changed.emit()

    def _judge(self) -> None:
        taken = taken_ranges(self._answers, self._local)
        typed = self._edit.text()
        self._problem = checks.client_cidr_problem(typed, taken)
        self._field.set_problem(self._problem)
        cidr = checks.network_of(typed)
        self._picture.set_bars(bars(cidr, taken))
        self._picture_title.setVisible(bool(self._picture.bars))
        self._show_words()

    def _show_words(self) -> None:
        cidr = checks.network_of(self._edit.text())
        wrong = self._problem is not None and not self._problem.warning
        self._room.setVisible(cidr is not None and not wrong)
        if cidr is not None:
            people = f"{cidr.num_addresses // USABLE_SHARE:,}"
            self._room.setText(text("addresses-room", people=people))
        if self._proposal is None or cidr == self._proposal:
            self._offer.say("addresses-is-proposal" if cidr == self._proposal and cidr else "")
            self._offer.set_action("")
        else:
            self._offer.say("addresses-proposal", cidr=str(self._proposal))
            self._offer.set_action("addresses-take")

    def retranslate(self) -> None:
        self._heading.retranslate()
        self._field.retranslate()
        self._offer.retranslate()
        self._picture.retranslate()
        self._picture_title.setText(text("addresses-picture"))
        self._fixed.setText(text("addresses-fixed"))
        self._show_words()


def _local_ranges(_cancelled: Event) -> tuple[IPv4Network, ...]:
    return tuple(route.cidr for route in local_routes())
