"""The section Doctor: what at AWS would keep a client from getting through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from ipaddress import AddressValueError, IPv4Address
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from cvpn_wizard.journeys.doctoring.care_map import care_map
from cvpn_wizard.journeys.doctoring.drift import Seen
from cvpn_wizard.journeys.doctoring.examining import examine
from cvpn_wizard.journeys.doctoring.fixing import Fixer, fixable, month_price
from cvpn_wizard.journeys.doctoring.looking import situation_of
from cvpn_wizard.journeys.doctoring.situation import Question, Situation
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.model.errors import Problem, WizardError
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.finding_card import FindingCard
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.forms import Field, MoreSection, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.rows import put_in, take_out


@dataclass(frozen=True)
class Examined:
    """What the doctor said, and which of it can be put right here.

    :ivar hour: the price of an associated subnet in USD.
    """

    situation: Situation
    findings: tuple[Finding, ...]
    fixable: tuple[Finding, ...]
    picture: MapModel
    hour: Decimal


class DoctorSection(Section):
    """Looks when it is shown, and again on request."""

    section_id: ClassVar[str] = "doctor"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._latest = Latest()
        self._cards: list[FindingCard] = []
        self._fixing = Latest()
        self._said = Notice("info", name="care.doctor.said")
        self._fresh = False
        self.again = QPushButton()
        self.again.setObjectName("care.doctor.again")
        self.again.clicked.connect(self.look)
        self.person = QLineEdit()
        self.person.setObjectName("care.doctor.person")
        self.target = QLineEdit()
        self.target.setObjectName("care.doctor.target")
        for edit in (self.person, self.target):
            edit.returnPressed.connect(self.look)
        self._person = Field("care-doctor-person", self.person, "care-doctor-person-hint")
        self._target = Field("care-doctor-target", self.target, "care-doctor-target-hint")
        self._more = MoreSection("care-doctor-more", "care.doctor.more")
        self._more.add(self._person)
        self._more.add(self._target)
        self._refusal = RefusalView("care.doctor.refusal")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(self._said, 1)
        top.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(self._refusal)
        self.column.addLayout(self._list)
        self.column.addWidget(self._more)
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._fixing.busy

    def show_vpn(self, known: Known) -> None:
        if self.known is None or self.known.name != known.name:
            self._clear()
            self.person.clear()
            self.target.clear()
            self._said.say("")
        super().show_vpn(known)
        self._fresh = False

    def entered(self) -> None:
        if not self._fresh:
            self.look()

    # looking

    @Slot()
    def look(self) -> None:
        """Read AWS anew."""
        known, question = self.known, self._question()
        if known is None or question is None or self._fixing.busy:
            return
        self._fresh = True
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("care-doctor-looking")
        self.again.setEnabled(False)
        self._latest.replace(
            self.services.jobs.start(
                lambda _cancelled: self._examine(known, question),
                done=self._examined,
                failed=self._failed,
            )
        )

    def _question(self) -> Question | None:
        host, _, port = self.target.text().strip().partition(":")
        try:
            target = IPv4Address(host) if host else None
            number = int(port) if port else None
        except (AddressValueError, ValueError):
            facts = {"value": self.target.text().strip()}
            self._target.set_problem(Problem("doctor-target", "care.doctor.target", facts))
            self._more.open()
            return None
        self._target.set_problem(None)
        return Question(self.person.text().strip(), target, number)

    def _examine(self, known: Known, question: Question) -> Examined:
        """In a job."""
        from cvpn_wizard.adapters.aws.prices import prices  # noqa: PLC0415

        cloud = self.cloud(known)
        moment = datetime.now(UTC)
        diagnosis = examine(known.name, cloud, self.services.records, moment, question)
        now, found = diagnosis.situation, diagnosis.findings
        seen = Seen(now.endpoint, now.associations, now.rules, now.routes, now.around.subnets)
        people = [one.common_name for one in now.use.connections if one.active]
        hour = prices(known.vpn.region).association_hour
        picture = care_map(now.spec, seen, people, hour, found)
        return Examined(now, found, tuple(fixable(now, found)), picture, hour)

    @Slot(object)
    def _examined(self, examined: Examined) -> None:
        self._clear()
        self.again.setEnabled(True)
        self.pictured.emit(examined.picture)
        for number, finding in enumerate(examined.findings):
            card = FindingCard(
                finding,
                f"care.doctor.finding{number}",
                fixable=finding in examined.fixable,
                month=month_price(examined.situation, finding, examined.hour),
            )
            card.fix.connect(self._fix)
            self._cards.append(card)
            put_in(self._list, card)
        broken = sum(not one.warning for one in examined.findings)
        connected = sum(one.active for one in examined.situation.use.connections)
        if broken:
            self._said.set_kind("bad")
            self._said.say("care-doctor-broken", count=broken, connected=connected)
        elif examined.findings:
            self._said.set_kind("warn")
            count = len(examined.findings)
            self._said.say("care-doctor-warned", count=count, connected=connected)
        else:
            self._said.set_kind("good")
            self._said.say("care-doctor-healthy", connected=connected)

    # fixing

    @Slot(object)
    def _fix(self, finding: Finding) -> None:
        known = self.known
        if known is None or self._fixing.busy:
            return
        self._enable(on=False)
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("care-doctor-fixing")
        self._fixing.replace(
            self.services.jobs.start(
                lambda cancelled: self._put_right(known, finding, cancelled),
                done=self._was_fixed,
                failed=self._failed,
            )
        )

    def _put_right(self, known: Known, finding: Finding, cancelled: Event) -> None:
        """In a job."""
        from cvpn_wizard.engine.waiting import Clock  # noqa: PLC0415  not for the first page

        services, cloud = self.services, self.cloud(known)

        def again() -> Situation:
            return situation_of(known.name, cloud, services.records, datetime.now(UTC))

        fixer = Fixer(known.name, services.home, cloud, services.records, Clock(), cancelled)
        fixer.fix(finding, again(), again)

    @Slot(object)
    def _was_fixed(self, _nothing: object) -> None:
        self._enable(on=True)
        self.changed.emit()
        self.look()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._enable(on=True)
        self._said.say("")
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def _enable(self, *, on: bool) -> None:
        self.again.setEnabled(on)
        for card in self._cards:
            card.button.setEnabled(on)

    def _clear(self) -> None:
        take_out(self._list, self._cards)
        self._cards = []

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        return tuple(self._cards)

    def retranslate(self) -> None:
        self.setAccessibleName(text("care-section-doctor"))
        self.again.setText(text("care-doctor-again"))
        for part in (self._said, self._person, self._target, self._more, self._refusal):
            part.retranslate()
        for card in self._cards:
            card.retranslate()
