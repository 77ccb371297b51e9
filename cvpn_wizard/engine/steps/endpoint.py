"""The Client VPN endpoint itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.finding import until_released
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.aws import AssociationState, Endpoint, EndpointOrder, EndpointState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import (
    AssociationId,
    CertificateArn,
    EndpointId,
    SecurityGroupId,
    VpcId,
)
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import StepId, StepKind, step_id


@dataclass(frozen=True)
class CreateEndpoint(Step):
    """Create the Client VPN endpoint. Free until a subnet is associated."""

    wanted: VpnSpec

    kind: ClassVar[StepKind] = StepKind.ENDPOINT
    typical_seconds: ClassVar[float] = 10.0

    @property
    def needs(self) -> tuple[StepId, ...]:
        needs = [step_id(StepKind.SERVER_CERTIFICATE)]
        if self.wanted.certificates.import_client:
            needs.append(step_id(StepKind.CLIENT_CERTIFICATE))
        needs += [step_id(StepKind.VPC), step_id(StepKind.SECURITY_GROUP)]
        if self.wanted.log is not None:
            needs.append(step_id(StepKind.LOG_GROUP))
        return tuple(needs)

    @property
    def makes(self) -> str:
        return f"{self.wanted.name} {self.wanted.client_cidr}"

    def look(self, tools: Tools) -> Made | None:
        """:raises WizardError: UNCHANGEABLE where the plan wants what only a new one can have."""
        found = self._found(tools)
        if found is None:
            return None
        refuse_what_is_settled(found, self.wanted, tools.resource(StepKind.VPC))
        return self._made(found)

    def remains(self, tools: Tools) -> Made | None:
        found = self._found(tools)
        return self._made(found) if found else None

    def _found(self, tools: Tools) -> Endpoint | None:
        for endpoint in tools.cloud.endpoints():
            dying = endpoint.state in {EndpointState.DELETING, EndpointState.DELETED}
            if endpoint.belongs_to(self.wanted.name) and not dying:
                return endpoint
        return None

    @staticmethod
    def _made(endpoint: Endpoint) -> Made:
        return Made(endpoint.id, facts={"dns_name": endpoint.dns_name})

    def make(self, tools: Tools) -> Made:
        spec = self.wanted
        server = tools.resource(StepKind.SERVER_CERTIFICATE)
        root = server
        if spec.certificates.import_client:
            root = tools.resource(StepKind.CLIENT_CERTIFICATE)
        order = EndpointOrder(
            name=spec.name,
            client_cidr=spec.client_cidr,
            server_certificate=CertificateArn(server),
            client_root=CertificateArn(root),
            vpc_id=VpcId(tools.resource(StepKind.VPC)),
            security_group_ids=(SecurityGroupId(tools.resource(StepKind.SECURITY_GROUP)),),
            transport=spec.transport.value,
            port=spec.port,
            split_tunnel=spec.split_tunnel,
            dns_servers=tuple(str(server) for server in spec.dns_servers),
            session_hours=spec.session_hours,
            banner=spec.banner,
            log_group=spec.log.group if spec.log else "",
            log_stream=spec.log.stream if spec.log else "",
        )
        return Made(tools.cloud.create_endpoint(order, tools.tags(spec.name), tools.token))

    def settle(self, tools: Tools, made: Made) -> None:
        """A new endpoint is not visible at once: every call on it would be refused."""

        def visible() -> bool | None:
            return tools.cloud.endpoint(EndpointId(made.resource)) is not None or None

        tools.wait(visible, minutes=5, waiting_for=self.makes)

    def unmake(self, tools: Tools, made: Made) -> None:
        """Delete it, after the last association is gone, and wait until AWS has let go of it."""
        endpoint = EndpointId(made.resource)

        def free() -> bool | None:
            alive = [
                association
                for association in tools.cloud.associations(endpoint)
                if association.state is not AssociationState.DISASSOCIATED
            ]
            for association in alive:
                if association.state is not AssociationState.DISASSOCIATING:
                    _disassociate(tools, endpoint, association.id)
            return None if alive else True

        def gone() -> bool | None:
            found = tools.cloud.endpoint(endpoint)
            return True if found is None or found.state is EndpointState.DELETED else None

        tools.wait(free, minutes=30, waiting_for=self.makes)
        until_released(tools, lambda: tools.cloud.delete_endpoint(endpoint), minutes=10)
        tools.wait(gone, minutes=10, waiting_for=self.makes)


def refuse_what_is_settled(there: Endpoint, wanted: VpnSpec, vpc: str = "") -> None:
    """ModifyClientVpnEndpoint has no parameter for these.

    :param vpc: the id that the plan's VPC has; empty where nobody has looked.
    :raises WizardError: UNCHANGEABLE where the plan wants what only a new endpoint can have.
    """
    settled = {
        "client_cidr": (there.client_cidr, wanted.client_cidr),
        "transport": (there.transport, wanted.transport.value),
        "vpc": (there.vpc_id, vpc or there.vpc_id),
    }
    other = [what for what, (has, wants) in settled.items() if has and has != wants]
    if other:
        raise WizardError(ErrorCode.UNCHANGEABLE, name=", ".join(other), endpoint=there.id)


def _disassociate(tools: Tools, endpoint: EndpointId, association: AssociationId) -> None:
    try:
        tools.cloud.disassociate(endpoint, association)
    except WizardError as error:
        if error.code not in {ErrorCode.IN_USE, ErrorCode.NOT_FOUND}:
            raise
