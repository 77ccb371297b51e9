"""VPCs, subnets, security groups, routes and peerings."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.calls import (
    Calls,
    networks,
    tag_specifications,
    tags_of,
    unless,
)
from cvpn_wizard.model.aws import SecurityGroup, Subnet, Vpc, VpcRoute
from cvpn_wizard.model.names import TAG_NAME, SecurityGroupId, SubnetId, VpcId

if TYPE_CHECKING:
    from types_boto3_ec2.type_defs import (
        IpPermissionOutputTypeDef,
        RouteTypeDef,
        SecurityGroupTypeDef,
        SubnetTypeDef,
        VpcTypeDef,
    )

VPC_GONE = frozenset({"InvalidVpcID.NotFound"})
SUBNET_GONE = frozenset({"InvalidSubnetID.NotFound"})
GROUP_GONE = frozenset(
    {
        "InvalidGroup.NotFound",
        "InvalidGroupId.NotFound",
        "InvalidSecurityGroupID.NotFound",
    }
)
PING_ALLOWED_ALREADY = frozenset({"InvalidPermission.Duplicate"})


class NetworkCalls(Calls):
    def vpcs(self) -> tuple[Vpc, ...]:
        with self._refusals("ec2", "DescribeVpcs"):
            pages = self._session.ec2.get_paginator("describe_vpcs").paginate()
            return tuple(_vpc(vpc) for page in pages for vpc in page["Vpcs"])

    def subnets(self, vpc: VpcId | None = None) -> tuple[Subnet, ...]:
        with self._refusals("ec2", "DescribeSubnets"):
            finder = self._session.ec2.get_paginator("describe_subnets")
            pages = (
                finder.paginate(Filters=[{"Name": "vpc-id", "Values": [vpc]}])
                if vpc
                else finder.paginate()
            )
            found = (
                _subnet(subnet)
                for page in pages
                for subnet in page["Subnets"]
                if subnet.get("CidrBlock")  # a subnet may be IPv6 only
            )
            return tuple(sorted(found, key=lambda subnet: (subnet.vpc_id, subnet.cidr)))

    def security_groups(self, vpc: VpcId | None = None) -> tuple[SecurityGroup, ...]:
        with self._refusals("ec2", "DescribeSecurityGroups"):
            finder = self._session.ec2.get_paginator("describe_security_groups")
            pages = (
                finder.paginate(Filters=[{"Name": "vpc-id", "Values": [vpc]}])
                if vpc
                else finder.paginate()
            )
            return tuple(_group(group) for page in pages for group in page["SecurityGroups"])

    def vpc_routes(self, vpc: VpcId) -> tuple[VpcRoute, ...]:
        """Rows of all route tables of a VPC that name an IPv4 range, each once."""
        with self._refusals("ec2", "DescribeRouteTables", name=vpc):
            pages = self._session.ec2.get_paginator("describe_route_tables").paginate(
                Filters=[{"Name": "vpc-id", "Values": [vpc]}]
            )
            rows = [
                VpcRoute(
                    IPv4Network(route["DestinationCidrBlock"], strict=False), route_target(route)
                )
                for page in pages
                for table in page["RouteTables"]
                for route in table.get("Routes", [])
                if route.get("DestinationCidrBlock")
            ]
        return tuple(dict.fromkeys(rows))

    def peer_ranges(self, vpc: VpcId) -> tuple[IPv4Network, ...]:
        """IPv4 ranges of VPCs peered with this one (active peerings)."""
        with self._refusals("ec2", "DescribeVpcPeeringConnections", name=vpc):
            pages = self._session.ec2.get_paginator("describe_vpc_peering_connections").paginate(
                Filters=[{"Name": "status-code", "Values": ["active"]}]
            )
            peerings = [
                peering
                for page in pages
                for peering in page["VpcPeeringConnections"]
                if peering.get("Status", {}).get("Code", "active") == "active"
            ]
        ranges: list[str | None] = []
        for peering in peerings:
            sides = [peering.get("RequesterVpcInfo", {}), peering.get("AccepterVpcInfo", {})]
            if vpc not in [side.get("VpcId") for side in sides]:
                continue
            for side in sides:
                if side.get("VpcId") != vpc:
                    blocks = [block.get("CidrBlock") for block in side.get("CidrBlockSet", [])]
                    ranges += blocks or [side.get("CidrBlock")]
        return networks(ranges)

    def create_vpc(self, cidr: IPv4Network, tags: Mapping[str, str]) -> Vpc:
        """EC2 CreateVpc. Has no client token: look by tag before making."""
        with self._refusals("ec2", "CreateVpc", name=tags.get(TAG_NAME, ""), cidr=str(cidr)):
            answer = self._session.ec2.create_vpc(
                CidrBlock=str(cidr), TagSpecifications=tag_specifications(tags, "vpc")
            )
        made = _vpc(answer["Vpc"])
        self._remember(made.id)
        return Vpc(id=made.id, cidrs=made.cidrs or (cidr,), tags=made.tags or dict(tags))

    def delete_vpc(self, vpc: VpcId) -> None:
        """Gone already is fine, here and in every delete below."""
        with self._refusals("ec2", "DeleteVpc", name=vpc), unless(VPC_GONE):
            self._session.ec2.delete_vpc(VpcId=vpc)

    def create_subnet(
        self, vpc: VpcId, cidr: IPv4Network, zone: str, tags: Mapping[str, str]
    ) -> Subnet:
        """EC2 CreateSubnet; an empty zone lets AWS choose."""
        specifications = tag_specifications(tags, "subnet")

        def create() -> SubnetTypeDef:
            if zone:
                return self._session.ec2.create_subnet(
                    VpcId=vpc,
                    CidrBlock=str(cidr),
                    AvailabilityZone=zone,
                    TagSpecifications=specifications,
                )["Subnet"]
            return self._session.ec2.create_subnet(
                VpcId=vpc, CidrBlock=str(cidr), TagSpecifications=specifications
            )["Subnet"]

        with self._refusals(
            "ec2", "CreateSubnet", name=tags.get(TAG_NAME, ""), cidr=str(cidr), vpc=vpc
        ):
            made = _subnet(self._once_visible([vpc], VPC_GONE, create))
        self._remember(made.id)
        return made

    def delete_subnet(self, subnet: SubnetId) -> None:
        """:raises WizardError: IN_USE while network interfaces are still in it."""
        with self._refusals("ec2", "DeleteSubnet", name=subnet), unless(SUBNET_GONE):
            self._session.ec2.delete_subnet(SubnetId=subnet)

    def create_security_group(
        self, vpc: VpcId, group_name: str, description: str, tags: Mapping[str, str]
    ) -> SecurityGroupId:
        """EC2 CreateSecurityGroup.

        :raises WizardError: ALREADY_EXISTS when the VPC has a group of that name.
        """
        with self._refusals("ec2", "CreateSecurityGroup", name=group_name, vpc=vpc):
            made = self._once_visible(
                [vpc],
                VPC_GONE,
                lambda: self._session.ec2.create_security_group(
                    VpcId=vpc,
                    GroupName=group_name,
                    Description=description,
                    TagSpecifications=tag_specifications(tags, "security-group"),
                ),
            )
        return SecurityGroupId(self._remember(made["GroupId"]))

    def allow_ping(self, group: SecurityGroupId, source: IPv4Network) -> None:
        """Let all ICMP IPv4 in from a range. Already allowed is fine."""
        with (
            self._refusals("ec2", "AuthorizeSecurityGroupIngress", name=group),
            unless(PING_ALLOWED_ALREADY),
        ):
            self._once_visible(
                [group],
                GROUP_GONE,
                lambda: self._session.ec2.authorize_security_group_ingress(
                    GroupId=group,
                    IpPermissions=[
                        {
                            "IpProtocol": "icmp",
                            "FromPort": -1,
                            "ToPort": -1,
                            "IpRanges": [{"CidrIp": str(source)}],
                        }
                    ],
                ),
            )

    def delete_security_group(self, group: SecurityGroupId) -> None:
        """:raises WizardError: IN_USE while network interfaces still use it."""
        with self._refusals("ec2", "DeleteSecurityGroup", name=group), unless(GROUP_GONE):
            self._session.ec2.delete_security_group(GroupId=group)


def _vpc(vpc: VpcTypeDef) -> Vpc:
    blocks = [
        block.get("CidrBlock")
        for block in vpc.get("CidrBlockAssociationSet", [])
        if block.get("CidrBlockState", {}).get("State", "associated") in {"associated", ""}
    ]
    return Vpc(
        id=VpcId(vpc["VpcId"]),
        cidrs=networks([vpc.get("CidrBlock"), *blocks]),
        is_default=vpc.get("IsDefault", False),
        dedicated=vpc.get("InstanceTenancy") == "dedicated",
        tags=tags_of(vpc.get("Tags", [])),
    )


def _subnet(subnet: SubnetTypeDef) -> Subnet:
    return Subnet(
        id=SubnetId(subnet["SubnetId"]),
        vpc_id=VpcId(subnet["VpcId"]),
        cidr=IPv4Network(subnet["CidrBlock"]),
        zone=subnet.get("AvailabilityZone", ""),
        free_addresses=subnet.get("AvailableIpAddressCount", 0),
        tags=tags_of(subnet.get("Tags", [])),
    )


def _group(group: SecurityGroupTypeDef) -> SecurityGroup:
    sources = [
        source.get("CidrIp")
        for rule in group.get("IpPermissions", [])
        if _lets_ping_in(rule)
        for source in rule.get("IpRanges", [])
    ]
    return SecurityGroup(
        id=SecurityGroupId(group["GroupId"]),
        vpc_id=VpcId(group.get("VpcId", "")),
        group_name=group.get("GroupName", ""),
        description=group.get("Description", ""),
        ping_from=networks(sources),
        tags=tags_of(group.get("Tags", [])),
    )


def _lets_ping_in(rule: IpPermissionOutputTypeDef) -> bool:
    """All traffic, all ICMP, or echo requests (ICMP type 8)."""
    protocol = rule.get("IpProtocol")
    return protocol == "-1" or (protocol in {"icmp", "1"} and rule.get("FromPort", -1) in {-1, 8})


def route_target(route: RouteTypeDef) -> str:
    """The id of where a row leads; ``local`` within the VPC."""
    return (
        route.get("GatewayId")
        or route.get("NatGatewayId")
        or route.get("TransitGatewayId")
        or route.get("VpcPeeringConnectionId")
        or route.get("NetworkInterfaceId")
        or route.get("InstanceId")
        or route.get("LocalGatewayId")
        or route.get("CarrierGatewayId")
        or route.get("CoreNetworkArn")
        or ""
    )
