"""Create, describe, modify and delete Client VPN endpoints."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from cvpn_wizard.practice.certificates import usable_certificate
from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.pages import filtered, page
from cvpn_wizard.practice.ranges import client_cidr, refuse_overlap
from cvpn_wizard.practice.records import Endpoint
from cvpn_wizard.practice.refusals import bad_value, dependency, missing, refusal
from cvpn_wizard.practice.security_groups import groups_in, vpc_of
from cvpn_wizard.practice.settings import DEFAULTS, settings_from
from cvpn_wizard.practice.tokens import once

QUOTA = 5
"""Endpoints per Region (quota L-8EA77D34)."""


def create(estate: Estate, params: Params) -> Result:
    """CreateClientVpnEndpoint. Other calls find the endpoint a moment later."""
    endpoint_id = once(estate, "create", params, lambda: _make(estate, params))
    endpoint = estate.endpoints.get(endpoint_id)
    code = endpoint.code(estate.now()) if endpoint else "deleted"
    return {
        "ClientVpnEndpointId": endpoint_id,
        "Status": {"Code": code},
        "DnsName": dns_name(estate, endpoint_id),
    }


def dns_name(estate: Estate, endpoint_id: str) -> str:
    """With the leading wildcard, as AWS gives it: any label in front of it resolves."""
    return f"*.{endpoint_id}.prod.clientvpn.{estate.region}.amazonaws.com"


def _make(estate: Estate, params: Params) -> str:
    for name in ("ServerCertificateArn", "AuthenticationOptions", "ConnectionLogOptions"):
        if params.get(name) is None:
            raise missing(name)
    if not params.get("ClientCidrBlock"):
        raise missing("ClientCidrBlock")
    tags = _tags(params.get("TagSpecifications") or [])
    cidr = client_cidr(params["ClientCidrBlock"])
    transport = params.get("TransportProtocol") or "udp"
    if transport not in ("tcp", "udp"):
        raise bad_value(f"Invalid transport protocol {transport}. Valid values: tcp | udp")
    settings = settings_from(estate, params, DEFAULTS)
    client_root = _client_root(estate, params["AuthenticationOptions"])
    vpc_id, asked = params.get("VpcId") or "", params.get("SecurityGroupIds") or []
    groups: list[str] = []
    if vpc_id:
        refuse_overlap(cidr, vpc_of(estate, vpc_id))
        groups = groups_in(estate, vpc_id, asked)
    elif asked:
        raise missing("VpcId")
    if len(estate.endpoints) >= QUOTA:
        raise refusal(
            "ClientVpnEndpointLimitExceeded",
            "You've reached the limit on the number of Client VPN endpoints that you can create.",
        )
    endpoint_id = f"cvpn-endpoint-{secrets.token_hex(9)[:17]}"
    estate.endpoints[endpoint_id] = Endpoint(
        estate.after(estate.delays.endpoint_visible),
        endpoint_id,
        dns_name(estate, endpoint_id),
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        cidr,
        client_root,
        transport,
        settings,
        vpc_id,
        groups,
    )
    if tags:
        estate.ec2.create_tags([endpoint_id], tags)
    return endpoint_id


def _tags(specifications: Sequence[Params]) -> dict[str, str]:
    tags: dict[str, str] = {}
    for one in specifications:
        if one.get("ResourceType") != "client-vpn-endpoint":
            raise bad_value(
                f"'{one.get('ResourceType')}' is not a valid taggable resource type "
                "for this operation."
            )
        for tag in one.get("Tags") or []:
            if tag["Key"].startswith("aws:"):
                raise bad_value("Tag keys starting with 'aws:' are reserved for internal use")
            tags[tag["Key"]] = tag.get("Value") or ""
    if len(tags) > 50:
        raise refusal("TagLimitExceeded", "The maximum number of Tags for a resource is 50.")
    return tags


def _client_root(estate: Estate, options: Sequence[Params]) -> str:
    if not options:
        raise missing("AuthenticationOptions")
    if len(options) > 1 or options[0].get("Type") != "certificate-authentication":
        raise refusal("UnsupportedOperation", "Only certificate-authentication is practised here")
    arn = (options[0].get("MutualAuthentication") or {}).get("ClientRootCertificateChainArn")
    if not arn:
        raise missing("ClientRootCertificateChainArn")
    usable_certificate(estate, arn)
    return str(arn)


def describe(estate: Estate, params: Params) -> Result:
    """DescribeClientVpnEndpoints. Leaves out what was made a moment ago."""
    wanted = params.get("ClientVpnEndpointIds") or []
    found = (
        [estate.endpoint(one) for one in wanted]
        if wanted
        else [one for one in estate.endpoints.values() if estate.now() >= one.ready_at]
    )
    shown = filtered(
        [_shown(estate, one) for one in found],
        params,
        {
            "endpoint-id": lambda item: item["ClientVpnEndpointId"],
            "transport-protocol": lambda item: item["TransportProtocol"],
            "tag": lambda item: item["Tags"],
        },
    )
    return page("DescribeClientVpnEndpoints", "ClientVpnEndpoints", shown, params)


def _shown(estate: Estate, endpoint: Endpoint) -> Result:
    settings: dict[str, Any] = dict(endpoint.settings)
    if settings.pop("SelfServicePortal") == "enabled":
        settings["SelfServicePortalUrl"] = (
            f"https://self-service.clientvpn.amazonaws.com/endpoints/{endpoint.id}"
        )
    return settings | {
        "ClientVpnEndpointId": endpoint.id,
        "Status": {"Code": endpoint.code(estate.now())},
        "CreationTime": endpoint.created,
        "DnsName": endpoint.dns_name,
        "ClientCidrBlock": str(endpoint.cidr),
        "VpnProtocol": "openvpn",
        "TransportProtocol": endpoint.transport,
        "AssociatedTargetNetworks": [
            {"NetworkId": one.subnet_id, "NetworkType": "vpc"} for one in endpoint.associations
        ],
        "AuthenticationOptions": [
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {"ClientRootCertificateChain": endpoint.client_root},
            }
        ],
        "Tags": [
            {"Key": key, "Value": value}
            for key, value in estate.ec2.tags.get(endpoint.id, {}).items()
        ],
        "SecurityGroupIds": list(endpoint.groups),
        "VpcId": endpoint.vpc_id or None,
        "EndpointIpAddressType": "ipv4",
        "TrafficIpAddressType": "ipv4",
    }


def modify(estate: Estate, params: Params) -> Result:
    """ModifyClientVpnEndpoint: all but client CIDR, authentication and transport."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    settings = settings_from(estate, params, endpoint.settings)
    vpc_id, asked = params.get("VpcId") or endpoint.vpc_id, params.get("SecurityGroupIds") or []
    if asked and not vpc_id:
        raise missing("VpcId")
    if vpc_id != endpoint.vpc_id:
        if endpoint.associations:
            raise bad_value("The VPC cannot be changed while target networks are associated")
        refuse_overlap(endpoint.cidr, vpc_of(estate, vpc_id))
    if asked or vpc_id != endpoint.vpc_id:
        endpoint.groups = groups_in(estate, vpc_id, asked)
    endpoint.vpc_id = vpc_id
    released = endpoint.certificates
    endpoint.settings = settings
    for arn in released - endpoint.certificates:
        estate.held[arn] = (
            estate.arn(endpoint.id),
            estate.after(estate.delays.certificate_release),
        )
    return {"Return": True}


def delete(estate: Estate, params: Params) -> Result:
    """DeleteClientVpnEndpoint; refused while a target network is associated."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    if endpoint.associations:
        raise dependency(
            f"The Client VPN endpoint '{endpoint.id}' has associated target networks "
            "and cannot be deleted."
        )
    if endpoint.gone_at is None:
        endpoint.gone_at = estate.after(estate.delays.endpoint_deletion)
    return {"Status": {"Code": "deleting"}}
