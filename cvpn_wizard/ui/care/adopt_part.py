"""Endpoints of an account that nobody here looks after: look for them, and take one into care."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import has_text, text
from cvpn_wizard.ui.care.account_choice import AccountChoice
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.forms import MoreSection, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.rows import put_in, take_out

if TYPE_CHECKING:
    from cvpn_wizard.journeys.adopting.adopting import Adopter


class AdoptPart(MoreSection):
    """Folded away until somebody wants it.

    Signals:
        adopted: one was taken into care; carries its name here.
    """

    adopted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__("care-adopt-title", "care.adopt.more")
        self._services = services
        self._latest = Latest()
        self._rows: list[_Stranger] = []
        self._lead = plain("care.adopt.lead")
        self.where = AccountChoice("care.adopt", practising=services.practising)
        self.look_button = QPushButton()
        self.look_button.setObjectName("care.adopt.look")
        self.look_button.clicked.connect(self._look)
        self._said = Notice("info", name="care.adopt.said")
        self._refusal = RefusalView("care.adopt.refusal")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add(self._lead)
        self.add(self.where)
        self.column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._said)
        self.add(self._refusal)
        self.add(self._list)
        self.say()

    def show_known(self, known: tuple[Known, ...]) -> None:
        """The accounts of the VPNs that are known are the ones that can be looked into."""
        self.where.show_known(known)
        if known:
            self.where.region.choose(known[0].vpn.region)

    @Slot()
    def _look(self) -> None:
        account = self.where.chosen()
        if account is None:
            return
        self.look_button.setEnabled(False)
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("care-adopt-looking")
        self._clear()
        self._latest.replace(
            self._services.jobs.start(
                lambda _cancelled: self._adopter(account).strangers(),
                done=self._found,
                failed=self._failed,
            )
        )

    def _adopter(self, account: AccountAnswers) -> Adopter:
        """In a job."""
        from cvpn_wizard.journeys.adopting.adopting import Adopter  # noqa: PLC0415

        services = self._services
        cloud = services.cloud_for(account, None)
        return Adopter(services.home, cloud, services.records, account)

    @Slot(object)
    def _found(self, endpoints: tuple[Endpoint, ...]) -> None:
        self.look_button.setEnabled(True)
        for endpoint in endpoints:
            row = _Stranger(endpoint)
            row.taken.connect(self._adopt)
            self._rows.append(row)
            put_in(self._list, row)
        self._said.say("" if endpoints else "care-adopt-none")

    @Slot(str)
    def _adopt(self, endpoint_id: str) -> None:
        account = self.where.chosen()
        if account is None or self._latest.busy:
            return
        for row in self._rows:
            row.button.setEnabled(False)
        self._said.set_kind("info")
        self._said.say("care-adopt-taking")
        self._latest.replace(
            self._services.jobs.start(
                lambda cancelled: self._take(account, endpoint_id, cancelled),
                done=self._taken,
                failed=self._failed,
            )
        )

    def _take(self, account: AccountAnswers, endpoint_id: str, _cancelled: Event) -> str:
        """In a job; the name that it has here now."""
        from cvpn_wizard.model.names import EndpointId  # noqa: PLC0415

        adopter = self._adopter(account)
        adoption = adopter.examine(EndpointId(endpoint_id), datetime.now(UTC))
        adopter.adopt(adoption)
        return adoption.spec.name

    @Slot(object)
    def _taken(self, name: str) -> None:
        self._said.say("")
        self._clear()
        self.adopted.emit(name)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.look_button.setEnabled(True)
        for row in self._rows:
            row.button.setEnabled(True)
        self._said.say("")
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def _clear(self) -> None:
        take_out(self._list, self._rows)
        self._rows = []

    # words

    def say(self) -> None:
        """Every text of this part."""
        super().retranslate()
        self._lead.setText(text("care-adopt-lead"))
        self.look_button.setText(text("care-adopt-look"))
        for part in (self.where, self._said, self._refusal):
            part.retranslate()
        for row in self._rows:
            row.retranslate()


class _Stranger(QFrame):
    """An endpoint that is in nobody's care here.

    Signals:
        taken: take it into care; carries its id.
    """

    taken = Signal(str)

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__()
        self._endpoint = endpoint
        self.setProperty("card", "plain")
        self._title = strong()
        self._facts = muted()
        self._state = muted()
        self.button = QPushButton()
        self.button.setObjectName(f"care.adopt.{endpoint.id}")
        self.button.clicked.connect(self._pressed)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.retranslate()

    @Slot()
    def _pressed(self) -> None:
        self.taken.emit(self._endpoint.id)

    def retranslate(self) -> None:
        one = self._endpoint
        key = f"care-state-{one.state.value}"
        self._title.setText(one.name or one.description or one.id)
        cidr = str(one.client_cidr or "–")
        self._facts.setText(text("care-adopt-facts", id=one.id, cidr=cidr))
        self._state.setText(text(key) if has_text(key) else one.state.value)
        self.button.setText(text("care-adopt-take"))
        self.button.setAccessibleDescription(self._title.text())
