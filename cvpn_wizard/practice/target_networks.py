"""Associate subnets with an endpoint, and take them off again."""

from __future__ import annotations

import secrets
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.pages import filtered, page
from cvpn_wizard.practice.ranges import refuse_overlap, vpc_cidrs
from cvpn_wizard.practice.records import Association, Endpoint, Route
from cvpn_wizard.practice.refusals import association_not_found, bad_value, missing, refusal
from cvpn_wizard.practice.security_groups import groups_in, vpc_of
from cvpn_wizard.practice.tokens import once

LEAST_FREE = 20
"""Addresses that a target subnet must have free at all times; its block is /27 or larger."""
MISHAP_TAG = "practice:association-fails"
"""A subnet with this tag ends as ``association-failed``, with the tag's value as AWS's message."""


def associate(estate: Estate, params: Params) -> Result:
    """AssociateClientVpnTargetNetwork: AWS bills by the hour from here on."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    if not params.get("SubnetId"):
        raise missing("SubnetId")
    association_id = once(estate, "associate", params, lambda: _make(estate, endpoint, params))
    code = next(
        (one.code(estate.now()) for one in endpoint.associations if one.id == association_id),
        "disassociated",
    )
    return {"AssociationId": association_id, "Status": {"Code": code}}


def _make(estate: Estate, endpoint: Endpoint, params: Params) -> str:
    if endpoint.gone_at is not None:
        raise refusal("IncorrectState", f"Endpoint {endpoint.id} is being deleted")
    subnet = _suitable(estate, endpoint, params["SubnetId"])
    if not endpoint.vpc_id:
        endpoint.vpc_id = subnet.vpc_id
        endpoint.groups = groups_in(estate, subnet.vpc_id, endpoint.groups)
    made = Association(
        estate.after(estate.delays.association),
        f"cvpn-assoc-{secrets.token_hex(9)[:17]}",
        subnet.id,
        subnet.vpc_id,
        subnet.availability_zone,
        subnet.availability_zone_id,
        _interface(estate, endpoint, subnet),
        estate.ec2.tags.get(subnet.id, {}).get(MISHAP_TAG, ""),
    )
    endpoint.associations.append(made)
    for block in vpc_cidrs(estate.ec2.vpcs[subnet.vpc_id]):
        endpoint.routes.append(Route(made.ready_at, block, subnet.id, "associate", "Default Route"))
    return made.id


def _suitable(estate: Estate, endpoint: Endpoint, subnet_id: str) -> Any:
    """The subnet, after every rule that AWS has for target networks."""
    subnet = next((one for one in estate.ec2.describe_subnets() if one.id == subnet_id), None)
    if subnet is None:
        raise refusal("InvalidSubnetID.NotFound", f"The subnet ID '{subnet_id}' does not exist")
    if any(one.subnet_id == subnet_id for one in endpoint.associations):
        raise refusal(
            "InvalidClientVpnDuplicateAssociationException",
            "The specified target network has already been associated with the "
            "Client VPN endpoint.",
        )
    if endpoint.vpc_id and subnet.vpc_id != endpoint.vpc_id:
        raise refusal(
            "InvalidClientVpnSubnetId.NotFound",
            f"Subnet {subnet_id} cannot be found in VPC {endpoint.vpc_id}, with which the "
            "Client VPN endpoint is associated.",
        )
    if any(one.zone == subnet.availability_zone for one in endpoint.associations):
        raise refusal(
            "InvalidClientVpnSubnetId.DuplicateAz",
            "You have already associated a subnet from this Availability Zone with the "
            "Client VPN endpoint.",
        )
    if subnet.cidr.overlaps(endpoint.cidr):
        raise refusal(
            "InvalidClientVpnSubnetId.OverlappingCidr",
            "The specified target network's CIDR range overlaps with the Client VPN "
            "endpoint's client CIDR range.",
        )
    vpc: Any = vpc_of(estate, subnet.vpc_id)
    refuse_overlap(endpoint.cidr, vpc)
    if vpc.instance_tenancy == "dedicated":
        raise bad_value(f"Subnet {subnet_id} is in a VPC with dedicated tenancy")
    if subnet.cidr.prefixlen > 27:
        raise bad_value(f"Subnet {subnet_id} must have a CIDR block of at least /27")
    if subnet.available_ip_address_count < LEAST_FREE:
        raise bad_value(
            f"Subnet {subnet_id} must have at least {LEAST_FREE} available IP addresses"
        )
    return subnet


def _interface(estate: Estate, endpoint: Endpoint, subnet: Any) -> str:
    """The network interface that stands in the subnet for the endpoint (source NAT)."""
    interface = estate.ec2.create_network_interface(
        subnet,
        str(free_address(estate, subnet)),
        group_ids=list(endpoint.groups),
        description=f"ClientVPN Endpoint resource for endpoint: {endpoint.id}",
    )
    interface.status = "in-use"
    interface.requester_managed = True
    return str(interface.id)


def free_address(estate: Estate, subnet: Any) -> IPv4Address:
    """The highest address of a subnet that no interface has."""
    network: IPv4Network = subnet.cidr
    taken = {
        address["PrivateIpAddress"]
        for interface in estate.ec2.enis.values()
        if interface.subnet.id == subnet.id
        for address in interface.private_ip_addresses
    }
    last = int(network.broadcast_address) - 1
    return next(
        address
        for address in map(IPv4Address, range(last, int(network.network_address) + 3, -1))
        if str(address) not in taken
    )


def disassociate(estate: Estate, params: Params) -> Result:
    """DisassociateClientVpnTargetNetwork; its routes go with it."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    wanted = params["AssociationId"]
    found = next((one for one in endpoint.associations if one.id == wanted), None)
    if found is None:
        raise association_not_found(wanted)
    if found.gone_at is None:
        found.gone_at = estate.after(estate.delays.disassociation)
        for route in endpoint.routes:
            if route.target == found.subnet_id:
                route.gone_at = found.gone_at
    return {"AssociationId": wanted, "Status": {"Code": found.code(estate.now())}}


def describe(estate: Estate, params: Params) -> Result:
    """DescribeClientVpnTargetNetworks."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    wanted = params.get("AssociationIds") or []
    for one in wanted:
        if one not in {association.id for association in endpoint.associations}:
            raise association_not_found(one)
    shown = [
        {
            "AssociationId": one.id,
            "VpcId": one.vpc_id,
            "TargetNetworkId": one.subnet_id,
            "ClientVpnEndpointId": endpoint.id,
            "Status": _status(one, estate.now()),
            "SecurityGroups": list(endpoint.groups),
        }
        for one in endpoint.associations
        if not wanted or one.id in wanted
    ]
    kept = filtered(
        shown,
        params,
        {
            "association-id": lambda item: item["AssociationId"],
            "target-network-id": lambda item: item["TargetNetworkId"],
            "vpc-id": lambda item: item["VpcId"],
        },
    )
    return page("DescribeClientVpnTargetNetworks", "ClientVpnTargetNetworks", kept, params)


def _status(association: Association, now: float) -> Result:
    code = association.code(now)
    if code == "association-failed":
        return {"Code": code, "Message": association.mishap}
    return {"Code": code}


def apply_groups(estate: Estate, params: Params) -> Result:
    """ApplySecurityGroupsToClientVpnTargetNetwork: replaces the whole set, interfaces too."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    if params["VpcId"] != endpoint.vpc_id:
        vpc_of(estate, params["VpcId"])
        raise bad_value(f"VPC {params['VpcId']} is not associated with endpoint {endpoint.id}")
    asked = params.get("SecurityGroupIds") or []
    if not asked:
        raise missing("SecurityGroupId")
    endpoint.groups = groups_in(estate, endpoint.vpc_id, asked)
    for one in endpoint.associations:
        estate.ec2.modify_network_interface_attribute(one.interface_id, endpoint.groups)
    return {"SecurityGroupIds": list(endpoint.groups)}
