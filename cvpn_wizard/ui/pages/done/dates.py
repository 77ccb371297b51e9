"""Dates of expiry and the month's cost, large, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.model.cost import Estimate
from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import large, muted, plain


class DatesAndCost(QWidget):
    """Two numbers that people will ask for again: when it expires, what it costs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._certificates: tuple[CertificateRecord, ...] = ()
        self._cost: Estimate | None = None
        self._now = datetime.now(UTC)
        self._cost_label = plain("done.cost_label")
        self._yen = large("done.cost_yen")
        self._usd = muted("done.cost_usd")
        self._days_label = plain("done.expires_label")
        self._days = large("done.expires_days")
        self._date = muted("done.expires_date")
        self._list = muted("done.dates")
        sides = QHBoxLayout()
        sides.setSpacing(32)
        for parts in (
            (self._cost_label, self._yen, self._usd),
            (self._days_label, self._days, self._date),
        ):
            side = QVBoxLayout()
            side.setSpacing(4)
            for part in parts:
                part.setWordWrap(False)
                side.addWidget(part)
            sides.addLayout(side)
        sides.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(sides)
        layout.addWidget(self._list)
        self.retranslate()

    def show_facts(
        self,
        certificates: Sequence[CertificateRecord],
        cost: Estimate | None,
        now: datetime,
    ) -> None:
        """The next to expire comes first."""
        self._certificates = tuple(sorted(certificates, key=lambda c: c.not_after))
        self._cost, self._now = cost, now
        self.retranslate()

    def retranslate(self) -> None:
        self._cost_label.setText(text("done-cost"))
        self._days_label.setText(text("done-expires"))
        self._show_cost()
        if not self._certificates:
            self._days.setText("–")
            self._date.setText(text("done-expires-unknown"))
            self._list.hide()
            return
        first = self._certificates[0]
        days = max((first.not_after - self._now).days, 0)
        self._days.setText(text("done-expires-days", days=days))
        self._date.setText(text("done-expires-on", date=_day(first.not_after), name=first.name))
        rows = (
            text("done-date-row", name=one.name, date=_day(one.not_after))
            for one in self._certificates
        )
        self._list.setText("\n".join((text("done-dates"), *rows)))
        self._list.setVisible(len(self._certificates) > 1)

    def _show_cost(self) -> None:
        if self._cost is None:
            self._yen.setText("–")
            self._usd.clear()
            return
        yen, usd = f"{self._cost.yen:,}", f"{self._cost.usd:,.2f}"
        self._yen.setText(text("done-cost-yen", yen=yen))
        self._yen.setAccessibleName(text("done-cost-words", yen=yen))
        self._usd.setText(text("done-cost-usd", usd=usd, laptops=self._cost.usage.laptops))


def _day(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()
