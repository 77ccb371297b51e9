"""Who is connected: a few whom the lived-in account shows, and the sessions of the proving ground.

Without a proving ground (``practice/tunnel``) there is no tunnel, and nobody else connects.
"""

from __future__ import annotations

from datetime import UTC, datetime

from cvpn_wizard.practice.connection_log import write_reset
from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.pages import filtered, page
from cvpn_wizard.practice.refusals import missing, refusal


def describe(estate: Estate, params: Params) -> Result:
    """DescribeClientVpnConnections: active ones, and those that ended within the hour."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    now = estate.now()
    shown = [
        {
            "ClientVpnEndpointId": endpoint.id,
            "Timestamp": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
            "ConnectionId": one.id,
            "ConnectionEstablishedTime": one.established,
            "IngressBytes": str(one.ingress_bytes),
            "EgressBytes": str(one.egress_bytes),
            "IngressPackets": str(_packets(one.ingress_bytes)),
            "EgressPackets": str(_packets(one.egress_bytes)),
            "ClientIp": one.client_ip,
            "CommonName": one.common_name,
            "Status": {"Code": one.code(now)},
            "ConnectionEndTime": one.ended or "-",
        }
        for one in endpoint.connections
    ]
    kept = filtered(
        shown,
        params,
        {"connection-id": lambda item: item["ConnectionId"], "username": lambda _: ""},
    )
    return page("DescribeClientVpnConnections", "Connections", kept, params)


def _packets(octets: int) -> int:
    """Nobody counts them here: reckoned at 500 bytes each."""
    return -(-octets // 500)


def terminate(estate: Estate, params: Params) -> Result:
    """TerminateClientVpnConnections; by user name only where users have names (AD, SAML)."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    wanted = params.get("ConnectionId")
    if params.get("Username"):
        raise refusal(
            "InvalidClientVpnConnection.UserNotFound",
            "The specified user does not have an active connection to the specified "
            "Client VPN endpoint.",
        )
    if not wanted:
        raise missing("ConnectionId")
    now = estate.now()
    for one in endpoint.connections:
        if one.id == wanted:
            before = one.code(now)
            if one.ends_at is None:
                one.ends_at = estate.after(estate.delays.termination)
                one.ended = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
                if one.device:
                    write_reset(estate, endpoint, one, one.device)
            return {
                "ClientVpnEndpointId": endpoint.id,
                "ConnectionStatuses": [
                    {
                        "ConnectionId": one.id,
                        "PreviousStatus": {"Code": before},
                        "CurrentStatus": {"Code": one.code(now)},
                    }
                ],
            }
    raise refusal(
        "InvalidClientVpnConnection.IdNotFound",
        f"The specified connection {wanted} cannot be found.",
    )
