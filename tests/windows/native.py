"""Our code that only Windows runs, run by the installed Python. Ends with 0 when all is well."""

from __future__ import annotations

import sys
import tempfile
import winreg
from pathlib import Path

from cvpn_wizard.adapters.clients import CLIENTS
from cvpn_wizard.adapters.clients.windows_places import UNINSTALL
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.network.interfaces import interfaces
from cvpn_wizard.adapters.network.ping import ping
from cvpn_wizard.adapters.network.programs import vpn_programs
from cvpn_wizard.adapters.network.routes import local_routes
from cvpn_wizard.adapters.network.windows_ping import echo
from cvpn_wizard.adapters.network.windows_programs import program_names
from cvpn_wizard.adapters.pki.keys import KeyStock
from cvpn_wizard.adapters.pki.many_keys import keys_made
from cvpn_wizard.adapters.windows_rights import access_list, others_with_access, own_account


def check_ping() -> None:
    took = echo("127.0.0.1", 2.0)
    assert took is not None
    assert 0 < took < 1000
    assert ping("127.0.0.1", 2.0).ok
    assert ping("no-such-host.invalid", 1.0).why == "dns"


def check_rights() -> None:
    assert own_account().startswith("S-1-5-")
    with tempfile.TemporaryDirectory() as name:
        ours = Path(name) / "鍵 key.key"
        write_private(ours, b"x")
        assert others_with_access(ours) == (), access_list(ours)
        plain = Path(name) / "plain.txt"
        plain.write_bytes(b"x")
        assert others_with_access(plain), access_list(plain)


def check_network() -> None:
    routes = local_routes()
    assert all(route.cidr.prefixlen for route in routes), routes
    found = interfaces()
    assert found, "no adapter"
    assert any(one.addresses for one in found), found


def check_programs() -> None:
    names = {name.lower() for _, name in program_names()}
    assert "python.exe" in names, names
    assert not vpn_programs()


def check_keys_from_children() -> None:
    stock = KeyStock()
    stock.ahead = True
    stock.fill(1)
    assert len(stock) == 1, "no key from a child"
    with keys_made(3, 2) as keys:
        made = [next(keys).key_size for _ in range(3)]
    assert made == [2048] * 3


def check_clients() -> None:
    """None is there; then one that only the registry tells of."""
    for kind in CLIENTS:
        assert kind().find() is None, kind
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "別の場所 AWS VPN Client"
        folder.mkdir()
        (folder / "AWSVPNClient.exe").write_bytes(b"MZ")
        key = rf"{UNINSTALL}\{{11111111-2222-3333-4444-555555555555}}"
        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, "DisplayName", 0, winreg.REG_SZ, "AWS VPN Client")
                winreg.SetValueEx(opened, "InstallLocation", 0, winreg.REG_SZ, str(folder))
            found = CLIENTS[0]().find()
            assert found is not None
            assert found.path.parent == folder
        finally:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
    assert CLIENTS[0]().find() is None


if __name__ == "__main__":
    for name, check in sorted(globals().items()):
        if name.startswith("check_"):
            check()
            print("ok", name)
    sys.exit(0)
