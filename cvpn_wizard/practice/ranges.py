"""Address ranges as EC2 reads them."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

from cvpn_wizard.practice.refusals import bad_value


def cidr(text: str) -> IPv4Network:
    """An IPv4 range without host bits.

    :raises EC2ClientError: InvalidParameterValue
    """
    try:
        return IPv4Network(text)
    except ValueError as error:
        raise bad_value(f"Invalid CIDR block: {text}") from error


def client_cidr(text: str) -> IPv4Network:
    """The range for clients: /12 to /22, with no host bits.

    :raises EC2ClientError: InvalidParameterValue
    """
    network = cidr(text)
    if not 12 <= network.prefixlen <= 22:
        raise bad_value(
            f"Client CIDR block {text} is invalid. "
            "The block size must be at least /22 and not greater than /12."
        )
    return network


def vpc_cidrs(vpc: Any) -> list[IPv4Network]:
    """All IPv4 ranges of a VPC, the secondary ones too."""
    return [
        IPv4Network(block["cidr_block"])
        for block in vpc.get_cidr_block_association_set()
        if block["cidr_block_state"]["state"] in ("associated", "associating")
    ]


def refuse_overlap(clients: IPv4Network, vpc: Any) -> None:
    """:raises EC2ClientError: InvalidParameterValue when clients and VPC share addresses."""
    for block in vpc_cidrs(vpc):
        if block.overlaps(clients):
            raise bad_value(
                f"Client CIDR block {clients} overlaps with CIDR block {block} of VPC {vpc.id}"
            )
