"""The policy names every call that we make, and no other."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from botocore import xform_name
from botocore.session import Session

from cvpn_wizard.adapters import aws
from cvpn_wizard.adapters.aws.care_policy import care_actions, care_policy
from cvpn_wizard.adapters.aws.policy import (
    ASKED_BESIDES,
    NEEDS_NO_PERMISSION,
    TAGGED_KINDS,
    actions_for,
    policy_for,
)
from cvpn_wizard.adapters.aws.team_policy import (
    ASKED_AS,
    TEAM_ASKED_BESIDES,
    team_actions,
)
from cvpn_wizard.model.spec import (
    CertificateSpec,
    CheckServer,
    Existing,
    LogSpec,
    NetworkSpec,
    NewSecurityGroup,
    NewSubnet,
    NewVpc,
    Transport,
    VpnSpec,
)

SERVICES = {
    "ec2": "ec2",
    "acm": "acm",
    "logs": "logs",
    "sts": "sts",
    "ssm": "ssm",
    "iam": "iam",
    "servicequotas": "service-quotas",
    "pricing": "pricing",
    "cloudwatch": "cloudwatch",
    "dynamodb": "dynamodb",
    "secretsmanager": "secretsmanager",
}
"""Our names of the clients, which are IAM's prefixes, and boto3's."""

SOURCES = [
    *sorted(Path(aws.__file__).parent.glob("*_calls.py")),
    Path(aws.__file__).with_name("prices.py"),
]


@pytest.fixture(scope="module")
def operations() -> dict[str, dict[str, str]]:
    """Of each client: its methods, and AWS's names of them."""
    session = Session()
    return {
        ours: {xform_name(name): name for name in session.get_service_model(boto).operation_names}
        for ours, boto in SERVICES.items()
    }


def calls_made(operations: dict[str, dict[str, str]]) -> set[str]:
    """``<…>.ec2.describe_vpcs`` and ``<…>.ec2.get_paginator("describe_vpcs")`` in our source."""
    made = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            method = node.func if isinstance(node, ast.Call) else node
            if not isinstance(method, ast.Attribute) or not isinstance(method.value, ast.Attribute):
                continue
            service, name = method.value.attr.removesuffix("_once"), method.attr
            if service not in operations:
                continue
            if name == "get_paginator" and isinstance(node, ast.Call):
                name = ast.literal_eval(node.args[0])
            if name in operations[service]:
                made.add(f"{service}:{operations[service][name]}")
    return made


def test_every_call_is_in_the_policy_and_nothing_else(
    operations: dict[str, dict[str, str]],
) -> None:
    made = {ASKED_AS.get(call, call) for call in calls_made(operations)}
    assert len(made) > 40
    named = set(actions_for()) | set(care_actions()) | set(team_actions())
    assert made - NEEDS_NO_PERMISSION == named - ASKED_BESIDES - TEAM_ASKED_BESIDES


def test_the_care_policy_adds_to_that_of_the_set_up_and_repeats_nothing() -> None:
    assert not set(care_actions()) & set(actions_for())
    policy = care_policy(account="123456789012", region="ap-northeast-1", log_group="/aws/x")
    listed = [action for s in policy["Statement"] for action in s["Action"]]
    assert tuple(listed) == care_actions()
    assert "{" not in json.dumps([s["Resource"] for s in policy["Statement"]])
    assert "log-group:/aws/x:*" in json.dumps(policy)


SPEC = VpnSpec(
    name="vpn",
    region="ap-northeast-1",
    client_cidr=IPv4Network("10.0.0.0/16"),
    transport=Transport.UDP,
    port=443,
    split_tunnel=True,
    dns_servers=(),
    session_hours=24,
    banner="",
    certificates=CertificateSpec(None, "server", ("client",)),
    network=NetworkSpec(
        vpc=NewVpc("vpc", IPv4Network("10.255.0.0/16")),
        target_subnets=(NewSubnet("a", IPv4Network("10.255.255.0/24")),),
        other_subnets=(),
        security_group=NewSecurityGroup("sg"),
    ),
    authorize=(IPv4Network("10.255.0.0/16"),),
    routes=(IPv4Network("0.0.0.0/0"),),
    log=LogSpec("/aws/clientvpn", "s", 30),
    check_server=CheckServer("a", IPv4Address("10.255.255.5")),
    ping=None,
)
EXISTING = NetworkSpec(Existing("vpc-1"), (Existing("subnet-1"),), (), Existing("sg-1"))


def test_a_plan_with_everything_needs_everything() -> None:
    assert actions_for(SPEC) == actions_for()


@pytest.mark.parametrize(
    ("spec", "gone"),
    [
        (replace(SPEC, log=None), "logs:"),
        (replace(SPEC, routes=()), "ec2:CreateClientVpnRoute"),
        (replace(SPEC, check_server=None), "ec2:RunInstances"),
        (replace(SPEC, check_server=None), "ssm:"),
        (replace(SPEC, network=EXISTING), "ec2:CreateVpc"),
        (replace(SPEC, network=EXISTING), "ec2:CreateSubnet"),
        (replace(SPEC, network=EXISTING), "ec2:CreateSecurityGroup"),
    ],
)
def test_a_smaller_plan_needs_less(spec: VpnSpec, gone: str) -> None:
    assert any(action.startswith(gone) for action in actions_for(SPEC))
    assert not any(action.startswith(gone) for action in actions_for(spec))


def test_the_policy_is_one_that_aws_takes() -> None:
    policy = policy_for(SPEC, account="123456789012")
    text = json.dumps(policy)
    # IAM counts no white space: 6,144 characters for a managed policy.
    assert len(json.dumps(policy, separators=(",", ":"))) < 6144
    assert "{" not in json.dumps([s["Resource"] for s in policy["Statement"]])
    assert "arn:aws:acm:ap-northeast-1:123456789012:certificate/*" in text
    assert "log-group:/aws/clientvpn:*" in text
    sids = [statement["Sid"] for statement in policy["Statement"]]
    assert len(set(sids)) == len(sids)
    assert all(sid.isalnum() for sid in sids)
    listed = [action for s in policy["Statement"] for action in s["Action"]]
    assert sorted(listed) == sorted(actions_for(SPEC))
    assert len(set(listed)) == len(listed)


def test_tags_may_be_set_with_a_creation_only() -> None:
    statement = policy_for(replace(SPEC, network=EXISTING, check_server=None))["Statement"][-1]
    assert statement["Action"] == ["ec2:CreateTags"]
    assert statement["Condition"] == {
        "StringEquals": {"ec2:CreateAction": ["CreateClientVpnEndpoint"]}
    }
    assert {f"ec2:{create}" for create in TAGGED_KINDS} <= set(actions_for())


def test_other_partitions_have_other_arns() -> None:
    assert '"arn:aws-cn:acm:cn-north-1:' in json.dumps(policy_for(region="cn-north-1"))
