"""What can go wrong between a laptop and its endpoint, made to happen on the ground.

Each is a context: it goes wrong inside the block, and is right again after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.practice.tunnel.layout import HOME_ROUTER, PUBLIC_RESOLVER
from cvpn_wizard.practice.tunnel.namespace import Namespace, tunnel_adapter

Fault = AbstractContextManager[None]


class Trouble:
    """Packets of one namespace that do not come through."""

    def __init__(self, place: Namespace) -> None:
        self._place = place
        self._rules: list[str] = []

    @contextmanager
    def rule(self, *rules: str) -> Iterator[None]:
        """These rules of nftables hold before all others, until the block ends."""
        self._rules += rules
        self._load()
        try:
            yield
        finally:
            for rule in rules:
                self._rules.remove(rule)
            self._load()

    def _load(self) -> None:
        lines = ["table ip trouble", "delete table ip trouble", "table ip trouble {"]
        for hook in ("input", "forward", "output"):
            lines.append(f"chain {hook} {{ type filter hook {hook} priority -50; policy accept;")
            lines += [*self._rules, "}"]
        self._place.filter("\n".join([*lines, "}", ""]))


class Faults:
    """The ground's faults, by what a person would call them."""

    def __init__(self, laptop: Namespace, internet: Namespace) -> None:
        self._laptop = laptop
        self._outside = Trouble(internet)

    def firewall(self, port: int, transport: str = "udp") -> Fault:
        """A firewall on the way swallows what goes to this port."""
        return self._outside.rule(f"{transport} dport {port} drop")

    def refuse(self, port: int, transport: str = "udp") -> Fault:
        """Nobody listens at this port: the answer is a refusal."""
        return self._outside.rule(f"{transport} dport {port} reject {_REFUSAL[transport]}")

    def forbid(self, port: int, transport: str = "udp") -> Fault:
        """A firewall says that it forbids it (ICMP, administratively prohibited)."""
        return self._outside.rule(f"{transport} dport {port} reject with icmp admin-prohibited")

    def unreachable(self, network: IPv4Network) -> Fault:
        """The internet knows no way to a range."""
        return self._outside.rule(f"ip daddr {network} reject with icmp net-unreachable")

    def names_unanswered(self) -> Fault:
        """The public name server is silent."""
        return self._outside.rule(f"ip daddr {PUBLIC_RESOLVER} udp dport 53 drop")

    def small_packets(self, most: int, port: int, transport: str = "udp") -> Fault:
        """Packets of the tunnel longer than ``most`` bytes vanish, and nobody says so."""
        long = f"meta length > {most} drop"
        return self._outside.rule(
            f"{transport} dport {port} {long}", f"{transport} sport {port} {long}"
        )

    @contextmanager
    def offline(self) -> Iterator[None]:
        """The laptop has no way out."""
        self._laptop.ip("route del default")
        try:
            yield
        finally:
            self._laptop.ip(f"route replace default via {HOME_ROUTER}")

    @contextmanager
    def other_network(self, own: IPv4Address, network: IPv4Network) -> Iterator[None]:
        """The laptop's own network is (also) this range."""
        self._laptop.ip(
            "link add lan0 type veth peer name lan1",
            f"address add {own}/{network.prefixlen} dev lan0",
            "link set lan0 up",
            "link set lan1 up",
        )
        try:
            yield
        finally:
            self._laptop.ip("link delete lan0")

    @contextmanager
    def other_vpn(
        self, own: IPv4Address, network: IPv4Network, name: str = "tun9"
    ) -> Iterator[None]:
        """Another VPN is up on the laptop and takes this range; nothing comes back from it."""
        with tunnel_adapter(self._laptop, name):
            self._laptop.ip(
                f"address add {own}/32 dev {name}",
                f"link set {name} up",
                f"route add {network} dev {name}",
            )
            yield


_REFUSAL = {"udp": "with icmp port-unreachable", "tcp": "with tcp reset"}
