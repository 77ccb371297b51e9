"""The fake keeps up with the real class and with AWS's main rules."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.model.aws import AssociationState, EndpointOrder, EndpointState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_VPN, EndpointId, SubnetId
from cvpn_wizard.model.secret import Secret
from tests.fakes.cloud import FakeCloud

PUBLIC = sorted(
    name
    for name in dir(Cloud)
    if not name.startswith("_")
    and (callable(getattr(Cloud, name)) or name in {"session", "region"})
)
RANGE = IPv4Network("10.255.0.0/16")


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_method_is_overridden(name: str) -> None:
    owner = next(part for part in FakeCloud.__mro__ if name in vars(part))
    assert owner.__module__.startswith("tests."), f"FakeCloud would reach AWS through {name}"


class FakeTime:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def furnished(cloud: FakeCloud) -> tuple[EndpointId, SubnetId]:
    """An endpoint that is not associated, and a subnet for it."""
    vpc = cloud.create_vpc(RANGE, {"Name": "vpc"}).id
    subnet = cloud.create_subnet(vpc, IPv4Network("10.255.255.0/24"), "", {}).id
    group = cloud.create_security_group(vpc, "sg", "for tests", {})
    arn = cloud.import_certificate(certificate="c", key=Secret("k"), chain="CHAIN", tags={})
    order = EndpointOrder(
        name="vpn",
        client_cidr=IPv4Network("10.0.0.0/16"),
        server_certificate=arn,
        client_root=arn,
        vpc_id=vpc,
        security_group_ids=(group,),
        transport="udp",
        port=443,
        split_tunnel=True,
        dns_servers=(),
        session_hours=24,
        banner="",
        log_group="",
        log_stream="",
    )
    return cloud.create_endpoint(order, {TAG_VPN: "vpn"}, "token"), subnet


def test_states_settle_by_the_clock() -> None:
    time = FakeTime()
    cloud = FakeCloud(now=time, settle=8)
    endpoint, subnet = furnished(cloud)
    cloud.associate(endpoint, subnet, "t")
    cloud.authorize(endpoint, RANGE, "t")
    time.seconds = 7.9
    assert cloud.associations(endpoint)[0].state is AssociationState.ASSOCIATING
    assert cloud.authorization_rules(endpoint)[0].state == "authorizing"
    assert cloud.client_routes(endpoint) == ()
    with pytest.raises(WizardError):
        cloud.export_profile(endpoint)
    time.seconds = 8
    shown = cloud.endpoint(endpoint)
    assert shown is not None
    assert shown.state is EndpointState.AVAILABLE
    assert cloud.authorization_rules(endpoint)[0].state == "active"
    assert [route.origin for route in cloud.client_routes(endpoint)] == ["associate"]
    assert "CHAIN" in cloud.export_profile(endpoint)


def test_what_is_in_use_stays_and_the_way_back_leaves_nothing() -> None:
    cloud = FakeCloud()
    endpoint, subnet = furnished(cloud)
    association = cloud.associate(endpoint, subnet, "t")
    assert cloud.associate(endpoint, subnet, "again") == association
    (group,) = cloud.security_groups()
    (vpc,) = cloud.vpcs()
    (certificate,) = cloud.certificates()
    server = cloud.run_server(
        image="ami",
        instance_type="t4g.nano",
        subnet=subnet,
        address=IPv4Address("10.255.255.125"),
        group=group.id,
        tags={TAG_VPN: "vpn"},
        token="t",
    )
    assert [found.id for found in cloud.servers("vpn")] == [server.id]
    refusals: list[Callable[[], None]] = [
        lambda: cloud.delete_endpoint(endpoint),
        lambda: cloud.delete_subnet(subnet),
        lambda: cloud.delete_security_group(group.id),
        lambda: cloud.delete_vpc(vpc.id),
        lambda: cloud.delete_certificate(certificate.arn),
    ]
    for refused in refusals:
        with pytest.raises(WizardError) as caught:
            refused()
        assert caught.value.code is ErrorCode.IN_USE
    cloud.terminate_server(server.id)
    cloud.disassociate(endpoint, association)
    cloud.delete_endpoint(endpoint)
    cloud.delete_certificate(certificate.arn)
    cloud.delete_subnet(subnet)
    cloud.delete_security_group(group.id)
    cloud.delete_vpc(vpc.id)
    assert cloud.empty


def test_a_second_subnet_needs_another_zone() -> None:
    cloud = FakeCloud()
    endpoint, subnet = furnished(cloud)
    cloud.associate(endpoint, subnet, "t")
    vpc = cloud.vpcs()[0].id
    same = cloud.create_subnet(vpc, IPv4Network("10.255.2.0/24"), "", {}).id
    other = cloud.create_subnet(vpc, IPv4Network("10.255.3.0/24"), "ap-northeast-1c", {}).id
    with pytest.raises(WizardError) as caught:
        cloud.associate(endpoint, same, "t2")
    assert caught.value.code is ErrorCode.SUBNET_SAME_ZONE
    cloud.associate(endpoint, other, "t3")
    assert len(cloud.associations(endpoint)) == 2


def test_a_call_can_be_told_to_fail() -> None:
    cloud = FakeCloud()
    cloud.refuse("vpcs", WizardError(ErrorCode.NO_NETWORK))
    with pytest.raises(WizardError):
        cloud.vpcs()
    assert cloud.vpcs() == ()
    assert cloud.calls == ["vpcs", "vpcs"]
