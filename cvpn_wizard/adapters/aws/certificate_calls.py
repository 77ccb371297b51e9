"""Certificates in AWS Certificate Manager."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.calls import Calls, unless
from cvpn_wizard.model.aws import Certificate
from cvpn_wizard.model.names import TAG_NAME, CertificateArn
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from types_boto3_acm.literals import KeyAlgorithmType

CERTIFICATE_GONE = frozenset({"ResourceNotFoundException"})
TOO_FAST = frozenset(
    {
        "RequestLimitExceeded",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
IMPORT_PATIENCE = 20.0
"""Seconds to try again for when AWS says that we import too fast (one a second is allowed)."""

KEY_TYPES: tuple[KeyAlgorithmType, ...] = (
    "RSA_1024",
    "RSA_2048",
    "RSA_3072",
    "RSA_4096",
    "EC_prime256v1",
    "EC_secp384r1",
    "EC_secp521r1",
)
"""Unless told, ACM lists certificates with RSA_1024 and RSA_2048 keys only."""


class CertificateCalls(Calls):
    def certificates(self) -> tuple[Certificate, ...]:
        """All certificates in ACM, without their tags, keys of every kind included."""
        with self._refusals("acm", "ListCertificates"):
            pages = self._session.acm.get_paginator("list_certificates").paginate(
                Includes={"keyTypes": list(KEY_TYPES)}
            )
            return tuple(
                Certificate(
                    arn=CertificateArn(found["CertificateArn"]),
                    domain=found.get("DomainName", ""),
                    status=found.get("Status", ""),
                    key_algorithm=_algorithm(found.get("KeyAlgorithm", "")),
                    not_after=found.get("NotAfter"),
                    in_use=found.get("InUse", False),
                )
                for page in pages
                for found in page["CertificateSummaryList"]
            )

    def certificate(self, arn: CertificateArn) -> Certificate | None:
        """One certificate, with its tags; ``None`` when it is gone."""
        with (
            self._refusals("acm", "DescribeCertificate", name=arn),
            unless(CERTIFICATE_GONE),
        ):
            found = self._session.acm.describe_certificate(CertificateArn=arn)["Certificate"]
            with self._refusals("acm", "ListTagsForCertificate", name=arn):
                tags = self._session.acm.list_tags_for_certificate(CertificateArn=arn)["Tags"]
            return Certificate(
                arn=arn,
                domain=found.get("DomainName", ""),
                status=found.get("Status", ""),
                key_algorithm=_algorithm(found.get("KeyAlgorithm", "")),
                not_after=found.get("NotAfter"),
                in_use=bool(found.get("InUseBy")),
                tags={tag["Key"]: tag.get("Value", "") for tag in tags},
            )
        return None

    def import_certificate(
        self, *, certificate: str, key: Secret, chain: str, tags: Mapping[str, str]
    ) -> CertificateArn:
        """ACM ImportCertificate; PEM texts. AWS allows one a second: throttling is retried."""
        with self._refusals("acm", "ImportCertificate", name=tags.get(TAG_NAME, "")):
            made = self._patiently(
                TOO_FAST,
                IMPORT_PATIENCE,
                lambda: self._session.acm.import_certificate(
                    Certificate=certificate.encode(),
                    PrivateKey=key.reveal().encode(),
                    CertificateChain=chain.encode(),
                    Tags=[{"Key": name, "Value": value} for name, value in tags.items()],
                ),
                first=0.5,
            )
        return CertificateArn(made["CertificateArn"])

    def delete_certificate(self, arn: CertificateArn) -> None:
        """:raises WizardError: IN_USE while an endpoint has not let go of it yet."""
        with (
            self._refusals("acm", "DeleteCertificate", name=arn),
            unless(CERTIFICATE_GONE),
        ):
            self._session.acm.delete_certificate(CertificateArn=arn)


def _algorithm(said: str) -> str:
    """ACM spells it ``RSA-2048`` in answers and ``RSA_2048`` in its documentation."""
    return said.replace("-", "_")
