"""``adopt`` against the practice AWS: somebody's old VPN, and one made by the tutorial's calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import boto3
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from tests.contract.conftest import WORKED, Run
from tests.contract.test_commands import everything
from tests.practice.conftest import Pair, pair


@pytest.fixture(scope="module")
def authority() -> Pair:
    return pair("Tutorial CA")


def of(lines: list[dict[str, Any]], event: str) -> list[dict[str, Any]]:
    return [line for line in lines if line["event"] == event]


def codes(lines: list[dict[str, Any]]) -> list[str]:
    return [line["code"] for line in of(lines, "finding")]


def legacy(cloud: Cloud) -> str:
    return next(one.id for one in cloud.endpoints() if one.name == "legacy-vpn")


def test_the_old_vpn_is_taken_into_care_and_put_right(cloud: Cloud, run: Run) -> None:
    endpoint = legacy(cloud)
    before = everything(cloud)
    status, lines = run("adopt", endpoint, "--look")
    assert status == 0
    assert of(lines, "adopted")[0]["kept"] is False
    assert run("list") == (0, [])

    status, lines = run("adopt", endpoint)
    assert status == 0
    (adopted,) = of(lines, "adopted")
    assert adopted["vpn"] == "legacy-vpn"
    assert adopted["people"] == ["tanaka.legacy.example"]
    assert adopted["authorize"] == ["10.20.0.0/16"]
    assert set(codes(lines)) >= {
        "risk-portal-on",
        "risk-default-group",
        "risk-all-users",
        "risk-no-authority",
        "aws-dns-missing",
        "aws-full-no-internet",
    }
    assert everything(cloud) == before

    _, (vpn,) = run("show", "legacy-vpn")
    assert vpn["drift"] == []
    assert vpn["endpoint_state"] == "available"
    assert [c["kind"] for c in vpn["certificates"]] == ["server"]

    status, lines = run("adopt", endpoint, "--fix", "risk-portal-on")
    assert status == 0
    assert of(lines, "adopted")[0]["known"] is True
    assert of(lines, "fixed") == [{"event": "fixed", "code": "risk-portal-on"}]
    now = cloud.endpoint(next(one.id for one in cloud.endpoints() if one.id == endpoint))
    assert now is not None
    assert now.portal is False
    _, lines = run("adopt", endpoint)
    assert "risk-portal-on" not in codes(lines)

    # Build servers wear the default group too, so that it cannot be changed without cutting off.
    status, lines = run("adopt", endpoint, "--fix", "risk-default-group")
    assert status == 1
    assert of(lines, "not-fixable")[0]["code"] == "risk-default-group"


def test_removal_of_an_adopted_vpn_takes_nothing(cloud: Cloud, run: Run) -> None:
    endpoint = legacy(cloud)
    run("adopt", endpoint)
    before = everything(cloud)
    status, lines = run("remove", "legacy-vpn", "--yes")
    assert status == 0
    result = lines[-1]
    assert result["ok"] is True
    assert result["removed"] == []
    assert {"endpoint", "log_group", "security_group"} <= {one["step"] for one in result["others"]}
    assert everything(cloud) == before
    assert run("list") == (0, [])
    # It can be taken into care again.
    assert run("adopt", endpoint)[0] == 0


def test_a_plan_of_that_name_is_refused(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    run("adopt", legacy(cloud), "--name", "cvpn-endpoint-01")
    before = everything(cloud)
    status, lines = run("apply", WORKED, "--out", tmp_path)
    assert status == 1
    assert lines[-1]["code"] == "adopted"
    assert everything(cloud) == before


def test_ours_need_not_be_adopted(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    _, lines = run("apply", WORKED, "--out", tmp_path)
    status, lines = run("adopt", lines[-1]["endpoint_id"])
    assert status == 1
    assert lines[-1]["code"] == "known-already"
    status, lines = run("adopt", legacy(cloud), "--name", "cvpn-endpoint-01")
    assert status == 1
    assert lines[-1]["problems"][0]["code"] == "vpn-name-taken"
    status, lines = run("adopt", "cvpn-endpoint-0123456789abcdef0")
    assert status == 1
    assert lines[-1]["code"] == "not-found"


def by_hand(authority: Pair, *, san: str, log: bool) -> str:
    """The tutorial's calls, with plain boto3; the endpoint's id."""
    ec2, acm, logs = boto3.client("ec2"), boto3.client("acm"), boto3.client("logs")
    server = pair("server.office.example", san=san, issuer=authority)
    client = pair("client1.domain.tld", issuer=authority)
    arns = [
        acm.import_certificate(
            Certificate=one.pem, PrivateKey=one.key_pem, CertificateChain=authority.pem
        )["CertificateArn"]
        for one in (server, client)
    ]
    vpc = ec2.create_vpc(CidrBlock="10.77.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(
        VpcId=vpc, CidrBlock="10.77.1.0/24", AvailabilityZone="ap-northeast-1a"
    )["Subnet"]["SubnetId"]
    if log:
        logs.create_log_group(logGroupName="/by/hand")
    endpoint: str = ec2.create_client_vpn_endpoint(
        ClientCidrBlock="10.0.0.0/16",
        ServerCertificateArn=arns[0],
        AuthenticationOptions=[
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {"ClientRootCertificateChainArn": arns[1]},
            }
        ],
        ConnectionLogOptions={"Enabled": True, "CloudwatchLogGroup": "/by/hand"}
        if log
        else {"Enabled": False},
        VpcId=vpc,
        SplitTunnel=True,
    )["ClientVpnEndpointId"]
    waiter = Waiting(ec2, endpoint)
    waiter.until_there()
    ec2.associate_client_vpn_target_network(ClientVpnEndpointId=endpoint, SubnetId=subnet)
    ec2.authorize_client_vpn_ingress(
        ClientVpnEndpointId=endpoint, TargetNetworkCidr="10.77.0.0/16", AuthorizeAllGroups=True
    )
    waiter.until("available")
    return endpoint


class Waiting:
    """Asks until it is so; the practice AWS of the tests takes a sixth of a second."""

    def __init__(self, ec2: Any, endpoint: str) -> None:
        self._ec2 = ec2
        self._endpoint = endpoint

    def _shown(self) -> list[Any]:
        shown = self._ec2.describe_client_vpn_endpoints()["ClientVpnEndpoints"]
        return [one for one in shown if one["ClientVpnEndpointId"] == self._endpoint]

    def until_there(self) -> None:
        while not self._shown():
            pass

    def until(self, state: str) -> None:
        while self._shown()[0]["Status"]["Code"] != state or any(
            rule["Status"]["Code"] != "active"
            for rule in self._ec2.describe_client_vpn_authorization_rules(
                ClientVpnEndpointId=self._endpoint
            )["AuthorizationRules"]
        ):
            pass


def test_one_made_by_hand_is_put_right_and_let_go(cloud: Cloud, run: Run, authority: Pair) -> None:
    endpoint = by_hand(authority, san="", log=False)
    before = everything(cloud)
    status, lines = run("adopt", endpoint, "--name", "by-hand")
    assert status == 0
    assert of(lines, "adopted")[0]["people"] == ["client1.domain.tld"]
    assert set(codes(lines)) == {
        "risk-no-san",
        "risk-default-group",
        "risk-all-users",
        "risk-portal-on",
        "risk-log-off",
        "risk-no-authority",
    }
    _, (vpn,) = run("show", "by-hand")
    assert vpn["drift"] == []
    kinds = {c["kind"]: c["name"] for c in vpn["certificates"]}
    assert kinds == {"server": "server.office.example", "client": "client1.domain.tld"}

    status, lines = run("adopt", endpoint, "--fix", "all")
    assert status == 0
    assert {one["code"] for one in of(lines, "fixed")} == {
        "risk-default-group",
        "risk-portal-on",
        "risk-log-off",
    }
    _, lines = run("adopt", endpoint)
    assert set(codes(lines)) == {"risk-no-san", "risk-all-users", "risk-no-authority"}
    assert run("doctor", "by-hand")[0] == 0
    _, (vpn,) = run("show", "by-hand")
    assert vpn["drift"] == []
    group = cloud.log_group("/aws/clientvpn/by-hand")
    assert group is not None
    assert group.retention_days == 30
    assert group.belongs_to("by-hand")

    status, lines = run("remove", "by-hand", "--yes")
    assert status == 0
    assert {one["step"] for one in lines[-1]["left"]} == {"security_group", "log_group"}
    after = everything(cloud)
    assert set(before) <= set(after)
    added = set(after) - set(before)
    assert added == {one["id"] for one in lines[-1]["left"]}


def test_a_healthy_one_has_few_risks_and_its_authority_may_be_named(
    cloud: Cloud, run: Run, authority: Pair, tmp_path: Path
) -> None:
    endpoint = by_hand(authority, san="server.office.example", log=True)
    for name, one in (("theirs", authority), ("strange", pair("Another CA"))):
        (tmp_path / name / "private").mkdir(parents=True)
        (tmp_path / name / "ca.crt").write_bytes(one.pem)
    _, lines = run("adopt", endpoint, "--pki", tmp_path / "strange", "--look")
    assert codes(lines)[0] == "aws-authority-differs"
    _, lines = run("adopt", endpoint)
    assert "risk-no-authority" in codes(lines)
    assert "risk-no-san" not in codes(lines)
    assert "risk-log-off" not in codes(lines)
    assert all(one["severity"] == "warning" for one in of(lines, "finding"))
    # Named afterwards, it is kept too.
    _, lines = run("adopt", endpoint, "--pki", tmp_path / "theirs")
    assert of(lines, "adopted")[0]["known"] is True
    assert not {"risk-no-authority", "aws-authority-differs"} & set(codes(lines))
    _, lines = run("adopt", endpoint)
    assert "risk-no-authority" not in codes(lines)
