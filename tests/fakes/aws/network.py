"""VPCs, subnets and security groups in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from ipaddress import IPv4Network

from cvpn_wizard.model.aws import (
    SecurityGroup,
    Subnet,
    Vpc,
    VpcRoute,
)
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.names import (
    SecurityGroupId,
    SubnetId,
    VpcId,
)
from tests.fakes.aws.account import (
    AccountInMemory,
    refused,
    targets_of,
)


class NetworkInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def vpcs(self) -> tuple[Vpc, ...]:
        with self._call("vpcs"):
            return tuple(self._vpcs.values())

    def subnets(self, vpc: VpcId | None = None) -> tuple[Subnet, ...]:
        with self._call("subnets"):
            return tuple(s for s in self._subnets.values() if vpc in {None, s.vpc_id})

    def security_groups(self, vpc: VpcId | None = None) -> tuple[SecurityGroup, ...]:
        with self._call("security_groups"):
            return tuple(g for g in self._groups.values() if vpc in {None, g.vpc_id})

    def vpc_routes(self, vpc: VpcId) -> tuple[VpcRoute, ...]:
        with self._call("vpc_routes"):
            return tuple(VpcRoute(cidr, "local") for cidr in self._vpc(vpc).cidrs)

    def peer_ranges(self, vpc: VpcId) -> tuple[IPv4Network, ...]:
        with self._call("peer_ranges"):
            self._vpc(vpc)
            return ()

    def create_vpc(self, cidr: IPv4Network, tags: Mapping[str, str]) -> Vpc:
        with self._call("create_vpc"):
            vpc = Vpc(VpcId(self._id("vpc")), (cidr,), tags=dict(tags))
            self._vpcs[vpc.id] = vpc
            return vpc

    def delete_vpc(self, vpc: VpcId) -> None:
        with self._call("delete_vpc"):
            inside = [s.vpc_id for s in self._subnets.values()]
            inside += [g.vpc_id for g in self._groups.values()]
            if vpc in inside:
                refused(ErrorCode.IN_USE, vpc)
            self._vpcs.pop(vpc, None)

    def create_subnet(
        self, vpc: VpcId, cidr: IPv4Network, zone: str, tags: Mapping[str, str]
    ) -> Subnet:
        with self._call("create_subnet"):
            if not any(cidr.subnet_of(whole) for whole in self._vpc(vpc).cidrs):
                refused(ErrorCode.BAD_REQUEST, cidr)
            if any(s.vpc_id == vpc and s.cidr.overlaps(cidr) for s in self._subnets.values()):
                refused(ErrorCode.ADDRESS_OVERLAP, cidr)
            subnet = Subnet(
                SubnetId(self._id("subnet")),
                vpc,
                cidr,
                zone or f"{self._region}a",
                # AWS keeps five addresses of each subnet.
                max(cidr.num_addresses - 5, 0),
                tags=dict(tags),
            )
            self._subnets[subnet.id] = subnet
            return subnet

    def delete_subnet(self, subnet: SubnetId) -> None:
        with self._call("delete_subnet"):
            users = [a.subnet_id for one in self._endpoints.values() for a in targets_of(one)]
            users += [s.subnet_id for s, _, _ in self._running() if s.subnet_id]
            if subnet in users:
                refused(ErrorCode.IN_USE, subnet)
            self._subnets.pop(subnet, None)

    def create_security_group(
        self, vpc: VpcId, group_name: str, description: str, tags: Mapping[str, str]
    ) -> SecurityGroupId:
        with self._call("create_security_group"):
            self._vpc(vpc)
            groups = self._groups.values()
            if any(g.vpc_id == vpc and g.group_name == group_name for g in groups):
                refused(ErrorCode.ALREADY_EXISTS, group_name)
            made = SecurityGroupId(self._id("sg"))
            self._groups[made] = SecurityGroup(made, vpc, group_name, description, tags=dict(tags))
            return made

    def allow_ping(self, group: SecurityGroupId, source: IPv4Network) -> None:
        with self._call("allow_ping"):
            known = self._groups.get(group) or refused(ErrorCode.NOT_FOUND, group)
            sources = dict.fromkeys((*known.ping_from, source))
            self._groups[group] = replace(known, ping_from=tuple(sources))

    def delete_security_group(self, group: SecurityGroupId) -> None:
        with self._call("delete_security_group"):
            targets = [a for one in self._endpoints.values() for a in targets_of(one)]
            used = [g for target in targets for g in target.security_group_ids]
            used += [SecurityGroupId(g) for _, _, g in self._running()]
            if group in used:
                refused(ErrorCode.IN_USE, group)
            self._groups.pop(group, None)
