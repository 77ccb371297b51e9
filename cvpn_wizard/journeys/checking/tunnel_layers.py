"""Layers 6 and 7: is the VPN up on this computer, and does the way to the target lead into it?"""

from __future__ import annotations

from cvpn_wizard.journeys.checking.run import Ending, Run
from cvpn_wizard.model.checking import Layer


def look_at_tunnel(run: Run) -> Ending:
    """Which adapter has an address of the client range, since when, and by which program."""
    tunnel = run.tunnel
    run.note(connected=tunnel is not None)
    if tunnel is None:
        return Ending(skipped="practice" if run.asked.practice else "not-connected")
    facts: dict[str, object] = {
        "adapter": tunnel.interface.name,
        "address": str(tunnel.address),
        "client": tunnel.title or tunnel.interface.title,
        "since": f"{tunnel.since.astimezone():%H:%M}" if tunnel.since else "",
    }
    return Ending(detail="tunnel" if tunnel.certain else "tunnel-perhaps", facts=facts)


def look_at_route(run: Run) -> Ending:
    """Where this computer would send a packet for the target."""
    host = run.target_host
    if run.tunnel is None:
        return Ending(skipped="practice" if run.asked.practice else "not-connected")
    if not host:
        return Ending(skipped="no-target")
    address = run.address_of(host)
    if address is None:
        return Ending(skipped="no-address")
    source = run.tools.source_towards(address)
    mine = {told.ip for told in run.tunnel.interface.addresses}
    facts: dict[str, object] = {"address": str(address), "adapter": run.tunnel.interface.name}
    if source in mine:
        return Ending(detail="route", facts=facts)
    if source is None:
        run.find("route-none", Layer.ROUTE, facts)
        return Ending()
    other = next(
        (one for one in run.interfaces if source in {told.ip for told in one.addresses}), None
    )
    facts["other"] = (other.title or other.name) if other else str(source)
    run.find("route-other-vpn" if other in run.others else "route-outside", Layer.ROUTE, facts)
    return Ending()
