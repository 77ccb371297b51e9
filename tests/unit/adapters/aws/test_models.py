"""EC2's model, cut down: what we call is in it, and is as botocore has it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import botocore.session

from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.resources import resource
from cvpn_wizard.model.secret import Secret

ROOT = Path(__file__).parents[4]
MODEL = resource("aws-models", "ec2", "2016-11-15", "service-2.json")


def trimming() -> ModuleType:
    spec = importlib.util.spec_from_file_location("trim", ROOT / "packaging" / "trim_models.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_call_that_the_policy_allows_is_in_the_model() -> None:
    kept = json.loads(MODEL.read_text(encoding="utf-8"))["operations"]
    assert set(kept) == trimming().operations()


def test_what_is_kept_takes_the_parameters_that_botocore_knows() -> None:
    """A newer botocore may know more; it must not have lost what we send."""
    whole = botocore.session.get_session().get_service_model("ec2")
    kept = json.loads(MODEL.read_text(encoding="utf-8"))
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
