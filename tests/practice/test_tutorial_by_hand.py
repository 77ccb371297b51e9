"""The tutorial by hand, with plain botocore clients: to the profile, and back to nothing."""

from __future__ import annotations

from typing import Any


def test_from_nothing_to_a_profile_and_back(world: Any) -> None:
    ec2, acm, logs, clock = world.ec2, world.acm, world.logs, world.clock
    client = world.pair("client1.domain.tld", issuer=world.authority)
    server_arn, client_arn = world.imported(), world.imported(client)

    vpc = world.vpc("10.255.0.0/16")
    target = world.subnet(vpc, "10.255.255.0/24", "a")
    servers = world.subnet(vpc, "10.255.1.0/24", "c")
    group = ec2.create_security_group(GroupName="icmp-sg", Description="ping", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[
            {
                "IpProtocol": "icmp",
                "FromPort": -1,
                "ToPort": -1,
                "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
            }
        ],
    )
    logs.create_log_group(logGroupName="/aws/clientvpn")
    logs.create_log_stream(logGroupName="/aws/clientvpn", logStreamName="connection-log")

    order = world.order(
        server_arn,
        ClientCidrBlock="10.0.0.0/16",
        VpcId=vpc,
        SecurityGroupIds=[group],
        ConnectionLogOptions={
            "Enabled": True,
            "CloudwatchLogGroup": "/aws/clientvpn",
            "CloudwatchLogStream": "connection-log",
        },
        TagSpecifications=[
            {
                "ResourceType": "client-vpn-endpoint",
                "Tags": [{"Key": "Name", "Value": "cvpn-endpoint-01"}],
            }
        ],
    )
    order["AuthenticationOptions"][0]["MutualAuthentication"] = {
        "ClientRootCertificateChainArn": client_arn
    }
    endpoint = ec2.create_client_vpn_endpoint(**order)["ClientVpnEndpointId"]
    clock.pass_by(0.6)
    named = {"ClientVpnEndpointId": endpoint}
    association = ec2.associate_client_vpn_target_network(**named, SubnetId=target)
    ec2.authorize_client_vpn_ingress(
        **named, TargetNetworkCidr="10.255.0.0/16", AuthorizeAllGroups=True
    )
    clock.pass_by(8)
    assert world.state(endpoint) == "available"
    profile = ec2.export_client_vpn_client_configuration(**named)["ClientConfiguration"]
    assert f"remote {endpoint}.prod.clientvpn.ap-northeast-1.amazonaws.com 443" in profile
    assert "verify-x509-name server name" in profile

    ec2.disassociate_client_vpn_target_network(**named, AssociationId=association["AssociationId"])
    clock.pass_by(4)
    ec2.delete_client_vpn_endpoint(**named)
    clock.pass_by(2)
    for arn in (server_arn, client_arn):
        acm.delete_certificate(CertificateArn=arn)
    ec2.delete_security_group(GroupId=group)
    for subnet in (target, servers):
        ec2.delete_subnet(SubnetId=subnet)
    ec2.delete_vpc(VpcId=vpc)
    logs.delete_log_group(logGroupName="/aws/clientvpn")

    assert ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"] == []
    assert acm.list_certificates()["CertificateSummaryList"] == []
    assert {one["CidrBlock"] for one in ec2.describe_vpcs()["Vpcs"]} == {"172.31.0.0/16"}
