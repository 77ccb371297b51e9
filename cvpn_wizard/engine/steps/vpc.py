"""The VPC that laptops shall reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.finding import the_one, until_listed, until_released
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.aws import Vpc
from cvpn_wizard.model.names import VpcId
from cvpn_wizard.model.spec import Existing, NewVpc
from cvpn_wizard.model.steps import StepKind


@dataclass(frozen=True)
class MakeVpc(Step):
    """Make a VPC, or find the one that was named. Free of charge."""

    wanted: Existing | NewVpc

    kind: ClassVar[StepKind] = StepKind.VPC
    tokenless: ClassVar[bool] = True

    @property
    def makes(self) -> str:
        match self.wanted:
            case Existing(ref):
                return ref
            case NewVpc(name, cidr):
                return f"{name} {cidr}"

    def look(self, tools: Tools) -> Made | None:
        vpcs = tools.cloud.vpcs()
        match self.wanted:
            case Existing(ref):
                return _made(_named(vpcs, ref), ours=False)
            case NewVpc(name):
                ours = [v for v in vpcs if v.belongs_to(tools.spec.name) and v.name == name]
                return _made(ours[0], ours=True) if ours else None

    def make(self, tools: Tools) -> Made:
        assert isinstance(self.wanted, NewVpc)  # noqa: S101  look() refuses for an existing one
        vpc = tools.cloud.create_vpc(self.wanted.cidr, tools.tags(self.wanted.name))
        return _made(vpc, ours=True)

    def settle(self, tools: Tools, made: Made) -> None:
        until_listed(
            tools, made.resource, self.makes, lambda: (vpc.id for vpc in tools.cloud.vpcs())
        )

    def unmake(self, tools: Tools, made: Made) -> None:
        until_released(tools, lambda: tools.cloud.delete_vpc(VpcId(made.resource)), minutes=5)


def _made(vpc: Vpc, *, ours: bool) -> Made:
    cidrs = " ".join(str(cidr) for cidr in vpc.cidrs)
    return Made(vpc.id, ours=ours, facts={"name": vpc.name, "cidrs": cidrs})


def _named(vpcs: tuple[Vpc, ...], ref: str) -> Vpc:
    """The VPC with that id or Name tag."""
    found = [vpc for vpc in vpcs if ref in {vpc.id, vpc.name}]
    return the_one("vpc", ref, found, (vpc.id for vpc in found))
