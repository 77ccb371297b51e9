"""A practice AWS for the commands, in the test's own process."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.cli.main import main
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY  # noqa: F401  for the tests
from tests.contract.stand_ins import BYSTANDER, StandIn, stand_in

EXAMPLES = Path(__file__).parents[1] / "examples"
WORKED = EXAMPLES / "worked-example.toml"

Run = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """The practice AWS, or what ``CVPN_TEST_STAND_IN`` names."""
    with stand_in(os.environ.get("CVPN_TEST_STAND_IN", "practice")) as practice:
        for name, value in practice.environment.items():
            monkeypatch.setenv(name, value)
        yield practice


@pytest.fixture
def cloud(aws: StandIn) -> Cloud:
    """The account as a bystander sees it."""
    return Cloud(
        AwsSession.from_keys(
            BYSTANDER, Secret(SECRET_KEY), None, "ap-northeast-1", endpoint_url=aws.url
        )
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command with ``--json``: its exit status and its lines."""

    def call(*arguments: object) -> tuple[int, list[dict[str, Any]]]:
        capsys.readouterr()
        status = main([*map(str, arguments), "--json", "--lang", "en"])
        lines = capsys.readouterr().out.splitlines()
        return status, [json.loads(line) for line in lines]

    return call
