"""What the layers look with; tests put their own in."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from threading import Event
from typing import Protocol

from cvpn_wizard.adapters.network.clock import clock_error
from cvpn_wizard.adapters.network.dns import DnsReply, ask
from cvpn_wizard.adapters.network.interfaces import Interface, interfaces
from cvpn_wizard.adapters.network.ping import PingReply, ping
from cvpn_wizard.adapters.network.programs import ALL_SEEN, VpnProgram, vpn_programs
from cvpn_wizard.adapters.network.routes import LocalRoute, local_routes
from cvpn_wizard.adapters.network.tcp import TcpReply, tcp_connect
from cvpn_wizard.adapters.network.towards import source_towards
from cvpn_wizard.adapters.openvpn.names import Resolved, resolve
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.profile.reading import Source, read_source
from cvpn_wizard.model.handshake import Handshake, Part


class Ping(Protocol):
    def __call__(
        self, host: str, timeout: float, *, size: int = 32, in_one_piece: bool = False
    ) -> PingReply: ...


class Probe(Protocol):
    def __call__(
        self,
        profile: Profile,
        *,
        base: Path,
        timeout: float,
        cancelled: Event,
        progress: Callable[[Part, Handshake], None],
    ) -> Handshake: ...


def now_here() -> datetime:
    """What this computer's clock says."""
    return datetime.now(UTC)


def resolve_here(name: str, timeout: float, cancelled: Event) -> Resolved:
    """Ask as any program of this computer would."""
    return resolve(name, socket.AF_INET, time.monotonic() + timeout, cancelled)


def probe_endpoint(
    profile: Profile,
    *,
    base: Path,
    timeout: float,
    cancelled: Event,
    progress: Callable[[Part, Handshake], None],
) -> Handshake:
    """Speak OpenVPN to the endpoint; its TLS library is loaded when first needed."""
    from cvpn_wizard.adapters.openvpn.probe import probe  # noqa: PLC0415  slow to import

    return probe(profile, base=base, timeout=timeout, cancelled=cancelled, progress=progress)


@dataclass(frozen=True)
class Tools:
    """Everything outside that a check touches."""

    now: Callable[[], datetime] = now_here
    seconds: Callable[[], float] = time.perf_counter
    read: Callable[[Path], Source] = read_source
    clock_error: Callable[[float, Event], timedelta | None] = clock_error
    interfaces: Callable[[], tuple[Interface, ...]] = interfaces
    routes: Callable[[], tuple[LocalRoute, ...]] = local_routes
    programs: Callable[[], tuple[VpnProgram, ...]] = vpn_programs
    source_towards: Callable[[IPv4Address], IPv4Address | None] = source_towards
    probe: Probe = probe_endpoint
    ping: Ping = ping
    tcp: Callable[[str, int, float], TcpReply] = tcp_connect
    ask: Callable[[str, IPv4Address, float], DnsReply] = ask
    programs_all_seen: bool = ALL_SEEN
    resolve: Callable[[str, float, Event], Resolved] = resolve_here
    between: float = 0.2
