"""A small server that answers ping, so that the tunnel can be proved; or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from ipaddress import IPv4Network

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import NetworkAnswers
from cvpn_wizard.journeys.network import free_subnet, server_address_in
from cvpn_wizard.model.aws import Subnet, Vpc
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import NewSubnet
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.pages.network.new_subnet import NewSubnetFields
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.combo import Choice


class ServerPart(QWidget):
    """Signals:
    changed: anything about the server.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vpc: Vpc | None = None
        self._subnets: tuple[Subnet, ...] = ()
        self._offered = ""
        self._wanted = ""
        self._on = QCheckBox()
        self._on.setObjectName("network.server_enabled")
        self._on_field = Field(
            "network-server_enabled", self._on, "network-server-hint", "network-server-why"
        )
        self._subnet = NewSubnetFields("server_subnet", "server-subnet", target=False)
        self._choice = Choice("network.server_subnet")
        self._choice_field = Field("network-server_subnet", self._choice)
        self._address = AddressEdit("network.server_address", "10.255.1.125")
        self._address_field = Field("network-server_address", self._address)
        self._type = QLineEdit()
        self._type.setObjectName("network.server_type")
        self._type_field = Field("network-server_type", self._type)
        self._inside = QWidget()
        self._lay_out()
        self._on.toggled.connect(self._toggled)
        self._subnet.changed.connect(self._moved)
        self._choice.currentIndexChanged.connect(self._moved)
        self._address.textChanged.connect(self._typed)
        self._type.textChanged.connect(self._typed)
        self._address_field.suggestion_taken.connect(self._typed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._address_field, 1)
        row.addWidget(self._type_field, 1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(28, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._subnet)
        inside.addWidget(self._choice_field)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._on_field)
        column.addWidget(self._inside)

    # in and out

    @property
    def enabled(self) -> bool:
        return self._on.isChecked()

    def switch(self, *, on: bool) -> None:
        """Without calling it a change."""
        self._on.blockSignals(True)  # noqa: FBT003  Qt's own
        self._on.setChecked(on)
        self._on.blockSignals(False)  # noqa: FBT003  Qt's own
        self._show()

    def show_answers(self, said: NetworkAnswers) -> None:
        """Without calling it a change."""
        self._wanted = said.server_subnet
        if said.other_subnets:
            self._subnet.show_subnet(said.other_subnets[0])
        for line, value in ((self._address, said.server_address), (self._type, said.server_type)):
            line.blockSignals(True)  # noqa: FBT003  Qt's own
            if line.text() != value:
                line.setText(value)
            line.blockSignals(False)  # noqa: FBT003  Qt's own
        self.switch(on=said.server_enabled)

    def show_vpc(
        self, vpc: Vpc | None, subnets: Sequence[Subnet], ranges: Sequence[IPv4Network]
    ) -> None:
        """Where it may stand: in a subnet of that VPC, or in one of its own in a new VPC."""
        self._vpc, self._subnets = vpc, tuple(subnets)
        self._choice.blockSignals(True)  # noqa: FBT003  Qt's own
        self._choice.set_items(
            [(one.name or one.id, str(one.cidr), one.id) for one in self._subnets]
        )
        self._choice.choose(self._wanted)
        self._choice.blockSignals(False)  # noqa: FBT003  Qt's own
        self.follow(ranges)
        self._show()

    def follow(self, ranges: Sequence[IPv4Network]) -> None:
        """A new VPC's range is this now: the server's subnet and address move with it."""
        if self._vpc is None and ranges:
            self._subnet.offer(_second(ranges[0]))
        self._offer_address()

    def _offer_address(self) -> None:
        cidr = self._cidr()
        if cidr is None:
            return
        offered = server_address_in(cidr)
        now = self._address.text().strip()
        outside = checks.server_address_problem(now, cidr) is not None
        if not now or (now == self._offered and outside):
            self._address.blockSignals(True)  # noqa: FBT003  Qt's own
            self._address.setText(offered)
            self._address.blockSignals(False)  # noqa: FBT003  Qt's own
        self._offered = self._address.text().strip() if now in {"", self._offered} else offered

    def _cidr(self) -> IPv4Network | None:
        """The range of the subnet it stands in."""
        if self._vpc is None:
            return self._subnet.cidr
        key = self._choice.value()
        return next((one.cidr for one in self._subnets if one.id == key), None)

    def subnets(self) -> tuple[NewSubnet, ...]:
        """The subnet that is made for it."""
        if not self.enabled or self._vpc is not None:
            return ()
        new = self._subnet.collect()
        return (new,) if new else ()

    def collect(self, said: NetworkAnswers) -> NetworkAnswers:
        own = self.subnets()
        value = self._choice.value()
        chosen = value if isinstance(value, str) else self._wanted
        return replace(
            said,
            server_enabled=self.enabled,
            other_subnets=own,
            server_subnet=self._subnet.name if self._vpc is None else chosen,
            server_address=self._address.text().strip(),
            server_type=self._type.text().strip(),
        )

    def judge(
        self, ranges: Sequence[IPv4Network], targets: Sequence[NewSubnet]
    ) -> tuple[Problem, ...]:
        """Show what is wrong; returns it."""
        if not self.enabled:
            return ()
        found: list[Problem] = []
        if self._vpc is None:
            found += self._subnet.judge(
                ranges, [one.cidr for one in targets], [one.name for one in targets]
            )
        elif not self._subnets:
            found.append(Problem("network-server-nowhere", "network.server_enabled"))
        address = checks.server_address_problem(self._address.text().strip(), self._cidr())
        kind = checks.instance_type_problem(self._type.text().strip())
        self._address_field.set_problem(address)
        self._type_field.set_problem(kind)
        for name, problem in (("server_address", address), ("server_type", kind)):
            if problem is not None:
                found.append(replace(problem, field=f"network.{name}"))
        return tuple(found)

    # what happens

    @Slot()
    def _toggled(self) -> None:
        self._offer_address()
        self._show()
        self.changed.emit()

    @Slot()
    def _moved(self) -> None:
        self._offer_address()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()

    def _show(self) -> None:
        self._inside.setVisible(self.enabled)
        self._subnet.setVisible(self._vpc is None)
        self._choice_field.setVisible(self._vpc is not None)

    def retranslate(self) -> None:
        for part in (
            self._on_field,
            self._subnet,
            self._choice_field,
            self._address_field,
            self._type_field,
        ):
            part.retranslate()


def _second(vpc: IPv4Network) -> IPv4Network | None:
    """The second /24 of a VPC, as in the worked example; in a small VPC its first free part."""
    if vpc.prefixlen <= 23:
        return list(vpc.subnets(new_prefix=24))[1]
    last = free_subnet([vpc], [])
    return free_subnet([vpc], [last] if last else [], prefix=25)
