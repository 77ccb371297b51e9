"""A private name, asked of the resolver that the VPN hands out, and as any program would ask."""

from __future__ import annotations

from ipaddress import IPv4Address

from cvpn_wizard.journeys.checking.run import Run
from cvpn_wizard.model.checking import AnswerEvent, Layer

SECONDS = 2.0
LAYER = Layer.TARGET


def look_at_names(run: Run) -> bool:
    """Whether the name is known to who matters: the programs of this computer."""
    name = run.asked.dns
    here = run.tools.resolve(name, SECONDS, run.cancelled)
    pushed = _pushed(run)
    replies = [run.tools.ask(name, place, SECONDS) for place in pushed]
    first = next((reply for reply in replies if reply.ok), replies[0] if replies else None)
    run.tell(
        AnswerEvent(
            "dns",
            name,
            1,
            first.milliseconds if first and first.ok else None,
            "" if here.addresses else (first.why if first else "no-name"),
            said=", ".join(here.addresses or (map(str, first.addresses) if first else ())),
        )
    )
    if here.addresses:
        return True
    facts = {"name": name, "resolver": ", ".join(map(str, pushed))}
    if first is not None and first.ok:
        run.find("dns-not-used", LAYER, facts)
    elif first is not None and first.why in {"timeout", "refused", "unreachable"}:
        run.find("dns-silent", LAYER, facts)
    else:
        run.find("dns-no-name", LAYER, facts)
    return False


def _pushed(run: Run) -> tuple[IPv4Address, ...]:
    """The resolvers of the tunnel's adapter, where the system tells; else those of the plan."""
    if run.tunnel is None:
        return ()
    return run.tunnel.interface.resolvers or run.known.resolvers
