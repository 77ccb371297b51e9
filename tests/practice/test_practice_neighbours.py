"""What stands beside the VPN: servers, Regions, identity, prices, and no way out to the world."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.practice.delays import Delays
from cvpn_wizard.practice.server import PracticeAws


def images(world: Any, processor: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = world.ec2.describe_images(
        Owners=["amazon"],
        Filters=[
            {"Name": "name", "Values": ["al2023-ami-2023*"]},
            {"Name": "architecture", "Values": [processor]},
            {"Name": "state", "Values": ["available"]},
        ],
    )["Images"]
    return found


def test_amazon_has_images_for_both_processors(world: Any) -> None:
    for processor in ("arm64", "x86_64"):
        found = images(world, processor)
        assert len(found) > 1
        assert len({one["CreationDate"] for one in found}) == len(found)


def test_a_server_at_the_address_asked_for(world: Any, refused: Any) -> None:
    vpc = world.vpc()
    subnet = world.subnet(vpc, "10.255.1.0/24")
    group = world.ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
    order = {
        "ImageId": images(world, "arm64")[0]["ImageId"],
        "InstanceType": "t4g.nano",
        "MinCount": 1,
        "MaxCount": 1,
        "SubnetId": subnet,
        "PrivateIpAddress": "10.255.1.125",
        "SecurityGroupIds": [group],
    }
    made = world.ec2.run_instances(**order, ClientToken="t")["Instances"][0]
    assert made["PrivateIpAddress"] == "10.255.1.125"
    again = world.ec2.run_instances(**order, ClientToken="t")["Instances"][0]
    assert again["InstanceId"] == made["InstanceId"]
    with refused("InvalidIPAddress.InUse"):
        world.ec2.run_instances(**order)
    for address in ("10.255.2.1", "10.255.1.2", "10.255.1.255"):
        with refused("InvalidParameterValue"):
            world.ec2.run_instances(**(order | {"PrivateIpAddress": address}))
    with refused("InvalidParameterValue") as said:
        world.ec2.run_instances(
            **(order | {"PrivateIpAddress": "10.255.1.9", "InstanceType": "t3.nano"})
        )
    assert "arm64" in said.message
    with refused("DependencyViolation"):
        world.ec2.delete_security_group(GroupId=group)
    world.ec2.terminate_instances(InstanceIds=[made["InstanceId"]])
    world.ec2.delete_security_group(GroupId=group)
    world.ec2.delete_subnet(SubnetId=subnet)
    world.ec2.delete_vpc(VpcId=vpc)


def test_a_group_named_by_another_stays(world: Any, refused: Any) -> None:
    vpc = world.vpc()
    named, naming = (
        world.ec2.create_security_group(GroupName=name, Description="g", VpcId=vpc)["GroupId"]
        for name in ("named", "naming")
    )
    permission = {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": named}]}
    world.ec2.authorize_security_group_ingress(GroupId=naming, IpPermissions=[permission])
    with refused("DependencyViolation"):
        world.ec2.delete_security_group(GroupId=named)
    world.ec2.delete_security_group(GroupId=naming)
    world.ec2.delete_security_group(GroupId=named)


@pytest.mark.parametrize(
    ("call", "more"),
    [
        ("create_client_vpn_endpoint", None),
        ("describe_client_vpn_endpoints", {}),
        ("modify_client_vpn_endpoint", {"ClientVpnEndpointId": "e"}),
        ("delete_client_vpn_endpoint", {"ClientVpnEndpointId": "e"}),
        ("associate_client_vpn_target_network", {"ClientVpnEndpointId": "e", "SubnetId": "s"}),
        (
            "disassociate_client_vpn_target_network",
            {"ClientVpnEndpointId": "e", "AssociationId": "a"},
        ),
        ("describe_client_vpn_target_networks", {"ClientVpnEndpointId": "e"}),
        (
            "apply_security_groups_to_client_vpn_target_network",
            {"ClientVpnEndpointId": "e", "VpcId": "v", "SecurityGroupIds": ["g"]},
        ),
        (
            "authorize_client_vpn_ingress",
            {"ClientVpnEndpointId": "e", "TargetNetworkCidr": "10.0.0.0/8"},
        ),
        (
            "revoke_client_vpn_ingress",
            {"ClientVpnEndpointId": "e", "TargetNetworkCidr": "10.0.0.0/8"},
        ),
        ("describe_client_vpn_authorization_rules", {"ClientVpnEndpointId": "e"}),
        (
            "create_client_vpn_route",
            {
                "ClientVpnEndpointId": "e",
                "DestinationCidrBlock": "10.0.0.0/8",
                "TargetVpcSubnetId": "s",
            },
        ),
        (
            "delete_client_vpn_route",
            {"ClientVpnEndpointId": "e", "DestinationCidrBlock": "10.0.0.0/8"},
        ),
        ("describe_client_vpn_routes", {"ClientVpnEndpointId": "e"}),
        ("export_client_vpn_client_configuration", {"ClientVpnEndpointId": "e"}),
        (
            "import_client_vpn_client_certificate_revocation_list",
            {"ClientVpnEndpointId": "e", "CertificateRevocationList": "x"},
        ),
        ("export_client_vpn_client_certificate_revocation_list", {"ClientVpnEndpointId": "e"}),
        ("describe_client_vpn_connections", {"ClientVpnEndpointId": "e"}),
        ("terminate_client_vpn_connections", {"ClientVpnEndpointId": "e", "ConnectionId": "c"}),
        ("create_vpc", {"CidrBlock": "10.0.0.0/16"}),
        ("delete_vpc", {"VpcId": "v"}),
        ("create_subnet", {"VpcId": "v", "CidrBlock": "10.0.0.0/24"}),
        ("delete_subnet", {"SubnetId": "s"}),
        ("create_security_group", {"GroupName": "g", "Description": "d", "VpcId": "v"}),
        ("delete_security_group", {"GroupId": "g"}),
        ("authorize_security_group_ingress", {"GroupId": "g"}),
        ("run_instances", {"MinCount": 1, "MaxCount": 1, "ImageId": "ami-1"}),
        ("terminate_instances", {"InstanceIds": ["i-1"]}),
        ("describe_instances", {}),
        ("describe_vpcs", {}),
        ("describe_regions", {}),
        ("create_tags", {"Resources": ["vpc-1"], "Tags": []}),
    ],
)
def test_dry_run(world: Any, refused: Any, call: str, more: dict[str, Any] | None) -> None:
    order = world.order("arn") if more is None else more
    with refused("DryRunOperation") as said:
        getattr(world.ec2, call)(**order, DryRun=True)
    assert said.status == 412
    assert len(world.ec2.describe_vpcs()["Vpcs"]) == 1


def test_regions(world: Any, refused: Any) -> None:
    usable = {one["RegionName"] for one in world.ec2.describe_regions()["Regions"]}
    every = {
        one["RegionName"]: one["OptInStatus"]
        for one in world.ec2.describe_regions(AllRegions=True)["Regions"]
    }
    assert {"ap-northeast-1", "us-east-1"} <= usable
    assert every["ap-east-1"] == "not-opted-in"
    assert "ap-east-1" not in usable
    assert not any(one.startswith(("cn-", "us-gov-")) for one in every)
    with refused("AuthFailure") as said:
        world.client("ec2", "ap-east-1").describe_vpcs()
    assert said.status == 401
    with refused("InvalidClientTokenId"):
        world.client("sts", "ap-east-1").get_caller_identity()
    with refused("UnrecognizedClientException"):
        world.client("acm", "ap-east-1").list_certificates()


def test_keys_that_are_not_let_in(world: Any, refused: Any) -> None:
    for key, ec2, sts, acm in (
        ("WRONG", "AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException"),
        ("EXPIRED", "RequestExpired", "ExpiredToken", "ExpiredTokenException"),
    ):
        with refused(ec2):
            world.client("ec2", key=f"AKIA{key}").describe_vpcs()
        with refused(sts):
            world.client("sts", key=f"AKIA{key}").get_caller_identity()
        with refused(acm):
            world.client("acm", key=f"AKIA{key}").list_certificates()


def test_a_user_with_too_few_rights(world: Any, refused: Any) -> None:
    ec2 = world.client("ec2", key="AKIALIMITED")
    with refused("UnauthorizedOperation") as said:
        ec2.create_client_vpn_endpoint(**world.order("arn"), DryRun=True)
    assert "ec2:CreateClientVpnEndpoint" in said.message
    assert said.status == 403
    with refused("DryRunOperation"):
        ec2.create_vpc(CidrBlock="10.0.0.0/16", DryRun=True)
    with refused("AccessDeniedException"):
        world.client("acm", key="AKIALIMITED").import_certificate(Certificate=b"x", PrivateKey=b"x")
    assert len(ec2.describe_vpcs()["Vpcs"]) == 1


def test_identity(world: Any) -> None:
    identity = world.client("sts").get_caller_identity()
    assert identity["Account"] == "123456789012"
    assert identity["Arn"].endswith(":user/practice")


def test_prices(world: Any) -> None:
    found = world.client("pricing", "us-east-1").get_products(
        ServiceCode="AmazonVPC",
        Filters=[
            {"Type": "TERM_MATCH", "Field": "regionCode", "Value": "ap-northeast-1"},
            {"Type": "CONTAINS", "Field": "usagetype", "Value": "ClientVPN-"},
        ],
    )["PriceList"]
    products = [json.loads(one) for one in found]
    prices = {}
    for one in products:
        term = next(iter(one["terms"]["OnDemand"].values()))
        dimension = next(iter(term["priceDimensions"].values()))
        prices[one["product"]["attributes"]["usagetype"]] = dimension["pricePerUnit"]["USD"]
    assert prices == {
        "APN1-ClientVPN-EndpointHours": "0.1500000000",
        "APN1-ClientVPN-ConnectionHours": "0.0500000000",
    }


def test_the_stand_in_takes_connections(world: Any) -> None:
    host, port = world.aws.stand_in
    assert host == "127.0.0.1"
    with socket.create_connection((host, port), timeout=5) as talk:
        assert talk.recv(1) == b""


def test_only_this_computer_can_reach_it(world: Any) -> None:
    assert world.aws.url.startswith("http://127.0.0.1:")


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WizardError) as refusal:
            PracticeAws(port=port).start()
    assert refusal.value.code is ErrorCode.PORT_TAKEN
    assert refusal.value.facts["port"] == port


def test_each_start_is_a_fresh_account(world: Any) -> None:
    world.vpc("10.77.0.0/16")
    url = world.aws.url
    world.aws.stop()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=1)
    world.aws.start()
    ranges = {one["CidrBlock"] for one in world.client("ec2").describe_vpcs()["Vpcs"]}
    assert ranges == {"172.31.0.0/16"}


def test_speed_scales_every_delay() -> None:
    assert Delays().at(0.5).association == 4
    assert Delays().at(0).import_interval == 0
