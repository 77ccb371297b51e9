"""The settings that an endpoint can be made with and changed to, and AWS's limits on them.

Source: the EC2 model (CreateClientVpnEndpoint, ModifyClientVpnEndpoint) and the Administrator
Guide's page on endpoints.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any

from cvpn_wizard.practice.certificates import server_certificate
from cvpn_wizard.practice.estate import Estate, Params
from cvpn_wizard.practice.refusals import bad_value, missing, refusal

DEFAULTS: dict[str, Any] = {
    "Description": "",
    "VpnPort": 443,
    "SplitTunnel": False,
    "DnsServers": [],
    "SelfServicePortal": "enabled",
    "SessionTimeoutHours": 24,
    "DisconnectOnSessionTimeout": True,
    "ClientConnectOptions": {"Enabled": False},
    "ClientLoginBannerOptions": {"Enabled": False},
    "ClientRouteEnforcementOptions": {"Enforced": False},
}
"""What AWS takes for a setting that the request does not name."""


def settings_from(estate: Estate, params: Params, before: Params) -> dict[str, Any]:
    """The settings after a request: those of before, with what the request names.

    :raises EC2ClientError: InvalidParameterValue and others, for what AWS refuses.
    """
    named = {
        key: params[key]
        for key in (*DEFAULTS, "ServerCertificateArn", "ConnectionLogOptions")
        if params.get(key) is not None
    }
    if isinstance(named.get("DnsServers"), dict):  # Modify wraps them, Create does not
        wrapped = named["DnsServers"]
        named["DnsServers"] = (
            wrapped.get("CustomDnsServers") or [] if wrapped.get("Enabled", True) else []
        )
    after = {**before, **named}
    if "ServerCertificateArn" in named:
        server_certificate(estate, named["ServerCertificateArn"])
    if "ConnectionLogOptions" in named:
        after["ConnectionLogOptions"] = _log_options(estate, named["ConnectionLogOptions"])
    _check_dns(after["DnsServers"])
    _check_numbers(after)
    _check_banner(after["ClientLoginBannerOptions"])
    if len(after["Description"]) > 255:
        raise bad_value("The description must not be longer than 255 characters")
    return after


def _log_options(estate: Estate, options: Params) -> dict[str, Any]:
    if not options.get("Enabled"):
        return {"Enabled": False}
    group = options.get("CloudwatchLogGroup")
    if not group:
        raise missing("CloudwatchLogGroup")
    if group not in estate.logs.groups:
        raise bad_value(f"CloudWatch log group {group} does not exist")
    stream = options.get("CloudwatchLogStream")
    streams = estate.logs.groups[group].streams
    if stream and stream not in streams:
        raise bad_value(f"CloudWatch log stream {stream} does not exist in log group {group}")
    if not stream:  # "If you do not specify one, we create it for you."
        stream = f"cvpn-endpoint-{estate.region}"
        if stream not in streams:
            estate.logs.create_log_stream(group, stream)
    return {"Enabled": True, "CloudwatchLogGroup": group, "CloudwatchLogStream": stream}


def _check_dns(servers: Sequence[str]) -> None:
    if len(servers) > 2:
        raise bad_value("A maximum of two DNS servers can be specified")
    for server in servers:
        try:
            ipaddress.IPv4Address(server)
        except ValueError as error:
            raise bad_value(f"Invalid DNS server IP address: {server}") from error


def _check_numbers(settings: Params) -> None:
    if settings["VpnPort"] not in (443, 1194):
        raise bad_value(f"Invalid VPN port {settings['VpnPort']}. Valid values: 443 | 1194")
    if settings["SessionTimeoutHours"] not in (8, 10, 12, 24):
        raise bad_value(
            f"Invalid session timeout {settings['SessionTimeoutHours']}. "
            "Valid values: 8 | 10 | 12 | 24"
        )
    if settings["SelfServicePortal"] not in ("enabled", "disabled"):
        raise bad_value("Invalid self-service portal value. Valid values: enabled | disabled")
    if settings["ClientConnectOptions"].get("Enabled"):
        raise refusal("UnsupportedOperation", "Client connect handlers are not practised here")


def _check_banner(options: Params) -> None:
    if not options.get("Enabled"):
        return
    text = options.get("BannerText")
    if not text:
        raise missing("BannerText")
    if len(text) > 1400:
        raise bad_value("The banner text must not be longer than 1400 characters")
