"""What a team store needs beside the other policies: one for admins, one for the helpdesk.

A helpdesk may read the register, which holds no key, and note what it hands out; nothing else of
the register, and nothing of the secret with the CA's key.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from cvpn_wizard.adapters.aws.policy import Need, Statement, as_json
from cvpn_wizard.adapters.aws.regions import partition_of
from cvpn_wizard.adapters.aws.team_calls import secret_of, table_of
from cvpn_wizard.model.team import Part

TABLE_ARN = "arn:{partition}:dynamodb:{region}:{account}:table/{table}"
SECRET_ARN = "arn:{partition}:secretsmanager:{region}:{account}:secret:{secret}-*"
"""Secrets Manager adds a hyphen and six signs to the name."""


class TeamRole(StrEnum):
    """Who it is for."""

    ADMIN = "admin"
    HELPDESK = "helpdesk"


_READ = Statement(
    "TeamRegisterRead",
    Need.ALWAYS,
    ("dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:Query"),
    (TABLE_ARN,),
)
_WRITE = Statement(
    "TeamRegisterWrite",
    Need.ALWAYS,
    (
        "dynamodb:CreateTable",
        "dynamodb:TagResource",  # AWS asks for it when a creation sets tags
        "dynamodb:PutItem",  # what TransactWriteItems is allowed by
        "dynamodb:DeleteTable",
    ),
    (TABLE_ARN,),
)
_SECRET = Statement(
    "TeamAuthority",
    Need.ALWAYS,
    (
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:CreateSecret",
        "secretsmanager:TagResource",  # as above
        "secretsmanager:PutSecretValue",
        "secretsmanager:DeleteSecret",
    ),
    (SECRET_ARN,),
)
_HAND_OUT = Statement("TeamHandOut", Need.ALWAYS, ("dynamodb:PutItem",), (TABLE_ARN,))
"""Only rows of what was handed out: see :func:`team_policy`."""
TEAM_STATEMENTS = {
    TeamRole.ADMIN: (_READ, _WRITE, _SECRET),
    TeamRole.HELPDESK: (_READ, _HAND_OUT),
}
ASKED_AS = {"dynamodb:TransactWriteItems": "dynamodb:PutItem"}
"""Calls that other actions allow (DynamoDB Developer Guide, using IAM with transactions)."""
TEAM_ASKED_BESIDES = frozenset({"dynamodb:TagResource", "secretsmanager:TagResource"})


def team_actions(role: TeamRole = TeamRole.ADMIN) -> tuple[str, ...]:
    """Every action of :func:`team_policy`, in its order."""
    return tuple(action for statement in TEAM_STATEMENTS[role] for action in statement.actions)


def team_policy(
    role: TeamRole, *, account: str = "*", region: str = "*", vpn: str = ""
) -> dict[str, Any]:
    """The policy as AWS writes it.

    :param vpn: for this one's store only; every VPN's by default.
    """
    places = {
        "partition": partition_of(region),
        "region": region,
        "account": account,
        "table": table_of(vpn or "*"),
        "secret": secret_of(vpn or "*"),
    }
    statements = [as_json(statement, places) for statement in TEAM_STATEMENTS[role]]
    for statement in statements:
        if statement["Sid"] == _HAND_OUT.sid:
            # The partition key, which is a row's part (DynamoDB Developer Guide, "Using IAM
            # policy conditions for fine-grained access control").
            statement["Condition"] = {
                "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [Part.HANDED.value]}
            }
    return {"Version": "2012-10-17", "Statement": statements}
