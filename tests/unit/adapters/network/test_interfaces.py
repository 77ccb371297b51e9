"""Adapters, programs and ways of this computer."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Interface
from pathlib import Path

import pytest

from cvpn_wizard.adapters.network.interfaces import (
    InterfaceKind,
    interfaces,
    kind_by_name,
    kind_by_words,
)
from cvpn_wizard.adapters.network.posix_interfaces import is_tunnel
from cvpn_wizard.adapters.network.programs import _of_proc, vpn_programs
from cvpn_wizard.adapters.network.towards import source_towards
from cvpn_wizard.adapters.network.windows_interfaces import (
    EPOCH,
    Adapter,
    Resolver,
    Row,
    Unicast,
    _times,
    read_adapters,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="/sys and /proc")
LOOPBACK = IPv4Address("127.0.0.1")


def test_the_loopback_is_found_here() -> None:
    (loopback,) = [one for one in interfaces() if one.kind is InterfaceKind.LOOPBACK]
    assert LOOPBACK in [told.ip for told in loopback.addresses]


def test_the_way_to_oneself() -> None:
    assert source_towards(LOOPBACK) == LOOPBACK


def test_no_programs_is_an_answer_too() -> None:
    assert isinstance(vpn_programs(), tuple)


@pytest.mark.parametrize(
    ("name", "title", "number", "kind"),
    [
        ("Ethernet", "Intel(R) Ethernet Connection", 6, InterfaceKind.LAN),
        ("AWS VPN Client", "AWS VPN Client TAP-Windows Adapter V9", 6, InterfaceKind.OPENVPN),
        ("ローカル エリア接続", "TAP-Windows Adapter V9", 6, InterfaceKind.OPENVPN),
        ("OpenVPN Data Channel Offload", "OpenVPN Data Channel Offload", 53, InterfaceKind.OPENVPN),
        ("OpenVPN Wintun", "Wintun Userspace Tunnel", 53, InterfaceKind.OPENVPN),
        ("office", "WireGuard Tunnel", 53, InterfaceKind.OTHER_VPN),
        ("Tailscale", "Tailscale Tunnel", 53, InterfaceKind.OTHER_VPN),
        ("VPN 接続", "VPN 接続", 23, InterfaceKind.OTHER_VPN),
        ("Loopback", "Software Loopback Interface 1", 24, InterfaceKind.LOOPBACK),
    ],
)
def test_what_an_adapter_of_windows_is(
    name: str, title: str, number: int, kind: InterfaceKind
) -> None:
    assert kind_by_words(name, title, number) is kind


@pytest.mark.parametrize(
    ("name", "tunnel", "kind"),
    [
        ("tun0", True, InterfaceKind.OPENVPN),
        ("office", True, InterfaceKind.OPENVPN),
        ("wg0", True, InterfaceKind.OTHER_VPN),
        ("tailscale0", True, InterfaceKind.OTHER_VPN),
        ("ppp0", False, InterfaceKind.OTHER_VPN),
        ("eth0", False, InterfaceKind.LAN),
    ],
)
def test_what_an_adapter_of_linux_is(name: str, tunnel: bool, kind: InterfaceKind) -> None:
    assert kind_by_name(name, tunnel=tunnel) is kind


@posix
def test_a_tunnel_is_told_by_its_files(tmp_path: Path) -> None:
    for name, files in {
        "tun0": {"tun_flags": "0x1001", "type": "65534"},
        "dco0": {"type": "65534"},
        "eth0": {"type": "1"},
    }.items():
        (tmp_path / name).mkdir()
        for file, content in files.items():
            (tmp_path / name / file).write_text(content, encoding="ascii")
    assert [is_tunnel(name, 0, tmp_path) for name in ("tun0", "dco0", "eth0")] == [
        True,
        True,
        False,
    ]
    assert is_tunnel("utun4", 0, tmp_path)
    assert not is_tunnel("en0", 0, tmp_path)


# Windows' own structures, laid out as its documentation has them


class Kept:
    """Keeps what pointers point to."""

    def __init__(self) -> None:
        self.things: list[object] = []

    def place(self, address: str) -> int:
        raw = ctypes.create_string_buffer(
            socket.AF_INET.to_bytes(2, "little") + b"\0\0" + socket.inet_aton(address), 16
        )
        self.things.append(raw)
        return ctypes.addressof(raw)

    def adapter(self, **given: object) -> Adapter:
        made = Adapter(**given)
        self.things.append(made)
        return made


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_the_list_that_windows_makes(kept: Kept) -> None:
    unicast = Unicast(prefix=27)
    unicast.address.place = kept.place("10.0.0.98")
    resolver = Resolver()
    resolver.address.place = kept.place("10.255.0.2")
    down = kept.adapter(state=2, friendly="Wi-Fi")
    up = kept.adapter(
        index=7,
        state=1,
        type=6,
        mtu=1500,
        friendly="AWS VPN",
        description="AWS VPN Client TAP-Windows Adapter V9",
    )
    up.unicast, up.resolvers = ctypes.pointer(unicast), ctypes.pointer(resolver)
    down.next = ctypes.pointer(up)
    began = datetime(2026, 11, 24, 9, tzinfo=UTC)
    (found,) = read_adapters(ctypes.pointer(down), {IPv4Address("10.0.0.98"): began})
    assert found.name == "AWS VPN"
    assert found.key == "7"
    assert found.kind is InterfaceKind.OPENVPN
    assert found.addresses == (IPv4Interface("10.0.0.98/27"),)
    assert found.resolvers == (IPv4Address("10.255.0.2"),)
    assert (found.mtu, found.since) == (1500, began)


def test_when_an_address_was_given() -> None:
    began = datetime(2026, 11, 24, 9, tzinfo=UTC)
    row = Row(created=int((began - EPOCH).total_seconds()) * 10_000_000)
    raw = socket.AF_INET.to_bytes(2, "little") + b"\0\0" + socket.inet_aton("10.0.0.98")
    ctypes.memmove(row.address, raw, len(raw))
    assert dict(_times([row, Row()])) == {IPv4Address("10.0.0.98"): began}


def test_windows_structures_have_their_documented_sizes() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert (ctypes.sizeof(Row), Row.created.offset) == (80, 72)
        assert Adapter.state.offset == 104
        assert Unicast.prefix.offset == 56


@posix
def test_a_running_openvpn_with_its_profile_and_adapter(tmp_path: Path) -> None:
    folder = tmp_path / "4711"
    (folder / "fdinfo").mkdir(parents=True)
    (tmp_path / "stat").write_text("cpu 1\nbtime 1700000000\n", encoding="ascii")
    (folder / "comm").write_text("openvpn\n", encoding="ascii")
    ticks = 100 * os.sysconf("SC_CLK_TCK")
    fields = " ".join(["S", *["0"] * 18, str(ticks)])
    (folder / "stat").write_text(f"4711 (open vpn) {fields}\n", encoding="ascii")
    (folder / "cmdline").write_bytes(b"openvpn\0--config\0office.ovpn\0")
    (folder / "cwd").symlink_to("/etc")
    (folder / "fdinfo" / "5").write_text("pos:\t0\niff:\ttun0\n", encoding="ascii")
    (tmp_path / "12").mkdir()
    (tmp_path / "12" / "comm").write_text("bash\n", encoding="ascii")
    (found,) = _of_proc(tmp_path)
    assert (found.pid, found.title, found.is_openvpn) == (4711, "OpenVPN", True)
    assert found.started == datetime.fromtimestamp(1700000100, UTC)
    assert found.config == Path("/etc/office.ovpn")
    assert found.interfaces == ("tun0",)


@posix
def test_programs_of_another_network_are_none_of_ours(tmp_path: Path) -> None:
    for name, network in {"self": "net:[1]", "5": "net:[2]", "6": "net:[1]"}.items():
        (tmp_path / name / "ns").mkdir(parents=True)
        (tmp_path / name / "ns" / "net").symlink_to(network)
        (tmp_path / name / "comm").write_text("openvpn\n", encoding="ascii")
    # One that is just ending still has a name, and no network any more.
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "comm").write_text("openvpn\n", encoding="ascii")
    assert [found.pid for found in _of_proc(tmp_path)] == [6]
