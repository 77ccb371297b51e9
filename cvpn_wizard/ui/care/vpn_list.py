"""The VPNs known here, and those that could be taken into care."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.adopt_part import AdoptPart
from cvpn_wizard.ui.care.card import VpnCard
from cvpn_wizard.ui.care.join_part import JoinPart
from cvpn_wizard.ui.care.restore_part import RestorePart
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.rows import put_in, take_out


class VpnList(ScrolledPage):
    """Signals:
    resume: go on with the unfinished set-up of that name.
    opened: go into the room of that VPN; carries a ``Known``.
    listed: the records were read; carries every ``Known``.
    """

    resume = Signal(str)
    opened = Signal(object)
    listed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("care", parent, back_text="frame-home")
        self.setObjectName("care.list")
        self._services = services
        self._cards: list[VpnCard] = []
        self._open_next = ""
        self._heading = Heading("care-heading", "care-lead")
        self._none = Notice("info", name="care.none")
        self._refusal = RefusalView("care.refusal")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.adopt = AdoptPart(services)
        self.adopt.adopted.connect(self._adopted)
        self.restore = RestorePart(services)
        self.restore.restored.connect(self._restored)
        self.join = JoinPart(services)
        self.join.joined.connect(self._restored)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._none)
        self.column.addLayout(self._list)
        self.column.addWidget(self._refusal)
        self.column.addWidget(self.adopt)
        self.column.addWidget(self.join)
        self.column.addWidget(self.restore)
        self.column.addStretch(1)
        self.retranslate()

    def look_again(self) -> None:
        """Read the records."""
        self._services.jobs.start(self._read, done=self._show_known, failed=self._failed)

    def _read(self, _cancelled: Event) -> tuple[Known, ...]:
        """In a job. A plan that cannot be read any more hides nothing."""
        records = self._services.records
        found = []
        for vpn in records.vpns():
            runs = records.runs(vpn.name)
            if runs:
                adopted = _is_adopted(runs[0].plan, self._services)
                found.append(Known(vpn, runs[0].state, runs[0].plan, adopted))
        return tuple(found)

    @Slot(object)
    def _show_known(self, known: tuple[Known, ...]) -> None:
        take_out(self._list, self._cards)
        self._cards = [VpnCard(one) for one in known]
        for card in self._cards:
            card.resume.connect(self.resume)
            card.opened.connect(self._card_opened)
            put_in(self._list, card)
        self._none.say("" if known else "care-none")
        self.adopt.show_known(known)
        self.join.show_known(known)
        self.listed.emit(known)
        name, self._open_next = self._open_next, ""
        if name:
            self._card_opened(name)

    @Slot(str)
    def _card_opened(self, name: str) -> None:
        for card in self._cards:
            if card.known.name == name:
                self.opened.emit(card.known)

    @Slot(str)
    def _adopted(self, name: str) -> None:
        """Into its room, where the Doctor says what is missing."""
        self._open_next = name
        self.look_again()

    @Slot(str)
    def _restored(self, _name: str) -> None:
        """It is in the list now; what was proved stands below."""
        self.look_again()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def retranslate(self) -> None:
        self.say_back()
        self._heading.retranslate()
        self.setAccessibleName(text("care-heading"))
        self._none.retranslate()
        self._refusal.retranslate()
        self.adopt.say()
        self.restore.say()
        self.join.say()
        for card in self._cards:
            card.retranslate()


def _is_adopted(plan: str, services: Services) -> bool:
    try:
        return bool(parse_plan(plan, where=services.home).adopted)
    except WizardError:
        return False
