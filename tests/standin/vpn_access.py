"""Authorization rules and routes of an endpoint."""

from __future__ import annotations

from tests.standin.account import Account, Row, does
from tests.standin.network import network
from tests.standin.refusing import Refused
from tests.standin.vpn_endpoints import alive, endpoint_of
from tests.standin.vpn_parts import keep_route, listed, of, take_turns, turn


@does("ec2", "AuthorizeClientVpnIngress")
def authorize(account: Account, asked: Row) -> Row:
    return account.once("AuthorizeClientVpnIngress", asked, lambda: _authorize(account, asked))


def _authorize(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr = str(network(asked["TargetNetworkCidr"]))
    if not asked.get("AuthorizeAllGroups"):
        raise Refused("InvalidParameterCombination", "Groups are for directories")
    if any(rule.row["DestinationCidr"] == cidr for rule in of(account, "rule", endpoint)):
        raise Refused("InvalidClientVpnDuplicateAuthorizationRule", f"There is a rule for {cidr}")
    take_turns(account, endpoint)
    row: Row = {
        "ClientVpnEndpointId": endpoint.id,
        "Description": asked.get("Description", ""),
        "AccessAll": True,
        "DestinationCidr": cidr,
        "Status": {"Code": "authorizing"},
    }
    rule = account.keep("rule", account.new_id("rule"), row)
    account.later(15, lambda: turn(rule, "authorizing", "active"))
    return {"Status": {"Code": "authorizing"}}


@does("ec2", "DescribeClientVpnAuthorizationRules")
def describe_rules(account: Account, asked: Row) -> Row:
    rows, token = listed(account, "rule", asked)
    return {"AuthorizationRules": rows, "NextToken": token}


@does("ec2", "RevokeClientVpnIngress")
def revoke(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr = str(network(asked["TargetNetworkCidr"]))
    for rule in of(account, "rule", endpoint):
        if rule.row["DestinationCidr"] == cidr:
            if rule.row["Status"]["Code"] != "revoking":
                take_turns(account, endpoint)
                rule.row["Status"] = {"Code": "revoking"}
                account.later(10, lambda rule=rule: account.take_away(rule))  # type: ignore[misc]
            return {"Status": {"Code": "revoking"}}
    raise Refused("InvalidClientVpnEndpointAuthorizationRuleNotFound", f"No rule for {cidr}")


@does("ec2", "CreateClientVpnRoute")
def create_route(account: Account, asked: Row) -> Row:
    return account.once("CreateClientVpnRoute", asked, lambda: _create_route(account, asked))


def _create_route(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr, subnet = str(network(asked["DestinationCidrBlock"])), asked["TargetVpcSubnetId"]
    ready = [
        one
        for one in of(account, "association", endpoint)
        if one.row["TargetNetworkId"] == subnet and one.row["Status"]["Code"] == "associated"
    ]
    if not ready or endpoint.row["Status"]["Code"] != "available":
        code = "InvalidClientVpnActiveAssociationNotFound"
        if endpoint.row["Status"]["Code"] == "available":
            code = account.chance.choice((code, "InvalidClientVpnSubnetId.NotFound"))
        raise Refused(code, f"{subnet} is no active target network")
    if network(cidr).prefixlen and network(cidr).overlaps(network(endpoint.row["ClientCidrBlock"])):
        raise Refused("InvalidParameterValue", "The route overlaps the client CIDR")
    for route in of(account, "route", endpoint):
        if route.row["DestinationCidr"] == cidr and route.row["TargetSubnet"] == subnet:
            raise Refused("InvalidClientVpnDuplicateRoute", f"There is a route to {cidr}")
    take_turns(account, endpoint)
    made = keep_route(account, endpoint, cidr, subnet, "add-route")
    account.later(15, lambda: turn(made, "creating", "active"))
    return {"Status": {"Code": "creating"}}


@does("ec2", "DescribeClientVpnRoutes")
def describe_routes(account: Account, asked: Row) -> Row:
    rows, token = listed(account, "route", asked)
    return {"Routes": rows, "NextToken": token}


@does("ec2", "DeleteClientVpnRoute")
def delete_route(account: Account, asked: Row) -> Row:
    endpoint = alive(endpoint_of(account, asked))
    cidr, subnet = str(network(asked["DestinationCidrBlock"])), asked.get("TargetVpcSubnetId")
    for route in of(account, "route", endpoint):
        if route.row["DestinationCidr"] == cidr and route.row["TargetSubnet"] == subnet:
            if route.row["Origin"] == "associate":
                raise Refused("InvalidParameterValue", "The route was added by an association")
            if route.row["Status"]["Code"] != "deleting":
                take_turns(account, endpoint)
                route.row["Status"] = {"Code": "deleting"}
                account.later(10, lambda route=route: account.take_away(route))  # type: ignore[misc]
            return {"Status": {"Code": "deleting"}}
    raise Refused("InvalidClientVpnRouteNotFound", f"No route to {cidr}")
