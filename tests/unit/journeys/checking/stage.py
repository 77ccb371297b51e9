"""A computer that is not there, for the layers of a check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from pathlib import Path
from threading import Event
from typing import TypeVar

from cvpn_wizard.adapters.network.dns import DnsReply
from cvpn_wizard.adapters.network.interfaces import Interface, InterfaceKind
from cvpn_wizard.adapters.network.ping import PingReply
from cvpn_wizard.adapters.network.programs import VpnProgram
from cvpn_wizard.adapters.network.routes import LocalRoute
from cvpn_wizard.adapters.network.tcp import TcpReply
from cvpn_wizard.adapters.openvpn.names import Resolved
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.journeys.checking.asked import Known
from cvpn_wizard.journeys.checking.run import Run
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.model.handshake import (
    Handshake,
    NameLook,
    Outcome,
    Part,
    PartTime,
    ServerSeen,
)

T = TypeVar("T")
HOST = "cvpn-endpoint-0123456789abcdef0.prod.clientvpn.ap-northeast-1.amazonaws.com"
TARGET = "10.255.1.125"
VPC = IPv4Network("10.255.0.0/16")
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LAN = Interface(
    "eth0", "eth0", InterfaceKind.LAN, (IPv4Interface("192.168.1.7/24"),), "Intel Ethernet", 1500
)
TUN = Interface("tun0", "tun0", InterfaceKind.OPENVPN, (IPv4Interface("10.0.0.98/27"),), "", 1500)
WIREGUARD = Interface(
    "wg0", "wg0", InterfaceKind.OTHER_VPN, (IPv4Interface("10.7.0.2/32"),), "WireGuard Tunnel"
)
OPENVPN = VpnProgram(4711, "OpenVPN", NOW - timedelta(hours=1))
KNOWN = Known("office", IPv4Network("10.0.0.0/16"), (VPC,), "server", IPv4Address(TARGET))
WORDS = f"client\ndev tun\nproto udp\nremote {HOST} 443\nremote-random-hostname\n"

NO_ANSWER, NOTHING = DnsReply(why="timeout"), Known()
ALL_PARTS = tuple(PartTime(part, passed=True, milliseconds=20.0) for part in Part)
SEEN = ServerSeen("server", "office CA", NOW, NOW + timedelta(days=700), "ab", "TLSv1.3")


def handshake(outcome: Outcome = Outcome.ACCEPTED, parts: int = 4, **more: object) -> Handshake:
    """One that came so far: the last of ``parts`` is where it ended."""
    times = tuple(
        PartTime(time.part, time.passed and (outcome is Outcome.ACCEPTED or n < parts - 1), 20.0)
        for n, time in enumerate(ALL_PARTS[:parts])
    )
    given: dict[str, object] = {
        "name": NameLook(f"ab.{HOST}", random_label=True, addresses=("203.0.113.9",)),
        "address": "203.0.113.9",
        "server": SEEN if parts > 2 else None,
        "times": times,
        **more,
    }
    return Handshake(HOST, 443, "udp", outcome, **given)  # type: ignore[arg-type]


@dataclass
class Stage:
    """What the fakes say. ``connected`` puts a tunnel there."""

    interfaces: tuple[Interface, ...] = (LAN,)
    routes: tuple[LocalRoute, ...] = (LocalRoute(IPv4Network("192.168.1.0/24"), "eth0"),)
    programs: tuple[VpnProgram, ...] = ()
    clock: timedelta | None = timedelta(0)
    handshake: Handshake = field(default_factory=handshake)
    sources: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: {HOST: "203.0.113.9"})
    pings: list[PingReply] = field(default_factory=list)
    large_up_to: int = 1500
    tcp: dict[int, str] = field(default_factory=dict)
    dns: DnsReply = NO_ANSWER
    asked: list[str] = field(default_factory=list)
    known: Known = NOTHING
    all_seen: bool = True

    def connect(self, tunnel: Interface = TUN) -> Stage:
        self.interfaces = (*self.interfaces, tunnel)
        self.routes = (*self.routes, LocalRoute(VPC, tunnel.key))
        self.programs = (*self.programs, OPENVPN)
        self.sources[TARGET] = str(tunnel.addresses[0].ip)
        return self

    @property
    def tools(self) -> Tools:
        return Tools(
            now=lambda: NOW,
            clock_error=lambda _seconds, _cancelled: self._note("clock", self.clock),
            interfaces=lambda: self.interfaces,
            routes=lambda: self.routes,
            programs=lambda: self.programs,
            source_towards=self._source,
            probe=self._probe,
            ping=self._ping,
            tcp=self._tcp,
            ask=lambda _name, _place, _seconds: self._note("ask", self.dns),
            resolve=self._resolve,
            between=0.0,
            programs_all_seen=self.all_seen,
        )

    def run(self, run: Run) -> None:
        """Give a run of one layer what earlier layers would have read."""
        run.interfaces, run.routes = self.interfaces, self.routes

    def _note(self, word: str, value: T) -> T:
        self.asked.append(word)
        return value

    def _source(self, address: IPv4Address) -> IPv4Address | None:
        told = self.sources.get(str(address), "192.168.1.7")
        return IPv4Address(told) if told else None

    def _probe(
        self,
        profile: Profile,
        *,
        base: Path,
        timeout: float,
        cancelled: Event,
        progress: Callable[[Part, Handshake], None],
    ) -> Handshake:
        self.asked.append("probe")
        so_far = Handshake(HOST, 443, "udp", name=self.handshake.name)
        for n, time in enumerate(self.handshake.times):
            progress(time.part, so_far)
            so_far = Handshake(
                HOST, 443, "udp", name=self.handshake.name, times=self.handshake.times[: n + 1]
            )
            progress(time.part, so_far)
        return self.handshake

    def _ping(
        self, host: str, timeout: float, *, size: int = 32, in_one_piece: bool = False
    ) -> PingReply:
        self.asked.append(f"ping {size}" if in_one_piece else "ping")
        if in_one_piece:
            fits = size + 28 <= self.large_up_to
            return PingReply(fits, 12.0 if fits else None, "" if fits else "timeout")
        if len(self.pings) > 1:
            return self.pings.pop(0)
        return self.pings[0] if self.pings else PingReply(ok=True, milliseconds=12.0)

    def _tcp(self, host: str, port: int, timeout: float) -> TcpReply:
        self.asked.append(f"tcp {port}")
        why = self.tcp.get(port, "timeout")
        return TcpReply(why == "", 15.0 if why == "" else None, why)

    def _resolve(self, name: str, timeout: float, cancelled: Event) -> Resolved:
        found = self.names.get(name)
        return Resolved(known=bool(found), addresses=(found,) if found else ())


SILENT = [PingReply(ok=False, why="timeout")]
