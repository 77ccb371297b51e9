"""What hangs on an endpoint: target networks, authorization rules, routes, the revocation list."""

from __future__ import annotations

from typing import Any

from cryptography import x509

from tests.standin.account import Account, Row, Thing, does, page
from tests.standin.network import SUBNET_GONE, let_go, network, wear
from tests.standin.refusing import Refused
from tests.standin.vpn_endpoints import alive, check_groups, endpoint_of

AT_ONCE = 10
"""Concurrent operations of one endpoint (Administrator Guide, quotas)."""
UNDER_WAY = {"associating", "disassociating", "authorizing", "revoking", "creating", "deleting"}


def _of(account: Account, kind: str, endpoint: Thing) -> list[Thing]:
    return [t for t in account.living(kind) if t.row["ClientVpnEndpointId"] == endpoint.id]


def _take_turns(account: Account, endpoint: Thing) -> None:
    """:raises Refused: where too much is under way; now and then where anything is."""
    busy = [
        thing
        for kind in ("association", "rule", "route")
        for thing in _of(account, kind, endpoint)
        if thing.row["Status"]["Code"] in UNDER_WAY
    ]
    if len(busy) >= AT_ONCE or (busy and account.mood(0.3)):
        raise Refused(
            "ConcurrentMutationLimitExceeded",
            "Cannot initiate another change for this endpoint at this time. "
            "Please try again later.",
        )


def _turn(thing: Thing, before: str, after: str) -> None:
    if thing.row["Status"]["Code"] == before:
        thing.row["Status"] = {"Code": after}


def _list(account: Account, kind: str, asked: Row) -> tuple[list[Row], str | None]:
    endpoint = endpoint_of(account, asked)
    found = [t for t in account.listed(kind) if t.row["ClientVpnEndpointId"] == endpoint.id]
    shown, token = page(account, asked, found)
    return [thing.row for thing in shown], token


@does("ec2", "AssociateClientVpnTargetNetwork")
def associate(account: Account, asked: Row) -> Row:
    return account.once(
        "AssociateClientVpnTargetNetwork", asked, lambda: _associate(account, asked)
    )


def _associate(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    code = account.chance.choice((SUBNET_GONE, "InvalidClientVpnSubnetId.NotFound"))
    subnet = account.find("subnet", asked["SubnetId"], code)
    if subnet.row["VpcId"] != endpoint.row.get("VpcId", subnet.row["VpcId"]):
        raise Refused("InvalidClientVpnSubnetId.NotFound", "not in the endpoint's VPC")
    cidr = network(subnet.row["CidrBlock"])
    if cidr.overlaps(network(endpoint.row["ClientCidrBlock"])):
        raise Refused("InvalidClientVpnSubnetId.OverlappingCidr", "overlaps the client CIDR")
    if cidr.prefixlen > 27 or subnet.row["AvailableIpAddressCount"] < 20:
        raise Refused("InvalidParameterValue", "/27 at least, and 20 free addresses")
    for other in _of(account, "association", endpoint):
        if other.row["TargetNetworkId"] == subnet.id:
            raise Refused("InvalidClientVpnDuplicateAssociationException", "associated already")
        if other.facts["zone"] == subnet.row["AvailabilityZone"]:
            raise Refused("InvalidClientVpnSubnetId.DuplicateAz", "another of that zone")
    _take_turns(account, endpoint)
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
        _keep_route(
            account, endpoint, vpc.row["CidrBlock"], one.row["TargetNetworkId"], "associate"
        )
    account.later(3, lambda: _turn(endpoint, "pending-associate", "available"))


@does("ec2", "DescribeClientVpnTargetNetworks")
def describe_target_networks(account: Account, asked: Row) -> Row:
    rows, token = _list(account, "association", asked)
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
        _take_turns(account, endpoint)
        one.row["Status"] = {"Code": "disassociating"}
        account.later(30, lambda: _disassociated(account, endpoint, one))
    return {"AssociationId": one.id, "Status": {"Code": "disassociating"}}


def _disassociated(account: Account, endpoint: Thing, one: Thing) -> None:
    """Its routes go with it; its network interface goes later."""
    one.row["Status"] = {"Code": "disassociated"}
    for route in _of(account, "route", endpoint):
        if route.row["TargetSubnet"] == one.row["TargetNetworkId"]:
            account.take_away(route)
    account.take_away(one)
    if not _of(account, "association", endpoint):
        _turn(endpoint, "available", "pending-associate")
    account.later(15, lambda: let_go(account, one.facts["interface"]))


@does("ec2", "ApplySecurityGroupsToClientVpnTargetNetwork")
def apply_groups(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    check_groups(account, asked["VpcId"], asked["SecurityGroupIds"])
    endpoint.row.update(VpcId=asked["VpcId"], SecurityGroupIds=asked["SecurityGroupIds"])
    for one in _of(account, "association", endpoint):
        one.row["SecurityGroups"] = asked["SecurityGroupIds"]
        one.facts["interface"].row["Groups"] = [
            {"GroupId": group, "GroupName": ""} for group in asked["SecurityGroupIds"]
        ]
    return {"SecurityGroupIds": asked["SecurityGroupIds"]}


@does("ec2", "AuthorizeClientVpnIngress")
def authorize(account: Account, asked: Row) -> Row:
    return account.once("AuthorizeClientVpnIngress", asked, lambda: _authorize(account, asked))


def _authorize(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr = str(network(asked["TargetNetworkCidr"]))
    if not asked.get("AuthorizeAllGroups"):
        raise Refused("InvalidParameterCombination", "Groups are for directories")
    if any(rule.row["DestinationCidr"] == cidr for rule in _of(account, "rule", endpoint)):
        raise Refused("InvalidClientVpnDuplicateAuthorizationRule", f"There is a rule for {cidr}")
    _take_turns(account, endpoint)
    row: Row = {
        "ClientVpnEndpointId": endpoint.id,
        "Description": asked.get("Description", ""),
        "AccessAll": True,
        "DestinationCidr": cidr,
        "Status": {"Code": "authorizing"},
    }
    rule = account.keep("rule", account.new_id("rule"), row)
    account.later(15, lambda: _turn(rule, "authorizing", "active"))
    return {"Status": {"Code": "authorizing"}}


@does("ec2", "DescribeClientVpnAuthorizationRules")
def describe_rules(account: Account, asked: Row) -> Row:
    rows, token = _list(account, "rule", asked)
    return {"AuthorizationRules": rows, "NextToken": token}


@does("ec2", "RevokeClientVpnIngress")
def revoke(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr = str(network(asked["TargetNetworkCidr"]))
    for rule in _of(account, "rule", endpoint):
        if rule.row["DestinationCidr"] == cidr:
            if rule.row["Status"]["Code"] != "revoking":
                _take_turns(account, endpoint)
                rule.row["Status"] = {"Code": "revoking"}
                account.later(10, lambda rule=rule: account.take_away(rule))  # type: ignore[misc]
            return {"Status": {"Code": "revoking"}}
    raise Refused("InvalidClientVpnEndpointAuthorizationRuleNotFound", f"No rule for {cidr}")


def _keep_route(account: Account, endpoint: Thing, cidr: str, subnet: str, origin: str) -> Thing:
    row: dict[str, Any] = {
        "ClientVpnEndpointId": endpoint.id,
        "DestinationCidr": cidr,
        "TargetSubnet": subnet,
        "Type": "Nat",
        "Origin": origin,
        "Description": "Default Route" if origin == "associate" else "",
        "Status": {"Code": "active" if origin == "associate" else "creating"},
    }
    return account.keep("route", account.new_id("route"), row)


@does("ec2", "CreateClientVpnRoute")
def create_route(account: Account, asked: Row) -> Row:
    return account.once("CreateClientVpnRoute", asked, lambda: _create_route(account, asked))


def _create_route(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr, subnet = str(network(asked["DestinationCidrBlock"])), asked["TargetVpcSubnetId"]
    ready = [
        one
        for one in _of(account, "association", endpoint)
        if one.row["TargetNetworkId"] == subnet and one.row["Status"]["Code"] == "associated"
    ]
    if not ready or endpoint.row["Status"]["Code"] != "available":
        raise Refused("InvalidClientVpnActiveAssociationNotFound", "no active association")
    for route in _of(account, "route", endpoint):
        if route.row["DestinationCidr"] == cidr and route.row["TargetSubnet"] == subnet:
            raise Refused("InvalidClientVpnDuplicateRoute", f"There is a route to {cidr}")
    _take_turns(account, endpoint)
    made = _keep_route(account, endpoint, cidr, subnet, "add-route")
    account.later(15, lambda: _turn(made, "creating", "active"))
    return {"Status": {"Code": "creating"}}


@does("ec2", "DescribeClientVpnRoutes")
def describe_routes(account: Account, asked: Row) -> Row:
    rows, token = _list(account, "route", asked)
    return {"Routes": rows, "NextToken": token}


@does("ec2", "DeleteClientVpnRoute")
def delete_route(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr, subnet = str(network(asked["DestinationCidrBlock"])), asked.get("TargetVpcSubnetId")
    for route in _of(account, "route", endpoint):
        if route.row["DestinationCidr"] == cidr and route.row["TargetSubnet"] == subnet:
            if route.row["Origin"] == "associate":
                raise Refused("InvalidParameterValue", "The route was added by an association")
            if route.row["Status"]["Code"] != "deleting":
                _take_turns(account, endpoint)
                route.row["Status"] = {"Code": "deleting"}
                account.later(10, lambda route=route: account.take_away(route))  # type: ignore[misc]
            return {"Status": {"Code": "deleting"}}
    raise Refused("InvalidClientVpnRouteNotFound", f"No route to {cidr}")


@does("ec2", "DescribeClientVpnConnections")
def describe_connections(account: Account, asked: Row) -> Row:
    endpoint_of(account, asked)
    return {"Connections": []}


@does("ec2", "TerminateClientVpnConnections")
def terminate_connections(account: Account, asked: Row) -> Row:
    endpoint_of(account, asked)
    raise Refused("InvalidClientVpnConnection.IdNotFound", "No such connection")


@does("ec2", "ImportClientVpnClientCertificateRevocationList")
def import_list(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    text = asked["CertificateRevocationList"]
    try:
        found = x509.load_pem_x509_crl(text.encode())
    except ValueError as error:
        raise Refused("InvalidParameterValue", "That is no revocation list") from error
    if len(list(found)) > 20_000:
        raise Refused("InvalidParameterValue", "20,000 entries at most")
    mark = object()
    endpoint.facts.update(list=text, list_state="pending", list_mark=mark)
    account.later(10, lambda: _list_active(endpoint, mark))
    return {"Return": True}


def _list_active(endpoint: Thing, mark: object) -> None:
    if endpoint.facts.get("list_mark") is mark:
        endpoint.facts["list_state"] = "active"


@does("ec2", "ExportClientVpnClientCertificateRevocationList")
def export_list(account: Account, asked: Row) -> Row:
    """Nothing where there is none: what AWS says then is not documented."""
    facts = endpoint_of(account, asked).facts
    if "list" not in facts:
        return {}
    return {
        "CertificateRevocationList": facts["list"],
        "Status": {"Code": facts["list_state"]},
    }
