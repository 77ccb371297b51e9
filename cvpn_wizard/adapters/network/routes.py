"""This computer's own IPv4 ranges, so that the VPN's do not collide with them."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
from dataclasses import dataclass
from ipaddress import IPv4Network
from pathlib import Path

from cvpn_wizard.model.children import environment_for_children

IGNORED = (IPv4Network("127.0.0.0/8"), IPv4Network("169.254.0.0/16"), IPv4Network("224.0.0.0/4"))
NETSTAT = Path("/usr/sbin/netstat")


@dataclass(frozen=True)
class LocalRoute:
    """A range that this computer reaches through one of its interfaces."""

    cidr: IPv4Network
    interface: str


def local_routes() -> tuple[LocalRoute, ...]:
    """Routes but the default one, host routes and the loopback. Empty where nobody can say."""
    if sys.platform.startswith("linux"):
        found = _linux(Path("/proc/net/route"))
    elif sys.platform == "win32":
        found = _windows()
    elif sys.platform == "darwin":
        found = _netstat(_netstat_words(NETSTAT))
    else:
        found = []
    return tuple(
        route
        for route in dict.fromkeys(found)
        if 0 < route.cidr.prefixlen < 32 and not any(route.cidr.subnet_of(n) for n in IGNORED)
    )


def _linux(table: Path) -> list[LocalRoute]:
    try:
        rows = table.read_text(encoding="ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return []
    routes = []
    for row in rows:
        columns = row.split()
        if len(columns) > 7:
            address, mask = (
                socket.inet_ntoa(struct.pack("=L", int(columns[n], 16))) for n in (1, 7)
            )
            routes.append(LocalRoute(IPv4Network(f"{address}/{mask}", strict=False), columns[0]))
    return routes


def _netstat_words(program: Path) -> str:
    """macOS has no file of its routes; its program's columns are the same in every language."""
    try:
        done = subprocess.run(
            [str(program), "-rn", "-f", "inet"],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=5,
            env=environment_for_children(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("ascii", errors="replace")


def _netstat(words: str) -> list[LocalRoute]:
    """BSD's short forms: ``192.168.1`` is a /24, ``172.16/12`` lacks its zeros."""
    routes = []
    for row in words.splitlines():
        columns = row.split()
        if len(columns) < 4 or not columns[0][0].isdigit():
            continue
        address, _, prefix = columns[0].partition("/")
        parts = address.split(".")
        whole = ".".join((*parts, *["0"] * (4 - len(parts))))
        try:
            cidr = IPv4Network(f"{whole}/{prefix or 8 * len(parts)}", strict=False)
        except ValueError:
            continue
        routes.append(LocalRoute(cidr, columns[3]))
    return routes


def _windows() -> list[LocalRoute]:
    """GetIpForwardTable of the IP Helper API: rows of 14 numbers after their count."""
    import ctypes  # noqa: PLC0415  only there

    library = ctypes.WinDLL("iphlpapi.dll")  # type: ignore[attr-defined,unused-ignore]
    size = ctypes.c_ulong(0)
    library.GetIpForwardTable(None, ctypes.byref(size), 0)
    table = ctypes.create_string_buffer(max(size.value, 4))
    if library.GetIpForwardTable(table, ctypes.byref(size), 0) != 0:
        return []
    (count,) = struct.unpack_from("<I", table.raw)
    routes = []
    for number in range(count):
        row = struct.unpack_from("<14I", table.raw, 4 + number * 56)
        address, mask = (socket.inet_ntoa(struct.pack("<I", row[n])) for n in (0, 1))
        routes.append(LocalRoute(IPv4Network(f"{address}/{mask}", strict=False), str(row[4])))
    return routes
