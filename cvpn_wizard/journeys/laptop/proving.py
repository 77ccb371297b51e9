"""The layered check with what the bundle said: no records, no rights at AWS."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from threading import Event

from cvpn_wizard.adapters.bundle.manifest import Manifest
from cvpn_wizard.journeys.checking.asked import Asked, Known
from cvpn_wizard.journeys.checking.checking import check_connection
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.run import Tell
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.journeys.laptop.placing import Placed


def asked_of(placed: Placed, *, practice: bool = False) -> Asked:
    """What shall be reached: the host that the bundle names."""
    manifest = placed.manifest
    tcp = (manifest.ping, manifest.tcp_port) if manifest.ping and manifest.tcp_port else None
    return Asked(placed.path, manifest.ping, tcp, practice=practice)


def known_from(manifest: Manifest) -> Known:
    """What the bundle tells of the VPN; ranges in other forms than IPv4's are passed over."""
    try:
        client_cidr = IPv4Network(manifest.client_cidr)
    except ValueError:
        client_cidr = None
    return Known(
        vpn=manifest.vpn,
        client_cidr=client_cidr,
        ranges=tuple(IPv4Network(cidr) for cidr in manifest.vpc_cidrs if ":" not in cidr),
        server=manifest.server,
        ping=_address(manifest.ping),
    )


def prove(
    placed: Placed,
    *,
    tell: Tell,
    cancelled: Event,
    practice: bool = False,
    tools: Tools | None = None,
) -> Report:
    """Look at every layer between this computer and the server.

    :raises WizardError: FILE_UNREADABLE; STOPPED.
    """
    return check_connection(
        asked_of(placed, practice=practice),
        records=None,
        known=known_from(placed.manifest),
        tell=tell,
        cancelled=cancelled,
        tools=tools,
    )


def _address(host: str) -> IPv4Address | None:
    try:
        return IPv4Address(host)
    except ValueError:
        return None
