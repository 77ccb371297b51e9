"""Who is let in: Regions that are not enabled, keys that are wrong, expired, or may do little.

moto takes every key everywhere. For practice (and for tests of our own words) a key that begins
with ``AKIAWRONG`` is unknown, ``AKIAEXPIRED`` has expired, and ``AKIALIMITED`` lacks what
:data:`DENIED` names. The error codes are those of each service's own front door.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from cvpn_wizard.practice.account import ACCOUNT
from cvpn_wizard.practice.regions import NOT_ENABLED

DENIED = frozenset(
    {
        "ec2:CreateClientVpnEndpoint",
        "ec2:AuthorizeClientVpnIngress",
        "acm:ImportCertificate",
        "logs:CreateLogGroup",
    }
)
"""What the key of a user with too few rights may not do."""

_CREDENTIAL = re.compile(
    r"Credential=(?P<key>\w+)/\d{8}/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request"
)
_XML_SERVICES = frozenset({"ec2", "sts", "iam"})


@dataclass(frozen=True)
class Caller:
    """What the signature of a request says (SigV4), and what it asks for."""

    key: str
    region: str
    service: str
    action: str


def caller_of(environ: dict[str, Any]) -> Caller | None:
    """Who asks for what; ``None`` for a request without a signature."""
    found = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    if found is None:
        return None
    return Caller(found["key"], found["region"], found["service"], _action(environ))


def _action(environ: dict[str, Any]) -> str:
    target: str = environ.get("HTTP_X_AMZ_TARGET", "")
    if target:
        return target.rpartition(".")[2]
    body: bytes = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    return parse_qs(body.decode("utf-8", "replace")).get("Action", [""])[0]


def turn_away(caller: Caller, start_response: Any) -> Iterable[bytes] | None:
    """AWS's answer to somebody who may not come in; ``None`` for everybody else."""
    if caller.key.startswith("AKIAWRONG") or caller.region in NOT_ENABLED:
        return _unknown(caller, start_response)
    if caller.key.startswith("AKIAEXPIRED"):
        return expired(caller, start_response)
    action = f"{caller.service}:{caller.action}"
    if caller.key.startswith("AKIALIMITED") and action in DENIED:
        return denied(caller, action, start_response)
    return None


def _unknown(caller: Caller, start_response: Any) -> Iterable[bytes]:
    if caller.service == "ec2":
        message = "AWS was not able to validate the provided access credentials"
        return answer_error(caller, "401 Unauthorized", "AuthFailure", message, start_response)
    message = "The security token included in the request is invalid."
    if caller.service in _XML_SERVICES:
        return answer_error(
            caller, "403 Forbidden", "InvalidClientTokenId", message, start_response
        )
    code = "UnrecognizedClientException"
    return answer_error(caller, "400 Bad Request", code, message, start_response)


def expired(caller: Caller, start_response: Any) -> Iterable[bytes]:
    """AWS's answer to temporary credentials that have run out."""
    if caller.service == "ec2":
        return answer_error(
            caller, "400 Bad Request", "RequestExpired", "Request has expired.", start_response
        )
    message = "The security token included in the request is expired"
    if caller.service in _XML_SERVICES:
        return answer_error(caller, "403 Forbidden", "ExpiredToken", message, start_response)
    return answer_error(caller, "400 Bad Request", "ExpiredTokenException", message, start_response)


def denied(caller: Caller, action: str, start_response: Any) -> Iterable[bytes]:
    """AWS's answer to somebody whom no policy allows an action."""
    message = (
        f"User: arn:aws:iam::{ACCOUNT}:user/practice is not authorized to perform: {action} "
        f"because no identity-based policy allows the {action} action"
    )
    if caller.service == "ec2":
        message = f"You are not authorized to perform this operation. {message}"
        return answer_error(
            caller, "403 Forbidden", "UnauthorizedOperation", message, start_response
        )
    code = "AccessDeniedException"
    return answer_error(caller, "400 Bad Request", code, message, start_response)


def answer_error(
    caller: Caller, status: str, code: str, message: str, start_response: Any
) -> Iterable[bytes]:
    """A refusal in the shape of the caller's service."""
    error = f"<Code>{code}</Code><Message>{message}</Message>"
    if caller.service == "ec2":
        body = (
            f"<Response><Errors><Error>{error}</Error></Errors>"
            "<RequestID>practice</RequestID></Response>"
        )
    elif caller.service in _XML_SERVICES:
        body = (
            f"<ErrorResponse><Error><Type>Sender</Type>{error}</Error>"
            "<RequestId>practice</RequestId></ErrorResponse>"
        )
    else:
        body = json.dumps({"__type": code, "message": message})
    kind = "text/xml" if caller.service in _XML_SERVICES else "application/x-amz-json-1.1"
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body.encode()]
