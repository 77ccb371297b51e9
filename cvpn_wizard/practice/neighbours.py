"""Rules of EC2 for what stands beside the VPN, which moto leaves out."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import Any

from moto.ec2.models.instance_types import INSTANCE_TYPES

from cvpn_wizard.practice.estate import Params
from cvpn_wizard.practice.refusals import bad_value, dependency, refusal


def refuse_group_in_use(ec2: Any, params: Params) -> None:
    """A security group stays while an interface has it or another group's rule names it.

    :raises EC2ClientError: DependencyViolation, CannotDelete
    """
    group = ec2.get_security_group_by_name_or_id(params.get("GroupId") or params.get("GroupName"))
    if group is None:
        return  # moto says NotFound
    if group.name == "default":
        raise refusal(
            "CannotDelete",
            f'the specified group: "{group.id}" name: "default" cannot be deleted by a user',
        )
    used = any(
        group.id in {one.id for one in interface.group_set} for interface in ec2.enis.values()
    )
    named = any(
        rule.source_group.get("GroupId") == group.id
        for groups in ec2.groups.values()
        for other in groups.values()
        if other.id != group.id
        for rule in (*other.ingress_rules, *other.egress_rules)
    )
    if used or named:
        raise dependency(f"resource {group.id} has a dependent object")


def refuse_subnet_in_use(ec2: Any, subnet_id: str) -> None:
    """:raises EC2ClientError: DependencyViolation while an interface stands in the subnet."""
    if any(interface.subnet.id == subnet_id for interface in ec2.enis.values()):
        raise dependency(f"The subnet '{subnet_id}' has dependencies and cannot be deleted.")


def refuse_vpc_in_use(ec2: Any, vpc_id: str) -> None:
    """A VPC stays while it has security groups of its own or a gateway.

    :raises EC2ClientError: DependencyViolation
    """
    groups = [one for one in ec2.groups.get(vpc_id, {}).values() if one.name != "default"]
    gateways = [one for one in ec2.internet_gateways.values() if one.vpc and one.vpc.id == vpc_id]
    if groups or gateways:
        raise dependency(f"The vpc '{vpc_id}' has dependencies and cannot be deleted.")


def refuse_address(ec2: Any, params: Params) -> None:
    """A private address must lie in the subnet and be nobody's yet.

    :raises EC2ClientError: InvalidParameterValue, InvalidIPAddress.InUse
    """
    for part in (params, *(params.get("NetworkInterfaces") or [])):
        address, subnet_id = part.get("PrivateIpAddress"), part.get("SubnetId")
        if not address or not subnet_id:
            continue
        subnet = ec2.get_subnet(subnet_id)
        if IPv4Address(address) not in subnet.cidr:
            raise bad_value(f"Address {address} does not fall within the subnet's address range")
        first = int(subnet.cidr.network_address)
        if int(IPv4Address(address)) - first < 4 or address == str(subnet.cidr.broadcast_address):
            raise bad_value(f"Address {address} is in subnet's reserved address range")
        if any(
            interface.subnet.id == subnet_id and one["PrivateIpAddress"] == address
            for interface in ec2.enis.values()
            for one in interface.private_ip_addresses
        ):
            raise refusal("InvalidIPAddress.InUse", f"Address {address} is in use.")


def refuse_processor(ec2: Any, params: Params) -> None:
    """An image runs only on its own kind of processor.

    :raises EC2ClientError: InvalidParameterValue
    """
    image = ec2.amis.get(params.get("ImageId"))
    kind = INSTANCE_TYPES.get(params.get("InstanceType") or "m1.small")
    if image is None or kind is None:
        return  # moto has EC2's sentence for it
    fitting = kind["ProcessorInfo"]["SupportedArchitectures"]
    if image.architecture not in fitting:
        raise bad_value(
            f"The architecture '{','.join(fitting)}' of the specified instance type does not "
            f"match the architecture '{image.architecture}' of the specified AMI. "
            "Specify an instance type and an AMI that have matching architectures, and try again."
        )
