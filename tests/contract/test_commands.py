"""The commands against the practice AWS: what scripts lean on."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import boto3
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.cli.main import main
from cvpn_wizard.model.aws import Tagged
from cvpn_wizard.model.checking import Layer
from tests.contract.conftest import EXAMPLES, WORKED, Run

NAME = "cvpn-endpoint-01"
WORKED_STEPS = {
    "vpc",
    "subnet.cvpn-target-subnet",
    "subnet.server-subnet",
    "security_group",
    "check_server",
    "log_group",
    "certificates",
    "server_certificate",
    "client_certificate",
    "endpoint",
    "association.cvpn-target-subnet",
    "authorization.10.255.0.0/16",
    "profile.client1.domain.tld",
}


def everything(cloud: Cloud) -> dict[str, Tagged]:
    """All that costs or clutters, by id."""
    found: dict[str, Tagged] = {}
    for vpc in cloud.vpcs():
        found[vpc.id] = vpc
        found |= {subnet.id: subnet for subnet in cloud.subnets(vpc.id)}
        found |= {group.id: group for group in cloud.security_groups(vpc.id)}
    found |= {endpoint.id: endpoint for endpoint in cloud.endpoints()}
    found |= {one.arn: one for c in cloud.certificates() if (one := cloud.certificate(c.arn))}
    found |= {group.group_name: group for group in cloud.log_groups()}
    found |= {server.id: server for server in cloud.servers(NAME)}
    return found


def states(lines: list[dict[str, Any]], step: str) -> list[str]:
    return [line["state"] for line in lines if line["event"] == "step" and line["step"] == step]


def test_the_worked_example_there_and_back(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    before = set(everything(cloud))
    status, lines = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0
    result = lines[-1]
    assert result["event"] == "result"
    assert result["ok"] is True
    assert result["vpn"] == NAME
    assert result["left"] == []
    assert {line["step"] for line in lines if line["event"] == "step"} == WORKED_STEPS
    assert states(lines, "endpoint") == ["making", "settling", "done"]
    (profile,) = (Path(path) for path in result["profiles"])
    assert profile == tmp_path / "out" / "client1.domain.tld.ovpn"
    assert stat.S_IMODE(profile.stat().st_mode) == 0o600
    files = {path.name for path in (tmp_path / "out" / "certificates").iterdir()}
    assert files == {
        "ca.crt",
        "server.crt",
        "server.key",
        "client1.domain.tld.crt",
        "client1.domain.tld.key",
    }
    made = {name: thing for name, thing in everything(cloud).items() if name not in before}
    taggable = {name: thing for name, thing in made.items() if thing.tags or "sg-" not in name}
    for name, thing in taggable.items():
        if name != "/aws/clientvpn":
            assert thing.belongs_to(NAME), name
            assert thing.run
    group = cloud.log_group("/aws/clientvpn")
    assert group is not None
    assert group.belongs_to(NAME)
    assert group.retention_days == 30

    status, lines = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0
    assert {line["state"] for line in lines if line["event"] == "step"} <= {"present", "settling"}
    assert set(everything(cloud)) == before | set(made)

    status, lines = run("remove", NAME, "--yes")
    assert status == 0
    assert lines[-1]["ok"] is True
    assert lines[-1]["left"] == []
    assert set(everything(cloud)) == before
    assert not profile.exists()
    assert (tmp_path / "out" / "certificates" / "ca.crt").exists()
    assert run("list") == (0, [])


def test_a_network_that_is_there_is_used_and_left_alone(
    cloud: Cloud, run: Run, tmp_path: Path
) -> None:
    before = everything(cloud)
    status, lines = run("apply", EXAMPLES / "existing-network.toml", "--out", tmp_path)
    assert status == 0
    assert states(lines, "vpc") == ["present"]
    assert states(lines, "subnet.cvpn-target-subnet") == ["present"]
    assert states(lines, "security_group") == ["present"]
    assert len(lines[-1]["profiles"]) == 2
    status, lines = run("remove", "office-vpn", "--yes")
    assert status == 0
    assert everything(cloud) == before


def test_plan_changes_nothing_and_tells_what_exists(cloud: Cloud, run: Run) -> None:
    before = set(everything(cloud))
    status, lines = run("plan", EXAMPLES / "existing-network.toml")
    assert status == 0
    exists = {line["step"]: line["exists"] for line in lines if line["event"] == "planned"}
    assert exists["vpc"] is True
    assert exists["endpoint"] is False
    assert exists["association.cvpn-target-subnet"] is False
    assert any(line["event"] == "cost" and line["yen"] > 0 for line in lines)
    assert set(everything(cloud)) == before


def test_show_tells_state_expiry_cost_and_drift(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    run("apply", WORKED, "--out", tmp_path)
    status, lines = run("show", NAME)
    (vpn,) = lines
    assert status == 0
    assert vpn["endpoint_state"] == "available"
    assert {c["name"] for c in vpn["certificates"]} == {"server", "client1.domain.tld"}
    assert vpn["drift"] == []
    (endpoint,) = [e for e in cloud.endpoints() if e.belongs_to(NAME)]
    # Somebody changes it behind our back.
    boto3.client("ec2").modify_client_vpn_endpoint(
        ClientVpnEndpointId=endpoint.id, SplitTunnel=False
    )
    _, (vpn,) = run("show", NAME)
    assert vpn["drift"] == [{"what": "split_tunnel", "made": "True", "now": "False"}]


def test_undo_takes_back_what_the_run_made(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    before = set(everything(cloud))
    run("apply", WORKED, "--out", tmp_path)
    status, lines = run("undo", NAME)
    assert status == 0
    assert lines[-1]["ok"] is True
    assert set(everything(cloud)) == before


def test_a_refusal_says_what_why_and_what_to_do(
    cloud: Cloud, run: Run, tmp_path: Path, aws: Any
) -> None:
    plan = tmp_path / "plan.toml"
    text = (EXAMPLES / "existing-network.toml").read_text(encoding="utf-8")
    plan.write_text(text.replace('vpc = "cvpn-vpc"', 'vpc = "no-such-vpc"'), encoding="utf-8")
    status, lines = run("apply", plan, "--out", tmp_path)
    refusal = next(line for line in lines if line["event"] == "refusal")
    assert status == 1
    assert refusal["code"] == "not-found"
    assert refusal["step"] == "vpc"
    assert "no-such-vpc" in refusal["title"] + refusal["why"]
    assert refusal["do"]
    assert lines[-1]["ok"] is False


def test_a_bad_plan_is_told_whole_with_lines(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    text = WORKED.read_text(encoding="utf-8")
    text = text.replace("port = 443", "prot = 443").replace('"10.0.0.0/16"', '"10.0.0.0/8"')
    plan.write_text(text, encoding="utf-8")
    status, (refusal,) = run("apply", plan)
    assert status == 1
    assert refusal["code"] == "plan-bad"
    problems = {problem["field"]: problem for problem in refusal["problems"]}
    assert (
        problems["vpn.prot"]["line"]
        == text.splitlines().index(next(row for row in text.splitlines() if row.startswith("prot")))
        + 1
    )
    assert "port" in problems["vpn.prot"]["text"]
    assert problems["vpn.client_cidr"]["code"] == "client-cidr-large"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["show", "nobody"], 1),
        (["resume", "nobody"], 1),
        (["remove", "nobody", "--yes"], 1),
        (["apply", "/no/such/plan.toml"], 1),
    ],
)
def test_what_is_not_known_is_refused(run: Run, arguments: list[str], status: int) -> None:
    got, lines = run(*arguments)
    assert got == status
    assert lines[-1]["event"] == "refusal"


@pytest.mark.parametrize("arguments", [["apply"], ["frobnicate"], ["cost"], []])
def test_wrong_usage_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err


def test_remove_wants_a_yes(aws: Any, run: Run, tmp_path: Path) -> None:
    run("apply", WORKED, "--out", tmp_path)
    status, _ = run("remove", NAME)
    assert status == 2
    _, (vpn,) = run("show", NAME)
    assert vpn["endpoint_state"] == "available"


def test_the_cost_of_the_tutorial(run: Run) -> None:
    status, (cost,) = run(
        *"cost --region ap-northeast-1 --subnets 2 --laptops 10".split(),
        *"--hours-per-day 3 --days 20 --yen-per-usd 155".split(),
    )
    assert status == 0
    assert (cost["association_usd"], cost["connection_usd"]) == (219.0, 30.0)
    assert cost["yen"] == 38595


def test_the_policy_is_json(run: Run) -> None:
    status, (policy,) = run("policy", WORKED)
    assert status == 0
    actions = {action for s in policy["Statement"] for action in s["Action"]}
    assert "ec2:CreateClientVpnEndpoint" in actions
    assert "acm:ImportCertificate" in actions


def test_check_reads_the_profile_and_pings(aws: Any, run: Run, tmp_path: Path) -> None:
    _, lines = run("apply", WORKED, "--out", tmp_path)
    (profile,) = lines[-1]["profiles"]
    host, port = aws.stand_in
    status, lines = run("check", profile, "--tcp", f"{host}:{port}")
    assert status == 0
    layers = {line["layer"]: line for line in lines if line["event"] == "layer"}
    assert list(layers) == [*map(str, Layer), "tcp"]
    assert layers["profile"]["ok"]
    assert layers["names"]["state"] == "skipped"  # nobody answers for a practice endpoint
    assert layers["target"]["ok"]
    assert layers["tcp"]["ok"]
    text = Path(profile).read_text(encoding="utf-8")
    broken = tmp_path / "broken.ovpn"
    broken.write_text(text.replace("</ca>", ""), encoding="utf-8")
    status, lines = run("check", broken)
    assert status == 1
    assert "profile-block-open" in {line.get("code") for line in lines}
