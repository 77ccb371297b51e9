"""Servers and images."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv4Address

from tests.standin.account import ACCOUNT, Account, Row, Thing, does, filtered, page, tags
from tests.standin.network import SUBNET_GONE, group_gone, let_go, network, wear
from tests.standin.refusing import Refused

INSTANCE_GONE = "InvalidInstanceID.NotFound"
CODES = {"pending": 0, "running": 16, "shutting-down": 32, "terminated": 48}
IMAGES: tuple[Row, ...] = tuple(
    {
        "ImageId": f"ami-{number:017x}",
        "Name": name,
        "Architecture": processor,
        "State": "available",
        "ImageType": "machine",
        "CreationDate": date,
        "OwnerId": "137112412989",
        "ImageOwnerAlias": "amazon",
    }
    for number, (name, processor, date) in enumerate(
        (
            ("al2023-ami-2023.8.20250804.0-kernel-6.1-arm64", "arm64", "2025-08-04T00:00:00.000Z"),
            ("al2023-ami-2023.9.20260901.0-kernel-6.1-arm64", "arm64", "2026-09-01T00:00:00.000Z"),
            ("al2023-ami-minimal-2023.9.20261001.0-arm64", "arm64", "2026-10-01T00:00:00.000Z"),
            ("al2023-ami-2023.9.20260901.0-x86_64", "x86_64", "2026-09-01T00:00:00.000Z"),
        ),
        1,
    )
)


@does("ec2", "DescribeImages")
def describe_images(account: Account, asked: Row) -> Row:
    found = [Thing("image", row["ImageId"], row) for row in IMAGES]
    left = filtered(
        found,
        asked,
        {
            "name": lambda t: t.row["Name"],
            "architecture": lambda t: t.row["Architecture"],
            "state": lambda t: t.row["State"],
        },
    )
    shown, token = page(account, asked, left)
    return {"Images": [thing.row for thing in shown], "NextToken": token}


@does("ec2", "RunInstances")
def run_instances(account: Account, asked: Row) -> Row:
    return account.once("RunInstances", asked, lambda: _run(account, asked))


def _run(account: Account, asked: Row) -> Row:
    if asked["MinCount"] != 1 or asked["MaxCount"] != 1:
        raise Refused("InvalidParameterCombination", "One server with one address")
    image = next((i for i in IMAGES if i["ImageId"] == asked.get("ImageId")), None)
    if image is None:
        raise Refused("InvalidAMIID.NotFound", f"The image id '[{asked.get('ImageId')}]' does not")
    family = asked.get("InstanceType", "m1.small").split(".")[0]
    if (image["Architecture"] == "arm64") is not ("g" in family[1:]):
        raise Refused("InvalidParameterValue", "The architecture does not match the image's")
    if "CreditSpecification" in asked and not family.startswith("t"):
        raise Refused("InvalidParameterCombination", "Credits are for burstable types")
    subnet = account.find("subnet", asked["SubnetId"], SUBNET_GONE)
    groups = asked.get("SecurityGroupIds", [])
    for group in groups:
        found = account.find("security group", group, group_gone(account))
        if found.row["VpcId"] != subnet.row["VpcId"]:
            raise Refused(
                "InvalidParameter", f"{group} and {subnet.id} belong to different networks"
            )
    address = asked["PrivateIpAddress"]
    _free(account, subnet, address)
    given = tags(asked, "instance", "volume", "network-interface")
    instance = account.new_id("i")
    interface = wear(account, subnet, groups, "Primary network interface", address)
    row: Row = {
        "InstanceId": instance,
        "ImageId": image["ImageId"],
        "InstanceType": asked["InstanceType"],
        "Architecture": image["Architecture"],
        "State": {"Name": "pending", "Code": 0},
        "SubnetId": subnet.id,
        "VpcId": subnet.row["VpcId"],
        "PrivateIpAddress": address,
        "SecurityGroups": interface.row["Groups"],
        "LaunchTime": datetime.now(UTC),
        "Tags": given,
    }
    server = account.keep("instance", instance, row, interface=interface)
    account.later(10, lambda: _become(server, "pending", "running"))
    return {
        "ReservationId": account.new_id("r"),
        "OwnerId": ACCOUNT,
        "Instances": [dict(row, State=dict(row["State"]))],
    }


def _free(account: Account, subnet: Thing, address: str) -> None:
    cidr = network(subnet.row["CidrBlock"])
    kept = [*list(cidr)[:4], cidr.broadcast_address]
    if IPv4Address(address) not in cidr or IPv4Address(address) in kept:
        raise Refused("InvalidParameterValue", f"Address {address} does not fall in the subnet")
    for one in account.living("interface"):
        if one.row["PrivateIpAddress"] == address and one.row["SubnetId"] == subnet.id:
            raise Refused("InvalidIPAddress.InUse", f"Address {address} is in use.")


def _become(server: Thing, before: str, state: str) -> None:
    if server.row["State"]["Name"] == before:
        server.row["State"] = {"Name": state, "Code": CODES[state]}


@does("ec2", "DescribeInstances")
def describe_instances(account: Account, asked: Row) -> Row:
    named = asked.get("InstanceIds", [])
    found = [account.find("instance", one, INSTANCE_GONE) for one in named]
    left = filtered(
        found or account.listed("instance"),
        asked,
        {
            "vpc-id": lambda t: t.row["VpcId"],
            "instance-state-name": lambda t: t.row["State"]["Name"],
        },
    )
    shown, token = page(account, asked, left)
    reservations = [
        {"ReservationId": account.new_id("r"), "OwnerId": ACCOUNT, "Instances": [thing.row]}
        for thing in shown
    ]
    return {"Reservations": reservations, "NextToken": token}


@does("ec2", "TerminateInstances")
def terminate_instances(account: Account, asked: Row) -> Row:
    servers = [account.find("instance", one, INSTANCE_GONE) for one in asked["InstanceIds"]]
    changes = []
    for server in servers:
        before = dict(server.row["State"])
        if before["Name"] in {"pending", "running"}:
            server.row["State"] = {"Name": "shutting-down", "Code": 32}
            account.later(15, lambda server=server: _ended(account, server))  # type: ignore[misc]
        changes.append(
            {
                "InstanceId": server.id,
                "PreviousState": before,
                "CurrentState": dict(server.row["State"]),
            }
        )
    return {"TerminatingInstances": changes}


def _ended(account: Account, server: Thing) -> None:
    """Terminated servers are shown for about an hour."""
    let_go(account, server.facts["interface"])
    _become(server, "shutting-down", "terminated")
    account.later(60, lambda: account.take_away(server))
