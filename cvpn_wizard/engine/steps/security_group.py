"""The security group that the endpoint's network interfaces wear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.finding import the_one, until_listed, until_released
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.aws import SecurityGroup
from cvpn_wizard.model.names import SecurityGroupId, VpcId
from cvpn_wizard.model.spec import Existing, NewSecurityGroup
from cvpn_wizard.model.steps import StepId, StepKind, step_id


@dataclass(frozen=True)
class MakeSecurityGroup(Step):
    """Make a security group (and let ping in, if wished), or find the one that was named."""

    wanted: Existing | NewSecurityGroup

    kind: ClassVar[StepKind] = StepKind.SECURITY_GROUP
    tokenless: ClassVar[bool] = True

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (step_id(StepKind.VPC),)

    @property
    def makes(self) -> str:
        return self.wanted.ref if isinstance(self.wanted, Existing) else self.wanted.name

    def look(self, tools: Tools) -> Made | None:
        groups = tools.cloud.security_groups(VpcId(tools.resource(StepKind.VPC)))
        match self.wanted:
            case Existing(ref):
                return _made(_named(groups, ref), ours=False)
            case NewSecurityGroup(name):
                for group in groups:
                    if group.belongs_to(tools.spec.name) and group.group_name == name:
                        return _made(group, ours=True)
                return None

    def make(self, tools: Tools) -> Made:
        assert isinstance(self.wanted, NewSecurityGroup)  # noqa: S101  look() refuses for an existing one
        name = self.wanted.name
        group = tools.cloud.create_security_group(
            VpcId(tools.resource(StepKind.VPC)),
            name,
            f"Client VPN {tools.spec.name}",
            tools.tags(name),
        )
        return Made(group, facts={"name": name})

    def settle(self, tools: Tools, made: Made) -> None:
        vpc = VpcId(tools.resource(StepKind.VPC))
        until_listed(
            tools,
            made.resource,
            self.makes,
            lambda: (group.id for group in tools.cloud.security_groups(vpc)),
        )
        if isinstance(self.wanted, NewSecurityGroup) and self.wanted.allow_ping_from is not None:
            tools.cloud.allow_ping(SecurityGroupId(made.resource), self.wanted.allow_ping_from)

    def unmake(self, tools: Tools, made: Made) -> None:
        """AWS keeps a group until no network interface wears it any more."""
        group = SecurityGroupId(made.resource)
        until_released(tools, lambda: tools.cloud.delete_security_group(group), minutes=15)


def _made(group: SecurityGroup, *, ours: bool) -> Made:
    return Made(group.id, ours=ours, facts={"name": group.group_name})


def _named(groups: tuple[SecurityGroup, ...], ref: str) -> SecurityGroup:
    """The security group with that id, group name or Name tag."""
    found = [group for group in groups if ref in {group.id, group.group_name}]
    found = found or [group for group in groups if group.name == ref]
    return the_one("security_group", ref, found, (group.id for group in found))
