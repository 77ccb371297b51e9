"""Every call that we can make, typed. Reading this one file tells you the IAM policy."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from cvpn_wizard.model.aws import (
    Association,
    AuthorizationRule,
    Certificate,
    ClientRoute,
    Endpoint,
    EndpointOrder,
    Identity,
    Instance,
    LogGroup,
    Region,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcRoute,
)
from cvpn_wizard.model.names import (
    AssociationId,
    CertificateArn,
    EndpointId,
    InstanceId,
    SecurityGroupId,
    SubnetId,
    VpcId,
)
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.session import AwsSession


class Cloud:
    """AWS in one Region for one identity, in our words.

    Every method may raise :class:`~cvpn_wizard.model.errors.WizardError`. Methods that list
    follow AWS's pages to the end. Safe to call from several threads.
    """

    def __init__(self, session: AwsSession) -> None:
        self._session = session

    @property
    def region(self) -> str:
        raise NotImplementedError

    # who and where
    def identity(self) -> Identity:
        """STS GetCallerIdentity."""
        raise NotImplementedError

    def regions(self) -> tuple[Region, ...]:
        """All Regions, those the account has not opted in to included (EC2 DescribeRegions)."""
        raise NotImplementedError

    def zones(self) -> tuple[str, ...]:
        """Names of the available Availability Zones of this Region."""
        raise NotImplementedError

    # network
    def vpcs(self) -> tuple[Vpc, ...]:
        raise NotImplementedError

    def subnets(self, vpc: VpcId | None = None) -> tuple[Subnet, ...]:
        raise NotImplementedError

    def security_groups(self, vpc: VpcId | None = None) -> tuple[SecurityGroup, ...]:
        raise NotImplementedError

    def vpc_routes(self, vpc: VpcId) -> tuple[VpcRoute, ...]:
        """Rows of all route tables of a VPC that name an IPv4 range."""
        raise NotImplementedError

    def peer_ranges(self, vpc: VpcId) -> tuple[IPv4Network, ...]:
        """IPv4 ranges of VPCs peered with this one (active peerings)."""
        raise NotImplementedError

    def create_vpc(self, cidr: IPv4Network, tags: Mapping[str, str]) -> Vpc:
        """EC2 CreateVpc. Has no client token: look by tag before making."""
        raise NotImplementedError

    def delete_vpc(self, vpc: VpcId) -> None:
        """Gone already is fine, here and in every delete below."""
        raise NotImplementedError

    def create_subnet(
        self, vpc: VpcId, cidr: IPv4Network, zone: str, tags: Mapping[str, str]
    ) -> Subnet:
        """EC2 CreateSubnet; an empty zone lets AWS choose."""
        raise NotImplementedError

    def delete_subnet(self, subnet: SubnetId) -> None:
        raise NotImplementedError

    def create_security_group(
        self, vpc: VpcId, group_name: str, description: str, tags: Mapping[str, str]
    ) -> SecurityGroupId:
        raise NotImplementedError

    def allow_ping(self, group: SecurityGroupId, source: IPv4Network) -> None:
        """Let all ICMP IPv4 in from a range. Already allowed is fine."""
        raise NotImplementedError

    def delete_security_group(self, group: SecurityGroupId) -> None:
        """:raises WizardError: IN_USE while network interfaces still use it."""
        raise NotImplementedError

    # the server that answers ping
    def newest_image(self, instance_type: str) -> str:
        """Id of Amazon's newest Amazon Linux 2023 image for that type's processor.

        :raises WizardError: NO_IMAGE when Amazon offers none here.
        """
        raise NotImplementedError

    def run_server(
        self,
        *,
        image: str,
        instance_type: str,
        subnet: SubnetId,
        address: IPv4Address,
        group: SecurityGroupId,
        tags: Mapping[str, str],
        token: str,
    ) -> Instance:
        raise NotImplementedError

    def servers(self, vpn: str) -> tuple[Instance, ...]:
        """Instances with our tag for that VPN, the terminated ones left out."""
        raise NotImplementedError

    def server(self, instance: InstanceId) -> Instance | None:
        raise NotImplementedError

    def terminate_server(self, instance: InstanceId) -> None:
        raise NotImplementedError

    # connection log
    def log_groups(self, prefix: str = "") -> tuple[LogGroup, ...]:
        """Log groups (without tags) whose name begins so."""
        raise NotImplementedError

    def log_group(self, name: str) -> LogGroup | None:
        """That very group, with its tags."""
        raise NotImplementedError

    def create_log_group(self, name: str, tags: Mapping[str, str]) -> None:
        raise NotImplementedError

    def set_log_retention(self, name: str, days: int) -> None:
        raise NotImplementedError

    def log_stream_exists(self, group: str, stream: str) -> bool:
        raise NotImplementedError

    def create_log_stream(self, group: str, stream: str) -> None:
        """Existing already is fine."""
        raise NotImplementedError

    def delete_log_group(self, name: str) -> None:
        raise NotImplementedError

    def delete_log_stream(self, group: str, stream: str) -> None:
        raise NotImplementedError

    # certificates
    def certificates(self) -> tuple[Certificate, ...]:
        """All certificates in ACM, without their tags, RSA of every size included."""
        raise NotImplementedError

    def certificate(self, arn: CertificateArn) -> Certificate | None:
        """One certificate, with its tags; ``None`` when it is gone."""
        raise NotImplementedError

    def import_certificate(
        self, *, certificate: str, key: Secret, chain: str, tags: Mapping[str, str]
    ) -> CertificateArn:
        """ACM ImportCertificate; PEM texts. AWS allows one a second: throttling is retried."""
        raise NotImplementedError

    def delete_certificate(self, arn: CertificateArn) -> None:
        """:raises WizardError: IN_USE while an endpoint has not let go of it yet."""
        raise NotImplementedError

    # the endpoint
    def endpoint_quota(self) -> int | None:
        """How many Client VPN endpoints the Region allows; ``None`` when AWS does not say."""
        raise NotImplementedError

    def endpoints(self) -> tuple[Endpoint, ...]:
        raise NotImplementedError

    def endpoint(self, endpoint: EndpointId) -> Endpoint | None:
        """``None`` when it is gone, deleted, or not visible yet."""
        raise NotImplementedError

    def create_endpoint(
        self, order: EndpointOrder, tags: Mapping[str, str], token: str
    ) -> EndpointId:
        """EC2 CreateClientVpnEndpoint: mutual authentication, self-service portal off."""
        raise NotImplementedError

    def delete_endpoint(self, endpoint: EndpointId) -> None:
        raise NotImplementedError

    def associations(self, endpoint: EndpointId) -> tuple[Association, ...]:
        """Target networks; an endpoint that is gone has none."""
        raise NotImplementedError

    def associate(self, endpoint: EndpointId, subnet: SubnetId, token: str) -> AssociationId:
        raise NotImplementedError

    def disassociate(self, endpoint: EndpointId, association: AssociationId) -> None:
        raise NotImplementedError

    def authorization_rules(self, endpoint: EndpointId) -> tuple[AuthorizationRule, ...]:
        raise NotImplementedError

    def authorize(self, endpoint: EndpointId, cidr: IPv4Network, token: str) -> None:
        """EC2 AuthorizeClientVpnIngress for all people. Existing already is fine."""
        raise NotImplementedError

    def revoke_authorization(self, endpoint: EndpointId, cidr: IPv4Network) -> None:
        raise NotImplementedError

    def client_routes(self, endpoint: EndpointId) -> tuple[ClientRoute, ...]:
        raise NotImplementedError

    def create_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId, token: str
    ) -> None:
        """EC2 CreateClientVpnRoute. Existing already is fine."""
        raise NotImplementedError

    def delete_client_route(
        self, endpoint: EndpointId, cidr: IPv4Network, subnet: SubnetId
    ) -> None:
        raise NotImplementedError

    def export_profile(self, endpoint: EndpointId) -> str:
        """EC2 ExportClientVpnClientConfiguration: the text of the ``.ovpn``."""
        raise NotImplementedError
