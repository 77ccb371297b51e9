"""The client range, judged as one types against everything that it must keep away from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Network
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.network.routes import LocalRoute, local_routes
from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.addresses import bars, propose_client_cidr, taken_ranges
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import BigNumber, Field, FormSection, Heading
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.address_map import AddressMap

EXAMPLE = "10.0.0.0/16"
LAPTOPS_PER_ADDRESS = 2
"""AWS reserves as many addresses as it gives out, for availability."""


class AddressesPage(Page):
    """A range that is free is put in already."""

    page_id: ClassVar[str] = "addresses"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.local_routes: Callable[[], tuple[LocalRoute, ...]] = local_routes
        self._answers = Answers()
        self._local: tuple[IPv4Network, ...] = ()
        self._offered = ""
        self._proposed: IPv4Network | None = None
        self._job = Latest()
        self._heading = Heading("addresses-heading", "addresses-lead")
        self._cidr = AddressEdit("addresses.client_cidr", EXAMPLE)
        self._field = Field("addresses-client_cidr", self._cidr, "addresses-fixed", "addresses-why")
        self._laptops = BigNumber("addresses-laptops", "addresses.laptops")
        self._proposal = plain("addresses.proposal")
        self._why = muted("addresses.proposal_why")
        self._take = QPushButton()
        self._take.setObjectName("addresses.take_proposal")
        self._picture = FormSection("addresses-picture")
        self._map = AddressMap("addresses.map")
        self._map_why = muted("addresses.map_why")
        self._lay_out()
        self._cidr.textChanged.connect(self._typed)
        self._take.clicked.connect(self._take_proposal)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addWidget(self._field, 3)
        row.addWidget(self._laptops, 2, Qt.AlignmentFlag.AlignTop)
        proposal = QHBoxLayout()
        proposal.setSpacing(12)
        proposal.addWidget(self._proposal, 1)
        proposal.addWidget(self._take)
        self._picture.column.setSpacing(6)
        self._picture.add(self._map_why)
        self._picture.add(self._map)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addLayout(row)
        layout.addLayout(proposal)
        layout.addWidget(self._why)
        layout.addWidget(self._picture)
        layout.addStretch(1)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        said = answers.client_cidr
        if said:
            self._write(said)
        self._offer()
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return replace(answers, client_cidr=self._cidr.text().strip())

    def problem(self) -> Problem | None:
        found = self._found()
        return replace(found, field="addresses.client_cidr") if found else None

    def entered(self) -> None:
        self._job.replace(
            self.services.jobs.start(_looking(self.local_routes), done=self._looked_here)
        )
        self.state_changed.emit()

    # judging

    def _found(self) -> Problem | None:
        """The gravest thing that is wrong with what is typed."""
        taken = taken_ranges(self._answers, self._local)
        found = checks.client_cidr_problem(self._cidr.text(), taken)
        if found is not None and found.suggestion == str(self._proposed):
            # The line below has the same button, and says why.
            return replace(found, suggestion=None)
        return found

    def _offer(self) -> None:
        """What is free; put in where nobody has typed another."""
        self._proposed = propose_client_cidr(taken_ranges(self._answers, self._local))
        if self._proposed is not None and self._cidr.text().strip() in {"", self._offered}:
            self._offered = str(self._proposed)
            self._write(self._offered)

    def _write(self, value: str) -> None:
        if self._cidr.text() != value:
            self._cidr.blockSignals(True)  # noqa: FBT003  Qt's own
            self._cidr.setText(value)
            self._cidr.blockSignals(False)  # noqa: FBT003  Qt's own

    @Slot(object)
    def _looked_here(self, routes: object) -> None:
        if isinstance(routes, tuple):
            self._local = routes
            self._offer()
        self._tell()

    @Slot()
    def _typed(self) -> None:
        self._tell()

    @Slot()
    def _take_proposal(self) -> None:
        if self._proposed is not None:
            self._cidr.setText(str(self._proposed))

    def _tell(self) -> None:
        self._refresh()
        self.state_changed.emit()
        self.map_changed.emit()

    # words

    def _refresh(self) -> None:
        self._field.set_problem(self._found())
        cidr = checks.network_of(self._cidr.text())
        right = cidr is not None and cidr.prefixlen in checks.CLIENT_PREFIXES
        laptops = cidr.num_addresses // LAPTOPS_PER_ADDRESS if cidr and right else 0
        self._laptops.show_value(
            f"{laptops:,}" if laptops else "–", text("addresses-laptops-unit") if laptops else ""
        )
        taken = taken_ranges(self._answers, self._local)
        self._map.set_bars(bars(cidr if right else None, taken))
        proposed = str(self._proposed) if self._proposed else ""
        taken_already = bool(proposed) and cidr == self._proposed
        self._proposal.setText(
            text("addresses-proposal-taken", range=proposed)
            if taken_already
            else text("addresses-proposal", range=proposed)
            if proposed
            else text("addresses-proposal-none")
        )
        self._take.setVisible(bool(proposed) and not taken_already)
        self._take.setText(text("field-take", value=proposed))
        self._take.setAccessibleName(self._take.text())
        self._why.setVisible(bool(proposed))

    def retranslate(self) -> None:
        for part in (self._heading, self._field, self._laptops, self._picture, self._map):
            part.retranslate()
        self._why.setText(text("addresses-proposal-why"))
        self._map_why.setText(text("addresses-map-why"))
        self._refresh()


def _looking(
    routes: Callable[[], tuple[LocalRoute, ...]],
) -> Callable[[Event], tuple[IPv4Network, ...]]:
    """The ranges that this computer reaches by itself."""

    def work(_cancelled: Event) -> tuple[IPv4Network, ...]:
        return tuple(route.cidr for route in routes())

    return work
