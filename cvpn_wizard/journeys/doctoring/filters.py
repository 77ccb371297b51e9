"""Whether security groups and network ACLs let something through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.model.care import Filter
from cvpn_wizard.model.names import SecurityGroupId

ECHO_REQUEST, ECHO_REPLY = 8, 0
HIGH_PORTS = (32768, 60999)
"""Where answers go back to: Linux's ephemeral ports, which the endpoint's source NAT uses."""


@dataclass(frozen=True)
class Traffic:
    """What shall pass.

    :ivar ports: of TCP, or the ICMP type twice.
    """

    protocol: str
    ports: tuple[int, int]

    @property
    def back(self) -> Traffic:
        """The answer to it, for filters that keep no state."""
        if self.protocol == "icmp":
            return Traffic("icmp", (ECHO_REPLY, ECHO_REPLY))
        return Traffic(self.protocol, HIGH_PORTS)


PING = Traffic("icmp", (ECHO_REQUEST, ECHO_REQUEST))


def tcp(port: int) -> Traffic:
    return Traffic("tcp", (port, port))


def group_lets(
    rules: Iterable[Filter],
    traffic: Traffic,
    peers: Iterable[IPv4Address | IPv4Network],
    groups: Iterable[SecurityGroupId] = (),
) -> bool:
    """Whether a security group lets traffic pass from (or to) all of the peers, or their group."""
    fitting = [rule for rule in rules if _fits(rule, traffic)]
    if any(rule.group in set(groups) for rule in fitting if rule.group is not None):
        return True
    wanted = list(peers)
    return bool(wanted) and all(
        any(rule.cidr is not None and _within(peer, rule.cidr) for rule in fitting)
        for peer in wanted
    )


def acl_lets(rules: Iterable[Filter], traffic: Traffic, peer: IPv4Address | IPv4Network) -> bool:
    """Whether a network ACL does: the first rule that fits decides, and none means no.

    A rule that denies a part of the peers' range counts as a no: one of them would be cut off.
    """
    for rule in rules:
        if rule.cidr is None or not _fits(rule, traffic, partly=not rule.allow):
            continue
        if _within(peer, rule.cidr):
            return rule.allow
        if not rule.allow and _touches(peer, rule.cidr):
            return False
    return False


def _fits(rule: Filter, traffic: Traffic, *, partly: bool = False) -> bool:
    if rule.protocol not in {"-1", traffic.protocol}:
        return False
    if rule.ports is None or rule.protocol == "-1":
        return True
    first, last = rule.ports
    if partly:
        return first <= traffic.ports[1] and traffic.ports[0] <= last
    return first <= traffic.ports[0] and traffic.ports[1] <= last


def _within(peer: IPv4Address | IPv4Network, cidr: IPv4Network) -> bool:
    return peer in cidr if isinstance(peer, IPv4Address) else peer.subnet_of(cidr)


def _touches(peer: IPv4Address | IPv4Network, cidr: IPv4Network) -> bool:
    return peer in cidr if isinstance(peer, IPv4Address) else peer.overlaps(cidr)
