"""Things that go wrong on purpose, at the practice AWS."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError

from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY, PracticeAws

CIDR = "10.90.0.0/16"


@pytest.fixture
def practice() -> Iterator[PracticeAws]:
    with PracticeAws(speed=0, lived_in=False) as practice:
        yield practice


@pytest.fixture
def ec2(practice: PracticeAws) -> Any:
    return client(practice)


def client(practice: PracticeAws, patience: float = 60) -> Any:
    """:param patience: seconds without an answer."""
    return boto3.client(
        "ec2",
        region_name="ap-northeast-1",
        endpoint_url=practice.url,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY,
        config=Config(retries={"total_max_attempts": 1}, read_timeout=patience),
    )


def count(ec2: Any) -> int:
    return sum(vpc["CidrBlock"] == CIDR for vpc in ec2.describe_vpcs()["Vpcs"])


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (FaultKind.THROTTLED, "RequestLimitExceeded"),
        (FaultKind.BROKEN, "InternalError"),
        (FaultKind.UNAVAILABLE, "Unavailable"),
        (FaultKind.DENIED, "UnauthorizedOperation"),
        (FaultKind.EXPIRED, "RequestExpired"),
    ],
)
def test_answers_that_say_no(practice: PracticeAws, ec2: Any, kind: FaultKind, code: str) -> None:
    practice.faults.add(Fault("ec2:CreateVpc", kind))
    with pytest.raises(ClientError) as refused:
        ec2.create_vpc(CidrBlock=CIDR)
    assert refused.value.response["Error"]["Code"] == code
    assert count(ec2) == 0
    ec2.create_vpc(CidrBlock=CIDR)
    assert count(ec2) == 1


@pytest.mark.parametrize(
    ("kind", "error", "made"),
    [
        (FaultKind.DROPPED_BEFORE, ConnectionClosedError, 0),
        (FaultKind.DROPPED_AFTER, ConnectionClosedError, 1),
        (FaultKind.HANGS, ReadTimeoutError, 1),
    ],
)
def test_answers_that_do_not_come(
    practice: PracticeAws, ec2: Any, kind: FaultKind, error: type[Exception], made: int
) -> None:
    practice.faults.add(Fault("ec2:CreateVpc", kind, seconds=20))
    impatient = client(practice, 2 if kind is FaultKind.HANGS else 60)
    with pytest.raises(error):
        impatient.create_vpc(CidrBlock=CIDR)
    practice.faults.clear()
    assert count(ec2) == made


def test_the_second_call_and_two_times(practice: PracticeAws, ec2: Any) -> None:
    practice.faults.add(Fault("ec2:DescribeVpcs", FaultKind.BROKEN, nth=2, times=2))
    outcomes = []
    for _ in range(4):
        try:
            ec2.describe_vpcs()
            outcomes.append(True)
        except ClientError:
            outcomes.append(False)
    assert outcomes == [True, False, False, True]
    assert practice.faults.seen == ["ec2:DescribeVpcs"] * 4
    assert practice.faults.coming == ()


def control(practice: PracticeAws, method: str, order: object = None) -> Any:
    request = urllib.request.Request(  # noqa: S310  our own loopback address
        f"{practice.url}/practice/faults",
        data=None if order is None else json.dumps(order).encode(),
        method=method,
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.loads(answer.read())


def test_ordered_over_http(practice: PracticeAws, ec2: Any) -> None:
    told = control(practice, "POST", {"action": "ec2:CreateVpc", "kind": "denied", "times": 0})
    assert told["coming"][0]["action"] == "ec2:CreateVpc"
    for _ in range(2):
        with pytest.raises(ClientError):
            ec2.create_vpc(CidrBlock=CIDR)
    assert control(practice, "GET")["seen"] == ["ec2:CreateVpc"] * 2
    assert control(practice, "DELETE") == {"coming": [], "seen": []}
    ec2.create_vpc(CidrBlock=CIDR)


def test_an_order_that_makes_no_sense_is_refused(practice: PracticeAws) -> None:
    with pytest.raises(urllib.request.HTTPError) as refused:
        control(practice, "POST", {"action": "ec2:CreateVpc", "kind": "no-such"})
    assert refused.value.code == 400
    refused.value.close()
    assert practice.faults.coming == ()
