"""Regions of the practice account, some of which are not enabled."""

from __future__ import annotations

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
