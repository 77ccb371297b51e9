"""Each of AWS's answers becomes the right refusal, with facts and without secrets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from botocore import exceptions
from botocore.exceptions import ClientError

from cvpn_wizard.adapters.aws.refusal_codes import AWS_CODES
from cvpn_wizard.adapters.aws.refusals import refusals
from cvpn_wizard.model.errors import ErrorCode, WizardError

OPERATION = "CreateClientVpnEndpoint"
URL = "https://ec2.ap-northeast-1.amazonaws.com/"


def refused(
    error: Exception, operation: str = OPERATION, region: str = "ap-northeast-1"
) -> WizardError:
    with pytest.raises(WizardError) as caught, refusals("ec2", operation, region=region):
        raise error
    assert caught.value.__cause__ is error
    assert {"operation", "aws_code", "aws_message", "action"} <= set(caught.value.facts)
    return caught.value


def from_aws(
    code: str, message: str = "", status: int = 400, operation: str = OPERATION, ahead: float = 0
) -> ClientError:
    """An error of AWS's; ``ahead``: how many seconds this computer's clock is ahead."""
    date = format_datetime(datetime.now(UTC) - timedelta(seconds=ahead))
    return ClientError(
        {
            "Error": {"Code": code, "Message": message},
            "ResponseMetadata": {
                "HTTPStatusCode": status,
                "HTTPHeaders": {"date": date},
                "RequestId": "r",
                "HostId": "",
                "RetryAttempts": 0,
            },
        },
        operation,
    )


@pytest.mark.parametrize(
    ("code", "message", "status", "operation", "ours"),
    [
        ("InvalidClientVpnSubnetId.DuplicateAz", "", 400, OPERATION, "subnet-same-zone"),
        ("InvalidClientVpnSubnetId.OverlappingCidr", "", 400, OPERATION, "address-overlap"),
        ("InvalidClientVpnSubnetId.DifferentAccount", "", 400, OPERATION, "subnet-unsuitable"),
        ("InvalidClientVpnEndpointId.NotFound", "", 400, OPERATION, "not-found"),
        ("InvalidClientVpnAssociationIdNotFound", "", 400, OPERATION, "not-found"),
        ("InvalidClientVpnAssociationId.NotFound", "", 400, OPERATION, "not-found"),
        ("InvalidClientVpnDuplicateRoute", "", 400, OPERATION, "already-exists"),
        ("InvalidClientVpnActiveAssociationNotFound", "", 400, OPERATION, "in-use"),
        ("InvalidVpcID.NotFound", "", 400, OPERATION, "not-found"),
        ("InvalidGroup.Duplicate", "", 400, "CreateSecurityGroup", "already-exists"),
        ("DependencyViolation", "", 400, "DeleteSecurityGroup", "in-use"),
        ("ResourceInUseException", "", 400, "DeleteCertificate", "in-use"),
        ("ClientVpnEndpointLimitExceeded", "", 400, OPERATION, "quota-reached"),
        ("VpcLimitExceeded", "", 400, "CreateVpc", "quota-reached"),
        ("ConcurrentMutationLimitExceeded", "", 400, OPERATION, "throttled"),
        ("LimitExceededException", "", 400, "ImportCertificate", "quota-reached"),
        ("ValidationException", "", 400, "ImportCertificate", "certificate-refused"),
        (
            "InvalidParameterValue",
            "Certificate arn:x does not have a domain",
            400,
            OPERATION,
            "certificate-refused",
        ),
        ("InvalidParameterValue", "CIDR overlaps with the VPC", 400, OPERATION, "address-overlap"),
        ("InvalidParameterValue", "No such port", 400, OPERATION, "bad-request"),
        (
            "InvalidParameterValue",
            "The subnet is too small",
            400,
            "AssociateClientVpnTargetNetwork",
            "subnet-unsuitable",
        ),
        ("InvalidSubnet.Conflict", "", 400, "CreateSubnet", "address-overlap"),
        ("UnauthorizedOperation", "", 403, OPERATION, "access-denied"),
        ("AccessDeniedException", "", 400, "ImportCertificate", "access-denied"),
        ("InvalidClientTokenId", "", 403, "GetCallerIdentity", "bad-credentials"),
        ("AuthFailure", "", 401, OPERATION, "bad-credentials"),
        ("SignatureDoesNotMatch", "It does not match", 403, OPERATION, "bad-credentials"),
        ("SignatureDoesNotMatch", "Signature expired: 2026", 403, OPERATION, "clock-wrong"),
        ("InvalidSignatureException", "Signature not yet current", 403, OPERATION, "clock-wrong"),
        ("RequestExpired", "Request has expired.", 400, OPERATION, "expired-credentials"),
        ("ExpiredTokenException", "", 400, OPERATION, "expired-credentials"),
        ("OptInRequired", "", 403, OPERATION, "region-disabled"),
        ("RequestLimitExceeded", "", 503, OPERATION, "throttled"),
        ("ThrottlingException", "", 400, "ImportCertificate", "throttled"),
        ("InternalError", "", 500, OPERATION, "aws-trouble"),
        ("Whatever", "", 502, OPERATION, "aws-trouble"),
        ("Whatever", "", 400, OPERATION, "bad-request"),
        (
            "AccessDenied",
            "MultiFactorAuthentication failed with invalid MFA one time pass code.",
            403,
            "AssumeRole",
            "mfa-wrong",
        ),
    ],
)
def test_what_aws_says(code: str, message: str, status: int, operation: str, ours: str) -> None:
    refusal = refused(from_aws(code, message, status, operation), operation)
    assert refusal.code is ErrorCode(ours)
    assert refusal.facts["operation"] == operation
    assert refusal.facts["aws_code"] == code
    assert refusal.facts["aws_message"] == message


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (exceptions.NoCredentialsError(), "no-credentials"),
        (exceptions.PartialCredentialsError(provider="env", cred_var="x"), "no-credentials"),
        (exceptions.ProfileNotFound(profile="x"), "profile-unusable"),
        (exceptions.InvalidConfigError(error_msg="x"), "profile-unusable"),
        (exceptions.InfiniteLoopConfigError(source_profile="x", visited_profiles=[]), None),
        (exceptions.UnauthorizedSSOTokenError(), "sign-in-needed"),
        (exceptions.TokenRetrievalError(provider="sso", error_msg="x"), "sign-in-needed"),
        (exceptions.LoginRefreshRequired(), "sign-in-needed"),
        (exceptions.NoRegionError(), "region-unknown"),
        (exceptions.EndpointConnectionError(endpoint_url=URL), "no-network"),
        (exceptions.ConnectTimeoutError(endpoint_url=URL), "no-network"),
        (exceptions.ProxyConnectionError(proxy_url="http://proxy"), "no-network"),
        (exceptions.ConnectionClosedError(endpoint_url=URL), "no-network"),
        (exceptions.ReadTimeoutError(endpoint_url=URL), "aws-slow"),
        (exceptions.SSLError(endpoint_url=URL, error=OSError("self-signed")), "no-network"),
        (
            exceptions.SSLError(endpoint_url=URL, error=OSError("certificate is not yet valid")),
            "clock-wrong",
        ),
        (exceptions.ParamValidationError(report="x"), "bad-request"),
    ],
)
def test_what_botocore_says(error: Exception, ours: str | None) -> None:
    assert refused(error).code is ErrorCode(ours or "profile-unusable")


def test_the_missing_permission_is_named() -> None:
    assert refused(from_aws("UnauthorizedOperation")).facts["action"] == f"ec2:{OPERATION}"
    message = (
        "User: arn:aws:iam::1:user/x is not authorized to perform: iam:CreateServiceLinkedRole "
        "on resource: *. Encoded authorization failure message: AbCdEf-123_xyz"
    )
    refusal = refused(from_aws("UnauthorizedOperation", message))
    assert refusal.facts["action"] == "iam:CreateServiceLinkedRole"
    assert "AbCdEf" not in str(refusal.facts["aws_message"])


def test_a_wrong_clock_is_measured() -> None:
    refusal = refused(from_aws("AuthFailure", ahead=3600))
    assert refusal.code is ErrorCode.CLOCK_WRONG
    skew = refusal.facts["skew_seconds"]
    assert isinstance(skew, int)
    assert abs(skew - 3600) < 60


def test_a_region_that_is_off_is_told_from_a_wrong_key() -> None:
    refusal = refused(from_aws("AuthFailure"), region="af-south-1")
    assert refusal.code is ErrorCode.REGION_DISABLED
    assert refusal.facts["region"] == "af-south-1"


def test_a_region_that_does_not_exist_is_told_from_no_network() -> None:
    error = exceptions.EndpointConnectionError(
        endpoint_url="https://ec2.eu-nowhere-9.amazonaws.com"
    )
    assert refused(error, region="eu-nowhere-9").code is ErrorCode.REGION_UNKNOWN
    practice = exceptions.EndpointConnectionError(endpoint_url="http://127.0.0.1:1/")
    assert refused(practice, region="eu-nowhere-9").code is ErrorCode.NO_NETWORK


def test_the_number_of_a_quota_is_read_from_the_message() -> None:
    error = from_aws("ClientVpnEndpointLimitExceeded", "You have reached the limit of 5 endpoints")
    assert refused(error).facts["quota"] == "5"


def test_no_secret_gets_into_the_facts() -> None:
    message = "AKIAABCDEFGHIJKLMNOP -----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY----- no"
    shown = str(refused(from_aws("ValidationException", message, 400, "ImportCertificate")).facts)
    assert "AKIA" not in shown
    assert "abc" not in shown


def test_bugs_and_our_own_refusals_pass_untouched() -> None:
    own = WizardError(ErrorCode.STOPPED)
    with pytest.raises(WizardError) as caught, refusals("ec2", OPERATION):
        raise own
    assert caught.value is own
    with pytest.raises(KeyError), refusals("ec2", OPERATION):
        raise KeyError


def test_no_two_spellings_of_a_code_differ() -> None:
    for code, ours in AWS_CODES.items():
        twin = code.removesuffix("Exception")
        assert AWS_CODES.get(twin, ours) is ours or twin == "Unauthorized"
