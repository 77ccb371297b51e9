"""The revocation list of an earlier endpoint, so that a new one keeps the same people out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.steps import StepId, StepKind, step_id

MINUTES = 1
"""How long AWS may take to show a list that was imported."""


@dataclass(frozen=True)
class ImportRevocationList(Step):
    """Import the list before the first subnet is associated: nobody on it gets in meanwhile.

    An endpoint begins without a list, and trusts every certificate of its CA. Where the CA stays
    and the endpoint is made anew, those who were locked out would be let in again.

    :ivar pem: the list as it was signed; every list of ours lasts as long as its CA.
    """

    pem: str = field(repr=False)

    kind: ClassVar[StepKind] = StepKind.REVOCATION_LIST
    vanishes: ClassVar[bool] = True
    keeps: ClassVar[bool] = True

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (step_id(StepKind.ENDPOINT),)

    @property
    def makes(self) -> str:
        return f"CRL ({len(read_revocation_list(self.pem).serials)})"

    def look(self, tools: Tools) -> Made | None:
        """Any list that AWS shows is newer than ours: it is left to whoever keeps it."""
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
        return Made(endpoint) if tools.cloud.revocation_list(endpoint) is not None else None

    def make(self, tools: Tools) -> Made:
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
        tools.cloud.import_revocation_list(endpoint, self.pem)
        return Made(endpoint)

    def settle(self, tools: Tools, made: Made) -> None:
        """Read it back: AWS shows every serial."""
        wanted = read_revocation_list(self.pem).serials

        def shown() -> bool | None:
            told = tools.cloud.revocation_list(EndpointId(made.resource))
            return True if told and wanted <= read_revocation_list(told.pem).serials else None

        tools.wait(shown, minutes=MINUTES, waiting_for=self.makes)

    def unmake(self, tools: Tools, made: Made) -> None:
        """Nothing: AWS has no call for it, and the endpoint takes it along."""
