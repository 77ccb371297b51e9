"""What a change of the CA is or would be, in words and numbers; without a button."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvpn_wizard.model.rollover import Move, RolloverNow, RolloverPlan
from cvpn_wizard.texts import text
from cvpn_wizard.texts.rollover import cost_words, mover_words, plan_details, remark_words
from cvpn_wizard.ui.forms.parts import BigNumber
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.rollover.phase_list import PhaseList

MOST_NAMED = 8
"""So many of those who have not moved are named; the rest are counted."""


class RolloverStory(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._plan: RolloverPlan | None = None
        self._now: RolloverNow | None = None
        self._lead = plain("rollover.lead")
        self._ends = BigNumber("rollover-number-ends", "rollover.ends")
        self._cost = BigNumber("rollover-number-cost", "rollover.cost")
        self._moved = BigNumber("rollover-number-moved", "rollover.moved")
        numbers = QHBoxLayout()
        numbers.setSpacing(32)
        for number in (self._ends, self._cost, self._moved):
            numbers.addWidget(number)
        numbers.addStretch(1)
        self._price = muted("rollover.price")
        self._details = muted("rollover.details")
        self.phases = PhaseList()
        self._remarks = plain("rollover.remarks")
        self._behind = plain("rollover.behind")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addLayout(numbers)
        column.addWidget(self._price)
        column.addWidget(self._details)
        column.addWidget(self.phases)
        column.addWidget(self._remarks)
        column.addWidget(self._behind)

    def show_plan(self, plan: RolloverPlan) -> None:
        self._plan, self._now = plan, None
        self.retranslate()

    def show_now(self, now: RolloverNow) -> None:
        self._plan, self._now = None, now
        self.retranslate()

    def retranslate(self) -> None:
        for number in (self._ends, self._cost, self._moved):
            number.retranslate()
        if self._plan is not None:
            self._show_plan(self._plan)
        elif self._now is not None:
            self._show_now(self._now)

    def _show_plan(self, plan: RolloverPlan) -> None:
        self._lead.setText(text("rollover-why"))
        self._details.setText("\n".join(plan_details(plan)))
        self._details.show()
        self._ends.show_value(plan.authority_ends.isoformat() if plan.authority_ends else "–")
        self._cost.show_value(f"{plan.overlap.usd:,.0f}", "USD")
        self._moved.show_value(str(plan.people), text("rollover-unit-to-move"))
        self._price.setText(cost_words(plan.overlap))
        self.phases.show_phases(plan.phases)
        self._remarks.setText("\n".join(remark_words(one) for one in plan.remarks))
        self._remarks.setVisible(bool(plan.remarks))
        self._behind.hide()

    def _show_now(self, now: RolloverNow) -> None:
        self._lead.setText(text("rollover-now-title", old=now.old, new=now.new))
        self._details.hide()
        self._ends.show_value(now.authority_ends.isoformat() if now.authority_ends else "–")
        self._cost.show_value(f"{now.overlap.usd_a_day:,.2f}", text("rollover-unit-a-day"))
        moved = sum(1 for one in now.people if one.move is Move.MOVED)
        self._moved.show_value(str(moved), text("rollover-unit-of", total=len(now.people)))
        self._price.setText(cost_words(now.overlap))
        self.phases.show_phases(now.phases)
        remarks = [] if now.asked else [text("rollover-not-asked")]
        if now.adopted:
            remarks.append(text("problem-rollover-adopted", endpoint=now.old_endpoint))
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        lines = [text("rollover-behind", count=len(now.behind))]
        lines += [mover_words(one) for one in now.behind[:MOST_NAMED]]
        if len(now.behind) > MOST_NAMED:
            lines.append(text("people-problems-more", count=len(now.behind) - MOST_NAMED))
        self._behind.setText("\n".join(lines))
        self._behind.show()
