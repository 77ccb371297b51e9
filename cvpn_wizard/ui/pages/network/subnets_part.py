"""The target subnets: ticked in a list that says which will do, or made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from ipaddress import IPv4Network

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import NetworkAnswers
from cvpn_wizard.journeys.network import Verdict, free_subnet, free_zone, suitability
from cvpn_wizard.model.aws import Subnet, Vpc
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import Existing, NewSubnet
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.pages.network.new_subnet import NewSubnetFields
from cvpn_wizard.ui.pages.network.work import Known
from cvpn_wizard.ui.widgets.check_list import CheckRow, CheckTable


class SubnetsPart(QWidget):
    """Signals:
    changed: other target subnets.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vpc: Vpc | None = None
        self._known: Known | None = None
        self._subnets: tuple[Subnet, ...] = ()
        self._ticked: dict[str, tuple[str, ...]] = {}
        self._table = CheckTable("network.subnets")
        self._field = Field("network-subnets", self._table, None, "network-subnets-why")
        self._none = muted("network.subnets_none")
        self._also = QCheckBox()
        self._also.setObjectName("network.new_subnet")
        self._new = NewSubnetFields("new_subnet", "cvpn-target-subnet", target=True)
        self._billing = muted("network.billing")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._field, self._none, self._also, self._new, self._billing):
            column.addWidget(part)
        self._table.changed.connect(self._ticked_one)
        self._also.toggled.connect(self._toggled)
        self._new.changed.connect(self.changed)
        self.retranslate()

    # in and out

    def show_answers(self, said: NetworkAnswers) -> None:
        """Without calling it a change."""
        refs = tuple(one.ref for one in said.target_subnets if isinstance(one, Existing))
        new = [one for one in said.target_subnets if isinstance(one, NewSubnet)]
        if isinstance(said.vpc, Existing):
            self._ticked[said.vpc.ref] = refs
            self._also.blockSignals(True)  # noqa: FBT003  Qt's own
            self._also.setChecked(bool(new))
            self._also.blockSignals(False)  # noqa: FBT003  Qt's own
        if new:
            self._new.show_subnet(new[0])

    def show_vpc(self, vpc: Vpc | None, known: Known | None, ranges: Sequence[IPv4Network]) -> None:
        """The subnets of that VPC; ``None`` for a new one.

        :param ranges: the VPC's own.
        """
        self._vpc, self._known = vpc, known
        self._subnets = known.subnets_of(vpc) if vpc and known else ()
        if vpc is not None and vpc.id not in self._ticked:
            self._ticked[vpc.id] = self._only_one()
        if vpc is not None:
            self._ticked[vpc.id] = self._still_good(vpc, self._ticked[vpc.id])
        rows = self._rows(self._ticked.get(vpc.id, ()) if vpc else ())
        self._table.set_rows(rows)
        self.follow(ranges)
        self.retranslate()

    def follow(self, ranges: Sequence[IPv4Network]) -> None:
        """The VPC's ranges are these now: offer a new subnet inside of them."""
        self._new.offer(free_subnet(ranges, [subnet.cidr for subnet in self._subnets]))

    def _only_one(self) -> tuple[str, ...]:
        """Where only one subnet will do, it is ticked."""
        if self._vpc is None:
            return ()
        good = [one for one in self._subnets if suitability(one, self._vpc) is Verdict.GOOD]
        return (good[0].id,) if len(good) == 1 else ()

    def _still_good(self, vpc: Vpc, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Of what was ticked before, what is there and will do now."""
        good = {one.id for one in self._subnets if suitability(one, vpc) is Verdict.GOOD}
        return tuple(key for key in keys if key in good)

    @property
    def makes_new(self) -> bool:
        return self._vpc is None or self._also.isChecked()

    def ticked(self) -> tuple[Subnet, ...]:
        keys = self._table.checked() if self._vpc else ()
        return tuple(subnet for subnet in self._subnets if subnet.id in keys)

    def new_subnet(self) -> NewSubnet | None:
        """The one that is to be made, if any."""
        if not self.makes_new:
            return None
        return self._new.collect(free_zone(self._known.zones if self._known else (), self.ticked()))

    def collect(self, said: NetworkAnswers) -> NetworkAnswers:
        ticked, new = self.ticked(), self.new_subnet()
        targets: list[Existing | NewSubnet] = [Existing(subnet.id) for subnet in ticked]
        labels = [(one.name or one.id, str(one.cidr), one.zone) for one in ticked]
        if new is not None:
            targets.append(new)
            labels.append((new.name, str(new.cidr), new.zone))
        return replace(said, target_subnets=tuple(targets), target_labels=tuple(labels))

    def judge(
        self, ranges: Sequence[IPv4Network], others: Sequence[NewSubnet]
    ) -> tuple[Problem, ...]:
        """Show what is wrong; returns it."""
        found: list[Problem] = []
        if self.makes_new:
            taken = [*(subnet.cidr for subnet in self._subnets), *(one.cidr for one in others)]
            found += self._new.judge(ranges, taken, [one.name for one in others])
        elif not self.ticked():
            found.append(Problem("targets-empty", "network.subnets"))
        return tuple(found)

    # what happens

    @Slot()
    def _ticked_one(self) -> None:
        if self._vpc is not None:
            self._ticked[self._vpc.id] = self._table.checked()
            self._table.judge_rows(self._rows(()))
        self._show_billing()
        self.changed.emit()

    @Slot()
    def _toggled(self) -> None:
        self.retranslate()
        self.changed.emit()

    # words

    def _rows(self, checked: Sequence[str]) -> list[CheckRow]:
        if self._vpc is None:
            return []
        keys = self._ticked.get(self._vpc.id, ())
        ticked = [subnet for subnet in self._subnets if subnet.id in keys]
        rows = []
        for subnet in self._subnets:
            verdict = suitability(subnet, self._vpc, ticked)
            rows.append(
                CheckRow(
                    subnet.id,
                    (
                        subnet.name or subnet.id,
                        str(subnet.cidr),
                        subnet.zone.rpartition("-")[2],
                        f"{subnet.free_addresses:,}",
                    ),
                    self._why(verdict),
                    suitable=verdict is Verdict.GOOD or subnet.id in keys,
                    checked=subnet.id in checked,
                )
            )
        return rows

    @staticmethod
    def _why(verdict: Verdict) -> str:
        return text(
            f"network-subnet-{verdict.value}",
            least=checks.FREE_ADDRESSES,
            prefix=checks.TARGET_LONGEST_PREFIX,
        )

    def _show_billing(self) -> None:
        count = len(self.ticked()) + int(self.makes_new)
        self._billing.setText(text("network-billing", count=count))
        self._billing.setVisible(count > 0)

    def retranslate(self) -> None:
        self._field.retranslate()
        self._new.retranslate()
        self._also.setText(text("network-new_subnet"))
        self._also.setAccessibleName(self._also.text())
        self._table.set_headers(
            [
                text(f"network-column-{name}")
                for name in ("name", "range", "zone", "free", "verdict")
            ]
        )
        self._table.judge_rows(self._rows(()))
        existing = self._vpc is not None
        self._field.setVisible(existing and bool(self._subnets))
        self._none.setText(text("network-subnets-none"))
        self._none.setVisible(existing and not self._subnets)
        self._also.setVisible(existing)
        self._new.setVisible(self.makes_new)
        self._show_billing()
