"""What a month costs, large, with the numbers to play with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.adapters.aws.prices import estimate
from cvpn_wizard.journeys.answers import CostAnswers
from cvpn_wizard.model.cost import HOURS_A_MONTH, Estimate, Prices, Usage
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import MoreSection
from cvpn_wizard.ui.labels import large, muted, plain
from cvpn_wizard.ui.widgets.number import FractionLine, NumberLine


class CostPanel(QWidget):
    """The estimate. Knows prices once they have been read; shows a dash before.

    Signals:
        changed: a number was played with.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prices: Prices | None = None
        self._subnets = 1
        self._server_type = ""
        self._practice = False
        self._yen = large("review.cost_yen", 2.8)
        self._usd = muted("review.cost_usd")
        self._parts = muted("review.cost_parts")
        self._second = plain("review.cost_second")
        self._when = plain("review.cost_when")
        self._source = muted("review.cost_prices")
        self._numbers: dict[str, QSpinBox | QDoubleSpinBox] = {
            "laptops": _whole("review.laptops", 0, 5000),
            "hours": _halves("review.hours", 0, 24, 0.5),
            "days": _whole("review.days", 0, 31),
            "yen": _halves("review.yen", 1, 1000, 1),
        }
        self._labels = {name: plain() for name in self._numbers}
        self._fold = MoreSection("review-cost-more", "review.cost_more")
        self._lay_out()
        for number in self._numbers.values():
            number.valueChanged.connect(self._played)

    def _lay_out(self) -> None:
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(16)
        numbers.setVerticalSpacing(4)
        for column, (name, number) in enumerate(self._numbers.items()):
            self._labels[name].setBuddy(number)
            numbers.addWidget(self._labels[name], 0, column)
            numbers.addWidget(number, 1, column)
        numbers.setColumnStretch(len(self._numbers), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        sums = QHBoxLayout()
        sums.setSpacing(12)
        sums.addWidget(self._yen, 0, Qt.AlignmentFlag.AlignBaseline)
        sums.addWidget(self._usd, 1, Qt.AlignmentFlag.AlignBaseline)
        layout.addLayout(sums)
        layout.addLayout(numbers)
        layout.addWidget(self._second)
        layout.addWidget(self._when)
        self._fold.add(self._parts)
        self._fold.add(self._source)
        layout.addWidget(self._fold)

    # in and out

    def show_answers(self, answers: CostAnswers) -> None:
        """Put the numbers in without calling it a change."""
        values = {
            "laptops": answers.laptops,
            "hours": float(answers.hours_per_day),
            "days": answers.days,
            "yen": float(answers.yen_per_usd),
        }
        for name, value in values.items():
            number = self._numbers[name]
            number.blockSignals(True)  # noqa: FBT003  Qt's own
            if isinstance(number, QSpinBox):
                number.setValue(int(value))
            else:
                number.setValue(value)
            number.blockSignals(False)  # noqa: FBT003  Qt's own
        self.retranslate()

    def collect(self, answers: CostAnswers) -> CostAnswers:
        return replace(
            answers,
            laptops=int(self._numbers["laptops"].value()),
            hours_per_day=_decimal(self._numbers["hours"].value()),
            days=int(self._numbers["days"].value()),
            yen_per_usd=_decimal(self._numbers["yen"].value()),
        )

    def show_vpn(self, *, subnets: int, server_type: str, practice: bool) -> None:
        """What the estimate is for."""
        self._subnets, self._server_type, self._practice = subnets, server_type, practice
        self.retranslate()

    def show_prices(self, prices: Prices | None) -> None:
        self._prices = prices
        self.retranslate()

    @property
    def estimate(self) -> Estimate | None:
        """The month as it is shown; ``None`` before the prices are known."""
        return self._estimate(self._subnets)

    def _estimate(self, subnets: int) -> Estimate | None:
        if self._prices is None:
            return None
        now = self.collect(CostAnswers())
        usage = Usage(subnets, now.laptops, now.hours_per_day, now.days)
        return estimate(self._prices, usage, now.yen_per_usd, server_type=self._server_type)

    @Slot()
    def _played(self) -> None:
        self.retranslate()
        self.changed.emit()

    # words

    def retranslate(self) -> None:
        self._fold.retranslate()
        for name, number in self._numbers.items():
            label = text(f"review-{name}")
            self._labels[name].setText(label)
            number.setAccessibleName(label)
        cost = self.estimate
        if cost is None:
            self._yen.setText("–")
            for line in (self._usd, self._parts, self._second, self._when, self._source):
                line.clear()
            return
        yen, usd = f"{cost.yen:,}", f"{cost.usd:,.2f}"
        self._yen.setText(text("review-cost-yen", yen=yen))
        self._yen.setAccessibleName(text("review-cost-words", yen=yen, usd=usd))
        self._usd.setText(text("review-cost-usd", usd=usd))
        self._parts.setText("\n".join(self._part_lines(cost)))
        per_hour = cost.prices.association_hour * HOURS_A_MONTH * cost.yen_per_usd
        self._second.setText(text("review-second", yen=f"{per_hour:,.0f}"))
        when = (text("review-cost-practice"),) if self._practice else ()
        self._when.setText("\n".join((*when, text("review-cost-when"))))
        self._source.setText(self._source_line(cost.prices))

    def _part_lines(self, cost: Estimate) -> list[str]:
        usage = cost.usage
        hours = usage.laptops * usage.hours_per_day * usage.days
        lines = [
            text(
                "review-cost-parts",
                subnets=usage.subnets,
                association=f"{cost.association_usd:,.2f}",
            ),
            text(
                "review-cost-connections",
                hours=f"{hours:,.0f}",
                connection=f"{cost.connection_usd:,.2f}",
            ),
        ]
        if cost.server_usd:
            lines.append(text("review-cost-server", server=f"{cost.server_usd:,.2f}"))
        return lines

    @staticmethod
    def _source_line(prices: Prices) -> str:
        if not prices.known:
            return text("review-cost-typical", region=prices.region)
        return text("review-cost-prices", region=prices.region, date=prices.as_of.isoformat())


def _whole(name: str, least: int, most: int) -> QSpinBox:
    number = NumberLine()
    number.setObjectName(name)
    number.setRange(least, most)
    _dress(number)
    number.setGroupSeparatorShown(True)
    return number


def _halves(name: str, least: float, most: float, step: float) -> QDoubleSpinBox:
    number = FractionLine()
    number.setObjectName(name)
    number.setDecimals(1)
    _dress(number)
    number.setRange(least, most)
    number.setSingleStep(step)
    return number


def _dress(number: QAbstractSpinBox) -> None:
    """Held keys go faster."""
    number.setAccelerated(True)


def _decimal(value: float) -> Decimal:
    """``3.0`` as ``3``, ``2.5`` as ``2.5``: no binary noise in the estimate."""
    return Decimal(f"{value:.1f}").normalize() + 0
