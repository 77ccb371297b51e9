"""The endpoint's calls, with botocore's Stubber: it holds both sides to AWS's model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import pytest
from botocore.stub import Stubber

from cvpn_wizard.adapters.aws.calls import BUSY_SECONDS
from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.aws import AssociationState, EndpointOrder, EndpointState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import (
    AssociationId,
    CertificateArn,
    EndpointId,
    SecurityGroupId,
    SubnetId,
    VpcId,
)
from tests.fakes.no_wait import NoWait

ID = EndpointId("cvpn-endpoint-1")
ARN = CertificateArn("arn:aws:acm:ap-northeast-1:123456789012:certificate/1")
SUBNET = SubnetId("subnet-1")
RANGE = IPv4Network("10.255.0.0/16")
GONE = "InvalidClientVpnEndpointId.NotFound"

ORDER = EndpointOrder(
    name="vpn",
    client_cidr=IPv4Network("10.0.0.0/16"),
    server_certificate=ARN,
    client_root=ARN,
    vpc_id=VpcId("vpc-1"),
    security_group_ids=(SecurityGroupId("sg-1"),),
    transport="udp",
    port=443,
    split_tunnel=True,
    dns_servers=("10.255.0.2",),
    session_hours=8,
    banner="Hello",
    log_group="/aws/clientvpn",
    log_stream="connection-log",
)
REQUEST: dict[str, Any] = {
    "ClientCidrBlock": "10.0.0.0/16",
    "ServerCertificateArn": ARN,
    "AuthenticationOptions": [
        {
            "Type": "certificate-authentication",
            "MutualAuthentication": {"ClientRootCertificateChainArn": ARN},
        }
    ],
    "ConnectionLogOptions": {
        "Enabled": True,
        "CloudwatchLogGroup": "/aws/clientvpn",
        "CloudwatchLogStream": "connection-log",
    },
    "DnsServers": ["10.255.0.2"],
    "TransportProtocol": "udp",
    "VpnPort": 443,
    "SplitTunnel": True,
    "VpcId": "vpc-1",
    "SecurityGroupIds": ["sg-1"],
    "SelfServicePortal": "disabled",
    "SessionTimeoutHours": 8,
    "ClientLoginBannerOptions": {"Enabled": True, "BannerText": "Hello"},
    "Description": "vpn",
    "ClientToken": "token",
    "TagSpecifications": [
        {"ResourceType": "client-vpn-endpoint", "Tags": [{"Key": "Name", "Value": "vpn"}]}
    ],
}


@pytest.fixture
def ec2(session: AwsSession) -> Iterator[Stubber]:
    with Stubber(session.ec2) as stub:
        yield stub
        stub.assert_no_pending_responses()


def create(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response("create_client_vpn_endpoint", {"ClientVpnEndpointId": ID}, REQUEST)
    assert cloud.create_endpoint(ORDER, {"Name": "vpn"}, "token") == ID


def test_the_order_is_what_aws_is_told(cloud: Cloud, ec2: Stubber) -> None:
    create(cloud, ec2)


BUSY = "ConcurrentMutationLimitExceeded"


@pytest.mark.parametrize(
    ("call", "change"),
    [
        ("associate_client_vpn_target_network", lambda c: c.associate(ID, SUBNET, "t")),
        ("disassociate_client_vpn_target_network", lambda c: c.disassociate(ID, "assoc-1")),
        ("authorize_client_vpn_ingress", lambda c: c.authorize(ID, RANGE, "t")),
        ("revoke_client_vpn_ingress", lambda c: c.revoke_authorization(ID, RANGE)),
        ("create_client_vpn_route", lambda c: c.create_client_route(ID, RANGE, SUBNET, "t")),
        ("delete_client_vpn_route", lambda c: c.delete_client_route(ID, RANGE, SUBNET)),
    ],
)
def test_too_many_changes_of_an_endpoint_are_waited_for(
    cloud: Cloud, ec2: Stubber, waiting: NoWait, call: str, change: Callable[[Cloud], object]
) -> None:
    for _ in range(20):
        ec2.add_client_error(call, BUSY, "Cannot initiate another change for this endpoint")
    ec2.add_response(call, {"AssociationId": "assoc-1"} if "associate" in call else {})
    change(cloud)
    assert 20 < waiting.seconds < BUSY_SECONDS


def test_but_not_for_ever(cloud: Cloud, ec2: Stubber) -> None:
    for _ in range(400):
        ec2.add_client_error("revoke_client_vpn_ingress", BUSY)
    with pytest.raises(WizardError) as caught:
        cloud.revoke_authorization(ID, RANGE)
    assert caught.value.code is ErrorCode.THROTTLED
    ec2._queue.clear()  # type: ignore[attr-defined]  what was more than enough


def test_one_endpoint_is_made_at_a_time(cloud: Cloud, ec2: Stubber) -> None:
    for _ in range(3):
        ec2.add_client_error(
            "create_client_vpn_endpoint",
            "OperationNotPermitted",
            "Endpoint cannot be created while another endpoint is being created",
        )
    create(cloud, ec2)


def test_a_log_that_is_off_is_said_so(cloud: Cloud, ec2: Stubber) -> None:
    request = {**REQUEST, "ConnectionLogOptions": {"Enabled": False}}
    for key in ("DnsServers", "ClientLoginBannerOptions"):
        del request[key]
    ec2.add_response("create_client_vpn_endpoint", {"ClientVpnEndpointId": ID}, request)
    plain = replace(ORDER, log_group="", log_stream="", dns_servers=(), banner="")
    cloud.create_endpoint(plain, {"Name": "vpn"}, "token")


def shown(state: str = "available", **more: Any) -> dict[str, Any]:
    return {
        "ClientVpnEndpointId": ID,
        "Status": {"Code": state, "Message": "m"},
        "DnsName": "*.cvpn-endpoint-1.prod.clientvpn.ap-northeast-1.amazonaws.com",
        "ClientCidrBlock": "10.0.0.0/16",
        "AuthenticationOptions": [
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {"ClientRootCertificateChain": ARN},
            }
        ],
        "ConnectionLogOptions": {"Enabled": False, "CloudwatchLogGroup": "old"},
        "Tags": [{"Key": "Name", "Value": "vpn"}],
        **more,
    }


def test_an_endpoint_in_our_words(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "describe_client_vpn_endpoints",
        {"ClientVpnEndpoints": [shown()]},
        {"ClientVpnEndpointIds": [ID]},
    )
    found = cloud.endpoint(ID)
    assert found is not None
    assert found.state is EndpointState.AVAILABLE
    assert found.dns_name == "cvpn-endpoint-1.prod.clientvpn.ap-northeast-1.amazonaws.com"
    assert (found.client_root, found.log_group, found.name) == (ARN, "", "vpn")


def test_gone_deleted_and_not_visible_are_none(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_client_error("describe_client_vpn_endpoints", GONE)
    assert cloud.endpoint(ID) is None
    ec2.add_response("describe_client_vpn_endpoints", {"ClientVpnEndpoints": [shown("deleted")]})
    assert cloud.endpoint(ID) is None
    ec2.add_response("describe_client_vpn_endpoints", {"ClientVpnEndpoints": []})
    assert cloud.endpoint(ID) is None


def test_lists_follow_the_pages(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "describe_client_vpn_endpoints", {"ClientVpnEndpoints": [shown()], "NextToken": "n"}, {}
    )
    ec2.add_response(
        "describe_client_vpn_endpoints",
        {"ClientVpnEndpoints": [shown("deleted"), shown("pending-associate")]},
        {"NextToken": "n"},
    )
    states = [endpoint.state for endpoint in cloud.endpoints()]
    assert states == [EndpointState.AVAILABLE, EndpointState.PENDING_ASSOCIATE]


def test_a_new_endpoint_that_is_not_visible_yet_is_waited_for(
    cloud: Cloud, ec2: Stubber, waiting: NoWait
) -> None:
    create(cloud, ec2)
    for _ in range(5):
        ec2.add_client_error("associate_client_vpn_target_network", GONE)
    asked = {"ClientVpnEndpointId": ID, "SubnetId": SUBNET, "ClientToken": "t"}
    ec2.add_response(
        "associate_client_vpn_target_network", {"AssociationId": "cvpn-assoc-1"}, asked
    )
    assert cloud.associate(ID, SUBNET, "t") == "cvpn-assoc-1"
    assert 0.8 < waiting.seconds < 4


def test_an_endpoint_that_is_gone_is_not_waited_for_long(
    cloud: Cloud, ec2: Stubber, waiting: NoWait
) -> None:
    for _ in range(20):
        ec2.add_client_error("authorize_client_vpn_ingress", GONE)
    with pytest.raises(WizardError) as caught:
        cloud.authorize(ID, RANGE, "t")
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert waiting.seconds < 7
    ec2._queue.clear()  # type: ignore[attr-defined]  # the rest was not needed


@pytest.mark.parametrize(
    "code",
    ["InvalidClientVpnDuplicateAssociationException", "InvalidClientVpnDuplicateAssociation"],
)
def test_associated_already_gives_that_association(cloud: Cloud, ec2: Stubber, code: str) -> None:
    ec2.add_client_error("associate_client_vpn_target_network", code)
    networks = [
        {"AssociationId": "old", "TargetNetworkId": SUBNET, "Status": {"Code": "disassociating"}},
        {"AssociationId": "it", "TargetNetworkId": SUBNET, "Status": {"Code": "associating"}},
    ]
    ec2.add_response("describe_client_vpn_target_networks", {"ClientVpnTargetNetworks": networks})
    assert cloud.associate(ID, SUBNET, "t") == "it"


def test_the_subnets_zone_is_taken(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_client_error(
        "associate_client_vpn_target_network", "InvalidClientVpnSubnetId.DuplicateAz"
    )
    with pytest.raises(WizardError) as caught:
        cloud.associate(ID, SUBNET, "t")
    assert caught.value.code is ErrorCode.SUBNET_SAME_ZONE
    assert caught.value.facts["name"] == SUBNET


def test_a_route_waits_for_the_association(cloud: Cloud, ec2: Stubber, waiting: NoWait) -> None:
    for _ in range(4):
        ec2.add_client_error("create_client_vpn_route", "InvalidClientVpnActiveAssociationNotFound")
    ec2.add_response(
        "create_client_vpn_route",
        {"Status": {"Code": "creating"}},
        {
            "ClientVpnEndpointId": ID,
            "DestinationCidrBlock": "0.0.0.0/0",
            "TargetVpcSubnetId": SUBNET,
            "ClientToken": "t",
        },
    )
    cloud.create_client_route(ID, IPv4Network("0.0.0.0/0"), SUBNET, "t")
    assert waiting.seconds > 0.5


def test_what_is_associated(cloud: Cloud, ec2: Stubber) -> None:
    networks = [
        {
            "AssociationId": "a",
            "TargetNetworkId": SUBNET,
            "ClientVpnEndpointId": ID,
            "SecurityGroups": ["sg-1"],
            "Status": {"Code": "association-failed", "Message": "why"},
        }
    ]
    ec2.add_response("describe_client_vpn_target_networks", {"ClientVpnTargetNetworks": networks})
    (found,) = cloud.associations(ID)
    assert (found.state, found.message) == (AssociationState.FAILED, "why")
    assert (found.subnet_id, found.security_group_ids) == (SUBNET, ("sg-1",))


def test_rules_and_routes_in_our_words(cloud: Cloud, ec2: Stubber) -> None:
    rules = [
        {"DestinationCidr": "10.255.0.0/16", "AccessAll": True, "Status": {"Code": "active"}},
        {"DestinationCidr": "10.1.0.0/16", "GroupId": "g", "Status": {"Code": "authorizing"}},
        {"DestinationCidr": "fd00::/8", "Status": {"Code": "active"}},
    ]
    ec2.add_response("describe_client_vpn_authorization_rules", {"AuthorizationRules": rules})
    assert [(str(r.cidr), r.state, r.all_people) for r in cloud.authorization_rules(ID)] == [
        ("10.255.0.0/16", "active", True),
        ("10.1.0.0/16", "authorizing", False),
    ]
    row = {
        "DestinationCidr": "10.255.0.0/16",
        "TargetSubnet": SUBNET,
        "Origin": "associate",
        "Status": {"Code": "active"},
    }
    ec2.add_response("describe_client_vpn_routes", {"Routes": [row]})
    (route,) = cloud.client_routes(ID)
    assert (route.cidr, route.subnet_id, route.origin) == (RANGE, SUBNET, "associate")


def test_what_is_gone_has_nothing(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_client_error("describe_client_vpn_target_networks", GONE)
    ec2.add_client_error("describe_client_vpn_authorization_rules", GONE)
    ec2.add_client_error("describe_client_vpn_routes", GONE)
    assert cloud.associations(ID) == ()
    assert cloud.authorization_rules(ID) == ()
    assert cloud.client_routes(ID) == ()


@pytest.mark.parametrize(
    ("operation", "code", "change"),
    [
        (
            "authorize_client_vpn_ingress",
            "InvalidClientVpnDuplicateAuthorizationRule",
            lambda cloud: cloud.authorize(ID, RANGE, "t"),
        ),
        (
            "create_client_vpn_route",
            "InvalidClientVpnDuplicateRoute",
            lambda cloud: cloud.create_client_route(ID, RANGE, SUBNET, "t"),
        ),
        (
            "revoke_client_vpn_ingress",
            "InvalidClientVpnEndpointAuthorizationRuleNotFound",
            lambda cloud: cloud.revoke_authorization(ID, RANGE),
        ),
        (
            "delete_client_vpn_route",
            "InvalidClientVpnRouteNotFound",
            lambda cloud: cloud.delete_client_route(ID, RANGE, SUBNET),
        ),
        (
            "disassociate_client_vpn_target_network",
            "InvalidClientVpnAssociationIdNotFound",
            lambda cloud: cloud.disassociate(ID, AssociationId("a")),
        ),
        (
            "disassociate_client_vpn_target_network",
            "InvalidClientVpnAssociationId.NotFound",
            lambda cloud: cloud.disassociate(ID, AssociationId("a")),
        ),
        ("delete_client_vpn_endpoint", GONE, lambda cloud: cloud.delete_endpoint(ID)),
    ],
)
def test_what_is_so_already_is_fine(
    cloud: Cloud, ec2: Stubber, operation: str, code: str, change: Callable[[Cloud], None]
) -> None:
    ec2.add_client_error(operation, code)
    change(cloud)


def test_an_endpoint_with_subnets_stays(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_client_error("delete_client_vpn_endpoint", "DependencyViolation")
    with pytest.raises(WizardError) as caught:
        cloud.delete_endpoint(ID)
    assert caught.value.code is ErrorCode.IN_USE


def test_the_export(cloud: Cloud, ec2: Stubber) -> None:
    ec2.add_response(
        "export_client_vpn_client_configuration",
        {"ClientConfiguration": "client\n"},
        {"ClientVpnEndpointId": ID},
    )
    assert cloud.export_profile(ID) == "client\n"


def test_the_quota_is_advice_only(cloud: Cloud, session: AwsSession) -> None:
    with Stubber(session.servicequotas) as stub:
        stub.add_response("get_service_quota", {"Quota": {"Value": 5.0}})
        assert cloud.endpoint_quota() == 5
        stub.add_client_error("get_service_quota", "AccessDeniedException")
        assert cloud.endpoint_quota() is None
