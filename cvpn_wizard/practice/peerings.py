"""VPC peering connections as EC2 shows them: with all ranges, and filtered (moto does neither)."""

from __future__ import annotations

from typing import Any

from cvpn_wizard.practice.estate import Params, Result
from cvpn_wizard.practice.pages import filtered
from cvpn_wizard.practice.ranges import vpc_cidrs


def describe(ec2: Any, params: Params) -> Result:
    """DescribeVpcPeeringConnections."""
    wanted = params.get("VpcPeeringConnectionIds") or []
    shown = [_shown(ec2, one) for one in ec2.describe_vpc_peering_connections(wanted)]
    kept = filtered(
        shown,
        params,
        {
            "vpc-peering-connection-id": lambda item: item["VpcPeeringConnectionId"],
            "status-code": lambda item: item["Status"]["Code"],
            "requester-vpc-info.vpc-id": lambda item: item["RequesterVpcInfo"]["VpcId"],
            "accepter-vpc-info.vpc-id": lambda item: item["AccepterVpcInfo"]["VpcId"],
            "requester-vpc-info.cidr-block": lambda item: item["RequesterVpcInfo"]["CidrBlock"],
            "accepter-vpc-info.cidr-block": lambda item: item["AccepterVpcInfo"]["CidrBlock"],
            "tag": lambda item: item["Tags"],
        },
    )
    return {"VpcPeeringConnections": kept}


def _shown(ec2: Any, peering: Any) -> Result:
    return {
        "VpcPeeringConnectionId": peering.id,
        "Status": peering.status,
        "RequesterVpcInfo": _with_ranges(peering.requester_vpc_info, peering.vpc),
        "AccepterVpcInfo": _with_ranges(peering.accepter_vpc_info, peering.peer_vpc),
        "Tags": [
            {"Key": key, "Value": value} for key, value in ec2.tags.get(peering.id, {}).items()
        ],
    }


def _with_ranges(told: Result, vpc: Any) -> Result:
    return told | {"CidrBlockSet": [{"CidrBlock": str(block)} for block in vpc_cidrs(vpc)]}
