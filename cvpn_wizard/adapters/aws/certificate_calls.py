"""Certificates in AWS Certificate Manager."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.calls import Calls, unless
from cvpn_wizard.adapters.aws.repeating import TOO_FAST
from cvpn_wizard.model.aws import Certificate
from cvpn_wizard.model.names import TAG_NAME, CertificateArn
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from types_boto3_acm.literals import KeyAlgorithmType

CERTIFICATE_GONE = frozenset({"ResourceNotFoundException"})
SECONDS_AN_IMPORT = 1.0
"""ACM takes one ImportCertificate a second (ACM quotas)."""
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
    _imported_at = float("-inf")

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
            tags = None  # it may go between the two calls, and a new one is not known everywhere
            with (
                self._refusals("acm", "ListTagsForCertificate", name=arn),
                unless(CERTIFICATE_GONE),
            ):
                tags = self._session.acm.list_tags_for_certificate(CertificateArn=arn)["Tags"]
            if tags is None:
                return None
            return Certificate(
                arn=arn,
                domain=found.get("DomainName", ""),
                status=found.get("Status", ""),
                key_algorithm=_algorithm(found.get("KeyAlgorithm", "")),
                not_after=found.get("NotAfter"),
                in_use=bool(found.get("InUseBy")),
                names=tuple(found.get("SubjectAlternativeNames", [])),
                tags={tag["Key"]: tag.get("Value", "") for tag in tags},
            )
        return None

    def import_certificate(
        self, *, certificate: str, key: Secret, chain: str, tags: Mapping[str, str]
    ) -> CertificateArn:
        """ACM ImportCertificate; PEM texts. AWS allows one a second: throttling is retried.

        It has no client token, so an answer that got lost is not asked for again: that would
        leave a second certificate behind. Look by tag before trying again.
        """
        with self._refusals("acm", "ImportCertificate", name=tags.get(TAG_NAME, "")):
            made = self._patiently(
                TOO_FAST,
                IMPORT_PATIENCE,
                lambda: self._session.acm_once.import_certificate(
                    Certificate=certificate.encode(),
                    PrivateKey=key.reveal().encode(),
                    CertificateChain=chain.encode(),
                    Tags=[{"Key": name, "Value": value} for name, value in tags.items()],
                ),
                self._until_next_import,
            )
        self._imported_at = time.monotonic()
        return CertificateArn(made["CertificateArn"])

    def reimport_certificate(
        self, arn: CertificateArn, *, certificate: str, key: Secret, chain: str
    ) -> None:
        """ACM ImportCertificate into an ARN that is there: its tags and its users stay.

        May be repeated: the same certificate again changes nothing.
        """
        with self._refusals("acm", "ImportCertificate", name=arn):
            self._patiently(
                TOO_FAST,
                IMPORT_PATIENCE,
                lambda: self._session.acm.import_certificate(
                    CertificateArn=arn,
                    Certificate=certificate.encode(),
                    PrivateKey=key.reveal().encode(),
                    CertificateChain=chain.encode(),
                ),
                self._until_next_import,
            )
        self._imported_at = time.monotonic()

    def _until_next_import(self) -> float:
        """Seconds until a second has passed since our last import, as far as we know."""
        return self._imported_at + SECONDS_AN_IMPORT - time.monotonic()

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
