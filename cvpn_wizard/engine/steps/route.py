"""A route beyond the VPC, through one associated subnet."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import ClassVar

from cvpn_wizard.engine.step import Made, Step, Tools, settled_wrong
from cvpn_wizard.model.aws import ClientRoute
from cvpn_wizard.model.names import EndpointId, SubnetId
from cvpn_wizard.model.steps import StepId, StepKind, step_id


@dataclass(frozen=True)
class CreateRoute(Step):
    """Add a route through one subnet. Each route is needed on every associated subnet.

    Clients come in through any of the associations; where a route is missing on one, the
    destination works only sometimes (AWS's troubleshooting guide).
    """

    cidr: IPv4Network
    subnet: str

    kind: ClassVar[StepKind] = StepKind.ROUTE
    typical_seconds: ClassVar[float] = 90.0
    vanishes: ClassVar[bool] = True

    @property
    def id(self) -> StepId:
        return step_id(self.kind, str(self.cidr), self.subnet)

    @property
    def needs(self) -> tuple[StepId, ...]:
        return (
            step_id(StepKind.ENDPOINT),
            step_id(StepKind.SUBNET, self.subnet),
            step_id(StepKind.ASSOCIATION, self.subnet),
        )

    @property
    def makes(self) -> str:
        return f"{self.cidr} → {self.subnet}"

    def look(self, tools: Tools) -> Made | None:
        route = self._route(tools)
        if route is None or route.state == "deleting":
            return None
        return Made(str(self.cidr), ours=route.origin != "associate")

    def make(self, tools: Tools) -> Made:
        """Create, once an earlier route to the range is gone."""

        def free() -> bool | None:
            route = self._route(tools)
            return True if route is None or route.state != "deleting" else None

        tools.wait(free, minutes=10, waiting_for=self.makes)
        tools.cloud.create_client_route(
            EndpointId(tools.resource(StepKind.ENDPOINT)),
            self.cidr,
            SubnetId(tools.resource(StepKind.SUBNET, self.subnet)),
            tools.token,
        )
        return Made(str(self.cidr))

    def settle(self, tools: Tools, made: Made) -> None:
        def active() -> bool | None:
            route = self._route(tools)
            if route is None or route.state == "creating":
                return None
            if route.state != "active":
                raise settled_wrong(self, route.state, route.message)
            return True

        tools.wait(active, minutes=10, waiting_for=self.makes)

    def unmake(self, tools: Tools, made: Made) -> None:
        def gone() -> bool | None:
            return True if self._route(tools) is None else None

        route = self._route(tools)
        if route is None:
            return
        if route.state != "deleting":
            tools.cloud.delete_client_route(
                EndpointId(tools.resource(StepKind.ENDPOINT)),
                self.cidr,
                SubnetId(tools.resource(StepKind.SUBNET, self.subnet)),
            )
        tools.wait(gone, minutes=10, waiting_for=self.makes)

    def _route(self, tools: Tools) -> ClientRoute | None:
        subnet = tools.resource(StepKind.SUBNET, self.subnet)
        for route in tools.cloud.client_routes(EndpointId(tools.resource(StepKind.ENDPOINT))):
            if route.cidr == self.cidr and route.subnet_id == subnet:
                return route
        return None
