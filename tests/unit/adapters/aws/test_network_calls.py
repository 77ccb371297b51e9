"""Networks, servers, logs and certificates, on moto's AWS."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

import boto3
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.server_calls import processor_of
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_RUN, TAG_VPN, InstanceId, SecurityGroupId, SubnetId, VpcId
from cvpn_wizard.model.secret import Secret

RANGE = IPv4Network("10.255.0.0/16")
TAGS = {TAG_VPN: "vpn", TAG_RUN: "r1", "Name": "thing"}


def test_who_and_where(moto_cloud: Cloud) -> None:
    assert moto_cloud.identity().account == "123456789012"
    assert "ap-northeast-1a" in moto_cloud.zones()
    regions = {region.code: region.enabled for region in moto_cloud.regions()}
    assert regions["ap-northeast-1"] is True
    assert False in regions.values()


def test_a_network_comes_and_goes(moto_cloud: Cloud) -> None:
    vpc = moto_cloud.create_vpc(RANGE, TAGS)
    assert vpc.tags == TAGS
    assert vpc.cidrs == (RANGE,)
    subnet = moto_cloud.create_subnet(vpc.id, IPv4Network("10.255.1.0/24"), "ap-northeast-1c", TAGS)
    assert (subnet.zone, subnet.free_addresses) == ("ap-northeast-1c", 251)
    group = moto_cloud.create_security_group(vpc.id, "icmp-sg", "lets ping in", TAGS)
    moto_cloud.allow_ping(group, IPv4Network("0.0.0.0/0"))
    moto_cloud.allow_ping(group, IPv4Network("0.0.0.0/0"))
    ours = [g for g in moto_cloud.security_groups(vpc.id) if g.belongs_to("vpn")]
    assert [(g.id, g.ping_from) for g in ours] == [(group, (IPv4Network("0.0.0.0/0"),))]
    assert [s.id for s in moto_cloud.subnets(vpc.id)] == [subnet.id]
    assert len(moto_cloud.subnets()) > 1
    assert [(str(r.destination), r.target) for r in moto_cloud.vpc_routes(vpc.id)] == [
        ("10.255.0.0/16", "local")
    ]
    for _again in range(2):
        moto_cloud.delete_security_group(group)
        moto_cloud.delete_subnet(subnet.id)
        moto_cloud.delete_vpc(vpc.id)
    assert vpc.id not in [found.id for found in moto_cloud.vpcs()]


def test_peered_ranges(moto_cloud: Cloud) -> None:
    ours = moto_cloud.create_vpc(RANGE, {}).id
    theirs = moto_cloud.create_vpc(IPv4Network("10.1.0.0/16"), {}).id
    # Somebody else's client: ours knows only the calls that we make.
    ec2 = boto3.client("ec2", region_name=moto_cloud.region)
    peering = ec2.create_vpc_peering_connection(VpcId=theirs, PeerVpcId=ours)
    assert moto_cloud.peer_ranges(ours) == ()
    ec2.accept_vpc_peering_connection(
        VpcPeeringConnectionId=peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    )
    assert moto_cloud.peer_ranges(ours) == (IPv4Network("10.1.0.0/16"),)
    assert moto_cloud.peer_ranges(theirs) == (RANGE,)


def test_a_group_of_that_name_is_not_taken_for_ours(moto_cloud: Cloud) -> None:
    vpc = moto_cloud.create_vpc(RANGE, {}).id
    moto_cloud.create_security_group(vpc, "sg", "one", {})
    with pytest.raises(WizardError) as caught:
        moto_cloud.create_security_group(vpc, "sg", "two", {})
    assert caught.value.code is ErrorCode.ALREADY_EXISTS
    assert caught.value.facts["name"] == "sg"


@pytest.mark.parametrize(
    ("instance_type", "processor"),
    [
        ("t4g.nano", "arm64"),
        ("m6gd.large", "arm64"),
        ("c7gn.medium", "arm64"),
        ("im4gn.large", "arm64"),
        ("a1.medium", "arm64"),
        ("t3.nano", "x86_64"),
        ("g5.xlarge", "x86_64"),
        ("g4dn.xlarge", "x86_64"),
        ("m6i.large", "x86_64"),
    ],
)
def test_processors(instance_type: str, processor: str) -> None:
    assert processor_of(instance_type) == processor


def test_a_server_that_answers_ping(moto_cloud: Cloud) -> None:
    vpc = moto_cloud.create_vpc(RANGE, {}).id
    subnet = moto_cloud.create_subnet(vpc, IPv4Network("10.255.1.0/24"), "", {}).id
    group = moto_cloud.create_security_group(vpc, "sg", "one", {})
    server = moto_cloud.run_server(
        image=moto_cloud.newest_image("t4g.nano"),
        instance_type="t4g.nano",
        subnet=subnet,
        address=IPv4Address("10.255.1.125"),
        group=group,
        tags=TAGS,
        token="token",
    )
    assert server.address == IPv4Address("10.255.1.125")
    assert server.subnet_id == subnet
    assert [s.id for s in moto_cloud.servers("vpn")] == [server.id]
    assert moto_cloud.servers("another") == ()
    for _again in range(2):
        moto_cloud.terminate_server(server.id)
    assert moto_cloud.server(server.id) is None
    assert moto_cloud.servers("vpn") == ()


def test_what_never_was_is_gone_already(moto_cloud: Cloud) -> None:
    moto_cloud.delete_vpc(VpcId("vpc-00000000"))
    moto_cloud.delete_subnet(SubnetId("subnet-00000000"))
    moto_cloud.delete_security_group(SecurityGroupId("sg-00000000"))
    moto_cloud.terminate_server(InstanceId("i-00000000000000000"))
    moto_cloud.delete_log_group("/none")
    moto_cloud.delete_log_stream("/none", "none")
    assert moto_cloud.server(InstanceId("i-00000000000000000")) is None
    assert moto_cloud.log_group("/none") is None
    assert not moto_cloud.log_stream_exists("/none", "none")


def test_the_connection_log(moto_cloud: Cloud) -> None:
    moto_cloud.create_log_group("/aws/clientvpn", TAGS)
    moto_cloud.create_log_group("/aws/clientvpn-2", {})
    moto_cloud.set_log_retention("/aws/clientvpn", 30)
    for _again in range(2):
        moto_cloud.create_log_stream("/aws/clientvpn", "connection-log")
    group = moto_cloud.log_group("/aws/clientvpn")
    assert group is not None
    assert (group.retention_days, group.tags) == (30, TAGS)
    assert [g.group_name for g in moto_cloud.log_groups("/aws/clientvpn")] == [
        "/aws/clientvpn",
        "/aws/clientvpn-2",
    ]
    assert moto_cloud.log_stream_exists("/aws/clientvpn", "connection-log")
    assert not moto_cloud.log_stream_exists("/aws/clientvpn", "connection")
    with pytest.raises(WizardError) as caught:
        moto_cloud.create_log_group("/aws/clientvpn", {})
    assert caught.value.code is ErrorCode.ALREADY_EXISTS
    moto_cloud.delete_log_stream("/aws/clientvpn", "connection-log")
    moto_cloud.delete_log_group("/aws/clientvpn")
    assert moto_cloud.log_group("/aws/clientvpn") is None


def test_a_bad_certificate_is_refused(moto_cloud: Cloud) -> None:
    with pytest.raises(WizardError) as caught:
        moto_cloud.import_certificate(certificate="no", key=Secret("no"), chain="no", tags=TAGS)
    assert caught.value.code is ErrorCode.CERTIFICATE_REFUSED
