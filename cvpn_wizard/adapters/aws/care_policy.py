"""What looking after a VPN needs beside the set-up's policy: reading more, changing settings.

Kept apart, so that the policy of a set-up stays the least that suffices for it.
"""

from __future__ import annotations

from typing import Any

from cvpn_wizard.adapters.aws.policy import EC2_ARN, LOG_ARN, Need, Statement, as_json
from cvpn_wizard.adapters.aws.regions import partition_of

CARE_STATEMENTS = (
    Statement(
        "CareLook",
        Need.ALWAYS,
        (
            "ec2:DescribeClientVpnConnections",
            "ec2:DescribeNetworkAcls",
            "ec2:DescribeNetworkInterfaces",
            "cloudwatch:GetMetricStatistics",
        ),
    ),
    Statement(
        "CareEndpoint",
        Need.ALWAYS,
        (
            "ec2:ExportClientVpnClientCertificateRevocationList",
            "ec2:ImportClientVpnClientCertificateRevocationList",
            "ec2:TerminateClientVpnConnections",
            "ec2:ModifyClientVpnEndpoint",
            "ec2:ApplySecurityGroupsToClientVpnTargetNetwork",
        ),
        (EC2_ARN + "client-vpn-endpoint/*", EC2_ARN + "security-group/*", EC2_ARN + "vpc/*"),
    ),
    Statement(
        "CareCertificates",
        Need.ALWAYS,
        ("acm:GetCertificate",),
        ("arn:{partition}:acm:{region}:{account}:certificate/*",),
    ),
    Statement("CareLog", Need.ALWAYS, ("logs:FilterLogEvents",), (LOG_ARN, LOG_ARN + ":*")),
)


def care_actions() -> tuple[str, ...]:
    """Every action of :func:`care_policy`, in its order."""
    return tuple(action for statement in CARE_STATEMENTS for action in statement.actions)


def care_policy(account: str = "*", region: str = "*", log_group: str = "*") -> dict[str, Any]:
    """The policy as AWS writes it, to be given beside that of the set-up."""
    places = {
        "partition": partition_of(region),
        "region": region,
        "account": account,
        "log_group": log_group,
    }
    statements = [as_json(statement, places) for statement in CARE_STATEMENTS]
    return {"Version": "2012-10-17", "Statement": statements}
