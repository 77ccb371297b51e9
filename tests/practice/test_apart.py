"""AWS calls made by a process of their own, against the practice AWS."""

from __future__ import annotations

import inspect
import io
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from cvpn_wizard.adapters.aws.apart.far_cloud import FarCloud
from cvpn_wizard.adapters.aws.apart.process import AwsProcess
from cvpn_wizard.adapters.aws.apart.recipe import KeysRecipe, ProfileRecipe, SignInRecipe
from cvpn_wizard.adapters.aws.apart.wire import Wire
from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.model.children import put_back, take_secrets
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY, PracticeAws

TOKYO = "ap-northeast-1"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    aws = PracticeAws(speed=0.0)
    aws.start()
    yield aws.url
    aws.stop()


@pytest.fixture
def process() -> Iterator[AwsProcess]:
    process = AwsProcess()
    yield process
    process.close()


def far(process: AwsProcess, address: str, region: str = TOKYO) -> FarCloud:
    return FarCloud(process, KeysRecipe(ACCESS_KEY, Secret(SECRET_KEY), None, region, address))


def test_calls_side_by_side_each_get_their_own_answer(process: AwsProcess, address: str) -> None:
    cloud = far(process, address)
    assert cloud.region == TOKYO
    assert cloud.identity().account
    tags = {"Name": "apart", "cvpn-wizard:vpn": "apart"}
    made = cloud.create_vpc(IPv4Network("10.77.0.0/16"), tags)
    with ThreadPoolExecutor(8) as workers:
        answers = list(workers.map(lambda _: cloud.vpcs(), range(24)))
    assert all(made.id in {vpc.id for vpc in vpcs} for vpcs in answers)
    cloud.delete_vpc(made.id)
    assert made.id not in {vpc.id for vpc in cloud.vpcs()}


def test_what_comes_one_by_one_comes_one_by_one(process: AwsProcess, address: str) -> None:
    permissions = far(process, address).permissions(None)
    assert next(permissions).action
    assert len(list(permissions)) > 20


def test_refusals_keep_their_code_and_facts(process: AwsProcess, address: str) -> None:
    with pytest.raises(WizardError) as caught:
        far(process, address).create_vpc(IPv4Network("10.0.0.0/8"), {})
    assert caught.value.code is ErrorCode.BAD_REQUEST
    assert caught.value.facts["operation"] == "CreateVpc"


def test_a_bug_over_there_is_a_bug_here(process: AwsProcess, address: str) -> None:
    with pytest.raises(RuntimeError, match="TypeError"):
        far(process, address).vpcs(1, 2, 3)  # type: ignore[call-arg]


def test_a_child_that_dies_is_said_and_started_again(process: AwsProcess, address: str) -> None:
    cloud = far(process, address)
    before = cloud.vpcs()
    child = process._child
    assert child is not None
    os.kill(child.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as worker:
        waiting = worker.submit(cloud.vpcs)
        while not process._waiting:
            pass
        child.kill()
        with pytest.raises(WizardError) as caught:
            waiting.result(20)
    assert caught.value.code is ErrorCode.AWS_TROUBLE
    assert cloud.vpcs() == before


def test_credentials_that_cannot_be_any_are_refused_at_the_first_call(
    process: AwsProcess, address: str
) -> None:
    cloud = FarCloud(process, KeysRecipe("not a key", Secret("x"), None, TOKYO, address))
    with pytest.raises(WizardError) as caught:
        cloud.identity()
    assert caught.value.code is ErrorCode.BAD_CREDENTIALS
    unknown = FarCloud(process, ProfileRecipe("there-is-none", TOKYO))
    with pytest.raises(WizardError) as caught:
        unknown.identity()
    assert caught.value.code is ErrorCode.PROFILE_UNUSABLE


def test_a_sign_in_is_taken_along(process: AwsProcess, address: str) -> None:
    recipe = SignInRecipe(
        Secret("old"), datetime(2020, 1, 1, tzinfo=UTC), TOKYO, address, "123456789012", "R", TOKYO
    )
    with pytest.raises(WizardError) as caught:
        FarCloud(process, recipe).identity()
    # The practice AWS has no Identity Center; that it was asked is what counts here.
    assert caught.value.facts["operation"] == "GetRoleCredentials"


def test_no_secret_on_the_command_line(process: AwsProcess, address: str) -> None:
    far(process, address).identity()
    child = process._child
    assert child is not None
    with open(f"/proc/{child.pid}/cmdline", "rb") as line:  # noqa: PTH123
        assert SECRET_KEY.encode() not in line.read()


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the child in /proc")
def test_no_secret_in_the_childs_environment_and_yet_it_gets_in(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """boto3's own chain looks into the environment; the child is told it over the pipe."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "planted+in/environment")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "planted//token==")
    taken = take_secrets()
    assert "AWS_SECRET_ACCESS_KEY" not in os.environ
    for secrets in (taken, None):
        if secrets is None:
            put_back(taken)
        process = AwsProcess(secrets)
        try:
            assert FarCloud(process, ProfileRecipe("", TOKYO)).identity().account
            child = process._child
            assert child is not None
            shown = Path(f"/proc/{child.pid}/environ").read_bytes()
        finally:
            process.close()
        assert ACCESS_KEY.encode() in shown
        assert b"planted" not in shown


def test_a_bug_over_there_is_told_without_its_words(process: AwsProcess, address: str) -> None:
    """botocore quotes what it was given; a key that is no text would be shown in the window."""
    with pytest.raises(RuntimeError) as caught:
        far(process, address).vpcs(hush="planted-in-a-call")  # type: ignore[call-arg]
    assert "TypeError" in str(caught.value)
    assert "planted" not in str(caught.value)
    assert "hush" not in str(caught.value)


def test_a_secret_passes_the_wire_and_nothing_else() -> None:
    there = io.BytesIO()
    Wire(io.BytesIO(), there).send(("hush", Secret("s3cret")))
    assert Wire(io.BytesIO(there.getvalue()), there).receive() == ("hush", Secret("s3cret"))
    with pytest.raises(TypeError):
        pickle.dumps(Secret("s3cret"))
    cut = io.BytesIO(there.getvalue()[:-1])
    assert Wire(cut, there).receive() is None


def test_every_public_method_is_forwarded() -> None:
    for name, method in inspect.getmembers(Cloud, inspect.isfunction):
        if not name.startswith("_"):
            assert getattr(FarCloud, name) is not method, name
