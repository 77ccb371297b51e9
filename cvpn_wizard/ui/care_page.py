"""Look after a VPN: what is known here, go on with one that stopped, take one away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.records import UNFINISHED, RunState, VpnRecord
from cvpn_wizard.journeys.building import account_from_json, outline
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, RunEvent, StepEvent
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.jobs import Job
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.step_list import StepList


@dataclass(frozen=True)
class Known:
    vpn: VpnRecord
    state: RunState
    plan: str


class _Card(QFrame):
    """One VPN.

    Signals:
        resume, remove: a button was pressed; carries the VPN's name.
    """

    resume = Signal(str)
    remove = Signal(str)

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.known = known
        name = known.vpn.name
        self.setProperty("card", "plain")
        self._title = strong()
        self._facts = muted()
        self._resume = QPushButton()
        self._resume.setObjectName(f"care.{name}.resume")
        self._resume.clicked.connect(self._resume_pressed)
        self._resume.setVisible(known.state in UNFINISHED)
        self._take = QPushButton()
        self._take.setObjectName(f"care.{name}.remove")
        self._take.clicked.connect(self._ask)
        self._ask_row = QWidget()
        self._sentence = muted()
        self._typed = QLineEdit()
        self._typed.setObjectName(f"care.{name}.typed")
        self._typed.textChanged.connect(self._typing)
        self._sure = QPushButton()
        self._sure.setObjectName(f"care.{name}.sure")
        self._sure.setEnabled(False)
        self._sure.clicked.connect(self._sure_pressed)
        asked = QHBoxLayout(self._ask_row)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self._sentence, 1)
        asked.addWidget(self._typed)
        asked.addWidget(self._sure)
        self._ask_row.hide()
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._facts)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._resume)
        top.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(top)
        column.addWidget(self._ask_row)
        self.retranslate()

    @Slot()
    def _ask(self) -> None:
        self._ask_row.show()
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _typing(self, typed: str) -> None:
        self._sure.setEnabled(typed == self.known.vpn.name)

    @Slot()
    def _sure_pressed(self) -> None:
        self.setEnabled(False)
        self.remove.emit(self.known.vpn.name)

    @Slot()
    def _resume_pressed(self) -> None:
        self.resume.emit(self.known.vpn.name)

    def retranslate(self) -> None:
        vpn = self.known.vpn
        self._title.setText(vpn.name)
        self._facts.setText(
            text(
                "care-facts",
                state=text(f"run-{self.known.state.value}"),
                region=text(f"region-{vpn.region}"),
                endpoint=vpn.endpoint,
            )
        )
        self._resume.setText(text("care-resume"))
        self._take.setText(text("care-remove"))
        self._sentence.setText(text("care-remove-ask", name=vpn.name))
        self._typed.setAccessibleName(self._sentence.text())
        self._sure.setText(text("care-remove-sure"))


class CarePage(ScrolledPage):
    """The VPNs known here.

    Signals:
        resume: go on with the unfinished set-up of that name.
    """

    resume = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("care", parent, back_text="frame-home")
        self._services = services
        self._job: Job | None = None
        self._asked = False
        self._cards: list[_Card] = []
        self._heading = Heading("care-heading", "care-lead")
        self._none = Notice("info", name="care.none")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._refusal = RefusalView("care.refusal")
        self._receipt = Notice("good", name="care.receipt")
        self._steps = StepList()
        self._steps.setObjectName("care.steps")
        self._steps.hide()
        self.column.addWidget(self._heading)
        self.column.addWidget(self._none)
        self.column.addLayout(self._list)
        self.column.addWidget(self._receipt)
        self.column.addWidget(self._refusal)
        self.column.addWidget(self._steps)
        self.column.addStretch(1)
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._job is not None and not self._job.finished

    @property
    def asking(self) -> bool:
        """Whether it is said what leaving now would mean."""
        return self._asked and self.running

    def ask_to_leave(self, *, closing: bool = False) -> None:
        self._asked = closing
        self._receipt.set_kind("warn")
        self._receipt.say("care-leave-running")

    def look_again(self) -> None:
        """Read the records."""
        self._services.jobs.start(self._read, done=self._show_known, failed=self._failed)

    def _read(self, _cancelled: Event) -> tuple[Known, ...]:
        records = self._services.records
        found = []
        for vpn in records.vpns():
            runs = records.runs(vpn.name)
            if runs:
                found.append(Known(vpn, runs[0].state, runs[0].plan))
        return tuple(found)

    @Slot(object)
    def _show_known(self, known: tuple[Known, ...]) -> None:
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_Card(one) for one in known]
        for card in self._cards:
            card.resume.connect(self.resume)
            card.remove.connect(self._remove)
            self._list.addWidget(card)
        self._none.say("" if known else "care-none")

    @Slot(str)
    def _remove(self, name: str) -> None:
        card = next(card for card in self._cards if card.known.vpn.name == name)
        self._asked = False
        self._refusal.hide()
        self._receipt.say("")
        self._steps.show()
        self._job = self._services.jobs.start(
            lambda cancelled: self._removing(card.known, cancelled),
            event=self._heard,
            failed=self._failed,
        )

    def _removing(
        self, known: Known, cancelled: Event
    ) -> Iterator[RunEvent | tuple[PlannedStep, ...]]:
        spec = parse_plan(known.plan, where=self._services.home)
        yield outline(spec)
        account = account_from_json(known.vpn.account_choice)
        yield from self._services.builder(account).remove(known.vpn.name, cancelled)

    @Slot(object)
    def _heard(self, told: object) -> None:
        if isinstance(told, tuple):
            self._steps.show_plan(told)
        elif isinstance(told, StepEvent):
            self._steps.show_event(told)
        elif isinstance(told, RefusalEvent):
            self._refusal.show_refusal(told.error, told.step)
        elif isinstance(told, ResultEvent):
            self._receipt.set_kind("good" if told.ok else "warn")
            left = ", ".join(f"{one.step} {one.resource}" for one in told.left)
            self._receipt.say("care-removed" if told.ok else "care-left", name=told.vpn, left=left)
            self.look_again()

    @Slot(object)
    def _failed(self, error: object) -> None:
        for card in self._cards:
            card.setEnabled(True)
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def retranslate(self) -> None:
        self.say_back()
        self._heading.retranslate()
        self.setAccessibleName(text("care-heading"))
        self._none.retranslate()
        self._receipt.retranslate()
        self._steps.retranslate()
        for card in self._cards:
            card.retranslate()
