"""Target networks of an endpoint."""

from __future__ import annotations

from tests.standin.account import Account, Row, Thing, does
from tests.standin.network import SUBNET_GONE, let_go, network, wear
from tests.standin.refusing import Refused
from tests.standin.vpn_endpoints import alive, check_groups, endpoint_of
from tests.standin.vpn_parts import keep_route, listed, of, take_turns, turn


@does("ec2", "AssociateClientVpnTargetNetwork")
def associate(account: Account, asked: Row) -> Row:
    return account.once(
        "AssociateClientVpnTargetNetwork", asked, lambda: _associate(account, asked)
    )


def _associate(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    if "SubnetId" not in asked:
        raise Refused("MissingParameter", "An endpoint in a VPC is associated with a subnet")
    code = account.chance.choice((SUBNET_GONE, "InvalidClientVpnSubnetId.NotFound"))
    subnet = account.find("subnet", asked["SubnetId"], code)
    if subnet.row["VpcId"] != endpoint.row.get("VpcId", subnet.row["VpcId"]):
        raise Refused("InvalidClientVpnSubnetId.NotFound", "not in the endpoint's VPC")
    cidr = network(subnet.row["CidrBlock"])
    if cidr.overlaps(network(endpoint.row["ClientCidrBlock"])):
        raise Refused("InvalidClientVpnSubnetId.OverlappingCidr", "overlaps the client CIDR")
    if cidr.prefixlen > 27 or subnet.row["AvailableIpAddressCount"] < 20:
        raise Refused("InvalidParameterValue", "/27 at least, and 20 free addresses")
    for other in of(account, "association", endpoint):
        if other.row["TargetNetworkId"] == subnet.id:
            raise Refused("InvalidClientVpnDuplicateAssociationException", "associated already")
        if other.facts["zone"] == subnet.row["AvailabilityZone"]:
            raise Refused("InvalidClientVpnSubnetId.DuplicateAz", "another of that zone")
    take_turns(account, endpoint)
    groups = endpoint.row["SecurityGroupIds"] or [
        group.id
        for group in account.living("security group")
        if group.row["VpcId"] == subnet.row["VpcId"] and group.row["GroupName"] == "default"
    ]
    id_ = account.new_id("cvpn-assoc")
    interface = wear(account, subnet, groups, f"ClientVPN Endpoint resource {endpoint.id}")
    row: Row = {
        "AssociationId": id_,
        "VpcId": subnet.row["VpcId"],
        "TargetNetworkId": subnet.id,
        "ClientVpnEndpointId": endpoint.id,
        "Status": {"Code": "associating"},
        "SecurityGroups": groups,
    }
    one = account.keep(
        "association", id_, row, zone=subnet.row["AvailabilityZone"], interface=interface
    )
    account.later(40, lambda: _associated(account, endpoint, one))
    return {"AssociationId": id_, "Status": {"Code": "associating"}}


def _associated(account: Account, endpoint: Thing, one: Thing) -> None:
    if one.row["Status"]["Code"] != "associating":
        return
    one.row["Status"] = {"Code": "associated"}
    vpc = account.known("vpc", one.row["VpcId"])
    if vpc is not None:
        keep_route(account, endpoint, vpc.row["CidrBlock"], one.row["TargetNetworkId"], "associate")
    account.later(3, lambda: turn(endpoint, "pending-associate", "available"))


@does("ec2", "DescribeClientVpnTargetNetworks")
def describe_target_networks(account: Account, asked: Row) -> Row:
    rows, token = listed(account, "association", asked)
    return {"ClientVpnTargetNetworks": rows, "NextToken": token}


@does("ec2", "DisassociateClientVpnTargetNetwork")
def disassociate(account: Account, asked: Row) -> Row:
    endpoint = endpoint_of(account, asked)
    one = account.find(
        "association", asked["AssociationId"], "InvalidClientVpnAssociationIdNotFound"
    )
    state = one.row["Status"]["Code"]
    if state == "associating" and account.mood(0.3):
        raise Refused("IncorrectState", "The association is being made")
    if state in {"associating", "associated", "association-failed"}:
        take_turns(account, endpoint)
        one.row["Status"] = {"Code": "disassociating"}
        account.later(30, lambda: _disassociated(account, endpoint, one))
    return {"AssociationId": one.id, "Status": {"Code": "disassociating"}}


def _disassociated(account: Account, endpoint: Thing, one: Thing) -> None:
    """Its routes go with it; its network interface goes later."""
    one.row["Status"] = {"Code": "disassociated"}
    for route in of(account, "route", endpoint):
        if route.row["TargetSubnet"] == one.row["TargetNetworkId"]:
            account.take_away(route)
    account.take_away(one)
    if not of(account, "association", endpoint):
        turn(endpoint, "available", "pending-associate")
    account.later(15, lambda: let_go(account, one.facts["interface"]))


@does("ec2", "ApplySecurityGroupsToClientVpnTargetNetwork")
def apply_groups(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    check_groups(account, asked["VpcId"], asked["SecurityGroupIds"])
    endpoint.row.update(VpcId=asked["VpcId"], SecurityGroupIds=asked["SecurityGroupIds"])
    for one in of(account, "association", endpoint):
        one.row["SecurityGroups"] = asked["SecurityGroupIds"]
        one.facts["interface"].row["Groups"] = [
            {"GroupId": group, "GroupName": ""} for group in asked["SecurityGroupIds"]
        ]
    return {"SecurityGroupIds": asked["SecurityGroupIds"]}
