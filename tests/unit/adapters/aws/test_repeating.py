"""What botocore repeats by itself, counted at the wire."""

from __future__ import annotations

from ipaddress import IPv4Network
from threading import Event
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ConnectionClosedError

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import ATTEMPTS, AwsSession
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn
from cvpn_wizard.model.secret import Secret

CIDR = IPv4Network("10.0.0.0/16")


class Wire:
    """A line on which every answer is the same: a refusal, or none at all."""

    def __init__(self, session: AwsSession, code: str = "", status: int = 400) -> None:
        self.sent = 0
        self._code = code
        self._status = status
        self.on_send = lambda: None
        for client in (session.ec2, session.logs, session.acm, session.acm_once):
            client.meta.events.register("before-send", self._answer)

    def _answer(self, request: Any, **_: object) -> AWSResponse:
        self.sent += 1
        self.on_send()
        if not self._code:
            raise ConnectionClosedError(endpoint_url=request.url)
        error = f"<Error><Code>{self._code}</Code><Message>no</Message></Error>"
        body = f"<Response><Errors>{error}</Errors></Response>".encode()

        class Answer(AWSResponse):
            content = body
            text = body.decode()

        return Answer(request.url, self._status, {}, None)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> AwsSession:
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _seconds: None)
    return AwsSession.from_keys("AKIAIOSFODNN7EXAMPLE", Secret("x"), None, "ap-northeast-1")


def refusal(call: Any) -> ErrorCode:
    with pytest.raises(WizardError) as caught:
        call()
    return caught.value.code


def test_a_creation_without_a_token_whose_answer_got_lost_is_not_repeated(
    session: AwsSession,
) -> None:
    wire, cloud = Wire(session), Cloud(session)
    assert refusal(lambda: cloud.create_vpc(CIDR, {})) is ErrorCode.NO_NETWORK
    assert wire.sent == 1
    assert refusal(lambda: cloud.create_log_group("g", {})) is ErrorCode.NO_NETWORK
    assert wire.sent == 2


def test_nor_is_one_that_broke_at_aws(session: AwsSession) -> None:
    wire, cloud = Wire(session, "InternalError", 500), Cloud(session)
    assert refusal(lambda: cloud.create_vpc(CIDR, {})) is ErrorCode.AWS_TROUBLE
    assert wire.sent == 1


def test_a_certificate_into_an_arn_that_is_there_is_repeated_and_a_new_one_is_not(
    session: AwsSession,
) -> None:
    wire, cloud = Wire(session), Cloud(session)
    pair: dict[str, Any] = {"certificate": "c", "key": Secret("k"), "chain": "c"}
    assert (
        refusal(lambda: cloud.import_certificate(**pair, tags={"Name": "n"}))
        is ErrorCode.NO_NETWORK
    )
    assert wire.sent == 1
    arn = CertificateArn("arn:aws:acm:ap-northeast-1:111122223333:certificate/1")
    assert refusal(lambda: cloud.reimport_certificate(arn, **pair)) is ErrorCode.NO_NETWORK
    assert wire.sent == 1 + ATTEMPTS


def test_what_was_throttled_was_not_done(session: AwsSession) -> None:
    wire, cloud = Wire(session, "RequestLimitExceeded", 503), Cloud(session)
    assert refusal(lambda: cloud.create_vpc(CIDR, {})) is ErrorCode.THROTTLED
    assert wire.sent == ATTEMPTS


def test_reading_is_repeated(session: AwsSession) -> None:
    wire, cloud = Wire(session), Cloud(session)
    assert refusal(cloud.vpcs) is ErrorCode.NO_NETWORK
    assert wire.sent == ATTEMPTS


def test_a_refusal_that_will_not_change_is_told_at_once(session: AwsSession) -> None:
    wire, cloud = Wire(session, "UnauthorizedOperation", 403), Cloud(session)
    assert refusal(cloud.vpcs) is ErrorCode.ACCESS_DENIED
    assert wire.sent == 1


@pytest.mark.parametrize(("code", "status"), [("", 0), ("InternalError", 500)])
def test_stop_ends_the_repetitions(session: AwsSession, code: str, status: int) -> None:
    stop = Event()
    wire, cloud = Wire(session, code, status), Cloud(session, stop)
    wire.on_send = stop.set
    assert refusal(cloud.vpcs) is ErrorCode.STOPPED
    assert wire.sent == 1
    assert refusal(cloud.vpcs) is ErrorCode.STOPPED
    assert wire.sent == 1


def test_stop_does_not_hide_what_is_known(session: AwsSession) -> None:
    stop = Event()
    wire, cloud = Wire(session, "UnauthorizedOperation", 403), Cloud(session, stop)
    wire.on_send = stop.set
    assert refusal(cloud.vpcs) is ErrorCode.ACCESS_DENIED
