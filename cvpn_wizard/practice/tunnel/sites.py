"""What stands on the ground for one association and for one VPC: built, changed, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network
from pathlib import Path

from cvpn_wizard.practice.tunnel.filters import (
    GATEWAY,
    INSIDE,
    OUTSIDE,
    TUNNEL,
    door_filter,
    network_filter,
)
from cvpn_wizard.practice.tunnel.layout import FRONT_ROUTER, LINK, front_of, gateway_of
from cvpn_wizard.practice.tunnel.management import Session
from cvpn_wizard.practice.tunnel.namespace import Namespace, join
from cvpn_wizard.practice.tunnel.openvpn_server import OpenVpnServer, same_server
from cvpn_wizard.practice.tunnel.wanted import Door, Network

FROM_CLIENTS = 100
"""The routing table for packets that come out of the tunnel: all of them go to the VPC."""


class NetworkSite:
    """A VPC: its instances' and its resolver's addresses, and its way to the internet."""

    def __init__(self, place: Namespace, slot: int, network: Network) -> None:
        self.place = place
        self.network = network
        self._slot = slot
        self._addresses: set[str] = set()
        self._closed: set[IPv4Network] = set()
        self._filter = ""

    def build(self, internet: Namespace) -> None:
        """:raises WizardError: TUNNEL_FAILED"""
        self.place.create(forwards=True)
        wire, public = f"vpc{self._slot}", gateway_of(self._slot)
        join(internet, wire, self.place, GATEWAY)
        internet.ip(f"address add {FRONT_ROUTER} peer {public}/32 dev {wire}")
        self.place.ip(
            f"address add {public} peer {FRONT_ROUTER}/32 dev {GATEWAY}",
            f"route add default via {FRONT_ROUTER}",
        )

    def change(self, network: Network, fronts: Sequence[Door]) -> None:
        """Give the instances their addresses, and let in what the groups and ACLs say."""
        self.network = network
        # Addresses that nobody has are nobody's business on the internet.
        closed = [f"route add blackhole {one}" for one in network.cidrs if one not in self._closed]
        if closed:
            self.place.ip(*closed)
            self._closed.update(network.cidrs)
        addresses = {str(one.address) for one in network.servers} | {str(network.resolver)}
        gone = [f"address del {one}/32 dev lo" for one in sorted(self._addresses - addresses)]
        new = [f"address add {one}/32 dev lo" for one in sorted(addresses - self._addresses)]
        if gone or new:
            self.place.ip(*gone, *new)
            self._addresses = addresses
        rules = network_filter(network, fronts)
        if rules != self._filter:
            self.place.filter(rules)
            self._filter = rules

    def remove(self) -> None:
        self.place.delete()


class DoorSite:
    """An association: a public address, an OpenVPN server, an interface in the target subnet."""

    def __init__(self, place: Namespace, folder: Path, door: Door) -> None:
        self.place = place
        self.door = door
        self.server: OpenVpnServer | None = None
        self._folder = folder
        self._filter = ""

    def build(self, internet: Namespace, inside: Namespace) -> None:
        """Lay its wires. Its server comes with ``change``.

        :raises WizardError: TUNNEL_FAILED
        """
        door = self.door
        wire, front = f"door{door.slot}", front_of(door.slot)
        self.place.create(forwards=True)
        join(internet, wire, self.place, OUTSIDE)
        internet.ip(f"address add {FRONT_ROUTER} peer {front}/32 dev {wire}")
        join(inside, wire, self.place, INSIDE)
        inside.ip(f"address add {LINK} peer {door.address}/32 dev {wire}")
        self.place.ip(
            f"address add {front} peer {FRONT_ROUTER}/32 dev {OUTSIDE}",
            f"route add default via {FRONT_ROUTER}",
            f"address add {door.address} peer {LINK}/32 dev {INSIDE}",
            f"route add default via {LINK} dev {INSIDE} table {FROM_CLIENTS}",
            f"rule add iif {TUNNEL} to {door.pool} lookup main priority 90",
            f"rule add iif {TUNNEL} lookup {FROM_CLIENTS} priority 100",
        )

    def change(self, door: Door) -> None:
        """Follow what AWS says now. A new list of revoked certificates ends all sessions.

        :raises WizardError: TUNNEL_FAILED, for instance for certificates that OpenVPN refuses
        """
        before, self.door = self.door, door
        alive = self.server is not None and self.server.runs
        if door == before and alive:
            return
        self._load()
        if self.server is not None and alive and same_server(before, door):
            self.server.push_to_new_clients(door)
        else:
            self._serve()

    def sessions(self) -> tuple[Session, ...]:
        return self.server.sessions() if self.server is not None else ()

    def refused(self) -> int:
        """Certificates turned away since the last time this was asked."""
        return self.server.refused() if self.server is not None else 0

    def told(self) -> str:
        """What its server has printed since it started."""
        return self.server.told() if self.server is not None else ""

    def remove(self) -> None:
        if self.server is not None:
            self.server.remove()
        self.place.delete()

    def _serve(self) -> None:
        server, self.server = self.server, None
        if server is not None:
            server.stop()
        server = OpenVpnServer(self.door, self.place, self._folder)
        server.start()
        self.server = server

    def _load(self) -> None:
        rules = door_filter(self.door)
        if rules != self._filter:
            self.place.filter(rules)
            self._filter = rules
