"""Our Regions are botocore's, and each has a name in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import botocore
import pytest

from cvpn_wizard.adapters.aws.regions import ALWAYS_ON, COMMERCIAL, OPT_IN, partition_of
from cvpn_wizard.model.resources import resource


def test_they_are_the_regions_of_botocore() -> None:
    data = Path(botocore.__file__).parent / "data" / "endpoints.json"
    partitions = json.loads(data.read_text(encoding="utf-8"))["partitions"]
    commercial = next(p for p in partitions if p["partition"] == "aws")
    assert set(COMMERCIAL) == set(commercial["regions"])
    assert not set(ALWAYS_ON) & set(OPT_IN)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_has_a_name(language: str) -> None:
    texts = resource("i18n", language, "regions.ftl").read_text(encoding="utf-8")
    named = re.findall(r"^region-(\S+) = \S", texts, re.MULTILINE)
    assert sorted(named) == list(COMMERCIAL)


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("ap-northeast-1", "aws"),
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("eusc-de-east-1", "aws-eusc"),
    ],
)
def test_partitions(region: str, partition: str) -> None:
    assert partition_of(region) == partition
