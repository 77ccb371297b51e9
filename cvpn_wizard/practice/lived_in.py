"""An account in which other people have been at work before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network
from typing import Any

from cvpn_wizard.practice import endpoints, rules, target_networks
from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.connection_log import write_attempt
from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.records import Connection
from cvpn_wizard.practice.somebodys_certificates import somebodys_certificates

TOKYO = "ap-northeast-1"
VIRGINIA = "us-east-1"


def furnish(account: Account) -> None:
    """Put networks, logs, certificates and an old VPN into Tokyo, and a little into Virginia."""
    tokyo = account.estate(TOKYO)
    network = _Network(tokyo.ec2)
    office = network.vpc("office-vpc", "10.20.0.0/16")
    tokyo.ec2.associate_vpc_cidr_block(office.id, "10.21.0.0/16", False)  # noqa: FBT003
    office_a = network.subnet(office, "office-private-a", "10.20.0.0/20", "a")
    network.subnet(office, "office-private-c", "10.20.16.0/20", "c")
    network.subnet(office, "office-private-d", "10.21.0.0/24", "d")
    network.subnet(office, "office-tiny-a", "10.20.250.0/28", "a")
    crowded = network.subnet(office, "office-crowded-c", "10.20.251.0/27", "c")
    _crowd(tokyo, crowded, 14)
    network.group(
        office, "office-web", "Web servers", protocol="tcp", port=443, source="10.0.0.0/8"
    )
    network.group(
        office, "office-files", "File server", protocol="tcp", port=445, source="10.20.0.0/16"
    )

    vpn = network.vpc("cvpn-vpc", "10.255.0.0/16")
    network.subnet(vpn, "cvpn-target-subnet", "10.255.255.0/24", "a")
    network.subnet(vpn, "server-subnet", "10.255.1.0/24", "c")
    network.group(vpn, "icmp-sg", "Answers ping", protocol="icmp", port=-1, source="0.0.0.0/0")

    partner = network.vpc("partner-vpc", "10.30.0.0/16")
    network.subnet(partner, "partner-d", "10.30.0.0/24", "d")
    network.peer("office-partner", office, partner)
    network.peer("office-default", office, tokyo.ec2.default_vpc)
    network.gateway("office-igw", office)

    licensed = network.vpc("licence-server-vpc", "10.40.0.0/16", tenancy="dedicated")
    network.subnet(licensed, "licence-server-a", "10.40.1.0/24", "a")

    for name in ("/aws/lambda/nightly-report", "/aws/vpn/legacy", "/ecs/shop"):
        tokyo.logs.create_log_group(name, {})
    tokyo.logs.create_log_stream("/aws/vpn/legacy", "connections")
    _legacy_vpn(tokyo, office.id, office_a.id)

    virginia = account.estate(VIRGINIA)
    overseas = _Network(virginia.ec2)
    sandbox = overseas.vpc("sandbox-vpc", "10.60.0.0/16")
    overseas.subnet(sandbox, "sandbox-a", "10.60.1.0/24", "a")
    overseas.subnet(sandbox, "sandbox-b", "10.60.2.0/24", "b")
    virginia.logs.create_log_group("/ecs/sandbox", {})


class _Network:
    """Networks of one Region, by name."""

    def __init__(self, ec2: Any) -> None:
        self._ec2 = ec2
        for number, subnet in enumerate(ec2.get_default_subnets().values(), start=1):
            subnet.add_tag("Name", f"default-{number}")

    def vpc(self, name: str, cidr: str, tenancy: str = "default") -> Any:
        return self._ec2.create_vpc(
            cidr, instance_tenancy=tenancy, tags=[{"Key": "Name", "Value": name}]
        )

    def subnet(self, vpc: Any, name: str, cidr: str, letter: str) -> Any:
        made = self._ec2.create_subnet(
            vpc.id,
            cidr,
            availability_zone=f"{self._ec2.region_name}{letter}",
            tags={"subnet": {"Name": name}},
        )
        made.default_for_az = made.map_public_ip_on_launch = False
        return made

    def group(
        self, vpc: Any, name: str, about: str, *, protocol: str, port: int, source: str
    ) -> None:
        made = self._ec2.create_security_group(name, about, vpc_id=vpc.id, tags={"Name": name})
        self._ec2.authorize_security_group_ingress(
            made.id, protocol, str(port), str(port), [{"CidrIp": source}], vpc_id=vpc.id
        )

    def peer(self, name: str, one: Any, other: Any) -> None:
        peering = self._ec2.create_vpc_peering_connection(one, other, {"Name": name})
        self._ec2.accept_vpc_peering_connection(peering.id)
        for here, there in ((one, other), (other, one)):
            self._ec2.create_route(
                self._main_table(here), there.cidr_block, vpc_peering_connection_id=peering.id
            )

    def gateway(self, name: str, vpc: Any) -> None:
        made = self._ec2.create_internet_gateway(tags=[{"Key": "Name", "Value": name}])
        self._ec2.attach_internet_gateway(made.id, vpc.id)
        self._ec2.create_route(self._main_table(vpc), "0.0.0.0/0", gateway_id=made.id)

    def _main_table(self, vpc: Any) -> str:
        return next(
            str(table.id)
            for table in self._ec2.route_tables.values()
            if table.vpc_id == vpc.id and table.main_association_id
        )


def _crowd(estate: Estate, subnet: Any, interfaces: int) -> None:
    """Interfaces of somebody's servers, so that few addresses are left."""
    network: IPv4Network = subnet.cidr
    for address in list(network.hosts())[3 : 3 + interfaces]:
        estate.ec2.create_network_interface(subnet, str(address), description="build server")


def _legacy_vpn(estate: Estate, vpc_id: str, subnet_id: str) -> None:
    """A VPN that somebody made by hand, with one laptop connected."""
    server, _ = somebodys_certificates(estate)
    made = endpoints.create(
        estate,
        {
            "ClientCidrBlock": "10.100.0.0/22",
            "ServerCertificateArn": server,
            "AuthenticationOptions": [
                {
                    "Type": "certificate-authentication",
                    "MutualAuthentication": {"ClientRootCertificateChainArn": server},
                }
            ],
            "ConnectionLogOptions": {
                "Enabled": True,
                "CloudwatchLogGroup": "/aws/vpn/legacy",
                "CloudwatchLogStream": "connections",
            },
            "VpcId": vpc_id,
            "Description": "Old VPN of the Osaka office",
            "TagSpecifications": [
                {
                    "ResourceType": "client-vpn-endpoint",
                    "Tags": [{"Key": "Name", "Value": "legacy-vpn"}],
                }
            ],
        },
    )
    endpoint = estate.endpoints[made["ClientVpnEndpointId"]]
    endpoint.ready_at = estate.now()
    named = {"ClientVpnEndpointId": endpoint.id}
    target_networks.associate(estate, {**named, "SubnetId": subnet_id})
    rules.authorize(
        estate,
        {
            **named,
            "TargetNetworkCidr": "10.20.0.0/16",
            "AuthorizeAllGroups": True,
            "Description": "office",
        },
    )
    for change in (*endpoint.associations, *endpoint.routes, *endpoint.rules):
        change.ready_at = estate.now()
    since = datetime.now(UTC) - timedelta(minutes=37)
    tanaka = Connection(
        "cvpn-connection-0a1b2c3d4e5f60718",
        "tanaka.legacy.example",
        "10.100.0.2",
        since.strftime("%Y-%m-%d %H:%M:%S"),
        ingress_bytes=482_113,
        egress_bytes=3_918_220,
        device="203.0.113.24:50123",
    )
    endpoint.connections.append(tanaka)
    write_attempt(estate, endpoint, tanaka, tanaka.device, since)
