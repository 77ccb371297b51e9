"""Authorization rules: which ranges clients may reach."""

from __future__ import annotations

from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.pages import filtered, page
from cvpn_wizard.practice.ranges import cidr
from cvpn_wizard.practice.records import Rule
from cvpn_wizard.practice.refusals import missing, refusal
from cvpn_wizard.practice.tokens import once

QUOTA = 200
"""Rules per endpoint (quota L-9A1BC94B)."""


def authorize(estate: Estate, params: Params) -> Result:
    """AuthorizeClientVpnIngress; works before any subnet is associated."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    network = cidr(params["TargetNetworkCidr"])
    group = params.get("AccessGroupId") or ""
    if bool(group) == bool(params.get("AuthorizeAllGroups")):
        raise refusal(
            "MissingParameter", "You must specify either access-group-id or authorize-all-groups"
        )

    def make() -> Rule:
        if endpoint.gone_at is not None:
            raise refusal("IncorrectState", f"Endpoint {endpoint.id} is being deleted")
        if any(one.cidr == network and one.group == group for one in endpoint.rules):
            raise refusal(
                "InvalidClientVpnDuplicateAuthorizationRule",
                "The specified authorization has already been added to the Client VPN endpoint.",
            )
        if len(endpoint.rules) >= QUOTA:
            raise refusal(
                "ClientVpnAuthorizationRuleLimitExceeded",
                "You've reached the limit on the number of authorization rules that can be "
                "added to a single Client VPN endpoint.",
            )
        ready_at = estate.after(estate.delays.authorization)
        rule = Rule(ready_at, network, group, params.get("Description") or "")
        endpoint.rules.append(rule)
        return rule

    rule = once(estate, "authorize", params, make)
    return {"Status": {"Code": rule.code(estate.now())}}


def revoke(estate: Estate, params: Params) -> Result:
    """RevokeClientVpnIngress."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    network = cidr(params["TargetNetworkCidr"])
    group = params.get("AccessGroupId") or ""
    if not group and not params.get("RevokeAllGroups"):
        raise missing("AccessGroupId")
    for rule in endpoint.rules:
        if rule.cidr == network and rule.group == group:
            if rule.gone_at is None:
                rule.gone_at = estate.after(estate.delays.revocation)
            return {"Status": {"Code": "revoking"}}
    raise refusal(
        "InvalidClientVpnEndpointAuthorizationRuleNotFound",
        "The specified authorization rule cannot be found.",
    )


def describe(estate: Estate, params: Params) -> Result:
    """DescribeClientVpnAuthorizationRules."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    shown = [
        {
            "ClientVpnEndpointId": endpoint.id,
            "Description": rule.description,
            "GroupId": rule.group,
            "AccessAll": not rule.group,
            "DestinationCidr": str(rule.cidr),
            "Status": {"Code": rule.code(estate.now())},
        }
        for rule in endpoint.rules
    ]
    kept = filtered(
        shown,
        params,
        {
            "description": lambda item: item["Description"],
            "destination-cidr": lambda item: item["DestinationCidr"],
            "group-id": lambda item: item["GroupId"],
        },
    )
    return page("DescribeClientVpnAuthorizationRules", "AuthorizationRules", kept, params)
