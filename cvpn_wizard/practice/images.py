"""Amazon's own machine images of a Region: the Linux ones that moto has on record."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from moto.ec2.models.amis import Ami
from moto.utilities.utils import load_resource


def offer_images(ec2: Any) -> None:
    """Put Amazon Linux images on offer, with the dates that their names tell.

    moto would load some 650 images for each Region and date them all today.
    """
    for one in _recorded(ec2.region_name):
        if one["ami_id"] not in ec2.amis:
            ec2.amis[one["ami_id"]] = Ami(
                ec2, **one, owner_alias="amazon", creation_date=_date(one["name"])
            )


@cache
def _recorded(region: str) -> tuple[dict[str, Any], ...]:
    try:
        return tuple(load_resource(f"ec2/resources/latest_amis/{region}.json"))
    except FileNotFoundError:
        return ()


def _date(name: str) -> datetime:
    """The day in ``al2023-ami-2023.12.20260930.0-kernel-6.1-arm64``; kernels an hour apart."""
    found = re.search(r"\.(20\d{6})\.", name)
    day = datetime.strptime(found[1] if found else "20200101", "%Y%m%d")  # noqa: DTZ007
    kernel = re.search(r"kernel-\d+\.(\d+)", name)
    return day.replace(hour=int(kernel[1]) % 24 if kernel else 0, tzinfo=UTC)
