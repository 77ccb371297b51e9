"""The permission pre-flight asks for every action and does none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError
from botocore.validate import validate_parameters

from cvpn_wizard.adapters.aws.policy import actions_for
from cvpn_wizard.adapters.aws.preflight import DRY_RUNS, preflight, simulated_principal
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

USER = Identity("123456789012", "arn:aws:iam::123456789012:user/admin")


@pytest.fixture
def session() -> AwsSession:
    """Of its own, since the tests change its clients."""
    return AwsSession.from_keys("AKIAEXAMPLE", Secret("secret"), None, "ap-northeast-1")


class AnsweringAws:
    """Stands at the point where botocore would send: answers by operation.

    :param answers: AWS's error codes by operation; others are a dry run's success, or nothing.
    """

    def __init__(self, session: AwsSession, answers: Mapping[str, str]) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self._answers = answers
        clients: list[Any] = [
            session.ec2,
            session.acm,
            session.logs,
            session.iam,
            session.ssm,
            session.servicequotas,
            session.pricing,
        ]
        for client in clients:
            client.meta.events.register("before-parameter-build", self._note)
            client.meta.events.register("before-call", self._answer)
        self._parameters: dict[str, Any] = {}

    def _note(self, params: dict[str, Any], **_rest: Any) -> None:
        self._parameters = dict(params)

    def _answer(self, model: Any, **_rest: Any) -> tuple[Any, dict[str, Any]]:
        self.asked.append((model.name, self._parameters))
        code = self._answers.get(model.name)
        if code is None and self._parameters.get("DryRun"):
            code = "DryRunOperation"
        if code == "allowed":
            return _Response(200), {"EvaluationResults": [{"EvalDecision": "allowed"}]}
        if code is None:
            return _Response(200), {}
        error = {"Error": {"Code": code, "Message": ""}, "ResponseMetadata": {}}
        return _Response(400), error


class _Response:
    def __init__(self, status: int) -> None:
        self.status_code = status


def answers_of(
    session: AwsSession, answers: Mapping[str, str], who: Identity = USER
) -> tuple[dict[str, bool | None], AnsweringAws]:
    aws = AnsweringAws(session, answers)
    return {p.action: p.allowed for p in preflight(session, who)}, aws


def test_every_action_of_the_policy_is_asked_for(session: AwsSession) -> None:
    found, aws = answers_of(session, {"SimulatePrincipalPolicy": "allowed"})
    assert list(found) == list(actions_for())
    assert set(found.values()) == {True}
    reads = ("Describe", "List", "Get", "Simulate")
    for operation, parameters in aws.asked:
        assert parameters.get("DryRun") or operation.startswith(reads), operation


def test_missing_permissions_are_found(session: AwsSession) -> None:
    found, _ = answers_of(
        session,
        {
            "CreateClientVpnEndpoint": "UnauthorizedOperation",
            "ListCertificates": "AccessDeniedException",
            "DeleteClientVpnEndpoint": "InvalidClientVpnEndpointId.NotFound",
            "DescribeLogStreams": "ResourceNotFoundException",
            "SimulatePrincipalPolicy": "AccessDenied",
            "DescribeVpcs": "InternalError",
        },
    )
    assert found["ec2:CreateClientVpnEndpoint"] is False
    assert found["acm:ListCertificates"] is False
    assert found["ec2:DeleteClientVpnEndpoint"] is True
    assert found["logs:DescribeLogStreams"] is True
    assert found["acm:ImportCertificate"] is None
    assert found["ec2:CreateTags"] is None
    assert found["ec2:DescribeVpcs"] is None


def test_the_simulator_is_asked_once_only_when_it_will_not_answer(session: AwsSession) -> None:
    _, aws = answers_of(session, {"SimulatePrincipalPolicy": "AccessDenied"})
    assert [name for name, _ in aws.asked].count("SimulatePrincipalPolicy") == 1


def test_what_is_not_about_rights_is_raised(session: AwsSession) -> None:
    AnsweringAws(session, {"DescribeVpcs": "ExpiredToken"})
    with pytest.raises(WizardError) as caught:
        list(preflight(session, USER))
    assert caught.value.code is ErrorCode.EXPIRED_CREDENTIALS


def test_the_root_user_may_do_everything(session: AwsSession) -> None:
    root = Identity("123456789012", "arn:aws:iam::123456789012:root")
    found, aws = answers_of(session, {}, root)
    assert found["acm:ImportCertificate"] is True
    assert "SimulatePrincipalPolicy" not in [name for name, _ in aws.asked]


def test_dry_runs_are_whole_but_for_the_certificate(session: AwsSession) -> None:
    for operation, parameters in DRY_RUNS.items():
        model = session.ec2.meta.service_model.operation_model(operation)
        assert model.input_shape is not None
        assert "DryRun" in model.input_shape.members, operation
        assert hasattr(session.ec2, xform_name(operation))
        given = dict(parameters)
        if operation == "CreateClientVpnEndpoint":
            given["ServerCertificateArn"] = "arn"
        validate_parameters(given, model.input_shape)


@pytest.mark.parametrize(
    ("arn", "who"),
    [
        ("arn:aws:iam::1:user/team/me", "arn:aws:iam::1:user/team/me"),
        ("arn:aws:sts::1:assumed-role/admin/me", "arn:aws:iam::1:role/admin"),
        ("arn:aws-cn:sts::1:assumed-role/admin/me", "arn:aws-cn:iam::1:role/admin"),
        ("arn:aws:sts::1:federated-user/me", None),
        ("arn:aws:iam::1:root", None),
    ],
)
def test_whom_iam_simulates(arn: str, who: str | None) -> None:
    assert simulated_principal(arn) == who


def test_a_client_error_is_what_botocore_makes_of_it(session: AwsSession) -> None:
    AnsweringAws(session, {"DescribeVpcs": "UnauthorizedOperation"})
    with pytest.raises(ClientError):
        session.ec2.describe_vpcs()
