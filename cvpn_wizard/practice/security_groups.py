"""Which security groups an endpoint's network interfaces get."""

from __future__ import annotations

from collections.abc import Sequence

from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.refusals import bad_value, refusal

MOST = 5
"""Security groups per association (EC2 model, ApplySecurityGroupsToClientVpnTargetNetwork)."""


def groups_in(estate: Estate, vpc_id: str, group_ids: Sequence[str]) -> list[str]:
    """The groups asked for, each in that VPC; the VPC's default group when none is asked for.

    :raises EC2ClientError: InvalidGroup.NotFound, InvalidParameterValue
    """
    if not group_ids:
        return [estate.ec2.get_default_security_group(vpc_id).id]
    if len(group_ids) > MOST:
        raise bad_value(f"The maximum number of security groups is {MOST}")
    for group_id in group_ids:
        if group_id not in estate.ec2.groups.get(vpc_id, {}):
            raise refusal(
                "InvalidGroup.NotFound",
                f"The security group '{group_id}' does not exist in VPC '{vpc_id}'",
            )
    return list(dict.fromkeys(group_ids))


def vpc_of(estate: Estate, vpc_id: str) -> object:
    """moto's VPC of that id.

    :raises EC2ClientError: InvalidVpcID.NotFound
    """
    found: object = estate.ec2.vpcs.get(vpc_id)
    if found is None:
        raise refusal("InvalidVpcID.NotFound", f"The vpc ID '{vpc_id}' does not exist")
    return found
