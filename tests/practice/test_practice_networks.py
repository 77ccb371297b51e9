"""Target networks, rules and routes: their states, their refusals, the order of taking down."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def vpc(world: Any) -> str:
    return str(world.vpc())


@pytest.fixture
def subnet(world: Any, vpc: str) -> str:
    return str(world.subnet(vpc, "10.255.255.0/24"))


@pytest.fixture
def endpoint(world: Any, vpc: str) -> str:
    return str(world.endpoint(VpcId=vpc))


def networks(world: Any, endpoint: str) -> list[dict[str, Any]]:
    shown = world.ec2.describe_client_vpn_target_networks(ClientVpnEndpointId=endpoint)
    found: list[dict[str, Any]] = shown["ClientVpnTargetNetworks"]
    return found


def rules(world: Any, endpoint: str) -> list[str]:
    shown = world.ec2.describe_client_vpn_authorization_rules(ClientVpnEndpointId=endpoint)
    return [one["Status"]["Code"] for one in shown["AuthorizationRules"]]


def routes(world: Any, endpoint: str) -> dict[tuple[str, str], tuple[str, str]]:
    shown = world.ec2.describe_client_vpn_routes(ClientVpnEndpointId=endpoint)
    return {
        (one["DestinationCidr"], one["TargetSubnet"]): (one["Status"]["Code"], one["Origin"])
        for one in shown["Routes"]
    }


def test_the_life_of_an_association(world: Any, vpc: str, subnet: str, endpoint: str) -> None:
    made = world.ec2.associate_client_vpn_target_network(
        ClientVpnEndpointId=endpoint, SubnetId=subnet
    )
    association = made["AssociationId"]
    assert made["Status"]["Code"] == "associating"
    world.clock.pass_by(7.9)
    assert networks(world, endpoint)[0]["Status"]["Code"] == "associating"
    assert world.state(endpoint) == "pending-associate"
    assert routes(world, endpoint) == {("10.255.0.0/16", subnet): ("creating", "associate")}
    world.clock.pass_by(0.1)
    one = networks(world, endpoint)[0]
    assert (one["Status"]["Code"], one["VpcId"], one["TargetNetworkId"]) == (
        "associated",
        vpc,
        subnet,
    )
    assert world.state(endpoint) == "available"
    assert routes(world, endpoint) == {("10.255.0.0/16", subnet): ("active", "associate")}
    gone = world.ec2.disassociate_client_vpn_target_network(
        ClientVpnEndpointId=endpoint, AssociationId=association
    )
    assert gone["Status"]["Code"] == "disassociating"
    world.clock.pass_by(3.9)
    assert networks(world, endpoint)[0]["Status"]["Code"] == "disassociating"
    world.clock.pass_by(0.1)
    assert networks(world, endpoint) == []
    assert routes(world, endpoint) == {}
    assert world.state(endpoint) == "pending-associate"


def test_an_association_stands_in_its_subnet(
    world: Any, refused: Any, vpc: str, subnet: str
) -> None:
    group = world.ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
    endpoint = world.endpoint(VpcId=vpc, SecurityGroupIds=[group])
    association = world.associated(endpoint, subnet)
    interfaces = world.ec2.describe_network_interfaces(
        Filters=[{"Name": "subnet-id", "Values": [subnet]}]
    )["NetworkInterfaces"]
    assert [one["Groups"][0]["GroupId"] for one in interfaces] == [group]
    assert endpoint in interfaces[0]["Description"]
    free = world.ec2.describe_subnets(SubnetIds=[subnet])["Subnets"][0]
    assert free["AvailableIpAddressCount"] == 250
    with refused("DependencyViolation"):
        world.ec2.delete_security_group(GroupId=group)
    with refused("DependencyViolation"):
        world.ec2.delete_subnet(SubnetId=subnet)
    with refused("DependencyViolation"):
        world.ec2.delete_vpc(VpcId=vpc)
    with refused("DependencyViolation") as said:
        world.ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoint)
    assert endpoint in said.message
    world.ec2.disassociate_client_vpn_target_network(
        ClientVpnEndpointId=endpoint, AssociationId=association
    )
    with refused("DependencyViolation"):
        world.ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoint)
    world.clock.pass_by(4)
    world.ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoint)
    assert world.state(endpoint) == "deleting"
    with refused("DependencyViolation"):  # the interface outlives its association
        world.ec2.delete_security_group(GroupId=group)
    with refused("IncorrectState"):
        world.ec2.authorize_client_vpn_ingress(
            ClientVpnEndpointId=endpoint, TargetNetworkCidr="10.255.0.0/16", AuthorizeAllGroups=True
        )
    world.clock.pass_by(1)
    with refused("InvalidClientVpnEndpointId.NotFound"):
        world.state(endpoint)
    with refused("DependencyViolation"):
        world.ec2.delete_vpc(VpcId=vpc)
    world.ec2.delete_security_group(GroupId=group)
    world.ec2.delete_subnet(SubnetId=subnet)
    world.ec2.delete_vpc(VpcId=vpc)


def test_one_subnet_of_each_zone(
    world: Any, refused: Any, vpc: str, subnet: str, endpoint: str
) -> None:
    association = world.associated(endpoint, subnet)
    with refused("InvalidClientVpnDuplicateAssociationException"):
        world.associated(endpoint, subnet)
    same_zone = world.subnet(vpc, "10.255.2.0/24")
    with refused("InvalidClientVpnSubnetId.DuplicateAz"):
        world.associated(endpoint, same_zone)
    world.associated(endpoint, world.subnet(vpc, "10.255.3.0/24", "c"))
    world.associated(endpoint, world.subnet(vpc, "10.255.4.0/24", "d"))
    assert len(networks(world, endpoint)) == 3
    assert len(routes(world, endpoint)) == 3
    world.ec2.disassociate_client_vpn_target_network(
        ClientVpnEndpointId=endpoint, AssociationId=association
    )
    world.clock.pass_by(4)
    assert world.state(endpoint) == "available"
    world.associated(endpoint, same_zone)


def test_subnets_that_will_not_do(world: Any, refused: Any, vpc: str, endpoint: str) -> None:
    with refused("InvalidSubnetID.NotFound"):
        world.associated(endpoint, "subnet-0123456789abcdef0")
    elsewhere = world.subnet(world.vpc("10.30.0.0/16"), "10.30.0.0/24")
    with refused("InvalidClientVpnSubnetId.NotFound"):
        world.associated(endpoint, elsewhere)
    small = world.subnet(vpc, "10.255.9.0/28")
    with refused("InvalidParameterValue") as said:
        world.associated(endpoint, small)
    assert "/27" in said.message
    crowded = world.subnet(vpc, "10.255.10.0/27")
    for host in range(4, 12):
        world.ec2.create_network_interface(SubnetId=crowded, PrivateIpAddress=f"10.255.10.{host}")
    with refused("InvalidParameterValue") as said:
        world.associated(endpoint, crowded)
    assert "20 available" in said.message


def test_dedicated_tenancy(world: Any, refused: Any) -> None:
    subnet = world.subnet(world.vpc("10.40.0.0/16", InstanceTenancy="dedicated"), "10.40.1.0/24")
    with refused("InvalidParameterValue") as said:
        world.associated(world.endpoint(), subnet)
    assert "dedicated" in said.message


def test_without_a_vpc_the_first_subnet_decides(world: Any, refused: Any) -> None:
    endpoint = world.endpoint(ClientCidrBlock="10.30.0.0/22")
    overlapping = world.vpc("10.30.0.0/16")
    with refused("InvalidClientVpnSubnetId.OverlappingCidr"):
        world.associated(endpoint, world.subnet(overlapping, "10.30.1.0/24"))
    with refused("InvalidParameterValue"):
        world.associated(endpoint, world.subnet(overlapping, "10.30.9.0/24"))
    vpc = world.vpc()
    world.associated(endpoint, world.subnet(vpc, "10.255.1.0/24"))
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    one = shown["ClientVpnEndpoints"][0]
    assert one["VpcId"] == vpc
    assert len(one["SecurityGroupIds"]) == 1


def test_the_same_token_associates_once(
    world: Any, refused: Any, vpc: str, subnet: str, endpoint: str
) -> None:
    order = {"ClientVpnEndpointId": endpoint, "SubnetId": subnet, "ClientToken": "t"}
    first = world.ec2.associate_client_vpn_target_network(**order)
    again = world.ec2.associate_client_vpn_target_network(**order)
    assert again["AssociationId"] == first["AssociationId"]
    with refused("IdempotentParameterMismatch"):
        world.ec2.associate_client_vpn_target_network(
            **(order | {"SubnetId": world.subnet(vpc, "10.255.3.0/24", "c")})
        )


def test_an_association_that_is_not_there(world: Any, refused: Any, endpoint: str) -> None:
    for call in (
        lambda: world.ec2.disassociate_client_vpn_target_network(
            ClientVpnEndpointId=endpoint, AssociationId="cvpn-assoc-0"
        ),
        lambda: world.ec2.describe_client_vpn_target_networks(
            ClientVpnEndpointId=endpoint, AssociationIds=["cvpn-assoc-0"]
        ),
    ):
        with refused("InvalidClientVpnAssociationIdNotFound"):
            call()


def test_applied_groups_reach_the_interfaces(
    world: Any, refused: Any, vpc: str, subnet: str, endpoint: str
) -> None:
    world.associated(endpoint, subnet)
    group = world.ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
    applied = world.ec2.apply_security_groups_to_client_vpn_target_network(
        ClientVpnEndpointId=endpoint, VpcId=vpc, SecurityGroupIds=[group]
    )
    assert applied["SecurityGroupIds"] == [group]
    assert networks(world, endpoint)[0]["SecurityGroups"] == [group]
    interface = world.ec2.describe_network_interfaces(
        Filters=[{"Name": "subnet-id", "Values": [subnet]}]
    )["NetworkInterfaces"][0]
    assert [one["GroupId"] for one in interface["Groups"]] == [group]
    with refused("InvalidGroup.NotFound"):
        world.ec2.apply_security_groups_to_client_vpn_target_network(
            ClientVpnEndpointId=endpoint, VpcId=vpc, SecurityGroupIds=["sg-0123456789abcdef0"]
        )


def test_rules(world: Any, refused: Any, endpoint: str) -> None:
    order = {
        "ClientVpnEndpointId": endpoint,
        "TargetNetworkCidr": "10.255.0.0/16",
        "AuthorizeAllGroups": True,
    }
    made = world.ec2.authorize_client_vpn_ingress(**order, ClientToken="t")
    assert made["Status"]["Code"] == "authorizing"  # no association is needed
    again = world.ec2.authorize_client_vpn_ingress(**order, ClientToken="t")
    assert again["Status"]["Code"] == "authorizing"
    with refused("InvalidClientVpnDuplicateAuthorizationRule"):
        world.ec2.authorize_client_vpn_ingress(**order)
    world.clock.pass_by(2.9)
    assert rules(world, endpoint) == ["authorizing"]
    world.clock.pass_by(0.1)
    assert rules(world, endpoint) == ["active"]
    with refused("InvalidParameterValue"):
        world.ec2.authorize_client_vpn_ingress(**(order | {"TargetNetworkCidr": "10.255.0.1/16"}))
    with refused("MissingParameter"):
        world.ec2.authorize_client_vpn_ingress(
            ClientVpnEndpointId=endpoint, TargetNetworkCidr="10.1.0.0/16"
        )
    takes_back = {
        "ClientVpnEndpointId": endpoint,
        "TargetNetworkCidr": "10.255.0.0/16",
        "RevokeAllGroups": True,
    }
    assert world.ec2.revoke_client_vpn_ingress(**takes_back)["Status"]["Code"] == "revoking"
    assert rules(world, endpoint) == ["revoking"]
    world.clock.pass_by(2)
    assert rules(world, endpoint) == []
    with refused("InvalidClientVpnEndpointAuthorizationRuleNotFound"):
        world.ec2.revoke_client_vpn_ingress(**takes_back)


def test_routes(world: Any, refused: Any, vpc: str, subnet: str, endpoint: str) -> None:
    order = {
        "ClientVpnEndpointId": endpoint,
        "DestinationCidrBlock": "0.0.0.0/0",
        "TargetVpcSubnetId": subnet,
    }
    with refused("InvalidClientVpnActiveAssociationNotFound"):
        world.ec2.create_client_vpn_route(**order)
    world.ec2.associate_client_vpn_target_network(ClientVpnEndpointId=endpoint, SubnetId=subnet)
    with refused("InvalidClientVpnActiveAssociationNotFound"):
        world.ec2.create_client_vpn_route(**order)
    world.clock.pass_by(8)
    assert world.ec2.create_client_vpn_route(**order)["Status"]["Code"] == "creating"
    with refused("InvalidClientVpnDuplicateRoute"):
        world.ec2.create_client_vpn_route(**order)
    with refused("InvalidClientVpnDuplicateRoute"):
        world.ec2.create_client_vpn_route(**(order | {"DestinationCidrBlock": "10.255.0.0/16"}))
    other = world.subnet(vpc, "10.255.3.0/24", "c")
    with refused("InvalidClientVpnSubnetId.NotFound"):
        world.ec2.create_client_vpn_route(**(order | {"TargetVpcSubnetId": other}))
    with refused("InvalidParameterValue"):
        world.ec2.create_client_vpn_route(**(order | {"DestinationCidrBlock": "10.0.4.0/24"}))
    assert routes(world, endpoint)["0.0.0.0/0", subnet] == ("creating", "add-route")
    world.clock.pass_by(2)
    assert routes(world, endpoint)["0.0.0.0/0", subnet] == ("active", "add-route")
    with refused("InvalidParameterValue"):
        world.ec2.delete_client_vpn_route(**(order | {"DestinationCidrBlock": "10.255.0.0/16"}))
    assert world.ec2.delete_client_vpn_route(**order)["Status"]["Code"] == "deleting"
    world.clock.pass_by(2)
    assert ("0.0.0.0/0", subnet) not in routes(world, endpoint)
    with refused("InvalidClientVpnRouteNotFound"):
        world.ec2.delete_client_vpn_route(**order)


def test_the_vpc_route_covers_every_range(world: Any) -> None:
    vpc = world.vpc("10.20.0.0/16")
    world.ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="10.21.0.0/16")
    subnet = world.subnet(vpc, "10.21.0.0/24")
    endpoint = world.endpoint(VpcId=vpc)
    world.associated(endpoint, subnet)
    assert set(routes(world, endpoint)) == {("10.20.0.0/16", subnet), ("10.21.0.0/16", subnet)}


def test_pages_are_small(world: Any, refused: Any, endpoint: str) -> None:
    ranges = [f"10.{n}.0.0/16" for n in range(100, 112)]
    for one in ranges:
        world.ec2.authorize_client_vpn_ingress(
            ClientVpnEndpointId=endpoint, TargetNetworkCidr=one, AuthorizeAllGroups=True
        )
    look = world.ec2.describe_client_vpn_authorization_rules
    first = look(ClientVpnEndpointId=endpoint)
    assert len(first["AuthorizationRules"]) == 5
    second = look(ClientVpnEndpointId=endpoint, NextToken=first["NextToken"])
    assert second["AuthorizationRules"][0]["DestinationCidr"] == ranges[5]
    pages = world.ec2.get_paginator("describe_client_vpn_authorization_rules").paginate(
        ClientVpnEndpointId=endpoint
    )
    assert [
        rule["DestinationCidr"] for page in pages for rule in page["AuthorizationRules"]
    ] == ranges
    whole = look(ClientVpnEndpointId=endpoint, MaxResults=1000)
    assert len(whole["AuthorizationRules"]) == 12
    assert "NextToken" not in whole
    with refused("InvalidNextToken"):
        look(ClientVpnEndpointId=endpoint, NextToken="nonsense")
    with refused("InvalidNextToken"):
        world.ec2.describe_client_vpn_routes(
            ClientVpnEndpointId=endpoint, NextToken=first["NextToken"]
        )
    unchecked = world.client("ec2", parameter_validation=False)
    for size in (4, 1001):
        with refused("InvalidParameterValue"):
            unchecked.describe_client_vpn_authorization_rules(
                ClientVpnEndpointId=endpoint, MaxResults=size
            )


def test_an_association_that_fails(
    world: Any, refused: Any, vpc: str, subnet: str, endpoint: str
) -> None:
    world.ec2.create_tags(
        Resources=[subnet],
        Tags=[{"Key": "practice:association-fails", "Value": "Out of network interfaces"}],
    )
    association = world.associated(endpoint, subnet)
    assert networks(world, endpoint)[0]["Status"] == {
        "Code": "association-failed",
        "Message": "Out of network interfaces",
    }
    assert world.state(endpoint) == "pending-associate"
    with refused("InvalidClientVpnActiveAssociationNotFound"):
        world.ec2.export_client_vpn_client_configuration(ClientVpnEndpointId=endpoint)
    world.ec2.disassociate_client_vpn_target_network(
        ClientVpnEndpointId=endpoint, AssociationId=association
    )
    world.clock.pass_by(4)
    assert networks(world, endpoint) == []
