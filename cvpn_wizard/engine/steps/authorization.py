"""An authorization rule: which range people may reach."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import ClassVar

from cvpn_wizard.engine.step import Made, Step, Tools, settled_wrong
from cvpn_wizard.model.aws import AuthorizationRule
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.steps import StepId, StepKind, step_id


@dataclass(frozen=True)
class AuthorizeRange(Step):
    """Let everybody with a valid certificate reach a range.

    AWS takes rules while the endpoint still waits for its first association.
    """

    cidr: IPv4Network

    kind: ClassVar[StepKind] = StepKind.AUTHORIZATION
    typical_seconds: ClassVar[float] = 90.0
    vanishes: ClassVar[bool] = True

    @property
    def id(self) -> StepId:
        return step_id(self.kind, str(self.cidr))

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (step_id(StepKind.ENDPOINT),)

    @property
    def makes(self) -> str:
        return str(self.cidr)

    def look(self, tools: Tools) -> Made | None:
        rule = self._rule(tools)
        return Made(str(self.cidr)) if rule and rule.state != "revoking" else None

    def make(self, tools: Tools) -> Made:
        """Authorize, once an earlier rule for the range is gone."""

        def free() -> bool | None:
            rule = self._rule(tools)
            return True if rule is None or rule.state != "revoking" else None

        tools.wait(free, minutes=15, waiting_for=self.makes)
        tools.cloud.authorize(EndpointId(tools.resource(StepKind.ENDPOINT)), self.cidr, tools.token)
        return Made(str(self.cidr))

    def settle(self, tools: Tools, made: Made) -> None:
        def active() -> bool | None:
            rule = self._rule(tools)
            if rule is None or rule.state == "authorizing":
                return None
            if rule.state != "active":
                raise settled_wrong(self, rule.state, rule.message)
            return True

        tools.wait(active, minutes=15, waiting_for=self.makes)

    def unmake(self, tools: Tools, made: Made) -> None:
        """Revoke it; it need not be waited for, since it goes with the endpoint."""
        rule = self._rule(tools)
        if rule is not None and rule.state != "revoking":
            endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
            tools.cloud.revoke_authorization(endpoint, self.cidr)

    def _rule(self, tools: Tools) -> AuthorizationRule | None:
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
        for rule in tools.cloud.authorization_rules(endpoint):
            if rule.cidr == self.cidr and rule.all_people:
                return rule
        return None
