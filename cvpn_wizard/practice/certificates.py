"""What Client VPN asks of a certificate in ACM, and how ACM finds its domain."""

from __future__ import annotations

import re
from typing import Any

from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.refusals import bad_value

_HOST_NAME = re.compile(r"(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,}", re.IGNORECASE)


def domain_of(bundle: Any) -> str:
    """ACM's DomainName: the common name if it is a host name, else the first DNS name.

    A common name of one word counts only when a SAN repeats it: ``CN=server`` alone has no domain
    (``easyrsa --san=DNS:server`` is AWS's own cure).
    """
    names: list[str] = list(bundle.sans)
    common = str(bundle.common_name or "")
    if common and (common in names or _HOST_NAME.fullmatch(common)):
        return common
    return names[0] if names else ""


def usable_certificate(estate: Estate, arn: str) -> Any:
    """A certificate of this Region, issued, RSA of 1024 or 2048 bits.

    :raises EC2ClientError: InvalidParameterValue
    """
    parts = arn.split(":")
    if len(parts) != 6 or parts[2] != "acm":
        raise bad_value(f"Invalid certificate ARN: {arn}")
    bundle = estate.acm._certificates.get(arn)
    if bundle is None or parts[3] != estate.region:
        raise bad_value(f"Certificate {arn} does not exist")
    bundle.check()
    if bundle.status != "ISSUED":
        raise bad_value(f"Certificate {arn} is not in ISSUED state")
    algorithm = bundle.describe()["Certificate"]["KeyAlgorithm"]
    if algorithm not in ("RSA_1024", "RSA_2048"):
        raise bad_value(f"Certificate {arn} has an unsupported key algorithm {algorithm}")
    return bundle


def server_certificate(estate: Estate, arn: str) -> Any:
    """A usable certificate with a domain.

    :raises EC2ClientError: InvalidParameterValue: Certificate … does not have a domain
    """
    bundle = usable_certificate(estate, arn)
    if not domain_of(bundle):
        raise bad_value(f"Certificate {arn} does not have a domain")
    return bundle
