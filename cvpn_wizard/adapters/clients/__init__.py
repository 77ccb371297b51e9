"""VPN clients on this computer: found, given a profile, asked to connect. One file for each."""

from collections.abc import Callable

from cvpn_wizard.adapters.clients.aws_vpn_client import AwsVpnClient
from cvpn_wizard.adapters.clients.base import (
    ClientKind,
    ClientProfile,
    ConnectionState,
    FoundClient,
    VpnClient,
)
from cvpn_wizard.adapters.clients.network_manager import NetworkManager
from cvpn_wizard.adapters.clients.openvpn import OpenVpn
from cvpn_wizard.adapters.clients.openvpn_connect import OpenVpnConnect
from cvpn_wizard.adapters.clients.openvpn_gui import OpenVpnGui

__all__ = [
    "CLIENTS",
    "ClientKind",
    "ClientProfile",
    "ConnectionState",
    "FoundClient",
    "VpnClient",
]

CLIENTS: tuple[Callable[[], VpnClient], ...] = (
    AwsVpnClient,
    OpenVpnGui,
    OpenVpnConnect,
    NetworkManager,
    OpenVpn,
)
"""Every client we know, in the order in which we would choose. ``CLIENTS[0]()`` makes one."""
