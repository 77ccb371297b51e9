"""A VPC of the practice AWS as the ground needs it: subnets, servers, who lets whom in."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.ranges import vpc_cidrs
from cvpn_wizard.practice.tunnel.wanted import Entry, Network, Opening, Server, Subnet

ANYWHERE = IPv4Network("0.0.0.0/0")
RUNNING = 16
PROTOCOLS = {"1": "icmp", "6": "tcp", "17": "udp"}


def network_of(estate: Estate, vpc_id: str) -> Network:
    """The VPC with its running instances."""
    vpc = estate.ec2.vpcs[vpc_id]
    cidrs = vpc_cidrs(vpc)
    return Network(
        id=vpc_id,
        cidrs=tuple(cidrs),
        resolver=cidrs[0].network_address + 2,
        subnets=tuple(
            _subnet(estate, one) for one in estate.ec2.describe_subnets() if one.vpc_id == vpc_id
        ),
        servers=tuple(_servers(estate, vpc_id)),
    )


def address_of(interface: Any) -> IPv4Address:
    return IPv4Address(interface.private_ip_address)


def openings_of(estate: Estate, rules: Iterable[Any]) -> tuple[Opening, ...]:
    """Rules of security groups, all of which hold; another group is its members' addresses."""
    found = []
    for rule in rules:
        networks = _networks(estate, rule)
        if networks:
            protocol = PROTOCOLS.get(str(rule.ip_protocol), str(rule.ip_protocol))
            found.append(
                Opening(protocol, _number(rule.from_port), _number(rule.to_port), networks)
            )
    return tuple(dict.fromkeys(found))


def _networks(estate: Estate, rule: Any) -> tuple[IPv4Network, ...]:
    cidr = (rule.ip_range or {}).get("CidrIp")
    if cidr:
        return (IPv4Network(cidr, strict=False),)
    group_id = (rule.source_group or {}).get("GroupId")
    members = {
        address_of(interface)
        for interface in estate.ec2.enis.values()
        if group_id and group_id in {group.id for group in interface.group_set}
    }
    return tuple(IPv4Network(one) for one in sorted(members))


def _number(value: Any) -> int:
    return -1 if value in (None, "") else int(value)


def _servers(estate: Estate, vpc_id: str) -> Iterable[Server]:
    for instance in estate.ec2.all_instances():
        if instance.state_code != RUNNING:
            continue
        for interface in instance.nics.values():
            if interface.subnet.vpc_id == vpc_id:
                rules = [rule for group in interface.group_set for rule in group.ingress_rules]
                yield Server(
                    address_of(interface),
                    _host_name(estate.region, address_of(interface)),
                    interface.subnet.cidr,
                    openings_of(estate, rules),
                )


def _host_name(region: str, address: IPv4Address) -> str:
    """The name that the VPC's resolver gives an instance (VPC guide, DNS attributes)."""
    domain = "ec2.internal" if region == "us-east-1" else f"{region}.compute.internal"
    return f"ip-{str(address).replace('.', '-')}.{domain}"


def _subnet(estate: Estate, subnet: Any) -> Subnet:
    return Subnet(subnet.cidr, tuple(_entries(estate, subnet.id)), _has_gateway(estate, subnet))


def _entries(estate: Estate, subnet_id: str) -> Iterable[Entry]:
    for acl in estate.ec2.network_acls.values():
        if any(one.subnet_id == subnet_id for one in acl.associations):
            for entry in sorted(acl.network_acl_entries, key=lambda one: int(one.rule_number)):
                if entry.cidr_block:
                    yield _entry(entry)


def _entry(entry: Any) -> Entry:
    protocol = PROTOCOLS.get(str(entry.protocol), str(entry.protocol))
    first, last = entry.port_range_from, entry.port_range_to
    if protocol == "icmp":
        first, last = entry.icmp_type, entry.icmp_code
    network = IPv4Network(entry.cidr_block, strict=False)
    opening = Opening(protocol, _number(first), _number(last), (network,))
    return Entry(_true(entry.egress), entry.rule_action == "allow", opening)


def _true(value: Any) -> bool:
    """moto keeps it as it came: a truth value, or its word."""
    return str(value).lower() == "true"


def _has_gateway(estate: Estate, subnet: Any) -> bool:
    """Whether the subnet's route table (the VPC's main one where it has none) leads outside."""
    tables = [one for one in estate.ec2.route_tables.values() if one.vpc_id == subnet.vpc_id]
    own = [
        table
        for table in tables
        if any(one.get("SubnetId") == subnet.id for one in table.associations)
    ]
    chosen = own or [table for table in tables if table.main_association_id]
    return any(
        route.destination_cidr_block == str(ANYWHERE) and (route.gateway or route.nat_gateway)
        for table in chosen
        for route in table.routes
    )
