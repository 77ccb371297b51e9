"""Client VPN endpoints in memory, with what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from ipaddress import IPv4Network

from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    AuthorizationRule,
    ClientRoute,
    Endpoint,
    EndpointOrder,
    EndpointState,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import (
    AssociationId,
    EndpointId,
    SubnetId,
)
from tests.fakes.aws.account import (
    AccountInMemory,
    Changing,
    KnownEndpoint,
    refused,
    targets_of,
)


class EndpointsInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def endpoint_quota(self) -> int | None:
        with self._call("endpoint_quota"):
            return self._quota

    def endpoints(self) -> tuple[Endpoint, ...]:
        with self._call("endpoints"):
            return tuple(self._shown(one) for one in self._endpoints.values())

    def endpoint(self, endpoint: EndpointId) -> Endpoint | None:
        with self._call("endpoint"):
            found = self._endpoints.get(endpoint)
            return self._shown(found) if found else None

    def create_endpoint(
        self, order: EndpointOrder, tags: Mapping[str, str], token: str
    ) -> EndpointId:
        with self._call("create_endpoint"):
            for known in self._endpoints.values():
                if known.token == token:
                    return known.endpoint.id
            if len(self._endpoints) >= self._quota:
                raise WizardError(ErrorCode.QUOTA_REACHED, quota=self._quota, name=order.name)
            for arn in (order.server_certificate, order.client_root):
                if arn not in self._certificates:
                    refused(ErrorCode.CERTIFICATE_REFUSED, arn)
            if any(order.client_cidr.overlaps(c) for c in self._vpc(order.vpc_id).cidrs):
                refused(ErrorCode.ADDRESS_OVERLAP, order.client_cidr)
            if order.log_group and order.log_group not in self._logs:
                refused(ErrorCode.BAD_REQUEST, order.log_group)
            made = self._id("cvpn-endpoint")
            endpoint = Endpoint(
                id=EndpointId(made),
                state=EndpointState.PENDING_ASSOCIATE,
                message="",
                dns_name=f"{made}.prod.clientvpn.{self._region}.amazonaws.com",
                client_cidr=order.client_cidr,
                vpc_id=order.vpc_id,
                security_group_ids=order.security_group_ids,
                server_certificate=order.server_certificate,
                client_root=order.client_root,
                transport=order.transport,
                port=order.port,
                split_tunnel=order.split_tunnel,
                dns_servers=order.dns_servers,
                session_hours=order.session_hours,
                banner=order.banner,
                log_group=order.log_group,
                log_stream=order.log_stream,
                description=order.name,
                tags=dict(tags),
            )
            self._endpoints[endpoint.id] = KnownEndpoint(endpoint, Changing(self._now()), token)
            return endpoint.id

    def delete_endpoint(self, endpoint: EndpointId) -> None:
        with self._call("delete_endpoint"):
            found = self._endpoints.get(endpoint)
            if found is None:
                return
            if found.associations:
                refused(ErrorCode.IN_USE, endpoint)
            found.change = Changing(self._now(), going=True)

    def associations(self, endpoint: EndpointId) -> tuple[Association, ...]:
        with self._call("associations"):
            found = self._endpoints.get(endpoint)
            return targets_of(found) if found else ()

    def associate(self, endpoint: EndpointId, subnet: SubnetId, token: str) -> AssociationId:
        with self._call("associate"):
            found = self._known(endpoint)
            wanted = self._subnets.get(subnet) or refused(ErrorCode.SUBNET_UNSUITABLE, subnet)
            if wanted.vpc_id != found.endpoint.vpc_id:
                refused(ErrorCode.SUBNET_UNSUITABLE, subnet)
            for target in targets_of(found):
                if target.subnet_id == subnet:
                    return target.id
                if self._subnets[target.subnet_id].zone == wanted.zone:
                    refused(ErrorCode.SUBNET_SAME_ZONE, subnet)
            made = Association(
                AssociationId(self._id("cvpn-assoc")),
                endpoint,
                subnet,
                AssociationState.ASSOCIATING,
                security_group_ids=found.endpoint.security_group_ids,
            )
            found.associations[made.id] = (made, Changing(self._now()))
            return made.id

    def disassociate(self, endpoint: EndpointId, association: AssociationId) -> None:
        with self._call("disassociate"):
            found = self._endpoints.get(endpoint)
            if found and association in found.associations:
                going = Changing(self._now(), going=True)
                target = found.associations[association][0]
                target = replace(target, state=AssociationState.DISASSOCIATING)
                found.associations[association] = (target, going)

    def authorization_rules(self, endpoint: EndpointId) -> tuple[AuthorizationRule, ...]:
        with self._call("authorization_rules"):
            found = self._endpoints.get(endpoint)
            return tuple(
                AuthorizationRule(cidr, self._state(change, "authorizing", "revoking"))
                for cidr, change in (found.rules.items() if found else ())
            )

    def authorize(self, endpoint: EndpointId, cidr: IPv4Network, token: str) -> None:
        with self._call("authorize"):
            self._known(endpoint).rules.setdefault(cidr, Changing(self._now()))

    def revoke_authorization(self, endpoint: EndpointId, cidr: IPv4Network) -> None:
        with self._call("revoke_authorization"):
            found = self._endpoints.get(endpoint)
            if found and cidr in found.rules:
                found.rules[cidr] = Changing(self._now(), going=True)

    def client_routes(self, endpoint: EndpointId) -> tuple[ClientRoute, ...]:
        with self._call("client_routes"):
            found = self._endpoints.get(endpoint)
            if found is None:
                return ()
            of_aws = [
                ClientRoute(cidr, target.subnet_id, "active", "associate")
                for target in targets_of(found)
                if target.state is AssociationState.ASSOCIATED and found.endpoint.vpc_id
                for cidr in self._vpc(found.endpoint.vpc_id).cidrs
            ]
            by_hand = [
                ClientRoute(cidr, subnet, self._state(change, "creating", "deleting"), "add-route")
                for (cidr, subnet), change in found.routes.items()
            ]
            return (*of_aws, *by_hand)

    def create_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId, token: str
    ) -> None:
        with self._call("create_client_route"):
            found = self._known(endpoint)
            if subnet not in [target.subnet_id for target in targets_of(found)]:
                refused(ErrorCode.SUBNET_UNSUITABLE, subnet)
            found.routes.setdefault((cidr, subnet), Changing(self._now()))

    def delete_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId
    ) -> None:
        with self._call("delete_client_route"):
            found = self._endpoints.get(endpoint)
            if found and (cidr, subnet) in found.routes:
                found.routes[cidr, subnet] = Changing(self._now(), going=True)

    def export_profile(self, endpoint: EndpointId) -> str:
        with self._call("export_profile"):
            shown = self._shown(self._known(endpoint))
            if shown.state is not EndpointState.AVAILABLE:
                refused(ErrorCode.IN_USE, endpoint)
            _, chain = self.imported.get(shown.server_certificate, ("", ""))
            return EXPORT.format(
                transport=shown.transport, host=shown.dns_name, port=shown.port, ca=chain.strip()
            )


EXPORT = """client
dev tun
proto {transport}
remote {host} {port}
remote-random-hostname
resolv-retry infinite
nobind
remote-cert-tls server
cipher AES-256-GCM
verb 3
<ca>
{ca}
</ca>

reneg-sec 0

verify-x509-name server name
"""
"""The form of AWS's export, as the fact sheets and the Client VPN guide show it."""
