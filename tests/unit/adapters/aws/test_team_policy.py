"""The policies of the team store: what the helpdesk cannot do is not in its own."""

from __future__ import annotations

import json

from cvpn_wizard.adapters.aws.care_policy import care_actions
from cvpn_wizard.adapters.aws.policy import actions_for
from cvpn_wizard.adapters.aws.team_calls import secret_of, table_of
from cvpn_wizard.adapters.aws.team_policy import TeamRole, team_actions, team_policy


def test_the_helpdesk_reads_the_register_notes_what_it_hands_out_and_has_no_authority() -> None:
    actions = set(team_actions(TeamRole.HELPDESK))
    assert "dynamodb:Query" in actions
    assert not any(action.startswith("secretsmanager:") for action in actions)
    assert not any("Delete" in action or "Create" in action for action in actions)
    policy = team_policy(TeamRole.HELPDESK)
    (writes,) = [one for one in policy["Statement"] if "dynamodb:PutItem" in one["Action"]]
    assert writes["Condition"] == {
        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["handed"]}
    }
    assert actions < set(team_actions(TeamRole.ADMIN))
    assert "secret" not in json.dumps(policy)


def test_it_adds_to_the_other_policies_and_repeats_nothing() -> None:
    assert not set(team_actions()) & (set(actions_for()) | set(care_actions()))


def test_a_policy_for_one_vpn_reaches_that_store_only() -> None:
    policy = team_policy(
        TeamRole.ADMIN, account="123456789012", region="ap-northeast-1", vpn="office"
    )
    resources = {resource for one in policy["Statement"] for resource in one["Resource"]}
    assert resources == {
        "arn:aws:dynamodb:ap-northeast-1:123456789012:table/cvpn-wizard-office",
        "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:cvpn-wizard/office-*",
    }
    sids = [one["Sid"] for one in policy["Statement"]]
    assert all(sid.isalnum() for sid in sids)
    assert len(set(sids)) == len(sids)


def test_every_name_of_a_vpn_gives_names_that_aws_takes_and_tells_apart() -> None:
    names = ("office", "Tokyo office", "Tokyo_office", "tokyo office")
    for name_of in (table_of, secret_of):
        made = {name_of(name) for name in names}
        assert len(made) == len(names)
        assert not any(" " in name for name in made)
