"""The security group: one that is there, or a new one that lets ping in."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import NetworkAnswers
from cvpn_wizard.model.aws import SecurityGroup, Vpc
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import Existing, NewSecurityGroup
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.pages.network.work import Known
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.combo import Choice

NEW = ""
ANYWHERE = "0.0.0.0/0"


class GroupPart(QWidget):
    """Signals:
    changed: another group, or another name or range of the new one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vpc: Vpc | None = None
        self._groups: tuple[SecurityGroup, ...] = ()
        self._vpn = ""
        self._wanted = NEW
        self._offered = ("icmp-sg", ANYWHERE)
        self._choice = Choice("network.security_group")
        self._field = Field("network-group", self._choice, None, "network-group-why")
        self._name = QLineEdit()
        self._name.setObjectName("network.new_group_name")
        self._name_field = Field("network-new_group_name", self._name)
        self._ping = QCheckBox()
        self._ping.setObjectName("network.ping_allowed")
        self._ping_field = Field("network-ping_allowed", self._ping)
        self._from = AddressEdit("network.ping_from", ANYWHERE)
        self._from_field = Field("network-ping_from", self._from)
        self._new = QWidget()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._ping_field, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._from_field, 1)
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        new.addWidget(self._name_field)
        new.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._new)
        self._choice.currentIndexChanged.connect(self._picked)
        self._ping.toggled.connect(self._toggled)
        for line in (self._name, self._from):
            line.textChanged.connect(self._typed)

    # in and out

    def show_answers(self, said: NetworkAnswers, vpn: str) -> None:
        """Without calling it a change.

        :param vpn: its name: what a new group is called in a VPC that is there already.
        """
        renamed = self._vpc is not None and self._name.text().strip() == self._vpn != vpn
        self._vpn = vpn
        self._quiet(quiet=True)
        group = said.security_group
        if renamed and isinstance(group, NewSecurityGroup):
            group = replace(group, name=vpn)
        if isinstance(group, NewSecurityGroup):
            self._wanted = NEW
            self._name.setText(group.name)
            self._ping.setChecked(group.allow_ping_from is not None)
            if group.allow_ping_from is not None:
                self._from.setText(str(group.allow_ping_from))
        elif isinstance(group, Existing):
            self._wanted = group.ref
        self._quiet(quiet=False)

    def show_vpc(self, vpc: Vpc | None, known: Known | None, *, offer: bool) -> None:
        """The groups of that VPC, and what a new one would be called there.

        :param offer: the VPC was chosen just now: what nobody typed follows it.
        """
        self._vpc = vpc
        self._groups = known.groups_of(vpc) if vpc and known else ()
        if known is not None and self._wanted not in {group.id for group in self._groups}:
            self._wanted = NEW
        offered = ("icmp-sg", ANYWHERE)
        if vpc is not None:
            offered = (self._free_name(self._vpn), str(vpc.cidrs[0]) if vpc.cidrs else ANYWHERE)
        if offer:
            self._quiet(quiet=True)
            for number, line in enumerate((self._name, self._from)):
                if line.text().strip() in {"", self._offered[number]}:
                    line.setText(offered[number])
            self._quiet(quiet=False)
        self._offered = offered
        self.retranslate()

    def _free_name(self, name: str) -> str:
        taken = {group.group_name for group in self._groups}
        names = [name, *(f"{name}-{number}" for number in range(2, 100))]
        return next((one for one in names if one not in taken), name)

    def collect(self, said: NetworkAnswers) -> NetworkAnswers:
        if self._wanted != NEW:
            found = next((one for one in self._groups if one.id == self._wanted), None)
            shown = found.group_name if found else self._wanted
            return replace(said, security_group=Existing(self._wanted), security_group_name=shown)
        name = self._name.text().strip()
        ping: IPv4Network | None = None
        if self._ping.isChecked():
            ping = checks.network_of(self._from.text())
        return replace(said, security_group=NewSecurityGroup(name, ping), security_group_name=name)

    def judge(self, *, server: bool) -> tuple[Problem, ...]:
        """Show what is wrong; returns it.

        :param server: whether there shall be a server that answers ping: then ping must get in.
        """
        if self._wanted != NEW:
            chosen = next((one for one in self._groups if one.id == self._wanted), None)
            deaf = server and chosen is not None and not chosen.ping_from
            self._field.set_problem(
                Problem("network-group-deaf", facts={"name": self._wanted}, warning=True)
                if deaf
                else None
            )
            self._ping_field.set_problem(None)
            return ()
        name = checks.group_name_problem(self._name.text().strip())
        if name is None and self._name.text().strip() in {one.group_name for one in self._groups}:
            better = self._free_name(self._name.text().strip())
            facts = {"value": self._name.text().strip()}
            name = Problem("network-group-exists", facts=facts, suggestion=better)
        source = (
            checks.network_problem(self._from.text(), ANYWHERE) if self._ping.isChecked() else None
        )
        deaf = server and not self._ping.isChecked()
        self._field.set_problem(None)
        self._name_field.set_problem(name)
        self._from_field.set_problem(source)
        self._ping_field.set_problem(
            Problem("network-group-deaf", facts={"name": self._name.text()}, warning=True)
            if deaf
            else None
        )
        found = (("new_group_name", name), ("ping_from", source))
        return tuple(replace(one, field=f"network.{field}") for field, one in found if one)

    @property
    def warns(self) -> bool:
        """Whether something here should be seen, though it may be kept."""
        return self._field.problem is not None or self._ping_field.problem is not None

    @property
    def as_usual(self) -> bool:
        """Whether all is as it was offered: More may stay closed."""
        return self._wanted == NEW and self._name.text().strip() == self._offered[0]

    # what happens

    def _quiet(self, *, quiet: bool) -> None:
        for part in (self._choice, self._name, self._ping, self._from):
            part.blockSignals(quiet)

    @Slot()
    def _picked(self) -> None:
        value = self._choice.value()
        self._wanted = value if isinstance(value, str) else NEW
        self._new.setVisible(self._wanted == NEW)
        self.changed.emit()

    @Slot()
    def _toggled(self) -> None:
        self._from_field.setVisible(self._ping.isChecked())
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()

    def retranslate(self) -> None:
        for field in (self._field, self._name_field, self._ping_field, self._from_field):
            field.retranslate()
        items: list[tuple[str, str, object]] = [(text("network-group-new"), "", NEW)]
        for group in self._groups:
            ping = text("network-group-answers") if group.ping_from else ""
            items.append((group.group_name, f"{group.id}  {ping}".strip(), group.id))
        self._quiet(quiet=True)
        self._choice.set_items(items)
        self._choice.choose(self._wanted)
        self._quiet(quiet=False)
        self._new.setVisible(self._wanted == NEW)
        self._from_field.setVisible(self._ping.isChecked())
