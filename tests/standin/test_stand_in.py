"""What the second stand-in holds its clients to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.standin.account import REGION, TRUTHFUL_KEY
from tests.standin.server import SecondAws


@pytest.fixture(scope="module")
def aws() -> Iterator[SecondAws]:
    with SecondAws(speed=0.02, lag=0) as running:
        yield running
        assert running.bugs == []


def client(aws: SecondAws, service: str, key: str = TRUTHFUL_KEY) -> Any:
    """With botocore's own check of parameters off, so that the server's is seen."""
    config = Config(parameter_validation=False, retries={"total_max_attempts": 1})
    session: Any = boto3.Session(key, "any", region_name=REGION)
    return session.client(service, endpoint_url=aws.url, config=config)


@pytest.fixture(scope="module")
def ec2(aws: SecondAws) -> Any:
    return client(aws, "ec2")


@pytest.fixture
def theirs(ec2: Any) -> dict[str, Any]:
    """Somebody's endpoint."""
    (found,) = ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"]
    return dict(found)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(ClientError) as caught:
        call()
    return str(caught.value.response["Error"]["Code"])


@pytest.mark.parametrize(
    ("operation", "asked", "wanted"),
    [
        ("create_vpc", {"CidrBlock": "10.0.0.0/8"}, "InvalidVpc.Range"),
        ("create_vpc", {"CidrBlock": "10.0.0.300/16"}, "InvalidParameterValue"),
        ("create_subnet", {"CidrBlock": "10.0.0.0/24"}, "MissingParameter"),
        ("delete_vpc", {"VpcId": "vpc-1"}, "InvalidVpcID.Malformed"),
        ("delete_vpc", {"VpcId": "vpc-12345678"}, "InvalidVpcID.NotFound"),
        ("describe_vpcs", {"Filters": [{"Name": "nonsense", "Values": ["x"]}]},
         "InvalidParameterValue"),
        ("create_vpc", {"CidrBlock": "10.0.0.0/16", "DryRun": True}, "DryRunOperation"),
        ("create_vpc", {"CidrBlock": "10.0.0.0/16", "InstanceTenancy": "so-so"},
         "InvalidParameterValue"),
        ("create_vpc", {"CidrBlock": "10.0.0.0/16", "TagSpecifications": [
            {"ResourceType": "subnet", "Tags": [{"Key": "a", "Value": "b"}]}]},
         "InvalidParameterValue"),
        ("delete_client_vpn_endpoint", {"ClientVpnEndpointId": "cvpn-endpoint-12345678"},
         "InvalidClientVpnEndpointId.NotFound"),
    ],
)  # fmt: skip
def test_what_is_refused(ec2: Any, operation: str, asked: dict[str, Any], wanted: str) -> None:
    assert code(lambda: getattr(ec2, operation)(**asked)) == wanted


def test_models_of_json_services_are_kept_to(aws: SecondAws) -> None:
    logs, acm = client(aws, "logs"), client(aws, "acm")
    assert code(lambda: logs.create_log_group(logGroupName="a b")) == "ValidationException"
    assert code(logs.create_log_group) == "ValidationException"
    assert code(lambda: acm.list_certificates(MaxItems=0)) == "ValidationException"
    assert code(lambda: acm.import_certificate(Certificate=b"x", PrivateKey=b"y")) in {
        "ValidationException",
        "ThrottlingException",
    }


def test_a_client_token_is_honoured(ec2: Any, theirs: dict[str, Any]) -> None:
    asked = {
        "ClientVpnEndpointId": theirs["ClientVpnEndpointId"],
        "TargetNetworkCidr": "10.255.0.0/16",
        "AuthorizeAllGroups": True,
        "ClientToken": "token-1",
    }
    assert ec2.authorize_client_vpn_ingress(**asked)["Status"]["Code"] == "authorizing"
    assert ec2.authorize_client_vpn_ingress(**asked)["Status"]["Code"] == "authorizing"
    other = {**asked, "TargetNetworkCidr": "0.0.0.0/0"}
    assert code(lambda: ec2.authorize_client_vpn_ingress(**other)) == "IdempotentParameterMismatch"
    again = {**asked, "ClientToken": "token-2"}
    wanted = "InvalidClientVpnDuplicateAuthorizationRule"
    assert code(lambda: ec2.authorize_client_vpn_ingress(**again)) == wanted


def test_what_hangs_together_goes_in_order(
    aws: SecondAws, ec2: Any, theirs: dict[str, Any]
) -> None:
    endpoint = theirs["ClientVpnEndpointId"]
    (group,) = theirs["SecurityGroupIds"]
    assert code(lambda: ec2.delete_security_group(GroupId=group)) == "DependencyViolation"
    assert code(lambda: ec2.delete_vpc(VpcId=theirs["VpcId"])) == "DependencyViolation"
    assert code(lambda: ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoint)) in {
        "DependencyViolation",
        "IncorrectState",
    }
    acm = client(aws, "acm")
    arn = theirs["ServerCertificateArn"]
    assert code(lambda: acm.delete_certificate(CertificateArn=arn)) == "ResourceInUseException"
    (one,) = ec2.describe_client_vpn_target_networks(ClientVpnEndpointId=endpoint)[
        "ClientVpnTargetNetworks"
    ]
    duplicate = {"ClientVpnEndpointId": endpoint, "SubnetId": one["TargetNetworkId"]}
    wanted = "InvalidClientVpnDuplicateAssociationException"
    assert code(lambda: ec2.associate_client_vpn_target_network(**duplicate)) == wanted


def test_pages_are_small(aws: SecondAws) -> None:
    ec2 = client(aws, "ec2", "AKIASOMEBODY")
    with aws.lock:
        aws.unkind, before = (0.0, 0.0), aws.unkind
    try:
        pages = list(ec2.get_paginator("describe_subnets").paginate())
        assert code(lambda: ec2.describe_subnets(NextToken="mine")) == "InvalidNextToken"
    finally:
        aws.unkind = before
    assert [len(page["Subnets"]) for page in pages] == [2, 2]
    assert "NextToken" not in pages[-1]


def test_it_is_unkind_to_strangers_alone(aws: SecondAws, ec2: Any) -> None:
    before, aws.unkind = aws.unkind, (1.0, 0.0)
    try:
        stranger = client(aws, "ec2", "AKIASOMEBODY")
        assert code(stranger.describe_vpcs) == "RequestLimitExceeded"
        assert code(client(aws, "acm", "AKIASOMEBODY").list_certificates) == "ThrottlingException"
        assert len(ec2.describe_vpcs()["Vpcs"]) == 2
    finally:
        aws.unkind = before
