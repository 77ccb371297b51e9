"""Layer 2: this computer: other VPNs, networks in the way, its clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network

from cvpn_wizard.adapters.network.interfaces import Interface, InterfaceKind
from cvpn_wizard.journeys.checking.own_tunnel import find_tunnels
from cvpn_wizard.journeys.checking.profile_layer import CLOCK_OFF
from cvpn_wizard.journeys.checking.run import Ending, Run
from cvpn_wizard.model.checking import Layer


def look_at_computer(run: Run) -> Ending:
    """What on this computer stands in the way of a VPN."""
    run.interfaces, run.routes = run.tools.interfaces(), run.tools.routes()
    programs = run.tools.programs()
    run.tunnel, run.others, strangers = find_tunnels(run, programs)
    _clock(run)
    for other in run.others:
        _other_vpn(run, other)
    for program in strangers:
        run.find("other-openvpn", Layer.COMPUTER, {"name": program.title}, warning=True)
    _overlaps(run)
    fine = all(finding.layer is not Layer.COMPUTER for finding in run.report.findings)
    return Ending(detail="computer" if fine else "")


def _clock(run: Run) -> None:
    error = None if run.asked.practice else run.clock_error()
    if error is None or abs(error) < CLOCK_OFF:
        return
    run.find(
        "clock-ahead" if error > timedelta(0) else "clock-behind",
        Layer.COMPUTER,
        {"here": f"{run.tools.now():%Y-%m-%d %H:%M}", "there": f"{run.now():%Y-%m-%d %H:%M}"},
    )


def sought_ranges(run: Run) -> Iterator[IPv4Network]:
    """What shall be reached through the tunnel, as far as anybody knows."""
    if run.target_host:
        address = run.address_of(run.target_host)
        if address is not None:
            yield IPv4Network(address)
    yield from run.known.ranges
    if run.tunnel is not None:
        key = run.tunnel.interface.key
        own = {told.network for told in run.tunnel.interface.addresses}
        for route in run.routes:
            if route.interface == key and route.cidr.prefixlen > 1 and route.cidr not in own:
                yield route.cidr


def _other_vpn(run: Run, other: Interface) -> None:
    """A second tunnel is harmless until both want the same addresses."""
    through = [route.cidr for route in run.routes if route.interface == other.key]
    through += [told.network for told in other.addresses]
    wanted = [*sought_ranges(run)]
    if run.known.client_cidr is not None:
        wanted.append(run.known.client_cidr)
    meets = next((cidr for cidr in through for want in wanted if cidr.overlaps(want)), None)
    name = other.title or other.name
    if meets is not None:
        run.find("other-vpn-in-way", Layer.COMPUTER, {"name": name, "cidr": str(meets)})
    else:
        run.find("other-vpn", Layer.COMPUTER, {"name": name}, warning=True)


def _overlaps(run: Run) -> None:
    """Local networks that use addresses of the other side."""
    said: set[tuple[str, str]] = set()
    for lan, name in _local_networks(run):
        for want in dict.fromkeys(sought_ranges(run)):
            if not lan.overlaps(want) or (str(lan), name) in said:
                continue
            said.add((str(lan), name))
            hides = want.subnet_of(lan) and not _reached_all_the_same(run, want)
            run.find(
                "lan-overlap" if hides else "lan-overlap-partly",
                Layer.COMPUTER,
                {"name": name, "cidr": str(lan), "range": _plain(want)},
                warning=not hides,
            )


def _plain(want: IPv4Network) -> str:
    """A range, or the one address that it is."""
    return str(want.network_address) if want.prefixlen == 32 else str(want)


def _reached_all_the_same(run: Run, want: IPv4Network) -> bool:
    """A more exact route may lead one address into the tunnel."""
    if run.tunnel is None or want.prefixlen != 32:
        return False
    return run.tools.source_towards(IPv4Address(want.network_address)) == run.tunnel.address


def _local_networks(run: Run) -> Iterator[tuple[IPv4Network, str]]:
    """Of adapters that are no tunnels, with what they lead to."""
    lans = {one.key: one for one in run.interfaces if one.kind is InterfaceKind.LAN}
    seen: set[IPv4Network] = set()
    found = [(told.network, one.name) for one in lans.values() for told in one.addresses]
    found += [
        (route.cidr, lans[route.interface].name) for route in run.routes if route.interface in lans
    ]
    for network, name in found:
        if network.prefixlen < 32 and network not in seen:
            seen.add(network)
            yield network, name
