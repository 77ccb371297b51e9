"""The last day of the overlap, while the change is still a plan."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from cvpn_wizard.model.rollover import RolloverPlan
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.widgets.number import INSET

YEARS_AHEAD = 2


class UntilField(QWidget):
    """Offers only days that can be: from tomorrow to the day on which the CA ends.

    Signals:
        chosen: another day than the plan's; carries a ``date``.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._planned: date | None = None
        self.edit = QDateEdit()
        self.edit.setObjectName("rollover.until")
        self.edit.lineEdit().setTextMargins(INSET, 0, 0, 0)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.editingFinished.connect(self._finished)
        self._field = Field("rollover-until", self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.hide()

    def show_plan(self, plan: RolloverPlan) -> None:
        self._planned = plan.until
        first = QDate.currentDate().addDays(1)
        last = first.addYears(YEARS_AHEAD)
        if plan.authority_ends is not None:
            ends = _day(plan.authority_ends)
            last = min(last, ends) if ends > first else last
        self.edit.setDateRange(min(first, _day(plan.until)), max(last, _day(plan.until)))
        self.edit.setDate(_day(plan.until))

    @Slot()
    def _finished(self) -> None:
        day = self.edit.date()
        chosen = date(day.year(), day.month(), day.day())
        if self._planned is not None and chosen != self._planned:
            self._planned = chosen
            self.chosen.emit(chosen)

    def retranslate(self) -> None:
        self._field.retranslate()


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
