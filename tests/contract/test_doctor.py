"""``doctor`` against the practice AWS: a healthy VPN, and what somebody broke behind our back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import boto3
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.cli.main import main
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"
PERSON = "client1.domain.tld"


@dataclass(frozen=True)
class Standing:
    """The worked example, as the program sets it up: once, and healed by each test."""

    practice: PracticeAws
    environment: dict[str, str]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    home = tmp_path_factory.mktemp("standing")
    with PracticeAws(speed=0.02) as practice, pytest.MonkeyPatch.context() as monkeypatch:
        environment = practice.environment | {"CVPN_WIZARD_HOME": str(home)}
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert main(["apply", str(WORKED), "--out", str(home / "out"), "--json"]) == 0
        monkeypatch.undo()
        yield Standing(practice, environment)


@pytest.fixture
def aws(standing: Standing, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeAws]:
    for name, value in standing.environment.items():
        monkeypatch.setenv(name, value)
    yield standing.practice
    standing.practice.faults.clear()


@pytest.fixture
def built(cloud: Cloud) -> Endpoint:
    (endpoint,) = [one for one in cloud.endpoints() if one.belongs_to(NAME)]
    return endpoint


def found(lines: list[dict[str, Any]]) -> list[str]:
    return [line["code"] for line in lines if line["event"] == "finding"]


def test_a_healthy_vpn_has_no_finding(built: Endpoint, run: Run) -> None:
    status, lines = run("doctor", NAME, "--person", PERSON)
    assert found(lines) == []
    assert status == 0
    assert lines[-1] == {
        "event": "result",
        "ok": True,
        "vpn": NAME,
        "endpoint_id": built.id,
        "endpoint_state": "available",
        "connected": 0,
        "broken": 0,
        "warnings": 0,
    }


def test_a_server_certificate_that_expired(built: Endpoint, run: Run, aws: Any) -> None:
    bundle = aws._account.estate("ap-northeast-1").acm._certificates[built.server_certificate]
    real = bundle._cert
    bundle._cert = _Aged(real)
    status, lines = run("doctor", NAME)
    bundle._cert, bundle.status = real, "ISSUED"
    assert status == 1
    assert found(lines)[0] == "aws-server-certificate-expired"


class _Aged:
    """A certificate whose last day was yesterday; for the rest the one that it was."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.not_valid_after_utc = datetime.now(UTC) - timedelta(days=1)
        self.not_valid_after = self.not_valid_after_utc.replace(tzinfo=None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_a_server_that_lets_no_ping_in(built: Endpoint, cloud: Cloud, run: Run) -> None:
    (group,) = built.security_group_ids
    anywhere = [{"CidrIp": "0.0.0.0/0"}]
    ping = {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": anywhere}
    ec2 = boto3.client("ec2")
    ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=[ping])
    status, lines = run("doctor", NAME)
    assert status == 1
    assert found(lines) == ["aws-target-closed"]
    status, lines = run("doctor", NAME, "--target", "10.255.1.125:3389")
    assert found(lines) == ["aws-target-port"]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[ping])
    assert run("doctor", NAME)[0] == 0


def test_a_network_acl_that_was_closed(built: Endpoint, cloud: Cloud, run: Run) -> None:
    ec2 = boto3.client("ec2")
    (acl,) = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [built.vpc_id]}])[
        "NetworkAcls"
    ]
    ec2.create_network_acl_entry(
        NetworkAclId=acl["NetworkAclId"],
        RuleNumber=50,
        Protocol="1",
        IcmpTypeCode={"Type": -1, "Code": -1},
        RuleAction="deny",
        Egress=False,
        CidrBlock="10.255.0.0/16",
    )
    status, lines = run("doctor", NAME)
    assert status == 1
    assert set(found(lines)) == {"aws-acl-inwards"}
    ec2.delete_network_acl_entry(NetworkAclId=acl["NetworkAclId"], RuleNumber=50, Egress=False)
    assert run("doctor", NAME)[0] == 0


def test_both_views_are_one_list(
    built: Endpoint, standing: Standing, cloud: Cloud, run: Run, tmp_path: Path
) -> None:
    """A profile of a broken file, and a server that lets nobody in."""
    profile = Path(standing.environment["CVPN_WIZARD_HOME"]) / "out" / f"{PERSON}.ovpn"
    broken = tmp_path / "broken.ovpn"
    words = profile.read_text(encoding="utf-8")
    broken.write_text(words.replace("remote ", "#remote "), encoding="utf-8")
    cloud.revoke_authorization(built.id, IPv4Network("10.255.0.0/16"))
    while cloud.authorization_rules(built.id):
        pass
    status, lines = run("doctor", NAME, "--check", broken)
    assert status == 1
    assert "profile-no-remote" in found(lines)
    assert "aws-rule-none" in found(lines)
    assert run("doctor", NAME, "--fix", "all")[0] == 0


def test_a_right_that_is_missing_is_a_finding(built: Endpoint, run: Run, aws: Any) -> None:
    aws.faults.add(Fault("ec2:DescribeNetworkAcls", FaultKind.DENIED, times=0))
    status, lines = run("doctor", NAME)
    assert status == 0
    (finding,) = [line for line in lines if line["event"] == "finding"]
    assert finding["code"] == "aws-unread"
    assert finding["facts"]["actions"] == "ec2:DescribeNetworkAcls"


def test_a_target_that_is_no_address_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["doctor", NAME, "--target", "fileserver", "--lang", "en"])
    assert end.value.code == 2
    assert "fileserver" in capsys.readouterr().err


def test_nobody_of_that_name(run: Run) -> None:
    status, lines = run("doctor", "nobody")
    assert status == 1
    assert lines[-1]["event"] == "refusal"


def test_what_the_doctor_finds_is_put_right_where_it_is_asked(
    built: Endpoint, cloud: Cloud, run: Run
) -> None:
    boto3.client("ec2").revoke_client_vpn_ingress(
        ClientVpnEndpointId=built.id, TargetNetworkCidr="10.255.0.0/16", RevokeAllGroups=True
    )
    (association,) = cloud.associations(built.id)
    cloud.disassociate(built.id, association.id)
    while cloud.associations(built.id) or cloud.authorization_rules(built.id):
        pass
    status, lines = run("doctor", NAME)
    assert status == 1
    assert found(lines)[:2] == ["aws-association-none", "aws-rule-none"]
    assert lines[0]["severity"] == "broken"
    assert lines[0]["title"]
    assert lines[0]["why"]
    assert lines[0]["do"]
    assert lines[0]["who"] == "admin"
    # AWS bills for an association: it is never part of "all".
    status, lines = run("doctor", NAME, "--fix", "all")
    assert status == 1
    assert {line["code"] for line in lines if line["event"] == "fixed"} == {"aws-rule-none"}
    assert found(lines) == ["aws-association-none"]
    status, lines = run("doctor", NAME, "--fix", "aws-association-none")
    assert status == 0
    assert lines[-1]["endpoint_state"] == "available"
    status, lines = run("doctor", NAME, "--fix", "aws-crl-soon")
    assert status == 1
    assert lines[0] == {"event": "not-fixable", "code": "aws-crl-soon"}


def test_what_the_connection_log_and_the_metric_say(built: Endpoint, run: Run) -> None:
    """The last: what is written down stays."""
    entry = {
        "connection-log-type": "connection-attempt",
        "connection-attempt-status": "failed",
        "connection-attempt-failure-reason": "authorization-policy-deny",
        "common-name": "sato.laptop",
        "device-ip": "203.0.113.7",
    }
    moment = int(datetime.now(UTC).timestamp() * 1000)
    boto3.client("logs").put_log_events(
        logGroupName="/aws/clientvpn",
        logStreamName="connection-log",
        logEvents=[
            {"timestamp": moment, "message": json.dumps(entry)},
            {"timestamp": moment, "message": "no entry"},
        ],
    )
    boto3.client("cloudwatch").put_metric_data(
        Namespace="AWS/ClientVPN",
        MetricData=[
            {
                "MetricName": "AuthenticationFailures",
                "Dimensions": [{"Name": "Endpoint", "Value": built.id}],
                "Timestamp": datetime.now(UTC) - timedelta(minutes=10),
                "Value": 3,
            }
        ],
    )
    status, lines = run("doctor", NAME)
    assert status == 0
    told = {line["code"]: line["facts"] for line in lines if line["event"] == "finding"}
    assert told["aws-attempt-failed"]["person"] == "sato.laptop"
    assert told["aws-attempt-failed"]["reason"] == "authorization-policy-deny"
    assert told["aws-handshakes-refused"]["count"] == 3
    status, lines = run("doctor", NAME, "--person", "sato.laptop")
    assert status == 1
    assert found(lines)[0] == "aws-attempt-failed"
