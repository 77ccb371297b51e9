"""From the practice AWS to what must stand on the ground. Called under the account's lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.practice.estate import Estate
from cvpn_wizard.practice.records import Association, Endpoint
from cvpn_wizard.practice.routes import CLIENT_TO_CLIENT
from cvpn_wizard.practice.tunnel.network_reading import address_of, network_of, openings_of
from cvpn_wizard.practice.tunnel.wanted import PREFIX, Door, Papers, Wanted

SlotOf = Callable[[str], int]
"""Which place an association has; it keeps it for as long as it lives."""


def wanted_of(estates: Iterable[Estate], slot_of: SlotOf) -> Wanted:
    """Everything that carries traffic now: what is still coming, or gone, is left out."""
    doors: list[Door] = []
    networks = {}
    for estate in estates:
        estate.settle()
        for endpoint in estate.endpoints.values():
            doors += [
                _door(estate, endpoint, one, slot_of(one.id))
                for one in endpoint.associations
                if endpoint.gone_at is None
                and one.up(estate.now())
                and _whole(estate, endpoint, one)
            ]
        for vpc_id in {door.network_id for door in doors} & estate.ec2.vpcs.keys():
            networks[vpc_id] = network_of(estate, vpc_id)
    return Wanted(tuple(doors), tuple(networks.values()))


def _whole(estate: Estate, endpoint: Endpoint, association: Association) -> bool:
    """Whether nobody has taken its interface, its VPC or its certificates from under it."""
    return (
        association.interface_id in estate.ec2.enis
        and association.vpc_id in estate.ec2.vpcs
        and endpoint.certificates <= estate.acm._certificates.keys()
    )


def _door(estate: Estate, endpoint: Endpoint, association: Association, slot: int) -> Door:
    now = estate.now()
    settings = endpoint.settings
    routes = [one for one in endpoint.routes if now >= one.ready_at]
    rules = [one for one in endpoint.rules if now >= one.ready_at and one.gone_at is None]
    interface = estate.ec2.enis[association.interface_id]
    banner = settings["ClientLoginBannerOptions"]
    return Door(
        id=association.id,
        endpoint_id=endpoint.id,
        domain=endpoint.dns_name.removeprefix("*."),
        transport=endpoint.transport,
        port=int(settings["VpnPort"]),
        slot=slot,
        pool=_pool(endpoint.cidr, slot),
        address=address_of(interface),
        network_id=association.vpc_id,
        papers=_papers(estate, endpoint),
        split_tunnel=bool(settings["SplitTunnel"]),
        name_servers=tuple(map(IPv4Address, settings["DnsServers"])),
        banner=banner.get("BannerText") or "" if banner.get("Enabled") else "",
        pushed=_ranges(one.cidr for one in routes if one.target != CLIENT_TO_CLIENT),
        routed=_ranges(one.cidr for one in routes if one.target == association.subnet_id),
        authorized=_ranges(one.cidr for one in rules),
        between_clients=any(one.target == CLIENT_TO_CLIENT for one in routes),
        openings=openings_of(
            estate, [rule for group in interface.group_set for rule in group.egress_rules]
        ),
    )


def _ranges(found: Iterable[IPv4Network]) -> tuple[IPv4Network, ...]:
    return tuple(sorted(set(found)))


def _pool(clients: IPv4Network, slot: int) -> IPv4Network:
    """The slot's part of the client CIDR."""
    step = 2 ** (32 - PREFIX)
    parts = clients.num_addresses // step
    return IPv4Network((int(clients.network_address) + slot % parts * step, PREFIX))


def _papers(estate: Estate, endpoint: Endpoint) -> Papers:
    """Certificates as ACM has them, and the list of revoked ones once it is active."""
    own = estate.acm._certificates[endpoint.settings["ServerCertificateArn"]]
    root = estate.acm._certificates[endpoint.client_root]
    active = estate.now() >= endpoint.revocation_list_ready_at
    return Papers(
        certificate=_text(own.cert) + "\n" + _text(own.chain),
        key=_text(own.key),
        client_root=_text(root.chain) or _text(root.cert),
        revocation_list=endpoint.revocation_list if active else "",
    )


def _text(pem: bytes | str | None) -> str:
    return pem.decode() if isinstance(pem, bytes) else pem or ""
