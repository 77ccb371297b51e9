"""What one should know before beginning, and the VPN's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cvpn_wizard.adapters.aws.prices import estimate, prices
from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.model.cost import Prices, Usage
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import BigNumber, Field, FormSection, Heading
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.picture import TwoVpnsPicture

NEEDS = ("account", "people", "client")
NEEDS_PRACTICE = ("practice", "people")


class BeforePage(Page):
    """The first page on screen: it asks nobody but our own price table."""

    page_id: ClassVar[str] = "before"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._answers = Answers()
        self._prices: Prices | None = None
        self._job = Latest()
        self._heading = Heading("before-heading", "before-lead")
        self._name = QLineEdit()
        self._name.setObjectName("before.name")
        self._name.setMaxLength(80)
        self._name_field = Field("before-name", self._name, "before-name-hint")
        self._cost = BigNumber("before-cost", "before.cost")
        self._cost_how = muted("before.cost_how")
        self._time = BigNumber("before-time", "before.time")
        self._time_how = muted("before.time_how")
        self._needs = FormSection("before-needs")
        self._need_lines = {
            need: plain(f"before.need_{need}")
            for need in (NEEDS_PRACTICE if services.practising else NEEDS)
        }
        self._which = FormSection("before-which")
        self._picture = TwoVpnsPicture("before.two_vpns")
        self._lay_out()
        self._name.textChanged.connect(self._typed)
        self._name_field.suggestion_taken.connect(self._typed)
        self.retranslate()

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(32)
        for number, how in ((self._cost, self._cost_how), (self._time, self._time_how)):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(number)
            column.addWidget(how)
            column.addStretch(1)
            numbers.addLayout(column, 1)
        self._needs.column.setSpacing(6)
        for line in self._need_lines.values():
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(_dot(), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(line, 1)
            self._needs.add(row)
        self._which.add(self._picture)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(self._heading)
        layout.addWidget(self._name_field)
        layout.addLayout(numbers)
        layout.addWidget(self._needs)
        layout.addWidget(self._which)
        layout.addStretch(1)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        if self._name.text() != answers.name:
            self._name.setText(answers.name)
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return replace(answers, name=self._name.text().strip())

    def problem(self) -> Problem | None:
        found = checks.vpn_name_problem(self._name.text().strip())
        return replace(found, field="before.name") if found else None

    def entered(self) -> None:
        self._job.replace(
            self.services.jobs.start(
                _reading_prices(self._answers.account.region), done=self._priced
            )
        )

    # what happens

    @Slot()
    def _typed(self) -> None:
        self._name_field.set_problem(self.problem())
        self.state_changed.emit()
        self.map_changed.emit()

    @Slot(object)
    def _priced(self, found: object) -> None:
        self._prices = found if isinstance(found, Prices) else None
        self.retranslate()

    # words

    def retranslate(self) -> None:
        for part in (
            self._heading,
            self._name_field,
            self._cost,
            self._time,
            self._needs,
            self._which,
            self._picture,
        ):
            part.retranslate()
        practising = self.services.practising
        for need, line in self._need_lines.items():
            line.setText(text(f"before-need-{need}"))
        kind = "practice" if practising else "aws"
        self._time.show_value(text(f"before-time-{kind}"), text(f"before-time-{kind}-unit"))
        self._time_how.setText(text(f"before-time-{kind}-how"))
        self._name_field.set_problem(self.problem())
        self._show_cost()

    def _show_cost(self) -> None:
        if self._prices is None:
            self._cost.show_value("–")
            self._cost_how.setText("")
            return
        said = self._answers.cost
        usage = Usage(1, said.laptops, said.hours_per_day, said.days)
        month = estimate(self._prices, usage, said.yen_per_usd)
        self._cost.show_value(
            text("before-cost-yen", yen=f"{month.yen:,}"),
            text("before-cost-usd", usd=f"{month.usd:,.0f}"),
        )
        how = text("before-cost-how", laptops=said.laptops, hours=str(said.hours_per_day))
        practice = text("before-cost-practice") if self.services.practising else ""
        self._cost_how.setText(f"{practice}\n{how}".strip())


def _dot() -> QLabel:
    """What stands before a line of a list; nothing that a screen reader should say."""
    dot = QLabel("•")
    dot.setAccessibleName(" ")
    return dot


def _reading_prices(region: str) -> Callable[[Event], Prices]:
    def work(_cancelled: Event) -> Prices:
        return prices(region)

    return work
