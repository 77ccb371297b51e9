"""No test may find this computer's own AWS settings, or reach the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws, settings

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.secret import Secret
from tests.fakes.no_wait import NoWait

REGION = "ap-northeast-1"


def without_settings(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in list(os.environ):
        if name.startswith("AWS_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(folder / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(autouse=True)
def _no_aws_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without_settings(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> AwsSession:
    """One for all tests of a module: making EC2's client takes a while. Stub it, then unstub it."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        without_settings(monkeypatch, tmp_path_factory.mktemp("aws"))
        made = AwsSession.from_keys("AKIAEXAMPLE", Secret("secret"), None, REGION)
        made.warm_up()
        return made


@pytest.fixture
def waiting() -> NoWait:
    return NoWait()


@pytest.fixture
def cloud(session: AwsSession, waiting: NoWait) -> Cloud:
    """Its clients are to be stubbed."""
    return Cloud(session, waiting)


@pytest.fixture
def moto_cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """On moto's AWS, which knows all but Client VPN.

    A practice AWS in this process has moto know images, and brings its own.
    """
    monkeypatch.setattr(settings, "ENABLE_AMI_VALIDATION", False)
    with mock_aws():
        keys = AwsSession.from_keys("AKIAEXAMPLE", Secret("secret"), None, REGION)
        yield Cloud(keys, NoWait())
