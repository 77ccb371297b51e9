"""The endpoint's route table."""

from __future__ import annotations

from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.pages import filtered, page
from cvpn_wizard.practice.ranges import cidr
from cvpn_wizard.practice.records import Endpoint, Route
from cvpn_wizard.practice.refusals import bad_value, missing, refusal
from cvpn_wizard.practice.tokens import once

QUOTA = 100
"""Routes per target network association (quota L-401D78F7)."""
CLIENT_TO_CLIENT = "local"


def create(estate: Estate, params: Params) -> Result:
    """CreateClientVpnRoute; the target subnet must be associated already."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    if not params.get("TargetVpcSubnetId"):
        raise missing("TargetVpcSubnetId")
    route = once(estate, "route", params, lambda: _make(estate, endpoint, params))
    return {"Status": {"Code": route.code(estate.now())}}


def _make(estate: Estate, endpoint: Endpoint, params: Params) -> Route:
    network, target = cidr(params["DestinationCidrBlock"]), params["TargetVpcSubnetId"]
    now = estate.now()
    associated = {
        one.subnet_id for one in endpoint.associations if one.gone_at is None and one.up(now)
    }
    if not associated:
        raise refusal(
            "InvalidClientVpnActiveAssociationNotFound",
            "You cannot perform this action on the Client VPN endpoint while it is in the "
            "pending-association state.",
        )
    if target == CLIENT_TO_CLIENT:
        if network != endpoint.cidr:
            raise bad_value("The local target is for the client CIDR block only")
    elif target not in associated:
        if any(one.subnet_id == target for one in endpoint.associations):
            raise refusal(
                "InvalidClientVpnActiveAssociationNotFound",
                f"Subnet {target} has no active association with the Client VPN endpoint.",
            )
        raise refusal(
            "InvalidClientVpnSubnetId.NotFound",
            f"Subnet {target} is not associated with the Client VPN endpoint.",
        )
    elif network.overlaps(endpoint.cidr) and network.prefixlen >= endpoint.cidr.prefixlen:
        raise bad_value(
            f"Destination CIDR block {network} overlaps with client CIDR block {endpoint.cidr}"
        )
    if any(one.cidr == network and one.target == target for one in endpoint.routes):
        raise refusal("InvalidClientVpnDuplicateRoute", "Route already exists")
    if sum(one.target == target for one in endpoint.routes) >= QUOTA:
        raise refusal(
            "ClientVpnRouteLimitExceeded",
            "You've reached the limit on the number of routes that can be added to a single "
            "Client VPN endpoint.",
        )
    ready_at = estate.after(estate.delays.route)
    route = Route(ready_at, network, target, "add-route", params.get("Description") or "")
    endpoint.routes.append(route)
    return route


def delete(estate: Estate, params: Params) -> Result:
    """DeleteClientVpnRoute; AWS's own routes go only with their association."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    network, target = cidr(params["DestinationCidrBlock"]), params.get("TargetVpcSubnetId")
    for route in endpoint.routes:
        if route.cidr == network and route.target == target:
            if route.origin == "associate":
                raise bad_value(
                    "You cannot delete routes that were automatically added when "
                    "associating a subnet"
                )
            if route.gone_at is None:
                route.gone_at = estate.after(estate.delays.route_deletion)
            return {"Status": {"Code": "deleting"}}
    raise refusal("InvalidClientVpnRouteNotFound", "The specified route cannot be found.")


def describe(estate: Estate, params: Params) -> Result:
    """DescribeClientVpnRoutes."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    shown = [
        {
            "ClientVpnEndpointId": endpoint.id,
            "DestinationCidr": str(route.cidr),
            "TargetSubnet": route.target,
            "Type": "Nat",
            "Origin": route.origin,
            "Status": {"Code": route.code(estate.now())},
            "Description": route.description,
        }
        for route in endpoint.routes
    ]
    kept = filtered(
        shown,
        params,
        {
            "destination-cidr": lambda item: item["DestinationCidr"],
            "origin": lambda item: item["Origin"],
            "target-subnet": lambda item: item["TargetSubnet"],
        },
    )
    return page("DescribeClientVpnRoutes", "Routes", kept, params)
