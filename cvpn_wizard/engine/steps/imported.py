"""A certificate imported into ACM: the server's, or the client's as client root."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.engine.finding import until_released
from cvpn_wizard.engine.step import Made, Step, Tools, settled_wrong
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn
from cvpn_wizard.model.steps import StepId, StepKind, step_id

RELEASE_MINUTES = 10
"""How long ACM may hold on to a certificate after its endpoint is gone (eventual consistency)."""


@dataclass(frozen=True)
class _ImportCertificate(Step):
    """Import a certificate with its key and chain into ACM. Free of charge."""

    certificate: str

    typical_seconds: ClassVar[float] = 2.0
    tokenless: ClassVar[bool] = True

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (step_id(StepKind.CERTIFICATES),)

    @property
    def makes(self) -> str:
        return self.certificate

    def look(self, tools: Tools) -> Made | None:
        """Ours by tag, and the very certificate that lies on disk (by its last second)."""
        placed = read_placed(tools.certificates, self.certificate)
        if placed is None:
            return None
        for listed in tools.cloud.certificates():
            # Not by its domain: that is the first SAN, which may differ from the CN.
            if listed.not_after and not _same_second(listed.not_after, placed.not_after):
                continue
            found = tools.cloud.certificate(listed.arn)
            if found is None or not found.belongs_to(tools.spec.name):
                continue
            if found.name == self.certificate and _same_second(found.not_after, placed.not_after):
                return Made(found.arn)
        return None

    def make(self, tools: Tools) -> Made:
        placed = read_placed(tools.certificates, self.certificate)
        if placed is None:
            raise WizardError(
                ErrorCode.FILE_UNREADABLE,
                path=str(tools.certificates / f"{self.certificate}.crt"),
                why="",
            )
        arn = tools.cloud.import_certificate(
            certificate=placed.certificate,
            key=placed.key,
            chain=placed.chain,
            tags=tools.tags(self.certificate),
        )
        return Made(arn)

    def settle(self, tools: Tools, made: Made) -> None:
        def issued() -> bool | None:
            found = tools.cloud.certificate(CertificateArn(made.resource))
            if found is None or found.status == "PENDING_VALIDATION":
                return None
            if found.status != "ISSUED":
                raise settled_wrong(self, found.status, "")
            return True

        tools.wait(issued, minutes=2, waiting_for=self.certificate)

    def unmake(self, tools: Tools, made: Made) -> None:
        arn = CertificateArn(made.resource)
        until_released(tools, lambda: tools.cloud.delete_certificate(arn), minutes=RELEASE_MINUTES)


def _same_second(one: datetime | None, other: datetime) -> bool:
    return one is not None and abs((one - other).total_seconds()) < 2


@dataclass(frozen=True)
class ImportServerCertificate(_ImportCertificate):
    kind: ClassVar[StepKind] = StepKind.SERVER_CERTIFICATE


@dataclass(frozen=True)
class ImportClientCertificate(_ImportCertificate):
    """The client root by way of a client certificate, as the tutorial does it."""

    kind: ClassVar[StepKind] = StepKind.CLIENT_CERTIFICATE
