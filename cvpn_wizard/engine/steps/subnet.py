"""A subnet: a target network for the endpoint, or one where servers stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.finding import the_one, until_listed, until_released
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.aws import Subnet
from cvpn_wizard.model.names import SubnetId, VpcId
from cvpn_wizard.model.spec import Existing, NewSubnet
from cvpn_wizard.model.steps import StepId, StepKind, step_id


@dataclass(frozen=True)
class MakeSubnet(Step):
    """Make a subnet, or find the one that was named. Free of charge.

    :ivar zone_number: where no Availability Zone is named, take the Region's n-th: target
        networks of one endpoint must be in different ones.
    """

    wanted: Existing | NewSubnet
    zone_number: int = 0

    kind: ClassVar[StepKind] = StepKind.SUBNET
    tokenless: ClassVar[bool] = True

    @property
    def id(self) -> StepId:
        return step_id(self.kind, self.name)

    @property
    def name(self) -> str:
        return self.wanted.ref if isinstance(self.wanted, Existing) else self.wanted.name

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (step_id(StepKind.VPC),)

    @property
    def makes(self) -> str:
        match self.wanted:
            case Existing(ref):
                return ref
            case NewSubnet(name, cidr):
                return f"{name} {cidr}"

    def look(self, tools: Tools) -> Made | None:
        subnets = tools.cloud.subnets(VpcId(tools.resource(StepKind.VPC)))
        match self.wanted:
            case Existing(ref):
                return _made(_named(subnets, ref), ours=False)
            case NewSubnet(name):
                ours = [s for s in subnets if s.belongs_to(tools.spec.name) and s.name == name]
                return _made(ours[0], ours=True) if ours else None

    def make(self, tools: Tools) -> Made:
        assert isinstance(self.wanted, NewSubnet)  # noqa: S101  look() refuses for an existing one
        zone = self.wanted.zone
        if not zone:
            zones = tools.cloud.zones()
            zone = zones[self.zone_number % len(zones)] if zones else ""
        vpc = VpcId(tools.resource(StepKind.VPC))
        subnet = tools.cloud.create_subnet(
            vpc, self.wanted.cidr, zone, tools.tags(self.wanted.name)
        )
        return _made(subnet, ours=True)

    def settle(self, tools: Tools, made: Made) -> None:
        vpc = VpcId(tools.resource(StepKind.VPC))
        until_listed(
            tools, made.resource, self.makes, lambda: (s.id for s in tools.cloud.subnets(vpc))
        )

    def unmake(self, tools: Tools, made: Made) -> None:
        """AWS keeps a subnet until the endpoint's network interfaces in it are gone."""
        until_released(
            tools, lambda: tools.cloud.delete_subnet(SubnetId(made.resource)), minutes=15
        )


def _made(subnet: Subnet, *, ours: bool) -> Made:
    facts = {"name": subnet.name, "cidr": str(subnet.cidr), "zone": subnet.zone}
    return Made(subnet.id, ours=ours, facts=facts)


def _named(subnets: tuple[Subnet, ...], ref: str) -> Subnet:
    """The subnet with that id or Name tag."""
    found = [subnet for subnet in subnets if ref in {subnet.id, subnet.name}]
    return the_one("subnet", ref, found, (subnet.id for subnet in found))
