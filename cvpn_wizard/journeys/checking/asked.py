"""What a check is asked for, and what our records know about the VPN that a profile leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.spec import NewVpc, VpnSpec

EVERYTHING = IPv4Network("0.0.0.0/0")


@dataclass(frozen=True)
class Asked:
    """One check.

    :ivar profile: the ``.ovpn``.
    :ivar ping: a host behind the tunnel; empty: none in particular.
    :ivar tcp: host and port of a service behind the tunnel.
    :ivar dns: a private name that the VPN's resolver shall know.
    :ivar practice: the endpoint lives in the practice AWS, so that nobody answers for it.
    """

    profile: Path
    ping: str = ""
    tcp: tuple[str, int] | None = None
    dns: str = ""
    practice: bool = False

    @property
    def has_target(self) -> bool:
        return bool(self.ping or self.tcp or self.dns)


@dataclass(frozen=True)
class Known:
    """What we know of the VPN because it was set up from here. All empty for any other.

    :ivar ranges: behind the tunnel: the VPC's and those that are authorized; never everything.
    :ivar server: the common name of the endpoint's certificate.
    :ivar resolvers: DNS servers that the endpoint hands out.
    :ivar list_ends: until when the revocation list holds that was last seen at the endpoint; from
        then on nobody gets in.
    """

    vpn: str = ""
    client_cidr: IPv4Network | None = None
    ranges: tuple[IPv4Network, ...] = ()
    server: str = ""
    ping: IPv4Address | None = None
    resolvers: tuple[IPv4Address, ...] = ()
    list_ends: datetime | None = None


def known_of(profile: Profile, records: Records) -> Known:
    """Look a profile's endpoint up in the records; what cannot be read is not known."""
    remote = profile.remote
    if remote is None:
        return Known()
    try:
        vpn = next((v for v in records.vpns() if v.endpoint and v.endpoint in remote[0]), None)
        runs = records.runs(vpn.name) if vpn else ()
        if vpn is None or not runs:
            return Known()
        listed = records.revocation_list(vpn.name)
        ends = listed.next_update if listed and listed.proved else None
        return replace(_of(parse_plan(runs[0].plan, where=vpn.folder)), list_ends=ends)
    except WizardError:
        return Known()


def _of(spec: VpnSpec) -> Known:
    network = spec.network
    own = [network.vpc.cidr] if isinstance(network.vpc, NewVpc) else []
    ranges = dict.fromkeys([*own, *spec.authorize, *spec.routes])
    return Known(
        vpn=spec.name,
        client_cidr=spec.client_cidr,
        ranges=tuple(one for one in ranges if one != EVERYTHING),
        server=spec.certificates.server,
        ping=spec.ping,
        resolvers=spec.dns_servers,
    )
