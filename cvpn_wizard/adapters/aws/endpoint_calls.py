"""The Client VPN endpoint and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Network

from cvpn_wizard.adapters.aws.calls import (
    BUSY_SECONDS,
    Calls,
    unless,
)
from cvpn_wizard.adapters.aws.endpoint_words import (
    association_of,
    creation_of,
    endpoint_of,
    route_of,
    rule_of,
)
from cvpn_wizard.adapters.aws.network_calls import GROUP_GONE, SUBNET_GONE, VPC_GONE
from cvpn_wizard.model.aws import (
    Association,
    AssociationState,
    AuthorizationRule,
    ClientRoute,
    Endpoint,
    EndpointOrder,
    EndpointState,
)
from cvpn_wizard.model.names import (
    AssociationId,
    EndpointId,
    SubnetId,
)

# AWS documents one spelling of some codes and has been seen to answer with another.
ENDPOINT_GONE = frozenset(
    {"InvalidClientVpnEndpointId.NotFound", "InvalidClientVpnEndpointIdNotFound"}
)
ASSOCIATION_GONE = frozenset(
    {"InvalidClientVpnAssociationIdNotFound", "InvalidClientVpnAssociationId.NotFound"}
)
ASSOCIATED_ALREADY = frozenset(
    {
        "InvalidClientVpnDuplicateAssociation",
        "InvalidClientVpnDuplicateAssociationException",
        "ClientVpnEndpointAssociationExists",
    }
)
NOT_ASSOCIATED_YET = frozenset(
    {
        "InvalidClientVpnActiveAssociationNotFound",
        "InvalidClientVpnActiveAssociation.NotFound",
    }
)
RULE_EXISTS = frozenset(
    {
        "InvalidClientVpnDuplicateAuthorizationRule",
        "InvalidClientVpnDuplicateAuthorizationRuleException",
    }
)
RULE_GONE = frozenset(
    {
        "InvalidClientVpnEndpointAuthorizationRuleNotFound",
        "InvalidClientVpnEndpointAuthorizationRule.NotFound",
    }
)
ROUTE_EXISTS = frozenset(
    {"InvalidClientVpnDuplicateRoute", "InvalidClientVpnDuplicateRouteException"}
)
ROUTE_GONE = frozenset({"InvalidClientVpnRouteNotFound", "InvalidClientVpnRoute.NotFound"})
ANOTHER_BEING_MADE = frozenset({"OperationNotPermitted"})
"""AWS makes one endpoint at a time ("Endpoint cannot be created while another endpoint is being
created"; Terraform's provider repeats the call)."""
SUBNET_UNKNOWN = SUBNET_GONE | {"InvalidClientVpnSubnetId.NotFound"}

ROUTE_PATIENCE = 60.0
"""Seconds in which AWS may deny an association that it reports as made."""


class EndpointCalls(Calls):
    def endpoints(self) -> tuple[Endpoint, ...]:
        """All Client VPN endpoints of the Region, deleted ones left out."""
        with self._refusals("ec2", "DescribeClientVpnEndpoints"):
            pages = self._session.ec2.get_paginator("describe_client_vpn_endpoints").paginate()
            found = [endpoint_of(one) for page in pages for one in page["ClientVpnEndpoints"]]
        return tuple(one for one in found if one.state is not EndpointState.DELETED)

    def endpoint(self, endpoint: EndpointId) -> Endpoint | None:
        """``None`` when it is gone, deleted, or not visible yet."""
        with (
            self._refusals("ec2", "DescribeClientVpnEndpoints", name=endpoint),
            unless(ENDPOINT_GONE),
        ):
            answer = self._session.ec2.describe_client_vpn_endpoints(
                ClientVpnEndpointIds=[endpoint]
            )
            for one in answer["ClientVpnEndpoints"]:
                found = endpoint_of(one)
                return None if found.state is EndpointState.DELETED else found
        return None

    def create_endpoint(
        self, order: EndpointOrder, tags: Mapping[str, str], token: str
    ) -> EndpointId:
        """EC2 CreateClientVpnEndpoint: mutual authentication, self-service portal off."""
        request = creation_of(order, tags, token)
        with self._refusals(
            "ec2", "CreateClientVpnEndpoint", name=order.name, client_cidr=str(order.client_cidr)
        ):
            ids, codes = [order.vpc_id, *order.security_group_ids], VPC_GONE | GROUP_GONE
            create = self._session.ec2.create_client_vpn_endpoint
            made = self._patiently(
                ANOTHER_BEING_MADE,
                BUSY_SECONDS,
                lambda: self._once_visible(ids, codes, lambda: create(**request)),
            )
        return EndpointId(self._remember(made["ClientVpnEndpointId"]))

    def delete_endpoint(self, endpoint: EndpointId) -> None:
        """:raises WizardError: IN_USE while subnets are associated."""
        with (
            self._refusals("ec2", "DeleteClientVpnEndpoint", name=endpoint),
            unless(ENDPOINT_GONE),
        ):
            self._session.ec2.delete_client_vpn_endpoint(ClientVpnEndpointId=endpoint)

    def associations(self, endpoint: EndpointId) -> tuple[Association, ...]:
        """Target networks; an endpoint that is gone has none."""
        with (
            self._refusals("ec2", "DescribeClientVpnTargetNetworks", name=endpoint),
            unless(ENDPOINT_GONE | ASSOCIATION_GONE),
        ):
            pages = self._session.ec2.get_paginator("describe_client_vpn_target_networks").paginate(
                ClientVpnEndpointId=endpoint
            )
            return tuple(
                association_of(one) for page in pages for one in page["ClientVpnTargetNetworks"]
            )
        return ()

    def associate(self, endpoint: EndpointId, subnet: SubnetId, token: str) -> AssociationId:
        """EC2 AssociateClientVpnTargetNetwork. AWS bills for it by the hour from here on.

        A subnet that is associated already gives the id of that association.
        """
        with self._refusals(
            "ec2", "AssociateClientVpnTargetNetwork", name=subnet, endpoint=endpoint
        ):
            with unless(ASSOCIATED_ALREADY):
                made = self._once_visible(
                    [endpoint, subnet],
                    ENDPOINT_GONE | SUBNET_UNKNOWN,
                    lambda: self._session.ec2.associate_client_vpn_target_network(
                        ClientVpnEndpointId=endpoint, SubnetId=subnet, ClientToken=token
                    ),
                )
                return AssociationId(made["AssociationId"])
            going = {AssociationState.DISASSOCIATING, AssociationState.DISASSOCIATED}
            for association in self.associations(endpoint):
                if association.subnet_id == subnet and association.state not in going:
                    return association.id
            # It exists but is not shown yet: the same token gives the first answer again.
            made = self._session.ec2.associate_client_vpn_target_network(
                ClientVpnEndpointId=endpoint, SubnetId=subnet, ClientToken=token
            )
            return AssociationId(made["AssociationId"])

    def disassociate(self, endpoint: EndpointId, association: AssociationId) -> None:
        with (
            self._refusals("ec2", "DisassociateClientVpnTargetNetwork", name=association),
            unless(ENDPOINT_GONE | ASSOCIATION_GONE),
        ):
            disassociate = self._session.ec2.disassociate_client_vpn_target_network
            self._in_turn(
                lambda: disassociate(ClientVpnEndpointId=endpoint, AssociationId=association)
            )

    def authorization_rules(self, endpoint: EndpointId) -> tuple[AuthorizationRule, ...]:
        """Who may reach what; an endpoint that is gone has no rules. IPv6 is left out."""
        with (
            self._refusals("ec2", "DescribeClientVpnAuthorizationRules", name=endpoint),
            unless(ENDPOINT_GONE),
        ):
            pages = self._session.ec2.get_paginator(
                "describe_client_vpn_authorization_rules"
            ).paginate(ClientVpnEndpointId=endpoint)
            return tuple(
                rule_of(one)
                for page in pages
                for one in page["AuthorizationRules"]
                if ":" not in one.get("DestinationCidr", ":")
            )
        return ()

    def authorize(self, endpoint: EndpointId, cidr: IPv4Network, token: str) -> None:
        """EC2 AuthorizeClientVpnIngress for all people. Existing already is fine."""
        with (
            self._refusals("ec2", "AuthorizeClientVpnIngress", name=endpoint, cidr=str(cidr)),
            unless(RULE_EXISTS),
        ):
            self._once_visible(
                [endpoint],
                ENDPOINT_GONE,
                lambda: self._session.ec2.authorize_client_vpn_ingress(
                    ClientVpnEndpointId=endpoint,
                    TargetNetworkCidr=str(cidr),
                    AuthorizeAllGroups=True,
                    ClientToken=token,
                ),
            )

    def revoke_authorization(self, endpoint: EndpointId, cidr: IPv4Network) -> None:
        with (
            self._refusals("ec2", "RevokeClientVpnIngress", name=endpoint, cidr=str(cidr)),
            unless(ENDPOINT_GONE | RULE_GONE),
        ):
            revoke = self._session.ec2.revoke_client_vpn_ingress
            self._in_turn(
                lambda: revoke(
                    ClientVpnEndpointId=endpoint, TargetNetworkCidr=str(cidr), RevokeAllGroups=True
                )
            )

    def client_routes(self, endpoint: EndpointId) -> tuple[ClientRoute, ...]:
        """The endpoint's route table; one that is gone has none. IPv6 is left out."""
        with (
            self._refusals("ec2", "DescribeClientVpnRoutes", name=endpoint),
            unless(ENDPOINT_GONE),
        ):
            pages = self._session.ec2.get_paginator("describe_client_vpn_routes").paginate(
                ClientVpnEndpointId=endpoint
            )
            return tuple(
                route_of(one)
                for page in pages
                for one in page["Routes"]
                if ":" not in one.get("DestinationCidr", ":")
            )
        return ()

    def create_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId, token: str
    ) -> None:
        """EC2 CreateClientVpnRoute. Existing already is fine."""

        def create() -> object:
            return self._patiently(
                NOT_ASSOCIATED_YET,
                ROUTE_PATIENCE,
                lambda: self._session.ec2.create_client_vpn_route(
                    ClientVpnEndpointId=endpoint,
                    DestinationCidrBlock=str(cidr),
                    TargetVpcSubnetId=subnet,
                    ClientToken=token,
                ),
            )

        with (
            self._refusals(
                "ec2", "CreateClientVpnRoute", name=endpoint, cidr=str(cidr), subnet=subnet
            ),
            unless(ROUTE_EXISTS),
        ):
            self._once_visible([endpoint, subnet], ENDPOINT_GONE | SUBNET_UNKNOWN, create)

    def delete_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId
    ) -> None:
        with (
            self._refusals("ec2", "DeleteClientVpnRoute", name=endpoint, cidr=str(cidr)),
            unless(ENDPOINT_GONE | ROUTE_GONE | NOT_ASSOCIATED_YET),
        ):
            delete = self._session.ec2.delete_client_vpn_route
            self._in_turn(
                lambda: delete(
                    ClientVpnEndpointId=endpoint,
                    DestinationCidrBlock=str(cidr),
                    TargetVpcSubnetId=subnet,
                )
            )

    def export_profile(self, endpoint: EndpointId) -> str:
        """EC2 ExportClientVpnClientConfiguration: the text of the ``.ovpn``."""
        with self._refusals("ec2", "ExportClientVpnClientConfiguration", name=endpoint):
            return self._session.ec2.export_client_vpn_client_configuration(
                ClientVpnEndpointId=endpoint
            )["ClientConfiguration"]
