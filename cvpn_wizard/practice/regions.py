"""Regions of the practice account: some are not enabled, and say so as AWS does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

NOT_ENABLED = frozenset(
    region.name
    for region in RegionsAndZonesBackend.regions
    if region.opt_in_status == "not-opted-in"
)
"""Regions that the account has not opted in to."""


def ours(region: str) -> bool:
    """Whether a Region belongs to the ``aws`` partition, where the account is."""
    return not region.startswith(("us-gov-", "cn-", "us-iso", "eu-iso", "us-isob", "eusc-"))


def refuse(service: str, start_response: Any) -> Iterable[bytes]:
    """The answer of a Region that is not enabled: it does not know the credentials."""
    if service == "ec2":
        status = "401 Unauthorized"
        body = (
            "<Response><Errors><Error><Code>AuthFailure</Code><Message>AWS was not able to "
            "validate the provided access credentials</Message></Error></Errors>"
            "<RequestID>practice</RequestID></Response>"
        )
    elif service in ("sts", "iam"):
        status = "403 Forbidden"
        body = (
            "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>"
            "The security token included in the request is invalid.</Message></Error>"
            "<RequestId>practice</RequestId></ErrorResponse>"
        )
    else:
        status = "400 Bad Request"
        body = (
            '{"__type":"UnrecognizedClientException",'
            '"message":"The security token included in the request is invalid."}'
        )
    kind = "application/x-amz-json-1.1" if body.startswith("{") else "text/xml"
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body.encode()]
