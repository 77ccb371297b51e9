"""Where AWS's errors become ours: ``with refusals("ec2", "CreateVpc", region=…):``."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cvpn_wizard.adapters.aws.refusal_codes import (
    AWS_CODES,
    BOTO_ERRORS,
    BY_ENDING,
    OPERATION_CODES,
)
from cvpn_wizard.adapters.aws.regions import COMMERCIAL, OPT_IN, partition_of
from cvpn_wizard.model.errors import ErrorCode, WizardError

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

SKEW_ALLOWED = 300.0
"""Seconds by which a signature's time may differ from AWS's (Signature Version 4: 5 minutes)."""

_BLOB = re.compile(r"\s*Encoded authorization failure message:\s*\S+", re.IGNORECASE)
_KEY_ID = re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b")
_PEM = re.compile(r"-----BEGIN .*?(?:-----END [A-Z ]+-----|$)", re.DOTALL)
_DENIED = re.compile(r"not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z]+)")
_ALLOWED = re.compile(r"(?:limit|quota|maximum)\b[^\d.]{0,40}?(\d+)", re.IGNORECASE)
_CREDENTIAL_CODES = frozenset({ErrorCode.BAD_CREDENTIALS, ErrorCode.CLOCK_WRONG})


class refusals:  # noqa: N801 - reads as a sentence: ``with refusals(…):``
    """Translate what botocore raises inside into :class:`WizardError`, the cause kept.

    Facts always name ``operation``, ``aws_code``, ``aws_message`` and ``action``; never a secret.

    :param service: the service part of an IAM action: ``ec2``, ``acm``, ``logs``, …
    :param operation: AWS's own name, such as ``CreateClientVpnEndpoint``.
    """

    def __init__(self, service: str, operation: str, **facts: object) -> None:
        self._action = f"{service}:{operation}"
        self._operation = operation
        self._facts = facts

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None or isinstance(error, WizardError):
            return
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
        from botocore.parsers import ResponseParserError  # noqa: PLC0415

        if isinstance(error, ClientError):
            raise self._from_aws(error) from error
        if isinstance(error, BotoCoreError | ResponseParserError):
            raise self._from_botocore(error) from error

    def _from_aws(self, error: ClientError) -> WizardError:
        said = error.response.get("Error", {})
        code = said.get("Code", "")
        message = without_secrets(said.get("Message", ""))
        metadata = error.response.get("ResponseMetadata", {})
        skew = clock_skew(metadata.get("HTTPHeaders", {}).get("date", ""))
        # Credentials are fetched by other operations than the one that was asked for.
        asked = error.operation_name or self._operation
        meant = self._meaning(asked, code, message, metadata.get("HTTPStatusCode", 400), skew)
        facts = dict(self._facts)
        facts.update(operation=asked, aws_code=code, aws_message=message, action=self._action)
        if meant is ErrorCode.ACCESS_DENIED and (denied := _DENIED.search(message)):
            facts["action"] = denied.group(1)
        if meant is ErrorCode.CLOCK_WRONG and skew is not None:
            facts["skew_seconds"] = round(skew)
        if meant is ErrorCode.QUOTA_REACHED:
            facts["quota_code"] = code
            if allowed := _ALLOWED.search(message):
                facts["quota"] = allowed.group(1)
        return WizardError(meant, **facts)

    def _meaning(
        self, operation: str, code: str, message: str, status: int, skew: float | None
    ) -> ErrorCode:
        lower = message.lower()
        meant = OPERATION_CODES.get((operation, code)) or AWS_CODES.get(code)
        if meant is None:
            meant = next((ours for end, ours in BY_ENDING if code.endswith(end)), None)
        if meant is None:
            meant = ErrorCode.AWS_TROUBLE if status >= 500 else ErrorCode.BAD_REQUEST
        if meant in _CREDENTIAL_CODES:
            return self._credentials_or_clock(code, lower, skew)
        if meant is ErrorCode.ACCESS_DENIED and "multifactorauthentication" in lower:
            return ErrorCode.MFA_WRONG
        if code.startswith("InvalidParameter"):
            if "overlap" in lower or "conflict" in lower:
                return ErrorCode.ADDRESS_OVERLAP
            if "certificate" in lower:
                return ErrorCode.CERTIFICATE_REFUSED
        return meant

    def _credentials_or_clock(self, code: str, message: str, skew: float | None) -> ErrorCode:
        """AWS answers much alike to a wrong key, a wrong clock and a Region that is off."""
        wrong_clock = skew is not None and abs(skew) > SKEW_ALLOWED
        says_time = any(
            words in message for words in ("signature expired", "not yet current", "skewed")
        )
        if wrong_clock or says_time:
            return ErrorCode.CLOCK_WRONG
        if code == "RequestExpired" and skew is not None:
            # EC2 says the same when temporary credentials have run out.
            return ErrorCode.EXPIRED_CREDENTIALS
        if AWS_CODES.get(code) is ErrorCode.CLOCK_WRONG:
            return ErrorCode.CLOCK_WRONG
        refused_key = code in {"InvalidClientTokenId", "AuthFailure", "UnrecognizedClientException"}
        if refused_key and self._facts.get("region") in OPT_IN:
            return ErrorCode.REGION_DISABLED
        return ErrorCode.BAD_CREDENTIALS

    def _from_botocore(self, error: Exception) -> WizardError:
        names = (base.__name__ for base in type(error).__mro__)
        meant = next((BOTO_ERRORS[name] for name in names if name in BOTO_ERRORS), None)
        message = without_secrets(str(error))
        lower = message.lower()
        if "certificate is not yet valid" in lower or "certificate has expired" in lower:
            meant = ErrorCode.CLOCK_WRONG
        if meant is ErrorCode.NO_NETWORK and self._no_such_region(message):
            meant = ErrorCode.REGION_UNKNOWN
        facts = dict(self._facts)
        facts.update(
            operation=self._operation,
            aws_code=type(error).__name__,
            aws_message=message,
            action=self._action,
        )
        return WizardError(meant or ErrorCode.AWS_TROUBLE, **facts)

    def _no_such_region(self, message: str) -> bool:
        region = str(self._facts.get("region", ""))
        known = region in COMMERCIAL or partition_of(region) != "aws"
        return not known and f"{region}.amazonaws.com" in message


def without_secrets(message: str) -> str:
    """AWS's message without key ids, PEM blocks and the encoded authorization failure."""
    return _KEY_ID.sub("…", _PEM.sub("…", _BLOB.sub("", message))).strip()


def clock_skew(date: str) -> float | None:
    """Seconds by which this computer is ahead of the ``Date`` that AWS answered with."""
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return None
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=UTC)
    return (datetime.now(UTC) - theirs).total_seconds()
