"""What stands between an endpoint and the server behind it, and what AWS wrote down of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.calls import Calls, unless
from cvpn_wizard.adapters.aws.log_calls import LOG_GONE
from cvpn_wizard.adapters.aws.network_calls import route_target
from cvpn_wizard.model.care import (
    Attempt,
    Filter,
    GroupRules,
    Interface,
    NetworkAcl,
    RouteRow,
    RouteTable,
)
from cvpn_wizard.model.names import EndpointId, SecurityGroupId, SubnetId, VpcId

if TYPE_CHECKING:
    from types_boto3_ec2.type_defs import (
        IpPermissionOutputTypeDef,
        NetworkAclEntryTypeDef,
        NetworkAclTypeDef,
        NetworkInterfaceTypeDef,
        RouteTableTypeDef,
    )

MOST_ENTRIES = 5_000
"""Entries of the connection log that are read; a busy log has more than anybody can look at."""
NAMES = {"1": "icmp", "6": "tcp", "17": "udp"}
"""Protocols by IANA's numbers, which network ACLs use."""


class WatchCalls(Calls):
    def group_rules(self, vpc: VpcId) -> tuple[GroupRules, ...]:
        """What every security group of a VPC lets in and out (IPv4; EC2 DescribeSecurityGroups)."""
        with self._refusals("ec2", "DescribeSecurityGroups", name=vpc):
            pages = self._session.ec2.get_paginator("describe_security_groups").paginate(
                Filters=[{"Name": "vpc-id", "Values": [vpc]}]
            )
            return tuple(
                GroupRules(
                    SecurityGroupId(group["GroupId"]),
                    tuple(_group_filters(group.get("IpPermissions", []))),
                    tuple(_group_filters(group.get("IpPermissionsEgress", []))),
                )
                for page in pages
                for group in page["SecurityGroups"]
            )

    def network_acls(self, vpc: VpcId) -> tuple[NetworkAcl, ...]:
        with self._refusals("ec2", "DescribeNetworkAcls", name=vpc):
            pages = self._session.ec2.get_paginator("describe_network_acls").paginate(
                Filters=[{"Name": "vpc-id", "Values": [vpc]}]
            )
            return tuple(_acl(acl) for page in pages for acl in page["NetworkAcls"])

    def route_tables(self, vpc: VpcId) -> tuple[RouteTable, ...]:
        with self._refusals("ec2", "DescribeRouteTables", name=vpc):
            pages = self._session.ec2.get_paginator("describe_route_tables").paginate(
                Filters=[{"Name": "vpc-id", "Values": [vpc]}]
            )
            return tuple(_table(table) for page in pages for table in page["RouteTables"])

    def interfaces(self, vpc: VpcId) -> tuple[Interface, ...]:
        """Network interfaces of a VPC: those of endpoints in their target subnets, and servers'."""
        with self._refusals("ec2", "DescribeNetworkInterfaces", name=vpc):
            pages = self._session.ec2.get_paginator("describe_network_interfaces").paginate(
                Filters=[{"Name": "vpc-id", "Values": [vpc]}]
            )
            return tuple(_interface(one) for page in pages for one in page["NetworkInterfaces"])

    def attempts(self, group: str, stream: str, since: datetime) -> tuple[Attempt, ...]:
        """The connection log from then on, the oldest first; what is no entry is passed over.

        Mutual authentication that fails is not in it (Administrator Guide, "Connection logging").
        """
        start = int(since.timestamp() * 1000)
        found: list[Attempt] = []
        with self._refusals("logs", "FilterLogEvents", name=group), unless(LOG_GONE):
            finder = self._session.logs.get_paginator("filter_log_events")
            pages = (
                finder.paginate(logGroupName=group, logStreamNames=[stream], startTime=start)
                if stream
                else finder.paginate(logGroupName=group, startTime=start)
            )
            for page in pages:
                for event in page["events"]:
                    at = datetime.fromtimestamp(event.get("timestamp", 0) / 1000, UTC)
                    found += _attempts(at, event.get("message", ""))
                if len(found) >= MOST_ENTRIES:
                    break
        return tuple(sorted(found, key=lambda one: one.at))

    def authentication_failures(self, endpoint: EndpointId, hours: int) -> int:
        """CloudWatch's AuthenticationFailures: the only trace of a client certificate refused."""
        until = datetime.now(UTC)
        with self._refusals("cloudwatch", "GetMetricStatistics", name=endpoint):
            answer = self._session.cloudwatch.get_metric_statistics(
                Namespace="AWS/ClientVPN",
                MetricName="AuthenticationFailures",
                Dimensions=[{"Name": "Endpoint", "Value": endpoint}],
                StartTime=until - timedelta(hours=hours),
                EndTime=until,
                Period=300,
                Statistics=["Sum"],
            )
        return round(sum(point.get("Sum", 0.0) for point in answer["Datapoints"]))


def _attempts(at: datetime, message: str) -> Iterator[Attempt]:
    try:
        entry = json.loads(message)
    except ValueError:
        return
    if not isinstance(entry, dict) or "connection-log-type" not in entry:
        return
    said = {key: str(value) for key, value in entry.items()}
    reason = said.get("connection-attempt-failure-reason", "")
    yield Attempt(
        at=at,
        kind=said["connection-log-type"],
        status=said.get("connection-attempt-status", ""),
        common_name=said.get("common-name", ""),
        reason="" if reason == "NA" else reason,
        device_ip=said.get("device-ip", ""),
    )


def _group_filters(rules: Iterable[IpPermissionOutputTypeDef]) -> Iterator[Filter]:
    for rule in rules:
        protocol = _protocol(rule.get("IpProtocol", "-1"))
        first, last = rule.get("FromPort", -1), rule.get("ToPort", -1)
        ports = None if protocol == "-1" or first == -1 else (first, max(first, last))
        for source in rule.get("IpRanges", []):
            yield Filter(protocol, ports, IPv4Network(source.get("CidrIp", "0.0.0.0/0")))
        for pair in rule.get("UserIdGroupPairs", []):
            yield Filter(protocol, ports, None, SecurityGroupId(pair.get("GroupId", "")))


def _protocol(said: str) -> str:
    return NAMES.get(said, said)


def _acl(acl: NetworkAclTypeDef) -> NetworkAcl:
    entries = sorted(acl.get("Entries", []), key=lambda entry: entry.get("RuleNumber", 0))
    return NetworkAcl(
        id=acl["NetworkAclId"],
        subnets=tuple(SubnetId(one["SubnetId"]) for one in acl.get("Associations", [])),
        inwards=tuple(_acl_filter(one) for one in entries if _about_ipv4(one, egress=False)),
        outwards=tuple(_acl_filter(one) for one in entries if _about_ipv4(one, egress=True)),
    )


def _about_ipv4(entry: NetworkAclEntryTypeDef, *, egress: bool) -> bool:
    return entry.get("Egress", False) is egress and bool(entry.get("CidrBlock"))


def _acl_filter(entry: NetworkAclEntryTypeDef) -> Filter:
    protocol = _protocol(entry.get("Protocol", "-1"))
    span = entry.get("PortRange", {})
    ports = (span["From"], span["To"]) if "From" in span and "To" in span else None
    if protocol == "icmp":
        kind = entry.get("IcmpTypeCode", {}).get("Type", -1)
        ports = None if kind == -1 else (kind, kind)
    return Filter(
        protocol,
        ports,
        IPv4Network(entry["CidrBlock"]),
        allow=entry.get("RuleAction") == "allow",
    )


def _table(table: RouteTableTypeDef) -> RouteTable:
    links = table.get("Associations", [])
    return RouteTable(
        id=table["RouteTableId"],
        subnets=tuple(SubnetId(one["SubnetId"]) for one in links if one.get("SubnetId")),
        rows=tuple(
            RouteRow(
                IPv4Network(row["DestinationCidrBlock"], strict=False),
                route_target(row),
                row.get("State", "active") == "active",
            )
            for row in table.get("Routes", [])
            if row.get("DestinationCidrBlock")
        ),
        main=any(one.get("Main") for one in links),
    )


def _interface(one: NetworkInterfaceTypeDef) -> Interface:
    addresses = [a.get("PrivateIpAddress") for a in one.get("PrivateIpAddresses", [])]
    return Interface(
        id=one["NetworkInterfaceId"],
        subnet_id=SubnetId(one.get("SubnetId", "")),
        addresses=tuple(IPv4Address(a) for a in addresses if a),
        group_ids=tuple(SecurityGroupId(g["GroupId"]) for g in one.get("Groups", [])),
        description=one.get("Description", ""),
        status=one.get("Status", ""),
    )
