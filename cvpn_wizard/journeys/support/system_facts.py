"""What this computer is: versions, VPN clients, adapters and routes."""

from __future__ import annotations

import platform
import re
import ssl
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from cvpn_wizard import __version__
from cvpn_wizard.adapters.clients import CLIENTS, FoundClient
from cvpn_wizard.adapters.network.interfaces import Interface
from cvpn_wizard.journeys.checking.tools import Tools

_USUAL = re.compile(
    r"(?i)(?:eth|en|wl|tun|tap|utun|wg|ppp|lo|br|docker|veth|virbr|bond|vlan|tailscale|zt|ipsec)"
    r"[a-z0-9._-]{0,15}|(?:ethernet|wi-?fi|イーサネット|ローカル エリア接続|loopback)[ 0-9*]*"
)
"""Names that a system gives by itself; others were thought up by somebody."""


def found_clients() -> tuple[FoundClient, ...]:
    """The VPN clients of this computer; starts their programs to ask for versions."""
    return tuple(found for make in CLIENTS if (found := make().find()) is not None)


@dataclass(frozen=True)
class Computer:
    """What the facts are read from; tests put their own in."""

    tools: Tools = field(default_factory=Tools)
    clients: Callable[[], tuple[FoundClient, ...]] = found_clients


def system_facts(computer: Computer, turn: Callable[[str], str]) -> dict[str, object]:
    """To be written as JSON.

    :param turn: gives stand-ins. Versions do not go through it: some look like addresses.
    """
    tools = computer.tools
    return {
        "program": __version__,
        "system": {
            "name": platform.system(),
            "release": platform.release(),
            "version": turn(platform.version()),
            "machine": platform.machine(),
        },
        "python": platform.python_version(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "openssl": ssl.OPENSSL_VERSION,
        "packages": dict(_packages()),
        "now": tools.now().isoformat(timespec="seconds"),
        "vpn_clients": [
            {"kind": found.kind.value, "name": found.name, "version": found.version}
            for found in computer.clients()
        ],
        "vpn_programs": [
            {"title": one.title, "started": one.started.isoformat() if one.started else None}
            for one in tools.programs()
        ],
        "adapters": [_adapter(one, turn) for one in tools.interfaces()],
        "routes": [
            {"range": turn(str(one.cidr)), "adapter": turn(one.interface)} for one in tools.routes()
        ],
    }


def _packages() -> Iterator[tuple[str, str]]:
    for name in ("PySide6_Essentials", "boto3", "cryptography", "pyOpenSSL"):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def _adapter(one: Interface, turn: Callable[[str], str]) -> dict[str, object]:
    return {
        "name": turn(one.name),
        "kind": one.kind.value,
        "title": turn(one.title),
        "addresses": [turn(str(address)) for address in one.addresses],
        "mtu": one.mtu,
        "resolvers": [turn(str(address)) for address in one.resolvers],
        "since": one.since.isoformat() if one.since else None,
    }


def usual(adapter: str) -> bool:
    """Whether an adapter has the name that the system gave it."""
    return adapter.isdecimal() or _USUAL.fullmatch(adapter) is not None
