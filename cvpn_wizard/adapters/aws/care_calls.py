"""Looking after an endpoint: who is connected, what is revoked, and changing its settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.calls import Calls, unless
from cvpn_wizard.adapters.aws.certificate_calls import CERTIFICATE_GONE
from cvpn_wizard.adapters.aws.endpoint_calls import ENDPOINT_GONE
from cvpn_wizard.model.care import CertificateText, Connection, EndpointChange, RevocationList
from cvpn_wizard.model.names import CertificateArn, EndpointId, SecurityGroupId, VpcId

if TYPE_CHECKING:
    from types_boto3_ec2.type_defs import (
        ClientVpnConnectionTypeDef,
        ConnectionLogOptionsTypeDef,
        ModifyClientVpnEndpointRequestTypeDef,
    )

NO_LIST = frozenset({"InvalidClientVpnCertificateRevocationList.NotFound"})
"""What AWS says of an endpoint without a revocation list is not documented; it may be this."""

CONNECTION_GONE = frozenset(
    {"InvalidClientVpnConnection.IdNotFound", "InvalidClientVpnConnectionIdNotFound"}
)


class CareCalls(Calls):
    def connections(self, endpoint: EndpointId) -> tuple[Connection, ...]:
        """Who is connected, and who was within the last hour; nobody where it is gone."""
        with (
            self._refusals("ec2", "DescribeClientVpnConnections", name=endpoint),
            unless(ENDPOINT_GONE),
        ):
            pages = self._session.ec2.get_paginator("describe_client_vpn_connections").paginate(
                ClientVpnEndpointId=endpoint
            )
            return tuple(_connection(one) for page in pages for one in page["Connections"])
        return ()

    def revocation_list(self, endpoint: EndpointId) -> RevocationList | None:
        """EC2 ExportClientVpnClientCertificateRevocationList; ``None`` where there is none."""
        with (
            self._refusals("ec2", "ExportClientVpnClientCertificateRevocationList", name=endpoint),
            unless(ENDPOINT_GONE | NO_LIST),
        ):
            answer = self._session.ec2.export_client_vpn_client_certificate_revocation_list(
                ClientVpnEndpointId=endpoint
            )
            pem = answer.get("CertificateRevocationList", "")
            active = answer.get("Status", {}).get("Code") == "active"
            return RevocationList(pem, active) if pem.strip() else None
        return None

    def import_revocation_list(self, endpoint: EndpointId, pem: str) -> None:
        """EC2 ImportClientVpnClientCertificateRevocationList: replaces the list there was.

        AWS resets all connections, and "changes can take up to 4 hours" (Administrator Guide).
        """
        with self._refusals("ec2", "ImportClientVpnClientCertificateRevocationList", name=endpoint):
            self._session.ec2.import_client_vpn_client_certificate_revocation_list(
                ClientVpnEndpointId=endpoint, CertificateRevocationList=pem
            )

    def end_connection(self, endpoint: EndpointId, connection: str) -> None:
        """EC2 TerminateClientVpnConnections; one that is over already is fine."""
        with (
            self._refusals("ec2", "TerminateClientVpnConnections", name=connection),
            unless(ENDPOINT_GONE | CONNECTION_GONE),
        ):
            self._session.ec2.terminate_client_vpn_connections(
                ClientVpnEndpointId=endpoint, ConnectionId=connection
            )

    def certificate_text(self, arn: CertificateArn) -> CertificateText | None:
        """ACM GetCertificate: what was imported, without its key; ``None`` when it is gone."""
        with self._refusals("acm", "GetCertificate", name=arn), unless(CERTIFICATE_GONE):
            answer = self._session.acm.get_certificate(CertificateArn=arn)
            return CertificateText(answer["Certificate"], answer.get("CertificateChain", ""))
        return None

    def change_endpoint(self, endpoint: EndpointId, change: EndpointChange) -> None:
        """EC2 ModifyClientVpnEndpoint, once for all settings that are named.

        AWS may need up to four hours until clients notice (Administrator Guide, "Modify a Client
        VPN endpoint").

        :raises WizardError: NOT_FOUND when it is gone.
        """
        with self._refusals("ec2", "ModifyClientVpnEndpoint", name=endpoint):
            self._session.ec2.modify_client_vpn_endpoint(**_request(endpoint, change))

    def apply_security_groups(
        self, endpoint: EndpointId, vpc: VpcId, groups: Sequence[SecurityGroupId]
    ) -> None:
        """EC2 ApplySecurityGroupsToClientVpnTargetNetwork: replaces the whole set, five at most.

        Not by ModifyClientVpnEndpoint: that leaves the interfaces on the old groups for hours.
        """
        with self._refusals(
            "ec2", "ApplySecurityGroupsToClientVpnTargetNetwork", name=endpoint, vpc=vpc
        ):
            self._session.ec2.apply_security_groups_to_client_vpn_target_network(
                ClientVpnEndpointId=endpoint, VpcId=vpc, SecurityGroupIds=list(groups)
            )


def _connection(one: ClientVpnConnectionTypeDef) -> Connection:
    ended = one.get("ConnectionEndTime", "")
    return Connection(
        id=one.get("ConnectionId", ""),
        common_name=one.get("CommonName", ""),
        client_ip=one.get("ClientIp", ""),
        state=one.get("Status", {}).get("Code", ""),
        since=one.get("ConnectionEstablishedTime", ""),
        ended="" if ended == "-" else ended,
        ingress_bytes=_number(one.get("IngressBytes", "")),
        egress_bytes=_number(one.get("EgressBytes", "")),
    )


def _number(said: str) -> int:
    """AWS writes counts as texts."""
    return int(said) if said.isascii() and said.isdecimal() else 0


def _request(endpoint: EndpointId, change: EndpointChange) -> ModifyClientVpnEndpointRequestTypeDef:
    request: ModifyClientVpnEndpointRequestTypeDef = {"ClientVpnEndpointId": endpoint}
    if change.split_tunnel is not None:
        request["SplitTunnel"] = change.split_tunnel
    if change.port is not None:
        request["VpnPort"] = change.port
    if change.session_hours is not None:
        request["SessionTimeoutHours"] = change.session_hours
    if change.banner is not None:
        request["ClientLoginBannerOptions"] = (
            {"Enabled": True, "BannerText": change.banner} if change.banner else {"Enabled": False}
        )
    if change.dns_servers is not None:
        request["DnsServers"] = (
            {"Enabled": True, "CustomDnsServers": list(change.dns_servers)}
            if change.dns_servers
            else {"Enabled": False}
        )
    if change.log is not None:
        request["ConnectionLogOptions"] = _log(*change.log)
    if change.portal is not None:
        request["SelfServicePortal"] = "enabled" if change.portal else "disabled"
    if change.server_certificate is not None:
        request["ServerCertificateArn"] = change.server_certificate
    return request


def _log(group: str, stream: str) -> ConnectionLogOptionsTypeDef:
    options: ConnectionLogOptionsTypeDef = {"Enabled": bool(group)}
    if group:
        options["CloudwatchLogGroup"] = group
        if stream:
            options["CloudwatchLogStream"] = stream
    return options
