"""The two parts of a team store, for the way back: no plan names them, their tag finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.steps import StepId, StepKind, step_id

REGISTER = "register"
AUTHORITY = "authority"


@dataclass(frozen=True)
class TeamStore(Step):
    """The register (a DynamoDB table) or the CA (a secret) that several computers share."""

    part: str

    kind: ClassVar[StepKind] = StepKind.TEAM_STORE
    costs: ClassVar[bool] = True

    @property
    def id(self) -> StepId:
        return step_id(self.kind, self.part)

    @property
    def makes(self) -> str:
        return self.part

    def look(self, tools: Tools) -> Made | None:
        vpn = tools.spec.name
        if self.part == REGISTER:
            found = tools.cloud.team_table(vpn)
        else:
            found = tools.cloud.team_secret_there(vpn)
        return Made(found.id, ours=found.belongs_to(vpn)) if found else None

    def make(self, tools: Tools) -> Made:
        raise NotImplementedError  # made by journeys/team, with what goes into it

    def unmake(self, tools: Tools, made: Made) -> None:
        vpn = tools.spec.name
        if self.part == REGISTER:
            tools.cloud.delete_team_table(vpn)
        else:
            tools.cloud.delete_team_secret(vpn)
        tools.wait(
            lambda: True if self.look(tools) is None else None, minutes=5, waiting_for=made.resource
        )
