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
    stand_in: tuple[str, int] | None = None,
    host: str = "",
    tools: Tools | None = None,
) -> Report:
    """Look at every layer between this computer and the server.

    :param stand_in: in practice, host and port that are tried in the server's place.
    :param host: what shall answer, where that is not what the bundle names.
    :raises WizardError: FILE_UNREADABLE; STOPPED.
    """
    asked = asked_of(placed, practice=practice)
    if host and host != asked.ping:
        asked = Asked(placed.path, host, practice=practice)
    if stand_in is not None:
        asked = Asked(placed.path, tcp=stand_in, practice=True)
    return check_connection(
        asked,
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
