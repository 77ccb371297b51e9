"""The least IAM policy: one table of statements, narrowed to what a plan needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from cvpn_wizard.adapters.aws.regions import partition_of
from cvpn_wizard.model.spec import NewSecurityGroup, NewSubnet, NewVpc, VpnSpec


class Need(Enum):
    """What of a plan calls for a statement."""

    ALWAYS = auto()
    NEW_VPC = auto()
    NEW_SUBNET = auto()
    NEW_GROUP = auto()
    ROUTES = auto()
    SERVER = auto()
    LOG = auto()


@dataclass(frozen=True)
class Statement:
    """Actions that are allowed on the same resources.

    :ivar resources: ARNs with places for partition, region, account and log group.
    :ivar creates: EC2 actions that set tags; ec2:CreateTags is allowed as part of these only.
    """

    sid: str
    need: Need
    actions: tuple[str, ...]
    resources: tuple[str, ...] = ("*",)
    creates: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


EC2_ARN = "arn:{partition}:ec2:{region}:{account}:"
LOG_ARN = "arn:{partition}:logs:{region}:{account}:log-group:{log_group}"
_ROLE = "arn:{partition}:iam::{account}:role/aws-service-role/"

STATEMENTS = (
    Statement(
        "Look",
        Need.ALWAYS,
        (
            "ec2:DescribeRegions",
            "ec2:DescribeAvailabilityZones",
            "ec2:DescribeVpcs",
            "ec2:DescribeSubnets",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeRouteTables",
            "ec2:DescribeVpcPeeringConnections",
            "ec2:DescribeClientVpnEndpoints",
            "ec2:DescribeClientVpnTargetNetworks",
            "ec2:DescribeClientVpnAuthorizationRules",
            "ec2:DescribeClientVpnRoutes",
            "acm:ListCertificates",
            "servicequotas:GetServiceQuota",
            "pricing:GetProducts",
        ),
    ),
    Statement(
        "ClientVpn",
        Need.ALWAYS,
        (
            "ec2:CreateClientVpnEndpoint",
            "ec2:DeleteClientVpnEndpoint",
            "ec2:AssociateClientVpnTargetNetwork",
            "ec2:DisassociateClientVpnTargetNetwork",
            "ec2:AuthorizeClientVpnIngress",
            "ec2:RevokeClientVpnIngress",
            "ec2:ExportClientVpnClientConfiguration",
        ),
        (
            EC2_ARN + "client-vpn-endpoint/*",
            EC2_ARN + "subnet/*",
            EC2_ARN + "vpc/*",
            EC2_ARN + "security-group/*",
        ),
        creates=("CreateClientVpnEndpoint",),
    ),
    Statement(
        "ClientVpnRoutes",
        Need.ROUTES,
        ("ec2:CreateClientVpnRoute", "ec2:DeleteClientVpnRoute"),
        (EC2_ARN + "client-vpn-endpoint/*", EC2_ARN + "subnet/*"),
    ),
    Statement(
        "Certificates",
        Need.ALWAYS,
        (
            "acm:ImportCertificate",
            "acm:AddTagsToCertificate",  # AWS asks for it when an import sets tags
            "acm:DescribeCertificate",
            "acm:ListTagsForCertificate",
            "acm:DeleteCertificate",
        ),
        ("arn:{partition}:acm:{region}:{account}:certificate/*",),
    ),
    Statement(
        "NewVpc",
        Need.NEW_VPC,
        ("ec2:CreateVpc", "ec2:DeleteVpc"),
        (EC2_ARN + "vpc/*",),
        creates=("CreateVpc",),
    ),
    Statement(
        "NewSubnets",
        Need.NEW_SUBNET,
        ("ec2:CreateSubnet", "ec2:DeleteSubnet"),
        (EC2_ARN + "subnet/*", EC2_ARN + "vpc/*"),
        creates=("CreateSubnet",),
    ),
    Statement(
        "NewSecurityGroup",
        Need.NEW_GROUP,
        (
            "ec2:CreateSecurityGroup",
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:DeleteSecurityGroup",
        ),
        (EC2_ARN + "security-group/*", EC2_ARN + "vpc/*"),
        creates=("CreateSecurityGroup",),
    ),
    Statement("LookForServer", Need.SERVER, ("ec2:DescribeImages", "ec2:DescribeInstances")),
    Statement(
        "ServerImageName",
        Need.SERVER,
        ("ssm:GetParameter",),
        ("arn:{partition}:ssm:{region}::parameter/aws/service/ami-amazon-linux-latest/*",),
    ),
    Statement(
        "Server",
        Need.SERVER,
        ("ec2:RunInstances", "ec2:TerminateInstances"),
        (
            EC2_ARN + "instance/*",
            EC2_ARN + "volume/*",
            EC2_ARN + "network-interface/*",
            EC2_ARN + "security-group/*",
            EC2_ARN + "subnet/*",
            "arn:{partition}:ec2:{region}::image/*",
        ),
        creates=("RunInstances",),
    ),
    Statement("LookForLog", Need.LOG, ("logs:DescribeLogGroups",)),
    Statement(
        "ConnectionLog",
        Need.LOG,
        (
            "logs:CreateLogGroup",
            "logs:TagResource",  # AWS asks for it when a creation sets tags
            "logs:ListTagsForResource",
            "logs:PutRetentionPolicy",
            "logs:DescribeLogStreams",
            "logs:CreateLogStream",
            "logs:DeleteLogStream",
            "logs:DeleteLogGroup",
        ),
        (LOG_ARN, LOG_ARN + ":*"),
    ),
    Statement(
        # AWS makes its own role with the first endpoint of an account.
        "ServiceLinkedRole",
        Need.ALWAYS,
        ("iam:CreateServiceLinkedRole",),
        (_ROLE + "clientvpn.amazonaws.com/AWSServiceRoleForClientVPN",),
        services=("clientvpn.amazonaws.com",),
    ),
)

TAGGED_KINDS = {
    "CreateClientVpnEndpoint": ("client-vpn-endpoint",),
    "CreateVpc": ("vpc",),
    "CreateSubnet": ("subnet",),
    "CreateSecurityGroup": ("security-group",),
    "RunInstances": ("instance", "volume", "network-interface"),
}
"""What each EC2 creation sets tags on."""

NEEDS_NO_PERMISSION = frozenset({"sts:GetCallerIdentity"})
ASKED_BESIDES = frozenset(
    {
        "ec2:CreateTags",
        "acm:AddTagsToCertificate",
        "logs:TagResource",
        "iam:CreateServiceLinkedRole",
    }
)
"""Actions that AWS asks for within other calls of ours, and that we never call ourselves."""


def statements_for(spec: VpnSpec | None) -> tuple[Statement, ...]:
    """The statements that a plan needs; all of them without a plan."""
    needs = set(Need) if spec is None else set(_needs(spec))
    return tuple(statement for statement in STATEMENTS if statement.need in needs)


def actions_for(spec: VpnSpec | None = None) -> tuple[str, ...]:
    """Every action of :func:`policy_for`, in its order."""
    named = [action for statement in statements_for(spec) for action in statement.actions]
    return (*named, "ec2:CreateTags")


def policy_for(
    spec: VpnSpec | None = None,
    account: str = "*",
    region: str = "",
    partition: str = "",
) -> dict[str, Any]:
    """The least policy as AWS writes it, ready for ``json.dumps``.

    :param spec: narrows it to what this plan needs, its removal included.
    :param account: twelve digits; ``*`` fits every account.
    :param region: the plan's by default; ``*`` without a plan.
    """
    region = region or (spec.region if spec else "*")
    log_group = spec.log.group if spec and spec.log else "*"
    places = {
        "partition": partition or partition_of(region),
        "region": region,
        "account": account,
        "log_group": log_group,
    }
    chosen = statements_for(spec)
    statements = [as_json(statement, places) for statement in chosen]
    statements.append(_tag_on_create(chosen, places))
    return {"Version": "2012-10-17", "Statement": statements}


def as_json(statement: Statement, places: dict[str, str]) -> dict[str, Any]:
    """A statement as AWS writes it."""
    resources = list(dict.fromkeys(one.format(**places) for one in statement.resources))
    shown: dict[str, Any] = {
        "Sid": statement.sid,
        "Effect": "Allow",
        "Action": list(statement.actions),
        "Resource": "*" if resources == ["*"] else resources,
    }
    if statement.services:
        shown["Condition"] = {"StringEquals": {"iam:AWSServiceName": list(statement.services)}}
    return shown


def _tag_on_create(chosen: Iterable[Statement], places: dict[str, str]) -> dict[str, Any]:
    creates = [create for statement in chosen for create in statement.creates]
    kinds = [kind for create in creates for kind in TAGGED_KINDS[create]]
    return {
        "Sid": "TagOnCreate",
        "Effect": "Allow",
        "Action": ["ec2:CreateTags"],
        "Resource": [f"{EC2_ARN}{kind}/*".format(**places) for kind in kinds],
        "Condition": {"StringEquals": {"ec2:CreateAction": creates}},
    }


def _needs(spec: VpnSpec) -> Iterable[Need]:
    network = spec.network
    yield Need.ALWAYS
    if isinstance(network.vpc, NewVpc):
        yield Need.NEW_VPC
    if network.other_subnets or any(isinstance(s, NewSubnet) for s in network.target_subnets):
        yield Need.NEW_SUBNET
    if isinstance(network.security_group, NewSecurityGroup):
        yield Need.NEW_GROUP
    if spec.routes:
        yield Need.ROUTES
    if spec.check_server:
        yield Need.SERVER
    if spec.log:
        yield Need.LOG
