"""VPN programs that run on this computer: which, since when, with which profile."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PROC = Path("/proc")
NAMES = {
    "openvpn": "OpenVPN",
    "openvpn.exe": "OpenVPN",
    "acvc-openvpn": "AWS VPN Client",
    "acvc-openvpn.exe": "AWS VPN Client",
    "openvpn3-servic": "OpenVPN 3",
    "aws-client-vpn-": "AWS VPN Client",
    "aws-client-vpn-daemon.exe": "AWS VPN Client",
    "charon": "strongSwan",
    "charon-nm": "strongSwan",
    "openconnect": "OpenConnect",
    "openconnect.exe": "OpenConnect",
    "vpnagentd": "Cisco AnyConnect",
    "wireguard-go": "WireGuard",
    "boringtun-cli": "WireGuard",
}
"""Programs that may have a tunnel while they run (Linux tells the first 15 letters of a name).
Services of other VPNs that always run, tunnel or not, are left out: their adapter tells."""

ALL_SEEN = sys.platform.startswith("linux")
"""Whether a tunnel of OpenVPN without such a program is somebody else's for sure."""


@dataclass(frozen=True)
class VpnProgram:
    """A VPN program.

    :ivar title: what people call it.
    :ivar started: ``None`` where the system does not tell us.
    :ivar config: the profile that it was started with; ``None`` where it is not told.
    :ivar interfaces: the adapters that it holds, where the system tells.
    """

    pid: int
    title: str
    started: datetime | None = None
    config: Path | None = None
    interfaces: tuple[str, ...] = ()

    @property
    def is_openvpn(self) -> bool:
        return self.title in {"OpenVPN", "OpenVPN 3", "AWS VPN Client"}


def vpn_programs() -> tuple[VpnProgram, ...]:
    """Those that run in our part of the network. Never raises; empty where nobody can say."""
    if sys.platform == "win32":
        from cvpn_wizard.adapters.network.windows_programs import program_names  # noqa: PLC0415

        return tuple(
            VpnProgram(pid, NAMES[name.lower()])
            for pid, name in program_names()
            if name.lower() in NAMES
        )
    return tuple(_of_proc(PROC))


def _of_proc(proc: Path) -> Iterator[VpnProgram]:
    """As Linux tells it; macOS has no such folder."""
    try:
        folders = [folder for folder in proc.iterdir() if folder.name.isdecimal()]
    except OSError:
        return
    booted = _booted(proc)
    for folder in folders:
        try:
            name = (folder / "comm").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            continue
        if name in NAMES and _same_network(proc, folder):
            yield VpnProgram(
                int(folder.name),
                NAMES[name],
                _started(folder, booted),
                _config(folder),
                tuple(sorted(_held(folder))),
            )


def _same_network(proc: Path, folder: Path) -> bool:
    """Programs of containers are none of ours; where nobody tells, it counts as ours."""
    try:
        own = (proc / "self" / "ns" / "net").readlink()
    except OSError:
        return True
    try:
        return (folder / "ns" / "net").readlink() == own
    except FileNotFoundError:
        return False  # it has just ended
    except OSError:
        return True


def _booted(proc: Path) -> int:
    try:
        rows = (proc / "stat").read_text(encoding="ascii").splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("btime "))
    except (OSError, ValueError, StopIteration):
        return 0


def _started(folder: Path, booted: int) -> datetime | None:
    """Field 22 of ``stat``, in ticks since the system started."""
    try:
        told = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        ticks = int(told.rpartition(")")[2].split()[19])
        return datetime.fromtimestamp(booted + ticks / os.sysconf("SC_CLK_TCK"), UTC)
    except (OSError, ValueError, IndexError):
        return None


def _config(folder: Path) -> Path | None:
    try:
        words = (folder / "cmdline").read_bytes().split(b"\0")
        where = Path(os.fsdecode(words[words.index(b"--config") + 1]))
        return (folder / "cwd").readlink() / where
    except (OSError, ValueError, IndexError):
        return None


def _held(folder: Path) -> Iterator[str]:
    """Each open tun device names its adapter, for who may look (the owner, or root)."""
    try:
        for entry in (folder / "fdinfo").iterdir():
            for row in entry.read_text(encoding="ascii", errors="replace").splitlines():
                name, _, value = row.partition(":")
                if name == "iff" and value.strip():
                    yield value.strip()
    except OSError:
        return
