"""From the endpoint's interfaces to the server: groups, ACLs, route tables, addresses.

IPv4 traffic of clients comes out of the endpoint's interfaces with their addresses (source NAT;
Administrator Guide, "Best practices"), so the client range never matches a filter.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.journeys.doctoring.filters import PING, Traffic, acl_lets, group_lets, tcp
from cvpn_wizard.journeys.doctoring.finding import broken, warned
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.care import Filter, NetworkAcl, RouteTable
from cvpn_wizard.model.checking import Finding, Layer
from cvpn_wizard.model.names import SecurityGroupId, SubnetId

Way = tuple[SubnetId, IPv4Address | IPv4Network, Traffic, Traffic]
"""A subnet, its peer, what must get out of it, what must get into it."""
LEAST_FREE = 20
"""Addresses that AWS wants free in a target subnet at all times (the same page)."""


def subnets(now: Situation) -> Iterator[Finding]:
    """The target subnets exist and have room."""
    if now.endpoint is None or not now.around.subnets:
        return
    for one in now.associated:
        subnet = now.subnet(one.subnet_id)
        if subnet is None:
            yield broken("aws-subnet-gone", Layer.TUNNEL, subnet=one.subnet_id)
        elif subnet.free_addresses < LEAST_FREE:
            yield warned(
                "aws-subnet-crowded",
                Layer.TUNNEL,
                subnet=now.name_of(subnet.id),
                free=subnet.free_addresses,
                least=LEAST_FREE,
            )


def groups_applied(now: Situation) -> Iterator[Finding]:
    """The endpoint's interfaces really wear its groups, and these exist."""
    if now.endpoint is None or not now.associated:
        return
    wanted = set(now.endpoint.security_group_ids)
    known = {group.id for group in now.around.groups}
    for gone in sorted(wanted - known):
        yield broken("aws-group-gone", Layer.TARGET, group=gone)
    for interface in now.own_interfaces():
        if wanted and set(interface.group_ids) != wanted:
            yield warned(
                "aws-group-not-applied",
                Layer.TARGET,
                subnet=now.name_of(interface.subnet_id),
                groups=", ".join(interface.group_ids) or "-",
            )


def outwards(now: Situation) -> Iterator[Finding]:
    """The endpoint's own groups let its clients out to the target."""
    target, wears = now.target, _worn(now)
    if target is None or not wears or not now.associated:
        return
    rules = [rule for group in wears for rule in _rules(now, group, inwards=False)]
    server = now.target_interface()
    named = server.group_ids if server else ()
    for traffic in _traffic(now):
        if not group_lets(rules, traffic, [target], named):
            groups = ", ".join(wears)
            yield broken("aws-group-outwards", Layer.TARGET, groups=groups, target=str(target))
            return


def server_group(now: Situation) -> Iterator[Finding]:
    """The target's groups let the endpoint in; without a target nothing is said."""
    target = now.target
    if target is None or not now.associated or not now.inside_vpc(target):
        return
    server = now.target_interface()
    if server is None:
        if now.around.interfaces:
            yield broken("aws-target-absent", Layer.TARGET, target=str(target))
        return
    rules = [rule for group in server.group_ids for rule in _rules(now, group, inwards=True)]
    sources, wears = _sources(now), _worn(now)
    facts = {"target": str(target), "groups": ", ".join(server.group_ids)}
    facts["sources"] = ", ".join(wears) or ", ".join(str(one) for one in sources)
    port = now.question.port
    if port is not None:
        if not group_lets(rules, tcp(port), sources, wears):
            yield broken("aws-target-port", Layer.TARGET, port=port, **facts)
    elif not group_lets(rules, PING, sources, wears):
        anything = any(
            group_lets([rule], Traffic(rule.protocol, rule.ports or (0, 65535)), sources, wears)
            for rule in rules
        )
        if anything:
            yield warned("aws-target-ping", Layer.TARGET, **facts)
        else:
            yield broken("aws-target-closed", Layer.TARGET, **facts)


def acls(now: Situation) -> Iterator[Finding]:
    """Network ACLs keep no state: there and back, on both subnets, each counts."""
    target, server = now.target, now.target_interface()
    if target is None or not now.around.acls:
        return
    for one in now.associated:
        subnet = now.subnet(one.subnet_id)
        if subnet is None or (server is not None and server.subnet_id == subnet.id):
            continue  # within one subnet no ACL is asked
        for traffic in _traffic(now):
            ways: list[Way] = [(subnet.id, target, traffic, traffic.back)]
            if server is not None:
                ways.append((server.subnet_id, subnet.cidr, traffic.back, traffic))
            yield from _closed(now, ways)


def _closed(now: Situation, ways: list[Way]) -> Iterator[Finding]:
    for subnet, peer, out, back in ways:
        acl = _acl(now, subnet)
        if acl is None:
            continue
        for rules, traffic, code in (
            (acl.outwards, out, "aws-acl-outwards"),
            (acl.inwards, back, "aws-acl-inwards"),
        ):
            if not acl_lets(rules, traffic, peer):
                name = now.name_of(subnet)
                yield broken(code, Layer.TARGET, acl=acl.id, subnet=name, peer=str(peer))


def tables(now: Situation) -> Iterator[Finding]:
    """The target subnets' own route tables lead beyond the VPC where the endpoint's do."""
    if now.endpoint is None or not now.around.tables:
        return
    beyond: set[IPv4Address | IPv4Network] = set(now.spec.routes)
    if now.target is not None:
        beyond.add(now.target)
    for one in now.associated:
        table = _table(now, one.subnet_id)
        if table is None:
            continue
        for place in sorted(beyond, key=str):
            if now.inside_vpc(place):
                continue
            rows = [row for row in table.rows if _reaches(row.destination, place)]
            best = max(rows, key=lambda row: row.destination.prefixlen, default=None)
            facts = {"subnet": now.name_of(one.subnet_id), "table": table.id, "place": str(place)}
            if best is None:
                yield broken("aws-table-missing", Layer.TARGET, **facts)
            elif not best.usable:
                yield broken("aws-table-blackhole", Layer.TARGET, via=best.target, **facts)


def unread(now: Situation) -> Iterator[Finding]:
    """What we may not look at is said, so that silence about it is not taken for health."""
    if now.unread:
        actions = ", ".join(dict.fromkeys(now.unread))
        yield warned("aws-unread", Layer.PORT, actions=actions)


def _worn(now: Situation) -> tuple[SecurityGroupId, ...]:
    """The groups that the endpoint's interfaces wear, else those it is said to have."""
    worn = {group for interface in now.own_interfaces() for group in interface.group_ids}
    return tuple(sorted(worn)) or (now.endpoint.security_group_ids if now.endpoint else ())


def _sources(now: Situation) -> tuple[IPv4Address | IPv4Network, ...]:
    """Where clients seem to come from: the interfaces' addresses, else the target subnets."""
    addresses = [a for interface in now.own_interfaces() for a in interface.addresses]
    if addresses:
        return tuple(addresses)
    found = [now.subnet(one.subnet_id) for one in now.associated]
    return tuple(subnet.cidr for subnet in found if subnet is not None)


def _traffic(now: Situation) -> tuple[Traffic, ...]:
    return (PING,) if now.question.port is None else (tcp(now.question.port),)


def _rules(now: Situation, group: SecurityGroupId, *, inwards: bool) -> tuple[Filter, ...]:
    for one in now.around.group_rules:
        if one.id == group:
            return one.inwards if inwards else one.outwards
    return ()


def _acl(now: Situation, subnet: SubnetId) -> NetworkAcl | None:
    return next((acl for acl in now.around.acls if subnet in acl.subnets), None)


def _table(now: Situation, subnet: SubnetId) -> RouteTable | None:
    named = [table for table in now.around.tables if subnet in table.subnets]
    return next(iter(named or [table for table in now.around.tables if table.main]), None)


def _reaches(destination: IPv4Network, place: IPv4Address | IPv4Network) -> bool:
    if isinstance(place, IPv4Address):
        return place in destination
    return place.subnet_of(destination)
