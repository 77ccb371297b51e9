"""A subnet associated with the endpoint: its way into the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.finding import until_released
from cvpn_wizard.engine.step import Made, Step, Tools, settled_wrong
from cvpn_wizard.model.aws import Association, AssociationState, EndpointState
from cvpn_wizard.model.names import AssociationId, EndpointId, SubnetId
from cvpn_wizard.model.steps import StepId, StepKind, step_id

_SPOILED = frozenset({AssociationState.FAILED, AssociationState.DISASSOCIATING})

MINUTES = 30
"""Terraform waits this long; ten minutes were regularly exceeded."""


@dataclass(frozen=True)
class AssociateSubnet(Step):
    """Associate one subnet; AWS bills for it by the hour from here on.

    :ivar first: what must be done before anybody may get in.
    """

    subnet: str
    first: tuple[StepId, ...] = ()

    kind: ClassVar[StepKind] = StepKind.ASSOCIATION
    typical_seconds: ClassVar[float] = 480.0
    costs: ClassVar[bool] = True

    @property
    def id(self) -> StepId:
        return step_id(self.kind, self.subnet)

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (step_id(StepKind.ENDPOINT), step_id(StepKind.SUBNET, self.subnet), *self.first)

    @property
    def makes(self) -> str:
        return self.subnet

    def look(self, tools: Tools) -> Made | None:
        """One that is going away is none: it is waited for, and another one made."""
        subnet = tools.resource(StepKind.SUBNET, self.subnet)
        for association in _living(tools):
            going = association.state is AssociationState.DISASSOCIATING
            if association.subnet_id == subnet and not going:
                return Made(association.id)
        return None

    def remains(self, tools: Tools) -> Made | None:
        """Any that is not gone, a failed one too."""
        subnet = tools.resource(StepKind.SUBNET, self.subnet)
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
        for association in tools.cloud.associations(endpoint):
            gone = association.state is AssociationState.DISASSOCIATED
            if association.subnet_id == subnet and not gone:
                return Made(association.id)
        return None

    def make(self, tools: Tools) -> Made:
        """Associate, after taking away what came to nothing earlier."""
        self._clear(tools)
        association = tools.cloud.associate(
            EndpointId(tools.resource(StepKind.ENDPOINT)),
            SubnetId(tools.resource(StepKind.SUBNET, self.subnet)),
            tools.token,
        )
        return Made(association)

    def _clear(self, tools: Tools) -> None:
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
        subnet = tools.resource(StepKind.SUBNET, self.subnet)

        def failed() -> list[Association]:
            found = tools.cloud.associations(endpoint)
            return [a for a in found if a.subnet_id == subnet and a.state in _SPOILED]

        for association in failed():
            if association.state is AssociationState.FAILED:
                tools.cloud.disassociate(endpoint, association.id)
        tools.wait(lambda: not failed() or None, minutes=MINUTES, waiting_for=self.makes)

    def settle(self, tools: Tools, made: Made) -> None:
        """Wait for the association, and for the endpoint to say that it is available."""
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))

        def associated() -> bool | None:
            found = [a for a in tools.cloud.associations(endpoint) if a.id == made.resource]
            if not found or found[0].state is AssociationState.ASSOCIATING:
                return None
            if found[0].state is not AssociationState.ASSOCIATED:
                raise settled_wrong(self, found[0].state, found[0].message)
            return True

        def available() -> bool | None:
            found = tools.cloud.endpoint(endpoint)
            return True if found and found.state is EndpointState.AVAILABLE else None

        for look in (associated, available):
            tools.wait(look, minutes=MINUTES, waiting_for=self.makes)

    def unmake(self, tools: Tools, made: Made) -> None:
        """Disassociate; the last one ends every session and the bill.

        One that is still being made AWS may refuse to give up (IncorrectState): it is waited for.
        """
        endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))

        def gone() -> bool | None:
            return True if made.resource not in {a.id for a in _living(tools)} else None

        states = {a.id: a.state for a in tools.cloud.associations(endpoint)}
        state = states.get(AssociationId(made.resource))
        if state in {None, AssociationState.DISASSOCIATED}:
            return
        if state is not AssociationState.DISASSOCIATING:
            going = AssociationId(made.resource)
            until_released(tools, lambda: tools.cloud.disassociate(endpoint, going), MINUTES)
        tools.wait(gone, minutes=MINUTES, waiting_for=self.makes)


def _living(tools: Tools) -> tuple[Association, ...]:
    """Associations that are there or on their way; failed ones do not count."""
    endpoint = EndpointId(tools.resource(StepKind.ENDPOINT))
    dead = {AssociationState.DISASSOCIATED, AssociationState.FAILED}
    return tuple(a for a in tools.cloud.associations(endpoint) if a.state not in dead)
