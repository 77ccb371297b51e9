"""A small server that answers ping, so that the tunnel can be proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.step import Made, Step, Tools, settled_wrong
from cvpn_wizard.model.aws import Instance
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import InstanceId, SecurityGroupId, SubnetId
from cvpn_wizard.model.spec import CheckServer
from cvpn_wizard.model.steps import StepId, StepKind, step_id

_GOING = "shutting-down"

SERVER_NAME = "check-server"

MINUTES = 10
"""An instance starts or ends within one or two."""


@dataclass(frozen=True)
class RunCheckServer(Step):
    """Start the server. AWS bills for it by the hour (the smallest type: cents a day).

    :ivar in_plan: its subnet is one of the plan's; otherwise ``wanted.subnet`` is an id.
    """

    wanted: CheckServer
    in_plan: bool

    kind: ClassVar[StepKind] = StepKind.CHECK_SERVER
    typical_seconds: ClassVar[float] = 40.0
    costs: ClassVar[bool] = True

    @property
    def needs(self) -> tuple[StepId, ...]:
        group = step_id(StepKind.SECURITY_GROUP)
        if not self.in_plan:
            return (group,)
        return (step_id(StepKind.SUBNET, self.wanted.subnet), group)

    @property
    def makes(self) -> str:
        return f"{self.wanted.address} {self.wanted.instance_type}"

    def look(self, tools: Tools) -> Made | None:
        """One that is going away is none: it is waited for, and another one started."""
        for server in self._servers(tools):
            if server.state != _GOING:
                return Made(server.id, facts={"address": str(server.address)})
        return None

    def remains(self, tools: Tools) -> Made | None:
        for server in self._servers(tools):
            return Made(server.id, facts={"address": str(server.address)})
        return None

    def _servers(self, tools: Tools) -> list[Instance]:
        """With our tag and that address, the terminated ones left out."""
        found = tools.cloud.servers(tools.spec.name)
        return [server for server in found if server.address == self.wanted.address]

    def make(self, tools: Tools) -> Made:
        """Start it, once an earlier one has let go of the address."""

        def free() -> bool | None:
            return not any(server.state == _GOING for server in self._servers(tools)) or None

        tools.wait(free, minutes=MINUTES, waiting_for=self.makes)
        subnet = self.wanted.subnet
        if self.in_plan:
            subnet = tools.resource(StepKind.SUBNET, subnet)
        server = tools.cloud.run_server(
            image=tools.cloud.newest_image(self.wanted.instance_type),
            instance_type=self.wanted.instance_type,
            subnet=SubnetId(subnet),
            address=self.wanted.address,
            group=SecurityGroupId(tools.resource(StepKind.SECURITY_GROUP)),
            tags=tools.tags(f"{tools.spec.name} {SERVER_NAME}"),
            token=tools.token,
        )
        return Made(server.id, facts={"address": str(self.wanted.address)})

    def settle(self, tools: Tools, made: Made) -> None:
        def running() -> bool | None:
            server = tools.cloud.server(InstanceId(made.resource))
            if server is None or server.state == "pending":
                return None
            if server.state != "running":
                raise settled_wrong(self, server.state, "")
            return True

        tools.wait(running, minutes=MINUTES, waiting_for=self.makes)

    def unmake(self, tools: Tools, made: Made) -> None:
        def gone() -> bool | None:
            server = tools.cloud.server(InstanceId(made.resource))
            return True if server is None or server.state == "terminated" else None

        try:
            tools.cloud.terminate_server(InstanceId(made.resource))
        except WizardError as error:
            if error.code is ErrorCode.NOT_FOUND:
                return
            raise
        tools.wait(gone, minutes=MINUTES, waiting_for=self.makes)
