"""ACM in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cvpn_wizard.model.aws import (
    Certificate,
)
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.names import (
    CertificateArn,
)
from cvpn_wizard.model.secret import Secret
from tests.fakes.aws.account import (
    ACCOUNT,
    AccountInMemory,
    refused,
)


class CertificatesInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def certificates(self) -> tuple[Certificate, ...]:
        with self._call("certificates"):
            return tuple(
                replace(c, tags={}, in_use=self._in_use(c.arn)) for c in self._certificates.values()
            )

    def certificate(self, arn: CertificateArn) -> Certificate | None:
        with self._call("certificate"):
            found = self._certificates.get(arn)
            return replace(found, in_use=self._in_use(arn)) if found else None

    def import_certificate(
        self, *, certificate: str, key: Secret, chain: str, tags: Mapping[str, str]
    ) -> CertificateArn:
        with self._call("import_certificate"):
            if not key.reveal():
                refused(ErrorCode.CERTIFICATE_REFUSED, "key")
            arn = CertificateArn(f"arn:aws:acm:{self._region}:{ACCOUNT}:{self._id('certificate')}")
            self._certificates[arn] = Certificate(
                arn,
                "server",
                "ISSUED",
                "RSA_2048",
                not_after=datetime.now(UTC) + timedelta(days=730),
                tags=dict(tags),
            )
            self.imported[arn] = (certificate, chain)
            return arn

    def delete_certificate(self, arn: CertificateArn) -> None:
        with self._call("delete_certificate"):
            if self._in_use(arn):
                refused(ErrorCode.IN_USE, arn)
            self._certificates.pop(arn, None)
