"""The Client VPN endpoint and what belongs to it, between AWS's words and ours."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, cast

from cvpn_wizard.adapters.aws.calls import tag_specifications, tags_of
from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    AuthorizationRule,
    ClientRoute,
    Endpoint,
    EndpointOrder,
    EndpointState,
)
from cvpn_wizard.model.names import (
    AssociationId,
    CertificateArn,
    EndpointId,
    SecurityGroupId,
    SubnetId,
    VpcId,
)

if TYPE_CHECKING:
    from types_boto3_ec2.literals import TransportProtocolType
    from types_boto3_ec2.type_defs import (
        AuthorizationRuleTypeDef,
        ClientVpnEndpointTypeDef,
        ClientVpnRouteTypeDef,
        ConnectionLogOptionsTypeDef,
        CreateClientVpnEndpointRequestTypeDef,
        TargetNetworkTypeDef,
    )


def creation_of(
    order: EndpointOrder, tags: Mapping[str, str], token: str
) -> CreateClientVpnEndpointRequestTypeDef:
    """What CreateClientVpnEndpoint is sent."""
    log: ConnectionLogOptionsTypeDef = {"Enabled": bool(order.log_group)}
    if order.log_group:
        log["CloudwatchLogGroup"] = order.log_group
        if order.log_stream:
            log["CloudwatchLogStream"] = order.log_stream
    request: CreateClientVpnEndpointRequestTypeDef = {
        "ClientCidrBlock": str(order.client_cidr),
        "ServerCertificateArn": order.server_certificate,
        "AuthenticationOptions": [
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {"ClientRootCertificateChainArn": order.client_root},
            }
        ],
        "ConnectionLogOptions": log,
        "TransportProtocol": cast("TransportProtocolType", order.transport),
        "VpnPort": order.port,
        "SplitTunnel": order.split_tunnel,
        "VpcId": order.vpc_id,
        # On by default, and useless with certificates.
        "SelfServicePortal": "disabled",
        "SessionTimeoutHours": order.session_hours,
        "Description": order.name,
        "ClientToken": token,
        "TagSpecifications": tag_specifications(tags, "client-vpn-endpoint"),
    }
    if order.security_group_ids:
        request["SecurityGroupIds"] = list(order.security_group_ids)
    if order.dns_servers:
        request["DnsServers"] = list(order.dns_servers)
    if order.banner:
        request["ClientLoginBannerOptions"] = {"Enabled": True, "BannerText": order.banner}
    return request


def endpoint_of(one: ClientVpnEndpointTypeDef) -> Endpoint:
    status = one.get("Status", {})
    cidr = one.get("ClientCidrBlock")
    vpc = one.get("VpcId")
    roots = [
        way.get("MutualAuthentication", {}).get("ClientRootCertificateChain")
        for way in one.get("AuthenticationOptions", [])
    ]
    root = next((arn for arn in roots if arn), None)
    banner = one.get("ClientLoginBannerOptions", {})
    log = one.get("ConnectionLogOptions", {})
    log = log if log.get("Enabled") else {}
    return Endpoint(
        id=EndpointId(one["ClientVpnEndpointId"]),
        state=EndpointState(status.get("Code", "pending-associate")),
        message=status.get("Message", ""),
        # AWS writes a wildcard: any label may stand in front of the name.
        dns_name=one.get("DnsName", "").removeprefix("*."),
        client_cidr=IPv4Network(cidr) if cidr else None,
        vpc_id=VpcId(vpc) if vpc else None,
        security_group_ids=tuple(SecurityGroupId(g) for g in one.get("SecurityGroupIds", [])),
        server_certificate=CertificateArn(one.get("ServerCertificateArn", "")),
        client_root=CertificateArn(root) if root else None,
        transport=one.get("TransportProtocol", "udp"),
        port=one.get("VpnPort", 443),
        split_tunnel=one.get("SplitTunnel", False),
        dns_servers=tuple(one.get("DnsServers", [])),
        session_hours=one.get("SessionTimeoutHours", 24),
        banner=banner.get("BannerText", "") if banner.get("Enabled") else "",
        log_group=log.get("CloudwatchLogGroup", ""),
        log_stream=log.get("CloudwatchLogStream", ""),
        description=one.get("Description", ""),
        portal=bool(one.get("SelfServicePortalUrl")),
        tags=tags_of(one.get("Tags", [])),
    )


def association_of(one: TargetNetworkTypeDef) -> Association:
    status = one.get("Status", {})
    return Association(
        id=AssociationId(one["AssociationId"]),
        endpoint_id=EndpointId(one.get("ClientVpnEndpointId", "")),
        subnet_id=SubnetId(one.get("TargetNetworkId", "")),
        state=AssociationState(status.get("Code", "associating")),
        message=status.get("Message", ""),
        security_group_ids=tuple(SecurityGroupId(g) for g in one.get("SecurityGroups", [])),
    )


def rule_of(one: AuthorizationRuleTypeDef) -> AuthorizationRule:
    status = one.get("Status", {})
    return AuthorizationRule(
        cidr=IPv4Network(one["DestinationCidr"], strict=False),
        state=status.get("Code", ""),
        message=status.get("Message", ""),
        all_people=one.get("AccessAll", not one.get("GroupId")),
    )


def route_of(one: ClientVpnRouteTypeDef) -> ClientRoute:
    status = one.get("Status", {})
    return ClientRoute(
        cidr=IPv4Network(one["DestinationCidr"], strict=False),
        subnet_id=SubnetId(one.get("TargetSubnet", "")),
        state=status.get("Code", ""),
        origin=one.get("Origin", ""),
        message=status.get("Message", ""),
    )
