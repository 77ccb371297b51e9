"""Certificates in ACM: every key size is listed, and AWS's one-a-second limit is outwaited."""

from __future__ import annotations

import pytest
from botocore.stub import Stubber

from cvpn_wizard.adapters.aws.certificate_calls import IMPORT_PATIENCE, KEY_TYPES
from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn
from cvpn_wizard.model.secret import Secret
from tests.fakes.no_wait import NoWait

ARN = CertificateArn("arn:aws:acm:ap-northeast-1:123456789012:certificate/1")


def import_one(cloud: Cloud) -> CertificateArn:
    return cloud.import_certificate(
        certificate="leaf", key=Secret("key"), chain="ca", tags={"Name": "server"}
    )


def test_every_key_type_of_acm_is_asked_for(session: AwsSession) -> None:
    shape = session.acm.meta.service_model.shape_for("KeyAlgorithm")
    assert set(KEY_TYPES) == set(shape.enum)  # type: ignore[attr-defined]  # a string shape has it


def test_the_list_follows_the_pages(session: AwsSession, cloud: Cloud) -> None:
    with Stubber(session.acm) as stub:
        asked = {"Includes": {"keyTypes": list(KEY_TYPES)}}
        one = {"CertificateArn": ARN, "DomainName": "server", "KeyAlgorithm": "RSA-2048"}
        two = {"CertificateArn": f"{ARN}2", "InUse": True, "KeyAlgorithm": "RSA_4096"}
        stub.add_response(
            "list_certificates", {"CertificateSummaryList": [one], "NextToken": "n"}, asked
        )
        stub.add_response(
            "list_certificates", {"CertificateSummaryList": [two]}, {**asked, "NextToken": "n"}
        )
        found = cloud.certificates()
    assert [(c.domain, c.key_algorithm, c.in_use) for c in found] == [
        ("server", "RSA_2048", False),
        ("", "RSA_4096", True),
    ]


def test_importing_too_fast_is_outwaited(
    session: AwsSession, cloud: Cloud, waiting: NoWait
) -> None:
    with Stubber(session.acm_once) as stub:
        for _ in range(3):
            stub.add_client_error("import_certificate", "ThrottlingException")
        stub.add_response(
            "import_certificate",
            {"CertificateArn": ARN},
            {
                "Certificate": b"leaf",
                "PrivateKey": b"key",
                "CertificateChain": b"ca",
                "Tags": [{"Key": "Name", "Value": "server"}],
            },
        )
        assert import_one(cloud) == ARN
    assert 0.3 < waiting.seconds < 2


def test_importing_too_fast_ends_after_a_while(
    session: AwsSession, cloud: Cloud, waiting: NoWait
) -> None:
    with Stubber(session.acm_once) as stub:
        for _ in range(60):
            stub.add_client_error("import_certificate", "ThrottlingException")
        with pytest.raises(WizardError) as caught:
            import_one(cloud)
    assert caught.value.code is ErrorCode.THROTTLED
    assert IMPORT_PATIENCE <= waiting.seconds < IMPORT_PATIENCE + 3


def test_stop_ends_the_wait(session: AwsSession, cloud: Cloud) -> None:
    cloud.cancelled.set()
    with Stubber(session.acm_once) as stub:
        stub.add_client_error("import_certificate", "ThrottlingException")
        with pytest.raises(WizardError) as caught:
            import_one(cloud)
    assert caught.value.code is ErrorCode.STOPPED


def test_the_second_import_waits_for_its_second(
    session: AwsSession, cloud: Cloud, waiting: NoWait
) -> None:
    with Stubber(session.acm_once) as stub:
        stub.add_response("import_certificate", {"CertificateArn": ARN})
        import_one(cloud)
        stub.add_client_error("import_certificate", "ThrottlingException")
        stub.add_response("import_certificate", {"CertificateArn": ARN})
        import_one(cloud)
    assert 0.7 < waiting.seconds <= 1


def test_a_certificate_and_its_tags(session: AwsSession, cloud: Cloud) -> None:
    with Stubber(session.acm) as stub:
        described = {"DomainName": "server", "Status": "ISSUED", "InUseBy": ["endpoint"]}
        stub.add_response("describe_certificate", {"Certificate": described})
        stub.add_response("list_tags_for_certificate", {"Tags": [{"Key": "Name", "Value": "n"}]})
        found = cloud.certificate(ARN)
        stub.add_client_error("describe_certificate", "ResourceNotFoundException")
        assert cloud.certificate(ARN) is None
    assert found is not None
    assert (found.name, found.in_use, found.domain) == ("n", True, "server")


def test_one_that_goes_between_the_two_calls(session: AwsSession, cloud: Cloud) -> None:
    """Or a new one, which AWS does not know everywhere yet."""
    with Stubber(session.acm) as stub:
        stub.add_response("describe_certificate", {"Certificate": {"Status": "ISSUED"}})
        stub.add_client_error("list_tags_for_certificate", "ResourceNotFoundException")
        assert cloud.certificate(ARN) is None


def test_deleting(session: AwsSession, cloud: Cloud) -> None:
    with Stubber(session.acm) as stub:
        stub.add_client_error("delete_certificate", "ResourceNotFoundException")
        cloud.delete_certificate(ARN)
        stub.add_client_error("delete_certificate", "ResourceInUseException")
        with pytest.raises(WizardError) as caught:
            cloud.delete_certificate(ARN)
    assert caught.value.code is ErrorCode.IN_USE
