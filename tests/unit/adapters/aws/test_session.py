"""Credentials from everywhere, without asking on the terminal and without waiting for nothing."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.stub import Stubber
from moto import mock_aws

from cvpn_wizard import __version__
from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.adapters.aws.sso import SignIn
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

REGION = "ap-northeast-1"
ROLE = """
[profile keys]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret
[profile admin]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = keys
mfa_serial = arn:aws:iam::123456789012:mfa/me
"""


def config(text: str, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(text, encoding="utf-8")


def test_every_client_has_our_settings(session: AwsSession) -> None:
    for client in (session.ec2, session.acm, session.logs, session.sts, session.pricing):
        settings: Any = client.meta.config
        assert (settings.connect_timeout, settings.read_timeout) == (4, 10)
        assert settings.retries["mode"] == "standard"
        assert settings.retries["total_max_attempts"] == 4
        assert f"cvpn-wizard/{__version__}" in settings.user_agent
        assert settings.tcp_keepalive
    assert session.ec2.meta.region_name == REGION
    assert session.pricing.meta.region_name == "us-east-1"
    assert session.ec2 is session.ec2


def test_an_import_is_not_repeated_by_botocore(session: AwsSession) -> None:
    settings: Any = session.acm_once.meta.config
    assert settings.retries["total_max_attempts"] == 1
    assert session.acm_once is not session.acm


@pytest.mark.parametrize("key", ["", "  ", "AKIA\nX", "ＡＫＩＡ", "two words"])
def test_what_cannot_be_a_key(key: str) -> None:
    with pytest.raises(WizardError) as caught:
        AwsSession.from_keys(key, Secret("secret"), None, REGION)
    assert caught.value.code is ErrorCode.BAD_CREDENTIALS


def test_blanks_around_a_pasted_key_are_dropped() -> None:
    session = AwsSession.from_keys(" AKIAEXAMPLE\n", Secret(" secret\n"), None, REGION)
    keys = session.ec2._request_signer._credentials  # type: ignore[attr-defined]  # to look inside
    assert (keys.access_key, keys.secret_key) == ("AKIAEXAMPLE", "secret")


def test_the_endpoint_url_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    session = AwsSession.from_keys("AKIAEXAMPLE", Secret("secret"), None, REGION)
    assert session.ec2.meta.endpoint_url == "http://127.0.0.1:9"
    own = AwsSession.from_keys(
        "AKIAEXAMPLE", Secret("s"), None, REGION, endpoint_url="http://127.0.0.1:8"
    )
    assert own.acm.meta.endpoint_url == "http://127.0.0.1:8"


def test_a_profile_that_is_not_there() -> None:
    with pytest.raises(WizardError) as caught:
        AwsSession.from_profile("none", REGION)
    assert caught.value.code is ErrorCode.PROFILE_UNUSABLE
    assert caught.value.facts["name"] == "none"


def test_a_profile_with_keys(tmp_path: Path) -> None:
    config(ROLE, tmp_path)
    with mock_aws():
        assert Cloud(AwsSession.from_profile("keys", REGION)).identity().account == "123456789012"


def test_a_role_that_needs_a_code_asks_for_it_in_our_words(tmp_path: Path) -> None:
    config(ROLE, tmp_path)
    session = AwsSession.from_profile("admin", REGION)
    with mock_aws(), pytest.raises(WizardError) as caught:
        Cloud(session).identity()
    assert caught.value.code is ErrorCode.MFA_NEEDED
    assert caught.value.facts["name"] == "admin"


def test_a_role_with_its_code(tmp_path: Path) -> None:
    config(ROLE, tmp_path)
    with mock_aws():
        session = AwsSession.from_profile("admin", REGION, Secret("123456"))
        assert ":assumed-role/admin/" in Cloud(session).identity().arn


def test_no_credentials_are_said_soon() -> None:
    began = time.monotonic()
    with pytest.raises(WizardError) as caught:
        Cloud(AwsSession.from_environment(REGION)).identity()
    assert caught.value.code is ErrorCode.NO_CREDENTIALS
    assert time.monotonic() - began < 2


def test_the_instances_credentials_are_not_waited_for() -> None:
    session = AwsSession.from_environment(REGION)
    core = session._boto._session  # to look inside
    assert core.get_config_variable("metadata_service_timeout") == 1
    assert core.get_config_variable("metadata_service_num_attempts") == 1


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with mock_aws():
        cloud = Cloud(AwsSession.from_environment(REGION))
        assert cloud.identity().account == "123456789012"
        assert cloud.region == REGION


def test_a_sign_in_renews_its_credentials() -> None:
    import boto3  # noqa: PLC0415  after the settings are cleared

    sso = boto3.client("sso", region_name=REGION)
    expires = datetime.now(UTC) + timedelta(hours=1)
    given = {
        "accessKeyId": "ASIAEXAMPLE",
        "secretAccessKey": "secret",
        "sessionToken": "token",
        "expiration": int(expires.timestamp() * 1000),
    }
    with Stubber(sso) as stub, mock_aws():
        stub.add_response(
            "get_role_credentials",
            {"roleCredentials": given},
            {"accessToken": "t", "accountId": "1", "roleName": "r"},
        )
        sign_in = SignIn(Secret("t"), expires, sso)
        session = AwsSession.from_sso(sign_in, "1", "r", REGION)
        assert Cloud(session).identity().account
        assert Cloud(session).zones()
        stub.assert_no_pending_responses()


def test_a_sign_in_that_ran_out() -> None:
    import boto3  # noqa: PLC0415

    sso = boto3.client("sso", region_name=REGION)
    with Stubber(sso) as stub:
        stub.add_client_error("get_role_credentials", "UnauthorizedException")
        sign_in = SignIn(Secret("t"), datetime.now(UTC), sso)
        session = AwsSession.from_sso(sign_in, "1", "r", REGION)
        with pytest.raises(WizardError) as caught:
            Cloud(session).identity()
    assert caught.value.code is ErrorCode.SIGN_IN_NEEDED
