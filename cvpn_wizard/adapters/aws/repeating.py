"""What botocore may repeat by itself, and when it has to give up.

botocore repeats a call whose answer was throttled, was AWS's own fault, or did not come, four
times in all, with pauses that grow and jitter (its "standard" mode). That is right for what reads,
for what carries a client token, and for deletions. It is wrong for a creation without a token
whose answer got lost: AWS may have done it, and would do it once more. And it is deaf to Stop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cvpn_wizard.model.errors import ErrorCode, WizardError

UNREPEATABLE = frozenset(
    {"CreateVpc", "CreateSubnet", "CreateSecurityGroup", "ImportCertificate", "CreateLogGroup"}
)
"""Creations that have no client token (botocore's service models).

An ImportCertificate into an ARN that is there creates nothing, and may be repeated."""

TOO_FAST = frozenset(
    {
        "RequestLimitExceeded",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
"""AWS has done nothing and says so."""


def hold_back(client: Any, stopped: Callable[[], bool]) -> None:
    """Repeat no creation that may have happened, and nothing at all after Stop.

    :param client: a boto3 client; from then on its calls may raise STOPPED.
    """
    events = client.meta.events
    service = client.meta.service_model.service_id.hyphenize()

    def not_again(
        response: Any = None, request_dict: Mapping[str, Any] | None = None, **_: object
    ) -> bool | None:
        # None leaves it to botocore. A handler of one operation is asked before those of all.
        return None if _code(response) in TOO_FAST or _replaces(request_dict) else False

    def stop_repeating(response: Any = None, caught_exception: Any = None, **_: object) -> None:
        if stopped() and (caught_exception is not None or _passing(response)):
            raise WizardError(ErrorCode.STOPPED)

    def stop_sending(**_: object) -> None:
        if stopped():
            raise WizardError(ErrorCode.STOPPED)

    for operation in UNREPEATABLE & set(client.meta.service_model.operation_names):
        events.register(f"needs-retry.{service}.{operation}", not_again)
    events.register(f"needs-retry.{service}", stop_repeating)
    events.register(f"request-created.{service}", stop_sending)


def _replaces(request: Mapping[str, Any] | None) -> bool:
    """Whether an ImportCertificate names what it takes the place of."""
    body = request.get("body", b"") if request else b""
    return isinstance(body, bytes) and b'"CertificateArn"' in body


def _code(response: Any) -> str:
    """AWS's code of a refusal; empty for an answer, or for none."""
    if response is None:
        return ""
    parsed: Mapping[str, Mapping[str, str]] = response[1]
    return parsed.get("Error", {}).get("Code", "")


def _passing(response: Any) -> bool:
    """Whether an answer is a refusal that botocore might try again for."""
    return response is not None and (response[0].status_code >= 500 or _code(response) in TOO_FAST)
