"""A VPN made with plain AWS calls, for tests that want to turn every screw themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cvpn_wizard.practice.server import REGION
from tests.tunnel.papers import Pair, Papers
from tests.tunnel.proving_ground import Place

SERVER = "10.77.9.10"
VPC, TARGETS, SERVERS = "10.77.0.0/16", ("10.77.1.0/24", "10.77.2.0/24"), "10.77.9.0/24"
ANYWHERE = "0.0.0.0/0"


@dataclass
class Vpn:
    """An endpoint with its subnets, and a server that answers ping and TCP."""

    place: Place
    papers: Papers
    folder: Path
    ec2: Any
    endpoint_id: str
    vpc_id: str
    group_id: str
    endpoint_group_id: str
    targets: list[str]
    associations: list[str] = field(default_factory=list)

    @property
    def domain(self) -> str:
        return f"{self.endpoint_id}.prod.clientvpn.{REGION}.amazonaws.com"

    @property
    def named(self) -> dict[str, str]:
        return {"ClientVpnEndpointId": self.endpoint_id}

    def follow(self) -> None:
        self.place.ground.follow()
        assert not self.place.ground.failures

    def associate(self, subnet_id: str) -> str:
        made = self.ec2.associate_client_vpn_target_network(**self.named, SubnetId=subnet_id)
        return str(made["AssociationId"])

    def disassociate(self, association_id: str) -> None:
        self.ec2.disassociate_client_vpn_target_network(**self.named, AssociationId=association_id)

    def authorize(self, cidr: str) -> None:
        self.ec2.authorize_client_vpn_ingress(
            **self.named, TargetNetworkCidr=cidr, AuthorizeAllGroups=True
        )

    def forbid(self, cidr: str) -> None:
        self.ec2.revoke_client_vpn_ingress(
            **self.named, TargetNetworkCidr=cidr, RevokeAllGroups=True
        )

    def route(self, cidr: str, subnet_id: str) -> None:
        self.ec2.create_client_vpn_route(
            **self.named, DestinationCidrBlock=cidr, TargetVpcSubnetId=subnet_id
        )

    def no_route(self, cidr: str, subnet_id: str) -> None:
        self.ec2.delete_client_vpn_route(
            **self.named, DestinationCidrBlock=cidr, TargetVpcSubnetId=subnet_id
        )

    def revoke(self, revocation_list: str) -> None:
        self.ec2.import_client_vpn_client_certificate_revocation_list(
            **self.named, CertificateRevocationList=revocation_list
        )

    def connections(self) -> list[dict[str, Any]]:
        told = self.ec2.describe_client_vpn_connections(**self.named)
        return list(told["Connections"])

    def profile(self, pair: Pair, *, remote: str = "") -> Path:
        """The exported profile with somebody's certificate and key in it.

        :param remote: this address in place of the endpoint's name.
        """
        text = self.ec2.export_client_vpn_client_configuration(**self.named)["ClientConfiguration"]
        if remote:
            text = text.replace("remote-random-hostname\n", "").replace(self.domain, remote)
        blocks = f"<cert>\n{pair.pem}</cert>\n<key>\n{pair.key_pem}</key>\n"
        path = self.folder / f"laptop{len(list(self.folder.iterdir()))}.ovpn"
        path.write_text(text + blocks)
        return path


def make_vpn(place: Place, papers: Papers, folder: Path, **more: Any) -> Vpn:
    """An endpoint with two associated subnets, a rule for the VPC, and a server in a third.

    :param more: further parameters of CreateClientVpnEndpoint.
    """
    ec2 = place.client("ec2")
    vpc = ec2.create_vpc(CidrBlock=VPC)["Vpc"]["VpcId"]
    *targets, servers = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=cidr, AvailabilityZone=f"{REGION}{zone}")["Subnet"][
            "SubnetId"
        ]
        for cidr, zone in zip((*TARGETS, SERVERS), "acd", strict=True)
    ]
    group, own = [
        ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
        for name in ("server", "endpoint")
    ]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[PING, WEB])
    ec2.run_instances(
        ImageId=ec2.describe_images(Filters=[{"Name": "architecture", "Values": ["arm64"]}])[
            "Images"
        ][0]["ImageId"],
        InstanceType="t4g.nano",
        MinCount=1,
        MaxCount=1,
        SubnetId=servers,
        PrivateIpAddress=SERVER,
        SecurityGroupIds=[group],
    )
    arn = place.client("acm").import_certificate(
        Certificate=papers.server.pem,
        PrivateKey=papers.server.key_pem,
        CertificateChain=papers.authority.pem,
    )["CertificateArn"]
    order: dict[str, Any] = {
        "ClientCidrBlock": "10.88.0.0/16",
        "ServerCertificateArn": arn,
        "AuthenticationOptions": [
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {"ClientRootCertificateChainArn": arn},
            }
        ],
        "ConnectionLogOptions": {"Enabled": False},
        "SplitTunnel": True,
        "VpcId": vpc,
        "SecurityGroupIds": [own],
    }
    endpoint = ec2.create_client_vpn_endpoint(**(order | more))["ClientVpnEndpointId"]
    vpn = Vpn(place, papers, folder, ec2, endpoint, vpc, group, own, targets)
    vpn.associations = [vpn.associate(one) for one in targets]
    vpn.authorize(VPC)
    vpn.follow()
    return vpn


def open_to_the_internet(vpn: Vpn) -> None:
    """A gateway for the VPC, and the way to it in its main route table."""
    ec2 = vpn.ec2
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpn.vpc_id)
    of_vpc = [{"Name": "vpc-id", "Values": [vpn.vpc_id]}]
    (table,) = ec2.describe_route_tables(Filters=of_vpc)["RouteTables"]
    ec2.create_route(
        RouteTableId=table["RouteTableId"], DestinationCidrBlock=ANYWHERE, GatewayId=gateway
    )


def permission(protocol: str, first: int, last: int, *, source: str = ANYWHERE) -> dict[str, Any]:
    """One permission of a security group, as the API takes it."""
    return {
        "IpProtocol": protocol,
        "FromPort": first,
        "ToPort": last,
        "IpRanges": [{"CidrIp": source}],
    }


PING = permission("icmp", -1, -1)
WEB = permission("tcp", 80, 80)


def fronts(vpn: Vpn) -> Sequence[str]:
    """The public addresses of the endpoint's servers, in the order of its associations."""
    from cvpn_wizard.practice.tunnel.layout import front_of  # noqa: PLC0415

    slots = {site.door.id: site.door.slot for site in vpn.place.ground.doors}
    return [str(front_of(slots[one])) for one in vpn.associations]
