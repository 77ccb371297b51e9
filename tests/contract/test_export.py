"""``export``: code that others' tools accept, and that makes the same VPN."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import hcl2
import pytest
from cfnlint.api import lint
from cfnlint.config import ManualArgs

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.journeys.exporting.blueprint import Blueprint, identifiers
from cvpn_wizard.journeys.exporting.hcl import literal
from cvpn_wizard.journeys.exporting.terraform import terraform
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.spec import Existing, NewSubnet
from cvpn_wizard.model.steps import StepId
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"
LINT = ManualArgs(regions=["ap-northeast-1"])
ROOT = Path(__file__).parents[2]


@pytest.fixture
def built(aws: PracticeAws, run: Run, tmp_path: Path) -> Path:
    assert aws.url
    out = tmp_path / "out"
    status, lines = run("apply", WORKED, "--out", out)
    assert status == 0, lines
    return out


def exported(run: Run, language: str) -> str:
    status, lines = run("export", NAME, "--as", language)
    assert status == 0
    assert lines[-1]["language"] == language
    code = lines[-1]["code"]
    assert isinstance(code, str)
    assert "PRIVATE KEY" not in code
    assert "cvpn-wizard:" not in code, "what it makes must not look like ours"
    return code


def test_cloudformation_is_a_sound_template(built: Path, run: Run) -> None:
    assert built.is_dir()
    code = exported(run, "cloudformation")
    problems = [match for match in lint(code, config=LINT) if not match.rule.id.startswith("I")]
    assert [str(problem) for problem in problems] == []
    resources = json.loads(code)["Resources"]
    endpoint = resources["Endpoint"]["Properties"]
    assert endpoint["ClientCidrBlock"] == "10.0.0.0/16"
    assert resources["Association1"]["Properties"]["SubnetId"] == {"Ref": "CvpnTargetSubnet"}


def test_terraform_reads_it(built: Path, run: Run) -> None:
    assert built.is_dir()
    found = hcl2.loads(exported(run, "terraform"))
    kinds = [kind.strip('"') for one in found["resource"] for kind in one]
    assert kinds.count("aws_subnet") == 2
    assert "aws_ec2_client_vpn_endpoint" in kinds
    assert "aws_ec2_client_vpn_network_association" in kinds


def test_the_script_makes_a_second_one(
    built: Path, run: Run, aws: PracticeAws, cloud: Cloud, tmp_path: Path
) -> None:
    """Run it for real, against the account where the first one is gone."""
    code = exported(run, "aws-cli")
    keep = tmp_path / "kept"
    (built / "certificates").rename(keep)
    assert run("remove", NAME, "--yes")[0] == 0
    before = {endpoint.id for endpoint in cloud.endpoints()}
    shim = tmp_path / "bin" / "aws"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.fakes.aws_cli "$@"\n')
    shim.chmod(0o755)
    script = tmp_path / "again.sh"
    script.write_text(code, encoding="utf-8")
    environment = {
        **os.environ,
        **aws.environment,
        "PATH": f"{shim.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "CERTIFICATES": str(keep),
        "WAIT_SECONDS": "0.1",
    }
    done = subprocess.run(
        ["bash", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (made,) = [endpoint for endpoint in cloud.endpoints() if endpoint.id not in before]
    assert done.stdout.split()[-1] == made.id
    assert made.client_cidr == IPv4Network("10.0.0.0/16")
    assert made.split_tunnel
    assert made.log_group == "/aws/clientvpn"
    assert [str(rule.cidr) for rule in cloud.authorization_rules(made.id)] == ["10.255.0.0/16"]
    assert len(cloud.associations(made.id)) == 1
    assert "remote cvpn-endpoint" in (tmp_path / "downloaded-client-config.ovpn").read_text()


def variant(**changes: Any) -> Blueprint:
    spec = read_plan(WORKED)
    network = replace(
        spec.network,
        vpc=Existing("office"),
        target_subnets=(Existing("old"), NewSubnet("1 new", IPv4Network("10.255.9.0/24"), "")),
        security_group=Existing("sg"),
    )
    spec = replace(
        spec,
        network=network,
        routes=(IPv4Network("0.0.0.0/0"),),
        check_server=None,
        log=None,
        banner='Say "${friend}"',
        **changes,
    )
    ids = {"vpc": "vpc-1", "subnet.old": "subnet-1", "security_group": "sg-1"}
    known = {StepId(step): found for step, found in ids.items()}
    return Blueprint(spec, known, Path("/c"), "")


def test_what_existed_before_is_named_by_its_id() -> None:
    code = terraform(variant(), ("head",))
    assert code.startswith("# head\n")
    assert "aws_vpc" not in code
    assert '"vpc-1"' in code
    assert '"subnet-1"' in code
    assert '["sg-1"]' in code
    assert "depends_on             = [aws_ec2_client_vpn_network_association.old]" in code
    assert '"Say \\"$${friend}\\""' in code
    assert hcl2.loads(code)["resource"]


def test_identifiers_are_identifiers_and_differ() -> None:
    names = ("a-b", "a b", "1x", "日本", "日本2")
    assert list(identifiers(names, camel=False)) == ["a_b", "a_b2", "n_1x", "n_", "n_2"]
    assert list(identifiers(("vpc",), camel=True, taken=("Vpc",))) == ["Vpc2"]
    with pytest.raises(TypeError):
        literal(1.5)
