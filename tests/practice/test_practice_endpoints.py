"""Endpoints: what AWS refuses, what it fills in, and when it shows what."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from cvpn_wizard.practice.settings import DEFAULTS


@pytest.mark.parametrize("cidr", ["10.0.0.0/11", "10.0.0.0/23", "10.0.0.1/16", "10.0.0.0", "x"])
def test_client_cidr_that_will_not_do(world: Any, refused: Any, cidr: str) -> None:
    with refused("InvalidParameterValue") as said:
        world.endpoint(ClientCidrBlock=cidr)
    assert cidr.partition("/")[0] in said.message


@pytest.mark.parametrize("cidr", ["10.0.0.0/12", "10.0.0.0/22"])
def test_client_cidr_at_its_limits(world: Any, cidr: str) -> None:
    endpoint = world.endpoint(ClientCidrBlock=cidr)
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    assert shown["ClientVpnEndpoints"][0]["ClientCidrBlock"] == cidr


def test_client_cidr_over_a_secondary_vpc_range(world: Any, refused: Any) -> None:
    vpc = world.vpc("10.20.0.0/16")
    world.ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="10.21.0.0/16")
    with refused("InvalidParameterValue") as said:
        world.endpoint(ClientCidrBlock="10.21.4.0/22", VpcId=vpc)
    assert "10.21.0.0/16" in said.message
    world.endpoint(ClientCidrBlock="10.22.0.0/22", VpcId=vpc)


def test_a_new_endpoint_is_not_visible_at_once(world: Any, refused: Any) -> None:
    made = world.ec2.create_client_vpn_endpoint(**world.order(world.imported()))
    endpoint = made["ClientVpnEndpointId"]
    assert made["Status"]["Code"] == "pending-associate"
    assert made["DnsName"].startswith(f"*.{endpoint}.prod.clientvpn.ap-northeast-1.")
    assert world.ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"] == []
    with refused("InvalidClientVpnEndpointId.NotFound") as said:
        world.state(endpoint)
    assert said.message == f"Endpoint {endpoint} does not exist"
    with refused("InvalidClientVpnEndpointId.NotFound"):
        world.ec2.authorize_client_vpn_ingress(
            ClientVpnEndpointId=endpoint, TargetNetworkCidr="10.1.0.0/16", AuthorizeAllGroups=True
        )
    world.clock.pass_by(0.6)
    assert world.state(endpoint) == "pending-associate"


def test_defaults_are_aws_own(world: Any) -> None:
    endpoint = world.endpoint()
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    one = shown["ClientVpnEndpoints"][0]
    assert one["SplitTunnel"] is False
    assert (one["TransportProtocol"], one["VpnPort"]) == ("udp", 443)
    assert one["SessionTimeoutHours"] == 24
    assert one["SelfServicePortalUrl"].endswith(endpoint)
    assert one["DnsName"].startswith("*.")
    assert "VpcId" not in one


@pytest.mark.parametrize(
    "wrong",
    [
        {"VpnPort": 1195},
        {"SessionTimeoutHours": 9},
        {"DnsServers": ["10.0.0.2", "10.0.0.3", "10.0.0.4"]},
        {"DnsServers": ["dns.example"]},
        {"TransportProtocol": "sctp"},
        {"ClientLoginBannerOptions": {"Enabled": True, "BannerText": "x" * 1401}},
        {"ConnectionLogOptions": {"Enabled": True, "CloudwatchLogGroup": "/not/there"}},
    ],
)
def test_settings_that_will_not_do(world: Any, refused: Any, wrong: dict[str, Any]) -> None:
    with refused("InvalidParameterValue"):
        world.endpoint(**wrong)
    world.clock.pass_by(1)
    assert world.ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"] == []


def test_log_group_without_stream_gets_one(world: Any) -> None:
    world.logs.create_log_group(logGroupName="/aws/clientvpn")
    endpoint = world.endpoint(
        ConnectionLogOptions={"Enabled": True, "CloudwatchLogGroup": "/aws/clientvpn"}
    )
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    stream = shown["ClientVpnEndpoints"][0]["ConnectionLogOptions"]["CloudwatchLogStream"]
    streams = world.logs.describe_log_streams(logGroupName="/aws/clientvpn")["logStreams"]
    assert [one["logStreamName"] for one in streams] == [stream]
    # AWS does not mind the loss of a group in use.
    world.logs.delete_log_group(logGroupName="/aws/clientvpn")


def test_a_log_stream_that_is_named_must_exist(world: Any, refused: Any) -> None:
    world.logs.create_log_group(logGroupName="/aws/clientvpn")
    with refused("InvalidParameterValue"):
        world.endpoint(
            ConnectionLogOptions={
                "Enabled": True,
                "CloudwatchLogGroup": "/aws/clientvpn",
                "CloudwatchLogStream": "connection-log",
            }
        )


def test_security_groups(world: Any, refused: Any) -> None:
    vpc, other = world.vpc(), world.vpc("10.30.0.0/16")
    groups = [
        world.ec2.create_security_group(GroupName=f"g{n}", Description="g", VpcId=vpc)["GroupId"]
        for n in range(6)
    ]
    arn = world.imported()
    with refused("MissingParameter"):
        world.endpoint(arn, SecurityGroupIds=groups[:1])
    with refused("InvalidGroup.NotFound"):
        world.endpoint(arn, VpcId=other, SecurityGroupIds=groups[:1])
    with refused("InvalidParameterValue"):
        world.endpoint(arn, VpcId=vpc, SecurityGroupIds=groups)
    with refused("InvalidVpcID.NotFound"):
        world.endpoint(arn, VpcId="vpc-0123456789abcdef0")
    endpoint = world.endpoint(arn, VpcId=vpc)
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    default = world.ec2.describe_security_groups(
        Filters=[
            {"Name": "vpc-id", "Values": [vpc]},
            {"Name": "group-name", "Values": ["default"]},
        ]
    )["SecurityGroups"][0]["GroupId"]
    assert shown["ClientVpnEndpoints"][0]["SecurityGroupIds"] == [default]


def test_five_endpoints_and_no_more(world: Any, refused: Any) -> None:
    arn = world.imported()
    endpoints = [world.endpoint(arn) for _ in range(5)]
    with refused("ClientVpnEndpointLimitExceeded"):
        world.endpoint(arn)
    world.ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoints[0])
    world.clock.pass_by(1)
    world.endpoint(arn)
    quota = world.client("service-quotas").get_service_quota(
        ServiceCode="ec2", QuotaCode="L-8EA77D34"
    )
    assert quota["Quota"]["Value"] == 5


def test_the_same_token_makes_one_endpoint(world: Any, refused: Any) -> None:
    order = world.order(world.imported(), ClientToken="token-1")
    first = world.ec2.create_client_vpn_endpoint(**order)["ClientVpnEndpointId"]
    assert world.ec2.create_client_vpn_endpoint(**order)["ClientVpnEndpointId"] == first
    with refused("IdempotentParameterMismatch"):
        world.ec2.create_client_vpn_endpoint(**(order | {"ClientCidrBlock": "10.4.0.0/16"}))
    other = world.ec2.create_client_vpn_endpoint(**(order | {"ClientToken": "token-2"}))
    assert other["ClientVpnEndpointId"] != first
    world.clock.pass_by(1)
    assert len(world.ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"]) == 2


def test_a_refused_request_does_not_use_up_its_token(world: Any, refused: Any) -> None:
    order = world.order(world.imported(), ClientToken="token-1", VpnPort=1)
    with refused("InvalidParameterValue"):
        world.ec2.create_client_vpn_endpoint(**order)
    assert world.ec2.create_client_vpn_endpoint(**(order | {"VpnPort": 1194}))


def test_tags(world: Any, refused: Any) -> None:
    tags = [{"Key": "Name", "Value": "office"}, {"Key": "cvpn-wizard:vpn", "Value": "office"}]
    specification = {"ResourceType": "client-vpn-endpoint", "Tags": tags}
    endpoint = world.endpoint(TagSpecifications=[specification])
    world.endpoint()
    found = world.ec2.describe_client_vpn_endpoints(
        Filters=[{"Name": "tag:cvpn-wizard:vpn", "Values": ["off*"]}]
    )["ClientVpnEndpoints"]
    assert [one["ClientVpnEndpointId"] for one in found] == [endpoint]
    assert found[0]["Tags"] == tags
    world.ec2.create_tags(Resources=[endpoint], Tags=[{"Key": "Name", "Value": "new"}])
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    assert {"Key": "Name", "Value": "new"} in shown["ClientVpnEndpoints"][0]["Tags"]
    with refused("InvalidParameterValue"):
        world.endpoint(TagSpecifications=[{"ResourceType": "vpc", "Tags": tags}])
    with refused("InvalidParameterValue"):
        world.ec2.describe_client_vpn_endpoints(Filters=[{"Name": "colour", "Values": ["red"]}])


def test_certificates_that_will_not_do(world: Any, refused: Any) -> None:
    plain = world.imported(world.pair("server", issuer=world.authority))
    with refused("InvalidParameterValue") as said:
        world.endpoint(plain)
    assert said.message == f"Certificate {plain} does not have a domain"
    assert "DomainName" not in world.acm.describe_certificate(CertificateArn=plain)["Certificate"]
    dotted = world.imported(world.pair("vpn.office.internal", issuer=world.authority))
    world.endpoint(dotted)

    big = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    curve = ec.generate_private_key(ec.SECP256R1())
    for key in (big, curve):
        arn = world.imported(world.pair("a.example", issuer=world.authority, key=key))
        with refused("InvalidParameterValue"):
            world.endpoint(arn)

    elsewhere = world.client("acm", "us-east-1").import_certificate(
        Certificate=world.server.pem,
        PrivateKey=world.server.key_pem,
        CertificateChain=world.authority.pem,
    )["CertificateArn"]
    with refused("InvalidParameterValue") as said:
        world.endpoint(elsewhere)
    assert "does not exist" in said.message
    order = world.order(dotted)
    order["AuthenticationOptions"][0]["MutualAuthentication"] = {
        "ClientRootCertificateChainArn": dotted[:-1] + "x"
    }
    with refused("InvalidParameterValue"):
        world.ec2.create_client_vpn_endpoint(**order)


def test_modify(world: Any, refused: Any) -> None:
    endpoint = world.endpoint(DnsServers=["10.0.0.2"])
    world.ec2.modify_client_vpn_endpoint(
        ClientVpnEndpointId=endpoint,
        SplitTunnel=True,
        VpnPort=1194,
        SessionTimeoutHours=8,
        DnsServers={"Enabled": False},
        SelfServicePortal="disabled",
        Description="new",
    )
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[endpoint])
    one = shown["ClientVpnEndpoints"][0]
    assert (one["SplitTunnel"], one["VpnPort"], one["SessionTimeoutHours"]) == (True, 1194, 8)
    assert one["DnsServers"] == []
    assert one["Description"] == "new"
    assert "SelfServicePortalUrl" not in one
    with refused("InvalidParameterValue"):
        world.ec2.modify_client_vpn_endpoint(ClientVpnEndpointId=endpoint, VpnPort=80)


def test_one_endpoint_does_not_change_another_ones_settings(world: Any) -> None:
    first, second = world.endpoint(), world.endpoint()
    world.ec2.modify_client_vpn_endpoint(ClientVpnEndpointId=first, SplitTunnel=True)
    shown = world.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[second])
    assert shown["ClientVpnEndpoints"][0]["SplitTunnel"] is False
    assert DEFAULTS["SplitTunnel"] is False
