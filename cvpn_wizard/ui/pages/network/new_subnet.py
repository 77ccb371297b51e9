"""A subnet to make: its name and its range, which follows the VPC's until somebody types one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from ipaddress import IPv4Network

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import NewSubnet
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.widgets.address_edit import AddressEdit


class NewSubnetFields(QWidget):
    """:param prefix: of the object names: ``network.<prefix>_name`` and ``network.<prefix>_cidr``.

    Signals:
        changed: name or range.
    """

    changed = Signal()

    def __init__(
        self, prefix: str, name: str, *, target: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._prefix, self._target = prefix, target
        self._offered = ""
        self._name = QLineEdit(name)
        self._name.setObjectName(f"network.{prefix}_name")
        self._cidr = AddressEdit(f"network.{prefix}_cidr", "10.255.255.0/24")
        self._name_field = Field(f"network-{prefix}_name", self._name)
        self._cidr_field = Field(f"network-{prefix}_cidr", self._cidr)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._name_field, 1)
        row.addWidget(self._cidr_field, 1)
        for line in (self._name, self._cidr):
            line.textChanged.connect(self._typed)

    @property
    def cidr(self) -> IPv4Network | None:
        return checks.network_of(self._cidr.text())

    @property
    def name(self) -> str:
        return self._name.text().strip()

    def show_subnet(self, subnet: NewSubnet) -> None:
        """Without calling it a change."""
        self._silently(subnet.name, str(subnet.cidr))

    def offer(self, cidr: IPv4Network | None) -> None:
        """Put a range in that would do, unless somebody has typed another."""
        now = self._cidr.text().strip()
        if cidr is not None and now in {"", self._offered}:
            self._silently(self._name.text(), str(cidr))
        self._offered = str(cidr) if cidr else ""

    def _silently(self, name: str, cidr: str) -> None:
        for line, value in ((self._name, name), (self._cidr, cidr)):
            line.blockSignals(True)  # noqa: FBT003  Qt's own
            if line.text() != value:
                line.setText(value)
            line.blockSignals(False)  # noqa: FBT003  Qt's own

    def collect(self, zone: str = "") -> NewSubnet | None:
        """``None`` while the range is none."""
        cidr = self.cidr
        return NewSubnet(self.name, cidr, zone) if cidr else None

    def judge(
        self, vpc: Sequence[IPv4Network], others: Sequence[IPv4Network], names: Sequence[str] = ()
    ) -> tuple[Problem, ...]:
        """Show what is wrong; returns it.

        :param others: ranges of the VPC's other subnets.
        :param names: of the plan's other subnets: a plan tells them apart by name.
        """
        name = checks.tag_name_problem(self.name)
        if name is None and self.name in names:
            name = Problem("name-twice", facts={"value": self.name})
        cidr = checks.subnet_cidr_problem(self._cidr.text(), vpc, others, target=self._target)
        self._name_field.set_problem(name)
        self._cidr_field.set_problem(cidr)
        found = ((f"{self._prefix}_name", name), (f"{self._prefix}_cidr", cidr))
        return tuple(replace(one, field=f"network.{field}") for field, one in found if one)

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()

    def retranslate(self) -> None:
        self._name_field.retranslate()
        self._cidr_field.retranslate()
