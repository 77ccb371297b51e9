"""Signing in with IAM Identity Center: the device flow, with botocore's Stubber."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from botocore.stub import Stubber

from cvpn_wizard.adapters.aws.sso import DEVICE_CODE, DeviceFlow, SignIn
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from tests.fakes.no_wait import NoWait

START = "https://example.awsapps.com/start"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def flow() -> DeviceFlow:
    return DeviceFlow(START, "ap-northeast-1", now=lambda: NOW)


@pytest.fixture
def oidc(flow: DeviceFlow) -> Iterator[Stubber]:
    with Stubber(flow.oidc) as stub:
        stub.add_response(
            "register_client",
            {"clientId": "id", "clientSecret": "client-secret"},
            {"clientName": "cvpn-wizard", "clientType": "public"},
        )
        stub.add_response(
            "start_device_authorization",
            {
                "deviceCode": "device",
                "userCode": "ABCD-EFGH",
                "verificationUri": "https://device.sso/",
                "verificationUriComplete": "https://device.sso/?user_code=ABCD-EFGH",
                "expiresIn": 600,
                "interval": 1,
            },
            {"clientId": "id", "clientSecret": "client-secret", "startUrl": START},
        )
        yield stub


def test_a_person_confirms_the_code(flow: DeviceFlow, oidc: Stubber, waiting: NoWait) -> None:
    code = flow.start()
    assert code.user_code == "ABCD-EFGH"
    assert code.address.endswith("ABCD-EFGH")
    assert "device" not in repr(code).replace("device_code", "").replace("device.sso", "")
    oidc.add_client_error("create_token", "AuthorizationPendingException")
    oidc.add_client_error("create_token", "SlowDownException")
    oidc.add_response(
        "create_token",
        {"accessToken": "access", "expiresIn": 28800},
        {
            "clientId": "id",
            "clientSecret": "client-secret",
            "grantType": DEVICE_CODE,
            "deviceCode": "device",
        },
    )
    sign_in = flow.finish(code, waiting)
    assert sign_in.expires == NOW + timedelta(hours=8)
    assert waiting.seconds == 1 + 1 + 6


@pytest.mark.parametrize("aws_code", ["AccessDeniedException", "ExpiredTokenException"])
def test_a_person_refuses(flow: DeviceFlow, oidc: Stubber, waiting: NoWait, aws_code: str) -> None:
    code = flow.start()
    oidc.add_client_error("create_token", aws_code)
    with pytest.raises(WizardError) as caught:
        flow.finish(code, waiting)
    assert caught.value.code is ErrorCode.SIGN_IN_FAILED


def test_nobody_confirms(flow: DeviceFlow, oidc: Stubber, waiting: NoWait) -> None:
    code = flow.start()
    for _ in range(600):
        oidc.add_client_error("create_token", "AuthorizationPendingException")
    with pytest.raises(WizardError) as caught:
        flow.finish(code, waiting)
    assert caught.value.code is ErrorCode.SIGN_IN_FAILED
    assert waiting.seconds == 600


def test_stop(flow: DeviceFlow, oidc: Stubber, waiting: NoWait) -> None:
    code = flow.start()
    waiting.set()
    with pytest.raises(WizardError) as caught:
        flow.finish(code, waiting)
    assert caught.value.code is ErrorCode.STOPPED


def test_a_portal_that_does_not_exist(flow: DeviceFlow) -> None:
    with Stubber(flow.oidc) as stub:
        stub.add_response("register_client", {"clientId": "id", "clientSecret": "s"})
        stub.add_client_error("start_device_authorization", "InvalidRequestException")
        with pytest.raises(WizardError) as caught:
            flow.start()
    assert caught.value.code is ErrorCode.SIGN_IN_FAILED


def test_accounts_and_roles_follow_the_pages(flow: DeviceFlow) -> None:
    sign_in = SignIn(Secret("access"), NOW, flow.sso)
    with Stubber(flow.sso) as stub:
        asked = {"accessToken": "access"}
        one = {"accountId": "1", "accountName": "Zoo"}
        two = {"accountId": "2", "accountName": "ant", "emailAddress": "a@example.com"}
        stub.add_response("list_accounts", {"accountList": [one], "nextToken": "n"}, asked)
        stub.add_response("list_accounts", {"accountList": [two]}, {**asked, "nextToken": "n"})
        assert [account.name for account in sign_in.accounts()] == ["ant", "Zoo"]
        roles = [{"roleName": "ReadOnly"}, {"roleName": "Admin"}]
        stub.add_response("list_account_roles", {"roleList": roles}, {**asked, "accountId": "1"})
        assert sign_in.roles("1") == ("Admin", "ReadOnly")
