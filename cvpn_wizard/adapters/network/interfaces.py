"""This computer's network adapters: which is a tunnel, and which address each has."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Interface


class InterfaceKind(StrEnum):
    LAN = "lan"
    OPENVPN = "openvpn"  # made by OpenVPN, or by a client that has it inside
    OTHER_VPN = "other-vpn"  # WireGuard, Tailscale, PPP, L2TP, IKEv2 and their like
    LOOPBACK = "loopback"


@dataclass(frozen=True)
class Interface:
    """One adapter that is up and has an IPv4 address.

    :ivar name: what the person sees: ``tun0``; on Windows the name of the connection.
    :ivar key: what :class:`LocalRoute` calls it.
    :ivar title: what it is, in the words of its maker; empty on Linux and macOS.
    :ivar mtu: largest packet that it takes, in bytes; 0 where that is not known.
    :ivar resolvers: DNS servers of this adapter, where the system keeps them by adapter.
    :ivar since: when it got its address, where the system tells.
    """

    name: str
    key: str
    kind: InterfaceKind
    addresses: tuple[IPv4Interface, ...]
    title: str = ""
    mtu: int = 0
    resolvers: tuple[IPv4Address, ...] = ()
    since: datetime | None = None


_OTHERS = re.compile(
    r"wireguard|tailscale|zerotier|hamachi|anyconnect|globalprotect|pangp|fortinet|forti|"
    r"juniper|pulse|sonicwall|nordlynx|cloudflare|warp|softether|wan miniport|l2tp|ikev2|pptp",
    re.IGNORECASE,
)
_OTHER_NAMES = re.compile(r"^(?:wg|ppp|tailscale|zt|nordlynx|ipsec|vti|gpd|cscotun|CloudflareWARP)")
_OPENVPN = re.compile(r"tap-windows|openvpn|wintun|ovpn|aws vpn client", re.IGNORECASE)
WINDOWS_PPP, WINDOWS_LOOPBACK, WINDOWS_TUNNEL = 23, 24, 131
"""``IfType`` of IANA, as Windows has it."""


def kind_by_words(name: str, title: str, type_number: int = 0) -> InterfaceKind:
    """What an adapter of Windows is, by the words of its maker."""
    if type_number == WINDOWS_LOOPBACK:
        return InterfaceKind.LOOPBACK
    words = f"{title} {name}"
    if _OTHERS.search(words) or type_number == WINDOWS_PPP:
        return InterfaceKind.OTHER_VPN
    return InterfaceKind.OPENVPN if _OPENVPN.search(words) else InterfaceKind.LAN


def kind_by_name(name: str, *, tunnel: bool, loopback: bool = False) -> InterfaceKind:
    """What an adapter of Linux or macOS is."""
    if loopback:
        return InterfaceKind.LOOPBACK
    if _OTHER_NAMES.match(name):
        return InterfaceKind.OTHER_VPN
    return InterfaceKind.OPENVPN if tunnel else InterfaceKind.LAN


def interfaces() -> tuple[Interface, ...]:
    """Those that are up and have an IPv4 address. Never raises; empty where nobody can say."""
    if sys.platform == "win32":
        from cvpn_wizard.adapters.network.windows_interfaces import (  # noqa: PLC0415
            windows_interfaces,
        )

        return windows_interfaces()
    from cvpn_wizard.adapters.network.posix_interfaces import posix_interfaces  # noqa: PLC0415

    return posix_interfaces()
