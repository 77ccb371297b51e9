"""What can go wrong around a run, each with its own sentence and a way on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import boto3
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import EXAMPLES, WORKED, Run
from tests.contract.test_commands import NAME, everything

OFFICE = EXAMPLES / "existing-network.toml"


def refusal_of(lines: list[dict[str, Any]]) -> dict[str, Any]:
    found = next(line for line in lines if line["event"] == "refusal")
    for part in ("title", "why", "do"):
        assert found[part], found
        assert "{" not in found[part], found
    return found


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("AKIAWRONG0000000000", "bad-credentials"),
        ("AKIAEXPIRED00000000", "expired-credentials"),
        ("AKIALIMITED00000000", "access-denied"),
    ],
)
def test_keys_that_do_not_open(
    aws: PracticeAws,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    key: str,
    code: str,
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    status, lines = run("apply", OFFICE, "--out", tmp_path)
    assert status in {1, 3}
    assert refusal_of(lines)["code"] == code


def test_a_region_that_is_not_enabled(aws: PracticeAws, run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    text = OFFICE.read_text(encoding="utf-8").replace("ap-northeast-1", "ap-east-1")
    plan.write_text(text, encoding="utf-8")
    status, lines = run("apply", plan, "--out", tmp_path)
    assert status == 1
    assert refusal_of(lines)["code"] == "region-disabled"


def test_no_network(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    status, lines = run("apply", OFFICE, "--out", tmp_path)
    assert refusal_of(lines)["code"] == "no-network"
    assert status in {1, 3}


def test_no_credentials_at_all(run: Run, tmp_path: Path) -> None:
    status, lines = run("apply", OFFICE, "--out", tmp_path)
    assert status == 1
    assert refusal_of(lines)["code"] == "no-credentials"


def test_the_quota_of_endpoints(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    """The fifth is let in, the sixth is not; what was made before it can be taken back."""
    ec2 = boto3.client("ec2")
    (legacy,) = cloud.endpoints()
    for number in range(4):
        ec2.create_client_vpn_endpoint(
            ClientCidrBlock=f"10.{60 + number}.0.0/22",
            ServerCertificateArn=legacy.server_certificate,
            AuthenticationOptions=[
                {
                    "Type": "certificate-authentication",
                    "MutualAuthentication": {
                        "ClientRootCertificateChainArn": legacy.server_certificate
                    },
                }
            ],
            ConnectionLogOptions={"Enabled": False},
        )
    before = set(everything(cloud))
    status, lines = run("apply", WORKED, "--out", tmp_path)
    assert status == 1
    refusal = refusal_of(lines)
    assert refusal["code"] == "quota-reached"
    assert refusal["step"] == "endpoint"
    status, lines = run("undo", NAME)
    assert status == 0, lines
    assert set(everything(cloud)) == before


def test_a_range_that_collides_at_aws(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    """The plan cannot know the VPC's range; AWS does."""
    plan = tmp_path / "plan.toml"
    text = OFFICE.read_text(encoding="utf-8").replace("172.20.0.0/22", "10.255.4.0/22")
    plan.write_text(text, encoding="utf-8")
    status, lines = run("apply", plan, "--out", tmp_path)
    assert status == 1
    assert refusal_of(lines)["code"] == "address-overlap"


@pytest.mark.skipif(
    sys.platform == "win32" or os.path.exists("/dev/full") is False,  # noqa: PTH110
    reason="needs a place that refuses writes",
)
def test_a_folder_that_cannot_be_written(aws: PracticeAws, run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    status, lines = run("apply", OFFICE, "--out", blocked / "below")
    assert status == 1
    assert refusal_of(lines)["code"] in {"folder-missing", "file-unwritable"}


def test_an_association_that_fails(
    cloud: Cloud, run: Run, tmp_path: Path, aws: PracticeAws
) -> None:
    (subnet,) = [s for s in cloud.subnets() if s.name == "cvpn-target-subnet"]
    boto3.client("ec2").create_tags(
        Resources=[subnet.id],
        Tags=[{"Key": "practice:association-fails", "Value": "no capacity in this zone"}],
    )
    status, lines = run("apply", OFFICE, "--out", tmp_path)
    assert status == 1
    refusal = refusal_of(lines)
    assert refusal["code"] == "settled-wrong"
    assert refusal["step"] == "association.cvpn-target-subnet"
    boto3.client("ec2").delete_tags(
        Resources=[subnet.id], Tags=[{"Key": "practice:association-fails"}]
    )
    status, lines = run("resume", "office-vpn")
    assert status == 0, lines
