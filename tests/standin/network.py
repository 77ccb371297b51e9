"""VPCs, subnets, security groups, and what stands in them."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

from tests.standin.account import ACCOUNT, REGION, Account, Row, Thing, does, filtered, page, tags
from tests.standin.refusing import Refused

ZONES = [f"{REGION}{letter}" for letter in "acd"]
VPC_GONE = "InvalidVpcID.NotFound"
SUBNET_GONE = "InvalidSubnetID.NotFound"


def group_gone(account: Account) -> str:
    """EC2's "Error codes" has both for a group that does not exist."""
    return account.chance.choice(("InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"))


def network(text: str, *, strict: bool = True) -> IPv4Network:
    """:raises Refused: for what is no IPv4 range, or has bits behind its prefix.

    CreateVpc and CreateSubnet bring a range into its canonical form (their API reference).
    """
    try:
        return IPv4Network(text, strict=strict)
    except ValueError as error:
        raise Refused("InvalidParameterValue", f"Value ({text}) for the CIDR is invalid") from error


@does("ec2", "CreateVpc")
def create_vpc(account: Account, asked: Row) -> Row:
    cidr = network(asked["CidrBlock"], strict=False)
    if not 16 <= cidr.prefixlen <= 28:
        raise Refused("InvalidVpc.Range", f"The CIDR '{cidr}' is invalid")
    if len(account.living("vpc")) >= 5:
        raise Refused("VpcLimitExceeded", "The maximum number of VPCs has been reached (5)")
    return {"Vpc": make_vpc(account, cidr, tags(asked, "vpc")).row}


def make_vpc(account: Account, cidr: IPv4Network, given: list[dict[str, str]]) -> Thing:
    """With what every VPC comes with: a group, a route table and an ACL."""
    vpc = account.new_id("vpc")
    row: Row = {
        "VpcId": vpc,
        "OwnerId": ACCOUNT,
        "State": "pending",
        "CidrBlock": str(cidr),
        "DhcpOptionsId": "dopt-00000001",
        "InstanceTenancy": "default",
        "IsDefault": False,
        "CidrBlockAssociationSet": [
            {
                "AssociationId": account.new_id("vpc-cidr-assoc"),
                "CidrBlock": str(cidr),
                "CidrBlockState": {"State": "associated"},
            }
        ],
        "Tags": given,
    }
    make_group(account, vpc, "default", "default VPC security group", [])
    table, acl = account.new_id("rtb"), account.new_id("acl")
    local = {"DestinationCidrBlock": str(cidr), "GatewayId": "local", "State": "active"}
    account.keep(
        "route table",
        table,
        {
            "RouteTableId": table,
            "VpcId": vpc,
            "OwnerId": ACCOUNT,
            "Routes": [local],
            "Associations": [{"Main": True, "RouteTableId": table}],
            "Tags": [],
        },
    )
    entries = [
        {
            "RuleNumber": number,
            "RuleAction": action,
            "Egress": egress,
            "Protocol": "-1",
            "CidrBlock": "0.0.0.0/0",
        }
        for number, action in ((100, "allow"), (32767, "deny"))
        for egress in (False, True)
    ]
    account.keep(
        "acl",
        acl,
        {"NetworkAclId": acl, "VpcId": vpc, "IsDefault": True, "Entries": entries, "Tags": []},
    )
    thing = account.keep("vpc", vpc, row)
    account.later(1, lambda: row.update(State="available"))
    return thing


@does("ec2", "DeleteVpc")
def delete_vpc(account: Account, asked: Row) -> Row:
    vpc = account.find("vpc", asked["VpcId"], VPC_GONE)
    beside = [
        thing
        for kind in ("subnet", "security group", "interface")
        for thing in account.living(kind)
        if thing.row["VpcId"] == vpc.id and thing.row.get("GroupName") != "default"
    ]
    if beside:
        raise Refused(
            "DependencyViolation", f"The vpc '{vpc.id}' has dependencies and cannot be deleted."
        )
    for kind in ("security group", "route table", "acl"):
        for thing in account.living(kind):
            if thing.row["VpcId"] == vpc.id:
                account.take_away(thing)
    account.take_away(vpc)
    return {}


@does("ec2", "CreateSubnet")
def create_subnet(account: Account, asked: Row) -> Row:
    vpc = account.find("vpc", asked["VpcId"], VPC_GONE)
    zone = asked.get("AvailabilityZone") or account.chance.choice(ZONES)
    if zone not in ZONES:
        raise Refused("InvalidParameterValue", f"Value ({zone}) for availabilityZone is invalid")
    cidr = network(asked.get("CidrBlock", ""), strict=False)
    if not 16 <= cidr.prefixlen <= 28 or not cidr.subnet_of(network(vpc.row["CidrBlock"])):
        raise Refused("InvalidSubnet.Range", f"The CIDR '{cidr}' is invalid.")
    for other in account.living("subnet"):
        if other.row["VpcId"] == vpc.id and cidr.overlaps(network(other.row["CidrBlock"])):
            raise Refused("InvalidSubnet.Conflict", f"The CIDR '{cidr}' conflicts with another")
    return {"Subnet": make_subnet(account, vpc.id, cidr, zone, tags(asked, "subnet")).row}


def make_subnet(
    account: Account, vpc: str, cidr: IPv4Network, zone: str, given: list[dict[str, str]]
) -> Thing:
    subnet = account.new_id("subnet")
    row: Row = {
        "SubnetId": subnet,
        "VpcId": vpc,
        "OwnerId": ACCOUNT,
        "State": "available",
        "CidrBlock": str(cidr),
        "AvailabilityZone": zone,
        "AvailableIpAddressCount": cidr.num_addresses - 5,
        "Tags": given,
    }
    return account.keep("subnet", subnet, row)


@does("ec2", "DeleteSubnet")
def delete_subnet(account: Account, asked: Row) -> Row:
    subnet = account.find("subnet", asked["SubnetId"], SUBNET_GONE)
    if any(one.row["SubnetId"] == subnet.id for one in account.living("interface")):
        raise Refused(
            "DependencyViolation",
            f"The subnet '{subnet.id}' has dependencies and cannot be deleted.",
        )
    account.take_away(subnet)
    return {}


@does("ec2", "CreateSecurityGroup")
def create_group(account: Account, asked: Row) -> Row:
    vpc = account.find("vpc", asked.get("VpcId", ""), VPC_GONE)
    name, words = asked["GroupName"], asked["Description"]
    if name.startswith("sg-") or not 0 < len(name) <= 255 or not words.isascii():
        raise Refused("InvalidParameterValue", "The name or the description of the group is bad")
    for other in account.living("security group"):
        if other.row["VpcId"] == vpc.id and other.row["GroupName"] == name:
            raise Refused(
                "InvalidGroup.Duplicate",
                f"The security group '{name}' already exists for VPC '{vpc.id}'",
            )
    group = make_group(account, vpc.id, name, words, tags(asked, "security-group"))
    return {"GroupId": group.id, "Tags": group.row["Tags"]}


def make_group(
    account: Account, vpc: str, name: str, words: str, given: list[dict[str, str]]
) -> Thing:
    group = account.new_id("sg")
    row: Row = {
        "GroupId": group,
        "GroupName": name,
        "Description": words,
        "VpcId": vpc,
        "OwnerId": ACCOUNT,
        "IpPermissions": [],
        "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
        "Tags": given,
    }
    return account.keep("security group", group, row)


@does("ec2", "AuthorizeSecurityGroupIngress")
def allow_in(account: Account, asked: Row) -> Row:
    group = account.find("security group", asked.get("GroupId", ""), group_gone(account))
    for rule in asked.get("IpPermissions", []):
        for source in rule.get("IpRanges", []):
            network(source["CidrIp"])
        if rule in group.row["IpPermissions"]:
            raise Refused("InvalidPermission.Duplicate", "the specified rule already exists")
    group.row["IpPermissions"] += asked.get("IpPermissions", [])
    return {"Return": True}


@does("ec2", "DeleteSecurityGroup")
def delete_group(account: Account, asked: Row) -> Row:
    group = account.find("security group", asked.get("GroupId", ""), group_gone(account))
    if group.row["GroupName"] == "default":
        raise Refused("CannotDelete", "the default group cannot be deleted by a user")
    worn = [g["GroupId"] for one in account.living("interface") for g in one.row["Groups"]]
    if group.id in worn:
        raise Refused("DependencyViolation", f"resource {group.id} has a dependent object")
    account.take_away(group)
    return {"Return": True, "GroupId": group.id}


def wear(
    account: Account, subnet: Thing, groups: list[str], words: str, address: str = ""
) -> Thing:
    """A network interface, which holds on to its subnet and its groups."""
    interface = account.new_id("eni")
    cidr = network(subnet.row["CidrBlock"])
    taken = {one.row["PrivateIpAddress"] for one in account.living("interface")}
    free = (str(host) for host in list(cidr.hosts())[3:] if str(host) not in taken)
    address = address or next(free)
    names = {one.id: one.row["GroupName"] for one in account.living("security group")}
    row: Row = {
        "NetworkInterfaceId": interface,
        "SubnetId": subnet.id,
        "VpcId": subnet.row["VpcId"],
        "Description": words,
        "Status": "in-use",
        "PrivateIpAddress": address,
        "PrivateIpAddresses": [{"PrivateIpAddress": address, "Primary": True}],
        "Groups": [{"GroupId": group, "GroupName": names.get(group, "")} for group in groups],
    }
    subnet.row["AvailableIpAddressCount"] -= 1
    return account.keep("interface", interface, row, subnet=subnet)


def let_go(account: Account, interface: Thing) -> None:
    if interface.gone_since is None:
        interface.facts["subnet"].row["AvailableIpAddressCount"] += 1
        account.take_away(interface)


def _describe(operation: str, kind: str, ids: str, gone: str, answer: str, **fields: str) -> None:
    @does("ec2", operation)
    def describe(account: Account, asked: Row) -> Row:
        named = asked.get(ids, [])
        found = [account.find(kind, one, gone) for one in named] or account.listed(kind)
        reads: dict[str, Any] = {
            name.replace("_", "-"): (lambda thing, field=field: thing.row.get(field))
            for name, field in fields.items()
        }
        shown, token = page(account, asked, filtered(found, asked, reads))
        return {answer: [thing.row for thing in shown], "NextToken": token}


_describe("DescribeVpcs", "vpc", "VpcIds", VPC_GONE, "Vpcs", vpc_id="VpcId", cidr="CidrBlock")
_describe(
    "DescribeSubnets", "subnet", "SubnetIds", SUBNET_GONE, "Subnets",
    vpc_id="VpcId", availability_zone="AvailabilityZone",
)  # fmt: skip
_describe(
    "DescribeSecurityGroups", "security group", "GroupIds", "InvalidGroup.NotFound",
    "SecurityGroups", vpc_id="VpcId", group_name="GroupName",
)  # fmt: skip
_describe(
    "DescribeRouteTables", "route table", "RouteTableIds", "InvalidRouteTableID.NotFound",
    "RouteTables", vpc_id="VpcId",
)  # fmt: skip
_describe(
    "DescribeNetworkAcls", "acl", "NetworkAclIds", "InvalidNetworkAclID.NotFound", "NetworkAcls",
    vpc_id="VpcId",
)  # fmt: skip
_describe(
    "DescribeNetworkInterfaces", "interface", "NetworkInterfaceIds",
    "InvalidNetworkInterfaceID.NotFound", "NetworkInterfaces",
    vpc_id="VpcId", subnet_id="SubnetId",
)  # fmt: skip
