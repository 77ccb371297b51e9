"""Authorization rules and the endpoint's route table."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.journeys.doctoring.finding import broken, warned
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.checking import Finding, Layer

ANYWHERE = IPv4Network("0.0.0.0/0")


def authorization(now: Situation) -> Iterator[Finding]:
    """Every range of the plan, and the target, need a rule that is active and for everybody."""
    if now.endpoint is None:
        return
    for rule in now.rules:
        if rule.state == "failed":
            message = rule.message or "-"
            yield broken("aws-rule-failed", Layer.ROUTE, cidr=str(rule.cidr), message=message)
        elif rule.state == "authorizing":
            yield warned("aws-rule-coming", Layer.ROUTE, cidr=str(rule.cidr))
    active = [rule for rule in now.rules if rule.state == "active"]
    if not [rule for rule in now.rules if rule.state in {"active", "authorizing", "failed"}]:
        yield broken("aws-rule-none", Layer.ROUTE)
        return
    target = now.target
    covered = [rule for rule in active if target is not None and target in rule.cidr]
    if target is not None and not covered and not _coming(now, target):
        yield broken("aws-rule-target", Layer.ROUTE, target=str(target))
    # The longest prefix decides; a rule for a directory's group lets nobody in by certificate.
    elif covered and not max(covered, key=lambda rule: rule.cidr.prefixlen).all_people:
        cidr = max(covered, key=lambda rule: rule.cidr.prefixlen).cidr
        yield broken("aws-rule-group", Layer.ROUTE, cidr=str(cidr), target=str(target))
    for cidr in now.spec.authorize:
        there = any(cidr.subnet_of(rule.cidr) for rule in now.rules if rule.state != "revoking")
        if not there and not (target is not None and target in cidr and not covered):
            yield broken("aws-rule-missing", Layer.ROUTE, cidr=str(cidr))


def _coming(now: Situation, target: IPv4Address) -> bool:
    return any(target in rule.cidr for rule in now.rules if rule.state in {"authorizing", "failed"})


def routes(now: Situation) -> Iterator[Finding]:
    """A destination needs a route on every associated subnet: clients come in through any."""
    if now.endpoint is None or not now.associated:
        return
    for route in now.routes:
        name = now.name_of(route.subnet_id)
        if route.state == "failed":
            message = route.message or "-"
            yield broken(
                "aws-route-failed",
                Layer.ROUTE,
                cidr=str(route.cidr),
                subnet=name,
                message=message,
            )
        elif route.state == "creating":
            yield warned("aws-route-coming", Layer.ROUTE, cidr=str(route.cidr), subnet=name)
    associated = {one.subnet_id for one in now.associated}
    on = {
        subnet: {r.cidr for r in now.routes if r.subnet_id == subnet and r.state != "deleting"}
        for subnet in associated
    }
    target = now.target
    lacking = [s for s in sorted(associated) if target and not any(target in c for c in on[s])]
    if len(lacking) == len(associated):
        yield broken("aws-route-target", Layer.ROUTE, target=str(target))
    wanted = sorted(set().union(*on.values(), now.spec.routes))
    for cidr in wanted:
        missing = [s for s in sorted(associated) if not _leads(cidr, on[s])]
        if len(missing) == len(associated) and target is not None and target in cidr and lacking:
            continue
        for subnet in missing:
            whole = len(missing) == len(associated)
            code = "aws-route-missing" if whole else "aws-route-partial"
            yield broken(code, Layer.ROUTE, cidr=str(cidr), subnet=now.name_of(subnet))


def _leads(cidr: IPv4Network, through: set[IPv4Network]) -> bool:
    """Whether a subnet has that very route, or one that is wider (but for "anywhere")."""
    return cidr in through or any(cidr.subnet_of(one) for one in through if one != ANYWHERE)


def tunnelling(now: Situation) -> Iterator[Finding]:
    """Split tunnel and a route to anywhere do not go together; full tunnel needs one."""
    if now.endpoint is None or not now.associated:
        return
    anywhere = any(route.cidr == ANYWHERE for route in now.routes if route.state != "deleting")
    allowed = any(rule.cidr == ANYWHERE for rule in now.rules if rule.state != "revoking")
    if now.endpoint.split_tunnel and anywhere:
        yield warned("aws-split-anywhere", Layer.ROUTE)
    if not now.endpoint.split_tunnel and not (anywhere and allowed):
        yield warned("aws-full-no-internet", Layer.ROUTE)
    if not now.endpoint.split_tunnel and not now.endpoint.dns_servers:
        yield warned("aws-dns-missing", Layer.NAMES)


def dns_servers(now: Situation) -> Iterator[Finding]:
    """The servers that clients are told to ask must be reachable through the tunnel."""
    if now.endpoint is None or not now.associated:
        return
    for said in now.endpoint.dns_servers:
        server = IPv4Address(said)
        ruled = any(server in rule.cidr for rule in now.rules if rule.state == "active")
        routed = any(server in route.cidr for route in now.routes if route.state != "deleting")
        full = not now.endpoint.split_tunnel
        if (routed or full) and not ruled:
            yield broken("aws-dns-unauthorized", Layer.NAMES, server=said)
        elif not routed and (full or server.is_private):
            yield broken("aws-dns-unrouted", Layer.NAMES, server=said)
