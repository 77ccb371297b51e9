"""A healthy VPN in an AWS in memory, read once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

import pytest

from cvpn_wizard.journeys.doctoring.looking import look
from cvpn_wizard.journeys.doctoring.situation import Question, Situation
from cvpn_wizard.model.aws import EndpointOrder
from cvpn_wizard.model.names import TAG_NAME, TAG_VPN, EndpointId
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.spec import (
    CertificateSpec,
    Existing,
    LogSpec,
    NetworkSpec,
    Transport,
    VpnSpec,
)
from tests.fakes.cloud import FakeCloud

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WHOLE = IPv4Network("10.255.0.0/16")
SERVER = IPv4Address("10.255.1.125")


class Stage:
    """A VPN with two subnets, a server behind it, and a log.

    :ivar look: reads it as the doctor does.
    """

    def __init__(self, cloud: FakeCloud | None = None) -> None:
        self.cloud = cloud = cloud or FakeCloud()
        tags = {TAG_VPN: "office"}
        self.vpc = cloud.create_vpc(WHOLE, tags).id
        self.a = cloud.create_subnet(
            self.vpc, IPv4Network("10.255.255.0/24"), "ap-northeast-1a", {TAG_NAME: "target-a"}
        ).id
        self.c = cloud.create_subnet(
            self.vpc, IPv4Network("10.255.254.0/24"), "ap-northeast-1c", {TAG_NAME: "target-c"}
        ).id
        servers = cloud.create_subnet(
            self.vpc, IPv4Network("10.255.1.0/24"), "ap-northeast-1d", {TAG_NAME: "servers"}
        ).id
        self.group = cloud.create_security_group(self.vpc, "icmp-sg", "ping", tags)
        cloud.allow_ping(self.group, IPv4Network("0.0.0.0/0"))
        self.server = cloud.run_server(
            image="ami",
            instance_type="t4g.nano",
            subnet=servers,
            address=SERVER,
            group=self.group,
            tags=tags,
            token="t",
        ).id
        cloud.create_log_group("/aws/clientvpn", tags)
        arn = cloud.import_certificate(certificate="c", key=Secret("k"), chain="CHAIN", tags=tags)
        order = EndpointOrder(
            name="office",
            client_cidr=IPv4Network("10.0.0.0/16"),
            server_certificate=arn,
            client_root=arn,
            vpc_id=self.vpc,
            security_group_ids=(self.group,),
            transport="udp",
            port=443,
            split_tunnel=True,
            dns_servers=(),
            session_hours=24,
            banner="",
            log_group="/aws/clientvpn",
            log_stream="s",
        )
        self.endpoint: EndpointId = cloud.create_endpoint(order, tags, "t")
        for subnet in (self.a, self.c):
            cloud.associate(self.endpoint, subnet, "t")
        cloud.authorize(self.endpoint, WHOLE, "t")
        self.spec = VpnSpec(
            name="office",
            region="ap-northeast-1",
            client_cidr=IPv4Network("10.0.0.0/16"),
            transport=Transport.UDP,
            port=443,
            split_tunnel=True,
            dns_servers=(),
            session_hours=24,
            banner="",
            certificates=CertificateSpec(None, "server", ("sato",)),
            network=NetworkSpec(
                Existing(self.vpc), (Existing(self.a), Existing(self.c)), (), Existing(self.group)
            ),
            authorize=(WHOLE,),
            routes=(),
            log=LogSpec("/aws/clientvpn", "s", 30),
            check_server=None,
            ping=SERVER,
        )

    def look(self, question: Question | None = None) -> Situation:
        return look(self.spec, self.endpoint, self.cloud, NOW, question or Question())


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture(scope="session")
def healthy() -> Situation:
    return Stage().look()


@pytest.fixture(scope="session")
def asking() -> Callable[..., Situation]:
    """The same, asked about somebody or some port."""

    def ask(person: str = "", port: int | None = None) -> Situation:
        return Stage().look(Question(person=person, port=port))

    return ask
