"""IAM's simulation, as the permission pre-flight asks it."""

from __future__ import annotations

import boto3
import pytest

from cvpn_wizard.practice.gate import DENIED
from cvpn_wizard.practice.server import PracticeAws


@pytest.mark.parametrize("key", ["AKIAPRACTICEPRACTICE", "AKIALIMITED000000000"])
def test_simulation_says_what_the_key_may_do(key: str) -> None:
    with PracticeAws(speed=0, lived_in=False) as aws:
        iam = boto3.client(
            "iam",
            region_name="us-east-1",
            endpoint_url=aws.url,
            aws_access_key_id=key,
            aws_secret_access_key="x",
        )
        answer = iam.simulate_principal_policy(
            PolicySourceArn="arn:aws:iam::123456789012:user/practice",
            ActionNames=["acm:ImportCertificate", "acm:DeleteCertificate"],
        )
    decisions = {r["EvalActionName"]: r["EvalDecision"] for r in answer["EvaluationResults"]}
    limited = key.startswith("AKIALIMITED")
    assert "acm:ImportCertificate" in DENIED
    assert decisions["acm:ImportCertificate"] == ("implicitDeny" if limited else "allowed")
    assert decisions["acm:DeleteCertificate"] == "allowed"
