"""EC2's own error codes and the sentences that go with them.

Codes: "Error codes for the Amazon EC2 API". The sentences are AWS's where one has been reported
in public, and the page's description of the code otherwise.
"""

from __future__ import annotations

from moto.ec2.exceptions import EC2ClientError


def refusal(code: str, message: str) -> Exception:
    """An error that moto serialises as EC2 does (HTTP 400)."""
    error: Exception = EC2ClientError(code, message)
    return error


def bad_value(message: str) -> Exception:
    return refusal("InvalidParameterValue", message)


def missing(parameter: str) -> Exception:
    return refusal("MissingParameter", f"The request must contain the parameter {parameter}")


def endpoint_not_found(endpoint_id: str) -> Exception:
    return refusal("InvalidClientVpnEndpointId.NotFound", f"Endpoint {endpoint_id} does not exist")


def association_not_found(association_id: str) -> Exception:
    return refusal(
        "InvalidClientVpnAssociationIdNotFound",
        f"The specified association {association_id} does not exist",
    )


def dependency(message: str) -> Exception:
    return refusal("DependencyViolation", message)
