"""Looking after an endpoint and around it: botocore's Stubber holds both sides to AWS's model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest
from botocore.stub import ANY, Stubber

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.care import EndpointChange, Filter, RevocationList, RouteRow
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn, EndpointId, SecurityGroupId, VpcId

ID = EndpointId("cvpn-endpoint-1")
VPC = VpcId("vpc-1")
ANYWHERE = IPv4Network("0.0.0.0/0")
IN_VPC = {"Filters": [{"Name": "vpc-id", "Values": ["vpc-1"]}]}


@pytest.fixture
def ec2(session: AwsSession) -> Iterator[Stubber]:
    with Stubber(session.ec2) as stub:
        yield stub
        stub.assert_no_pending_responses()


@pytest.fixture
def logs(session: AwsSession) -> Iterator[Stubber]:
    with Stubber(session.logs) as stub:
        yield stub
        stub.assert_no_pending_responses()


def test_only_what_is_named_is_changed(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "modify_client_vpn_endpoint",
        {"Return": True},
        {"ClientVpnEndpointId": ID, "SplitTunnel": False},
    )
    cloud.change_endpoint(ID, EndpointChange(split_tunnel=False))


def test_every_setting_can_be_set_and_taken_away(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "modify_client_vpn_endpoint",
        {"Return": True},
        {
            "ClientVpnEndpointId": ID,
            "VpnPort": 1194,
            "SessionTimeoutHours": 8,
            "ClientLoginBannerOptions": {"Enabled": True, "BannerText": "Hello"},
            "DnsServers": {"Enabled": True, "CustomDnsServers": ["10.0.0.2"]},
            "ConnectionLogOptions": {
                "Enabled": True,
                "CloudwatchLogGroup": "/g",
                "CloudwatchLogStream": "s",
            },
            "SelfServicePortal": "disabled",
            "ServerCertificateArn": "arn:aws:acm:x:1:certificate/2",
        },
    )
    cloud.change_endpoint(
        ID,
        EndpointChange(
            port=1194,
            session_hours=8,
            banner="Hello",
            dns_servers=("10.0.0.2",),
            log=("/g", "s"),
            portal=False,
            server_certificate="arn:aws:acm:x:1:certificate/2",
        ),
    )
    ec2.add_response(
        "modify_client_vpn_endpoint",
        {"Return": True},
        {
            "ClientVpnEndpointId": ID,
            "ClientLoginBannerOptions": {"Enabled": False},
            "DnsServers": {"Enabled": False},
            "ConnectionLogOptions": {"Enabled": False},
        },
    )
    cloud.change_endpoint(ID, EndpointChange(banner="", dns_servers=(), log=("", "")))


def test_groups_are_replaced_as_a_whole(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "apply_security_groups_to_client_vpn_target_network",
        {"SecurityGroupIds": ["sg-1", "sg-2"]},
        {"ClientVpnEndpointId": ID, "VpcId": "vpc-1", "SecurityGroupIds": ["sg-1", "sg-2"]},
    )
    cloud.apply_security_groups(ID, VPC, [SecurityGroupId("sg-1"), SecurityGroupId("sg-2")])


def test_who_is_connected(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "describe_client_vpn_connections",
        {
            "Connections": [
                {
                    "ConnectionId": "c1",
                    "CommonName": "sato",
                    "ClientIp": "10.0.0.2",
                    "Status": {"Code": "active"},
                    "ConnectionEstablishedTime": "2026-11-24 11:00:00",
                    "ConnectionEndTime": "-",
                },
                {"ConnectionId": "c2", "Status": {"Code": "terminated"}, "ConnectionEndTime": "x"},
            ]
        },
        {"ClientVpnEndpointId": ID},
    )
    first, second = cloud.connections(ID)
    assert (first.common_name, first.active, first.ended) == ("sato", True, "")
    assert (second.active, second.ended) == (False, "x")
    ec2.add_client_error("describe_client_vpn_connections", "InvalidClientVpnEndpointId.NotFound")
    assert cloud.connections(ID) == ()


def test_the_revocation_list(cloud: Cloud, ec2: Stubber) -> None:
    export = "export_client_vpn_client_certificate_revocation_list"
    ec2.add_response(
        export, {"CertificateRevocationList": "PEM", "Status": {"Code": "active"}}, ANY_ENDPOINT
    )
    assert cloud.revocation_list(ID) == RevocationList("PEM", active=True)
    ec2.add_response(export, {"Status": {"Code": "pending"}}, ANY_ENDPOINT)
    assert cloud.revocation_list(ID) is None
    ec2.add_client_error(export, "UnauthorizedOperation", http_status_code=403)
    with pytest.raises(WizardError) as caught:
        cloud.revocation_list(ID)
    assert caught.value.code is ErrorCode.ACCESS_DENIED
    action = "ec2:ExportClientVpnClientCertificateRevocationList"
    assert caught.value.facts["action"] == action


ANY_ENDPOINT = {"ClientVpnEndpointId": ID}


def test_what_groups_let_in_and_out(cloud: Cloud, ec2: Stubber) -> None:
    group = {
        "GroupId": "sg-1",
        "IpPermissions": [
            {
                "IpProtocol": "icmp",
                "FromPort": -1,
                "ToPort": -1,
                "IpRanges": [{"CidrIp": "10.0.0.0/8"}],
            },
            {
                "IpProtocol": "tcp",
                "FromPort": 443,
                "ToPort": 445,
                "IpRanges": [],
                "UserIdGroupPairs": [{"GroupId": "sg-2"}],
            },
            {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, "IpRanges": [ALL_RANGE]},
        ],
        "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [ALL_RANGE]}],
    }
    ec2.add_response("describe_security_groups", {"SecurityGroups": [group]}, IN_VPC)
    (rules,) = cloud.group_rules(VPC)
    assert rules.inwards == (
        Filter("icmp", None, IPv4Network("10.0.0.0/8")),
        Filter("tcp", (443, 445), None, SecurityGroupId("sg-2")),
        Filter("icmp", (8, 8), ANYWHERE),
    )
    assert rules.outwards == (Filter("-1", None, ANYWHERE),)


ALL_RANGE = {"CidrIp": "0.0.0.0/0"}


def entry(number: int, protocol: str, action: str, **more: Any) -> dict[str, Any]:
    known = {"RuleNumber": number, "Protocol": protocol, "RuleAction": action, "Egress": False}
    return {**known, "CidrBlock": "0.0.0.0/0", **more}


def test_network_acls_are_read_in_their_order(cloud: Cloud, ec2: Stubber) -> None:
    acl = {
        "NetworkAclId": "acl-1",
        "Associations": [{"SubnetId": "subnet-1"}],
        "Entries": [
            entry(32767, "-1", "deny"),
            entry(200, "6", "allow", PortRange={"From": 1024, "To": 65535}),
            entry(100, "1", "deny", IcmpTypeCode={"Type": 8, "Code": -1}),
            entry(100, "-1", "allow", Egress=True),
            {"RuleNumber": 101, "Protocol": "-1", "RuleAction": "allow", "Ipv6CidrBlock": "::/0"},
        ],
    }
    ec2.add_response("describe_network_acls", {"NetworkAcls": [acl]}, IN_VPC)
    (found,) = cloud.network_acls(VPC)
    assert found.subnets == ("subnet-1",)
    assert found.inwards == (
        Filter("icmp", (8, 8), ANYWHERE, allow=False),
        Filter("tcp", (1024, 65535), ANYWHERE),
        Filter("-1", None, ANYWHERE, allow=False),
    )
    assert found.outwards == (Filter("-1", None, ANYWHERE),)


def test_route_tables_know_black_holes(cloud: Cloud, ec2: Stubber) -> None:
    table = {
        "RouteTableId": "rtb-1",
        "Associations": [{"Main": True}, {"SubnetId": "subnet-1"}],
        "Routes": [
            {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"},
            {
                "DestinationCidrBlock": "10.30.0.0/16",
                "VpcPeeringConnectionId": "pcx-1",
                "State": "blackhole",
            },
            {"DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-1"},
        ],
    }
    ec2.add_response("describe_route_tables", {"RouteTables": [table]}, IN_VPC)
    (found,) = cloud.route_tables(VPC)
    assert found.main
    assert found.subnets == ("subnet-1",)
    assert found.rows == (
        RouteRow(IPv4Network("10.0.0.0/16"), "local"),
        RouteRow(IPv4Network("10.30.0.0/16"), "pcx-1", usable=False),
    )


def test_interfaces(cloud: Cloud, ec2: Stubber) -> None:
    interface = {
        "NetworkInterfaceId": "eni-1",
        "SubnetId": "subnet-1",
        "Description": "ClientVPN Endpoint resource",
        "Status": "in-use",
        "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.9"}],
        "Groups": [{"GroupId": "sg-1"}],
    }
    ec2.add_response("describe_network_interfaces", {"NetworkInterfaces": [interface]}, IN_VPC)
    (found,) = cloud.interfaces(VPC)
    assert found.addresses == (IPv4Address("10.0.0.9"),)
    assert found.group_ids == ("sg-1",)


def test_the_connection_log(cloud: Cloud, logs: Stubber) -> None:
    failed = {
        "connection-log-type": "connection-attempt",
        "connection-attempt-status": "failed",
        "connection-attempt-failure-reason": "authorization-policy-deny",
        "common-name": "sato",
    }
    fine = {**failed, "connection-attempt-status": "successful"}
    fine["connection-attempt-failure-reason"] = "NA"
    events = [
        {"timestamp": 1_790_000_002_000, "message": json.dumps(fine)},
        {"timestamp": 1_790_000_001_000, "message": json.dumps(failed)},
        {"timestamp": 1_790_000_000_000, "message": "not JSON"},
        {"timestamp": 1_790_000_000_000, "message": "[1]"},
    ]
    since = datetime(2026, 9, 21, tzinfo=UTC)
    logs.add_response(
        "filter_log_events",
        {"events": events},
        {"logGroupName": "/g", "logStreamNames": ["s"], "startTime": ANY},
    )
    first, second = cloud.attempts("/g", "s", since)
    assert (first.failed, first.reason, first.common_name) == (
        True,
        "authorization-policy-deny",
        "sato",
    )
    assert (second.failed, second.reason) == (False, "")
    logs.add_client_error("filter_log_events", "ResourceNotFoundException")
    assert cloud.attempts("/g", "", since) == ()


def test_who_was_inside_by_the_connection_log(cloud: Cloud, logs: Stubber) -> None:
    inside = {
        "connection-log-type": "connection-attempt",
        "connection-attempt-status": "successful",
        "client-vpn-endpoint-id": ID,
        "common-name": "sato.laptop",
        "connection-start-time": "2026-09-21 13:33:21",
        "connection-last-update-time": "2026-09-21 13:33:21",
        "connection-end-time": "NA",
    }
    reset = {
        **inside,
        "connection-log-type": "connection-reset",
        "connection-attempt-status": "NA",
        "connection-end-time": "2026-09-21 14:00:00",
    }
    ahead = {**reset, "common-name": "ito.pc", "connection-end-time": "2026-09-22 14:00:00"}
    failed = {**inside, "connection-attempt-status": "failed", "common-name": "kato.pc"}
    elsewhere = {**inside, "client-vpn-endpoint-id": "another", "common-name": "mori.pc"}
    first = 1_790_000_000_000  # 2026-09-21 13:33:20 UTC
    told = [(0, inside), (1_900_000, reset), (3_600_000, ahead), (9000, failed), (9000, elsewhere)]
    events = [{"timestamp": first + at, "message": json.dumps(one)} for at, one in told]
    events += [{"timestamp": first, "message": said} for said in ("not JSON", "[1]", "{}")]
    since = datetime(2026, 9, 20, tzinfo=UTC)
    asked = {"logGroupName": "/g", "logStreamNames": ["s"], "startTime": ANY}
    logs.add_response("filter_log_events", {"events": events}, asked)
    found = cloud.sightings(ID, "/g", "s", since)
    hour = datetime.fromtimestamp(first / 1000 + 3600, UTC)
    assert found.complete
    assert found.until == hour
    assert found.seen == {
        "sato.laptop": datetime(2026, 9, 21, 14, tzinfo=UTC),
        "ito.pc": datetime(2026, 9, 21, 13, 33, 21, tzinfo=UTC),
    }
    logs.add_client_error("filter_log_events", "ResourceNotFoundException")
    gone = cloud.sightings(ID, "/g", "", since)
    assert (gone.seen, gone.until, gone.complete) == ({}, since, True)


def test_a_long_log_is_read_in_parts_and_each_goes_on(cloud: Cloud, logs: Stubber) -> None:
    moment = 1_790_000_000_000
    events = [{"timestamp": moment, "message": "x"}] * 10_000
    since = datetime.fromtimestamp(moment / 1000, UTC)
    logs.add_response("filter_log_events", {"events": events, "nextToken": "more"}, _LOG)
    part = cloud.sightings(ID, "/g", "", since)
    assert not part.complete
    assert part.until > since, "or it would be read again and again"


_LOG = {"logGroupName": "/g", "startTime": ANY}


def test_refused_handshakes_are_added_up(cloud: Cloud, session: AwsSession) -> None:
    with Stubber(session.cloudwatch) as stub:
        points = [{"Sum": 2.0}, {"Sum": 3.0}]
        stub.add_response(
            "get_metric_statistics",
            {"Label": "AuthenticationFailures", "Datapoints": points},
            {
                "Namespace": "AWS/ClientVPN",
                "MetricName": "AuthenticationFailures",
                "Dimensions": [{"Name": "Endpoint", "Value": ID}],
                "StartTime": ANY,
                "EndTime": ANY,
                "Period": 300,
                "Statistics": ["Sum"],
            },
        )
        assert cloud.authentication_failures(ID, 24) == 5


def test_an_imported_certificate_is_read_without_its_key(cloud: Cloud, session: AwsSession) -> None:
    arn = CertificateArn("arn:aws:acm:ap-northeast-1:123456789012:certificate/1")
    with Stubber(session.acm) as stub:
        stub.add_response(
            "get_certificate",
            {"Certificate": "LEAF", "CertificateChain": "CA"},
            {"CertificateArn": arn},
        )
        told = cloud.certificate_text(arn)
        assert told is not None
        assert (told.certificate, told.chain) == ("LEAF", "CA")
        stub.add_client_error("get_certificate", "ResourceNotFoundException")
        assert cloud.certificate_text(arn) is None
