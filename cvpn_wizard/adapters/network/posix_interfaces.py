"""Adapters of Linux and macOS: ``getifaddrs`` of the C library, and what ``/sys`` tells."""

from __future__ import annotations

import ctypes
import ctypes.util
import socket
import sys
from collections.abc import Iterator
from ipaddress import IPv4Interface
from pathlib import Path
from typing import Any

from cvpn_wizard.adapters.network.interfaces import Interface, kind_by_name

IFF_UP, IFF_LOOPBACK, IFF_POINTOPOINT = 0x1, 0x8, 0x10
SYS = Path("/sys/class/net")
NO_HARDWARE = 65534
"""``ARPHRD_NONE``: a tunnel without a frame of its own (tun, WireGuard, OpenVPN's kernel part)."""


class _Address(ctypes.Structure):
    pass


_Address._fields_ = [
    ("next", ctypes.POINTER(_Address)),
    ("name", ctypes.c_char_p),
    ("flags", ctypes.c_uint),
    ("address", ctypes.c_void_p),
    ("netmask", ctypes.c_void_p),
]
"""``struct ifaddrs`` as far as it is read: the same on Linux and macOS."""


def posix_interfaces(sys_net: Path = SYS) -> tuple[Interface, ...]:
    """Those that are up and have an IPv4 address."""
    found: dict[str, list[IPv4Interface]] = {}
    flags_of: dict[str, int] = {}
    for name, flags, address in _addresses():
        if flags & IFF_UP:
            found.setdefault(name, []).append(address)
            flags_of[name] = flags
    return tuple(
        Interface(
            name=name,
            key=name,
            kind=kind_by_name(
                name,
                tunnel=is_tunnel(name, flags_of[name], sys_net),
                loopback=bool(flags_of[name] & IFF_LOOPBACK),
            ),
            addresses=tuple(addresses),
            mtu=_number(sys_net / name / "mtu"),
        )
        for name, addresses in found.items()
    )


def is_tunnel(name: str, flags: int, sys_net: Path = SYS) -> bool:
    """Whether a program (or the kernel for it) carries this adapter's packets away."""
    folder = sys_net / name
    if not folder.exists():  # macOS
        return name.startswith("utun") or (name.startswith("tun") and bool(flags & IFF_POINTOPOINT))
    if (folder / "tun_flags").exists():
        # Virtual machines have tap adapters too, but give them no address.
        return True
    return _number(folder / "type") == NO_HARDWARE


def _number(path: Path) -> int:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _addresses() -> Iterator[tuple[str, int, IPv4Interface]]:
    """Name, flags and address of every IPv4 address."""
    library = ctypes.CDLL(ctypes.util.find_library("c") or None, use_errno=True)
    first = ctypes.POINTER(_Address)()
    if library.getifaddrs(ctypes.byref(first)) != 0:
        return
    try:
        entry: Any = first
        while entry:
            one = entry.contents
            address = _ipv4(one.address)
            if address is not None:
                mask = _ipv4(one.netmask) or b"\xff" * 4
                prefix = bin(int.from_bytes(mask, "big")).count("1")
                told = IPv4Interface((int.from_bytes(address, "big"), prefix))
                yield one.name.decode(errors="replace"), int(one.flags), told
            entry = one.next
    finally:
        library.freeifaddrs(first)


def _ipv4(place: int | None) -> bytes | None:
    """The four bytes of a ``sockaddr_in``; macOS has its length in front of the family."""
    if not place:
        return None
    raw = ctypes.string_at(place, 8)
    family = raw[1] if sys.platform == "darwin" else int.from_bytes(raw[:2], sys.byteorder)
    return raw[4:8] if family == socket.AF_INET else None
