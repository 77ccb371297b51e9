"""AWS's models, cut down: what we call is in it, and is as botocore has it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import botocore.session
import pytest

from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.secret import Secret

ROOT = Path(__file__).parents[4]


def trimming() -> ModuleType:
    spec = importlib.util.spec_from_file_location("trim", ROOT / "packaging" / "trim_models.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("service", ["ec2", "acm", "logs", "iam", "dynamodb", "secretsmanager"])
def test_every_call_that_the_policy_allows_is_in_the_model(service: str) -> None:
    script = trimming()
    kept = json.loads(script.target(service).read_text(encoding="utf-8"))["operations"]
    assert set(kept) == script.operations(service)
    assert kept


@pytest.mark.parametrize("service", ["ec2", "acm", "logs", "iam", "dynamodb", "secretsmanager"])
def test_what_is_kept_takes_the_parameters_that_botocore_knows(service: str) -> None:
    """A newer botocore may know more; it must not have lost what we send."""
    whole = botocore.session.get_session().get_service_model(service)
    kept = json.loads(trimming().target(service).read_text(encoding="utf-8"))
    for name, operation in kept["operations"].items():
        ours = set(kept["shapes"][operation["input"]["shape"]]["members"])
        theirs = whole.operation_model(name).input_shape
        assert theirs is not None
        assert ours <= set(theirs.members), name


def test_sessions_use_it() -> None:
    session = AwsSession.from_keys("AKIAIOSFODNN7EXAMPLE", Secret("x" * 40), None, "us-east-1")
    names = session.ec2.meta.service_model.operation_names
    assert "CreateClientVpnEndpoint" in names
    assert "CreateVpnGateway" not in names
    assert "ImportCertificate" in session.acm.meta.service_model.operation_names
    assert "RequestCertificate" not in session.acm.meta.service_model.operation_names
