"""Which VPC: one of those that are there, or a new one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import NetworkAnswers
from cvpn_wizard.model.aws import Vpc
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import Existing, NewVpc
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.pages.network.work import Known
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.combo import Choice

NEW = ""


class VpcPart(QWidget):
    """Signals:
    chosen: another VPC; what hangs on it is chosen anew.
    changed: the new one's name or range.
    """

    chosen = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Known | None = None
        self._wanted = NEW
        self._choice = Choice("network.vpc")
        self._field = Field("network-vpc", self._choice, None, "network-vpc-why")
        self._name = QLineEdit()
        self._name.setObjectName("network.new_vpc_name")
        self._cidr = AddressEdit("network.new_vpc_cidr", "10.255.0.0/16")
        self._name_field = Field("network-new_vpc_name", self._name)
        self._cidr_field = Field("network-new_vpc_cidr", self._cidr)
        self._new = QWidget()
        row = QHBoxLayout(self._new)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._name_field, 1)
        row.addWidget(self._cidr_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addWidget(self._new)
        self._choice.currentIndexChanged.connect(self._picked)
        for line in (self._name, self._cidr):
            line.textChanged.connect(self._typed)
        self.retranslate()

    # in and out

    @property
    def is_new(self) -> bool:
        return self._wanted == NEW

    @property
    def ref(self) -> str:
        """The id of the one that exists; empty for a new one."""
        return self._wanted

    @property
    def vpc(self) -> Vpc | None:
        """The one that exists; ``None`` for a new one, or while nothing is listed."""
        return self._known.vpc(self._wanted) if self._known and self._wanted else None

    def show_answers(self, said: NetworkAnswers) -> None:
        """Without calling it a change."""
        for part in (self._choice, self._name, self._cidr):
            part.blockSignals(True)  # noqa: FBT003  Qt's own
        if isinstance(said.vpc, NewVpc):
            self._wanted = NEW
            self._name.setText(said.vpc.name)
            self._cidr.setText(str(said.vpc.cidr))
        elif isinstance(said.vpc, Existing):
            found = self._known.vpc(said.vpc.ref) if self._known else None
            self._wanted = found.id if found else said.vpc.ref
        for part in (self._choice, self._name, self._cidr):
            part.blockSignals(False)  # noqa: FBT003  Qt's own
        self.retranslate()

    def show_known(self, known: Known | None) -> None:
        """What there is. One that was chosen before and is gone is not chosen any more."""
        self._known = known
        if known is not None and self._wanted and known.vpc(self._wanted) is None:
            self._wanted = NEW
        self.retranslate()

    def collect(self, said: NetworkAnswers) -> NetworkAnswers:
        if self.is_new:
            cidr = checks.network_of(self._cidr.text())
            name = self._name.text().strip()
            return replace(
                said,
                vpc=NewVpc(name, cidr) if cidr else None,
                vpc_name=name,
                vpc_cidrs=(str(cidr),) if cidr else (),
                taken_ranges=(),
            )
        vpc = self.vpc
        if vpc is None:
            return said
        return replace(
            said,
            vpc=Existing(vpc.id),
            vpc_name=vpc.name or vpc.id,
            vpc_cidrs=tuple(str(cidr) for cidr in vpc.cidrs),
        )

    def judge(self) -> tuple[Problem, ...]:
        """Show what is wrong; returns it."""
        if not self.is_new:
            return ()
        found = {
            "new_vpc_name": checks.tag_name_problem(self._name.text().strip()),
            "new_vpc_cidr": checks.vpc_cidr_problem(self._cidr.text()),
        }
        self._name_field.set_problem(found["new_vpc_name"])
        self._cidr_field.set_problem(found["new_vpc_cidr"])
        return tuple(
            replace(problem, field=f"network.{name}") for name, problem in found.items() if problem
        )

    # what happens

    @Slot()
    def _picked(self) -> None:
        value = self._choice.value()
        if isinstance(value, str) and value != self._wanted:
            self._wanted = value
            self._new.setVisible(self.is_new)
            self.chosen.emit()

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()

    def retranslate(self) -> None:
        for field in (self._field, self._name_field, self._cidr_field):
            field.retranslate()
        items: list[tuple[str, str, object]] = [(text("network-vpc-new"), "", NEW)]
        vpcs = self._known.vpcs if self._known else ()
        items += [
            (vpc.name or vpc.id, _detail(vpc), vpc.id)
            for vpc in sorted(vpcs, key=lambda one: (one.is_default, one.name.lower(), one.id))
        ]
        if self._wanted and not any(value == self._wanted for _, _, value in items):
            items.append((self._wanted, "", self._wanted))
        self._choice.blockSignals(True)  # noqa: FBT003  Qt's own
        self._choice.set_items(items)
        self._choice.choose(self._wanted)
        self._choice.blockSignals(False)  # noqa: FBT003  Qt's own
        self._new.setVisible(self.is_new)


def _detail(vpc: Vpc) -> str:
    ranges = ", ".join(str(cidr) for cidr in vpc.cidrs)
    detail = f"{ranges}  {vpc.id}" if vpc.name else ranges
    return f"{detail}  {text('network-vpc-default')}" if vpc.is_default else detail
