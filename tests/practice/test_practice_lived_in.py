"""The account that looks lived in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cvpn_wizard.practice.server import PracticeAws
from tests.practice.conftest import HandClock, Pair, World


@pytest.fixture
def lived_in(authority: Pair, server: Pair, botocore_session: Any) -> Iterator[World]:
    clock = HandClock()
    with PracticeAws(clock=clock) as aws:
        yield World(aws, clock, authority, server, botocore_session)


def named(tagged: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {tag["Value"]: one for one in tagged for tag in one["Tags"] if tag["Key"] == "Name"}


def test_networks(lived_in: World) -> None:
    vpcs = named(lived_in.ec2.describe_vpcs()["Vpcs"])
    office = vpcs["office-vpc"]
    assert [one["CidrBlock"] for one in office["CidrBlockAssociationSet"]] == [
        "10.20.0.0/16",
        "10.21.0.0/16",
    ]
    assert vpcs["licence-server-vpc"]["InstanceTenancy"] == "dedicated"
    subnets = named(lived_in.ec2.describe_subnets()["Subnets"])
    vpn = vpcs["cvpn-vpc"]["VpcId"]
    assert subnets["cvpn-target-subnet"]["CidrBlock"] == "10.255.255.0/24"
    assert subnets["server-subnet"]["CidrBlock"] == "10.255.1.0/24"
    assert subnets["cvpn-target-subnet"]["VpcId"] == subnets["server-subnet"]["VpcId"] == vpn
    assert len({one["AvailabilityZone"] for one in subnets.values()}) == 3
    assert subnets["office-tiny-a"]["CidrBlock"].endswith("/28")
    assert subnets["office-crowded-c"]["AvailableIpAddressCount"] < 20
    groups = lived_in.ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpn]}])[
        "SecurityGroups"
    ]
    ping = next(one for one in groups if one["GroupName"] == "icmp-sg")["IpPermissions"]
    assert [(one["IpProtocol"], one["FromPort"], one["IpRanges"]) for one in ping] == [
        ("icmp", -1, [{"CidrIp": "0.0.0.0/0"}])
    ]
    peerings = lived_in.ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]
    assert {one["Status"]["Code"] for one in peerings} == {"active"}
    assert {one["AccepterVpcInfo"]["CidrBlock"] for one in peerings} == {
        "10.30.0.0/16",
        "172.31.0.0/16",
    }


def test_the_old_vpn(lived_in: World, refused: Any) -> None:
    endpoint = lived_in.ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"][0]
    assert endpoint["Tags"] == [{"Key": "Name", "Value": "legacy-vpn"}]
    assert endpoint["Status"]["Code"] == "available"
    assert endpoint["ClientCidrBlock"] == "10.100.0.0/22"
    named_so = {"ClientVpnEndpointId": endpoint["ClientVpnEndpointId"]}
    rules = lived_in.ec2.describe_client_vpn_authorization_rules(**named_so)["AuthorizationRules"]
    assert [(one["DestinationCidr"], one["Status"]["Code"]) for one in rules] == [
        ("10.20.0.0/16", "active")
    ]
    with refused("ResourceInUseException"):
        lived_in.acm.delete_certificate(CertificateArn=endpoint["ServerCertificateArn"])
    certificates = lived_in.acm.list_certificates()["CertificateSummaryList"]
    assert {one["DomainName"] for one in certificates} == {
        "vpn.legacy.example",
        "www.shop.example",
    }
    lived_in.ec2.export_client_vpn_client_configuration(**named_so)


def test_the_connection_log_has_who_is_connected_and_when_that_ended(lived_in: World) -> None:
    endpoint = lived_in.ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"][0]
    named_so = {"ClientVpnEndpointId": endpoint["ClientVpnEndpointId"]}
    (open_now,) = lived_in.ec2.describe_client_vpn_connections(**named_so)["Connections"]
    lived_in.ec2.terminate_client_vpn_connections(**named_so, ConnectionId=open_now["ConnectionId"])
    logs = lived_in.client("logs")
    told = [
        json.loads(event["message"])
        for event in logs.filter_log_events(
            logGroupName="/aws/vpn/legacy", logStreamNames=["connections"]
        )["events"]
    ]
    assert [one["connection-log-type"] for one in told] == [
        "connection-attempt",
        "connection-reset",
    ]
    assert {one["common-name"] for one in told} == {"tanaka.legacy.example"}
    assert {one["client-vpn-endpoint-id"] for one in told} == {endpoint["ClientVpnEndpointId"]}
    assert told[0]["connection-start-time"] == open_now["ConnectionEstablishedTime"]
    assert told[1]["egress-bytes"] == "3918220"


def test_a_laptop_is_cut_off(lived_in: World, refused: Any) -> None:
    endpoint = lived_in.ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"][0]
    named_so = {"ClientVpnEndpointId": endpoint["ClientVpnEndpointId"]}

    def look() -> dict[str, Any]:
        shown = lived_in.ec2.describe_client_vpn_connections(**named_so)
        one: dict[str, Any] = shown["Connections"][0]
        return one

    one = look()
    assert (one["CommonName"], one["Status"]["Code"]) == ("tanaka.legacy.example", "active")
    with refused("InvalidClientVpnConnection.UserNotFound"):
        lived_in.ec2.terminate_client_vpn_connections(**named_so, Username="tanaka")
    with refused("InvalidClientVpnConnection.IdNotFound"):
        lived_in.ec2.terminate_client_vpn_connections(**named_so, ConnectionId="c")
    cut = lived_in.ec2.terminate_client_vpn_connections(
        **named_so, ConnectionId=one["ConnectionId"]
    )["ConnectionStatuses"][0]
    assert (cut["PreviousStatus"]["Code"], cut["CurrentStatus"]["Code"]) == (
        "active",
        "terminating",
    )
    lived_in.clock.pass_by(1)
    assert look()["Status"]["Code"] == "terminated"


def test_a_little_is_in_virginia_too(lived_in: World) -> None:
    vpcs = named(lived_in.client("ec2", "us-east-1").describe_vpcs()["Vpcs"])
    assert "sandbox-vpc" in vpcs
    assert "office-vpc" not in vpcs


def test_peerings_are_filtered_and_show_every_range(lived_in: World) -> None:
    vpcs = named(lived_in.ec2.describe_vpcs()["Vpcs"])

    def peerings(vpc: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = lived_in.ec2.describe_vpc_peering_connections(
            Filters=[{"Name": "requester-vpc-info.vpc-id", "Values": [vpcs[vpc]["VpcId"]]}]
        )["VpcPeeringConnections"]
        return found

    assert peerings("cvpn-vpc") == []
    assert len(peerings("office-vpc")) == 2
    assert peerings("office-vpc")[0]["RequesterVpcInfo"]["CidrBlockSet"] == [
        {"CidrBlock": "10.20.0.0/16"},
        {"CidrBlock": "10.21.0.0/16"},
    ]
