"""Layer 8: does something behind the tunnel answer? Ping, TCP, names, and large packets."""

from __future__ import annotations

from ipaddress import IPv4Address

from cvpn_wizard.adapters.network.ping import PingReply
from cvpn_wizard.journeys.checking.names_inside import look_at_names
from cvpn_wizard.journeys.checking.run import Ending, Run
from cvpn_wizard.journeys.checking.sizes import look_at_sizes
from cvpn_wizard.model.checking import AnswerEvent, Layer

PINGS = 4
PING_SECONDS = 2.0
TCP_SECONDS = 3.0
QUICK_SECONDS = 1.0
"""Where there is no tunnel to go through, one short try will do."""
KNOCK_SECONDS = 0.7
KNOCK_PORTS = (443, 22, 3389, 445, 80)
"""Where ping is blocked and nobody named a port: services that office servers have."""
SILENT_ENOUGH = 2
CARRIES_SECONDS = 1.0


def look_at_target(run: Run) -> Ending:
    """Ping blocked while TCP works is a pass."""
    asked, host = run.asked, run.target_host
    if run.tunnel is None and not asked.has_target:
        return Ending(skipped="practice" if asked.practice else "not-connected")
    if not host and not asked.dns:
        return Ending(skipped="no-target")
    # What is only known from the plan is tried too; only what was asked for has to answer.
    quick = run.tunnel is None and not asked.practice
    endings: list[Ending] = []
    reached: list[bool] = []
    if host:
        ending, answered = _host(run, host, quick=quick)
        endings.append(ending)
        reached.append(answered)
    if asked.dns and not (quick and not any(reached)):
        reached.append(look_at_names(run))
    good = all(reached) if asked.dns else any(reached)
    if asked.has_target:
        run.note(reached=good and bool(reached))
    if quick and not any(reached):
        run.find("not-connected", Layer.TUNNEL, {"host": host or asked.dns}, warning=True)
        return Ending(skipped="not-connected")
    return endings[0] if endings else Ending()


def _host(run: Run, host: str, *, quick: bool) -> tuple[Ending, bool]:
    """Whether the host answers in any way."""
    asked = run.asked
    if run.address_of(host) is None:
        if not quick:
            run.find("target-name", Layer.TARGET, {"host": host})
        return Ending(), False
    tcp = ""
    if asked.tcp:
        tcp = _tcp(run, *asked.tcp, seconds=QUICK_SECONDS if quick else TCP_SECONDS)
    # Where the service answers, nobody waits long for a ping that may well be blocked.
    seconds = QUICK_SECONDS if quick else PING_SECONDS
    seconds = KNOCK_SECONDS if tcp == "open" else seconds
    pings = _pings(run, host, seconds, quick=quick) if asked.ping or not asked.tcp else []
    answered = [ping for ping in pings if ping.ok]
    if not asked.tcp and not answered and not quick:
        tcp = _knock(run, host)
    if not quick:
        _say(run, host, pings, tcp)
    alive = bool(answered) or tcp == "open" or (tcp == "refused" and asked.tcp is None)
    if answered and not quick:
        look_at_sizes(run, host)
    return _ending(run, host, answered, tcp), alive


def _pings(run: Run, host: str, seconds: float, *, quick: bool) -> list[PingReply]:
    replies: list[PingReply] = []
    for number in range(1, (1 if quick else PINGS) + 1):
        if number > 1:
            run.cancelled.wait(run.tools.between)
        run.stop_if_asked()
        reply = run.tools.ping(host, seconds)
        replies.append(reply)
        run.tell(AnswerEvent("ping", host, number, reply.milliseconds, reply.why))
        if not any(one.ok for one in replies) and number >= SILENT_ENOUGH:
            break
    return replies


def _tcp(run: Run, host: str, port: int, *, seconds: float) -> str:
    """``open``, ``refused``, or what else became of it."""
    reply = run.tools.tcp(host, port, seconds)
    run.tell(AnswerEvent("tcp", host, 1, reply.milliseconds, reply.why, port))
    return "open" if reply.ok else reply.why


def _knock(run: Run, host: str) -> str:
    """Any answer on any port, even a refusal, comes from the host (a group of AWS is silent)."""
    for number, port in enumerate(KNOCK_PORTS, start=1):
        run.stop_if_asked()
        reply = run.tools.tcp(host, port, KNOCK_SECONDS)
        why = "open" if reply.ok else reply.why
        if why in {"open", "refused"}:
            run.tell(AnswerEvent("tcp", host, number, reply.milliseconds, reply.why, port))
            return why
    return "timeout"


def _say(run: Run, host: str, pings: list[PingReply], tcp: str) -> None:
    answered = sum(ping.ok for ping in pings)
    facts: dict[str, object] = {"host": host}
    facts["port"] = str(run.asked.tcp[1]) if run.asked.tcp else ""
    if run.asked.tcp and tcp != "open" and (answered or tcp == "refused"):
        code = "target-port-refused" if tcp == "refused" else "target-port-closed"
        run.find(code, Layer.TARGET, facts, warning=bool(answered))
    elif not answered and tcp not in {"open", "refused"}:
        unreachable = tcp == "unreachable" or any(ping.why == "unreachable" for ping in pings)
        carries = not unreachable and _carries(run)
        code = "target-unreachable" if unreachable else "target-silent"
        run.find(f"{code}-carries" if carries else code, Layer.TARGET, facts)
    elif 0 < answered < len(pings):
        facts |= {"lost": str(len(pings) - answered), "total": str(len(pings))}
        run.find("target-lossy", Layer.TARGET, facts, warning=True)


def _carries(run: Run) -> bool:
    """Whether Amazon's resolver in the VPC answers: it does for every client that gets in at all.

    It stands at the third address of the VPC's range, and no security group can shut it out.
    """
    if run.tunnel is None:
        return False
    ranges = [*run.known.ranges]
    key = run.tunnel.interface.key
    ranges += [route.cidr for route in run.routes if route.interface == key]
    mine = {told.ip for told in run.tunnel.interface.addresses}
    places = dict.fromkeys(
        IPv4Address(int(cidr.network_address) + 2)
        for cidr in ranges
        # The clients' own range has no resolver: its third address may be this very computer.
        if 16 <= cidr.prefixlen <= 28 and not any(one in cidr for one in mine)
    )
    for place in list(places)[:2]:
        run.stop_if_asked()
        if run.tools.source_towards(place) not in mine:
            continue
        if run.tools.ask("amazonaws.com", place, CARRIES_SECONDS).why not in {
            "timeout",
            "unreachable",
        }:
            return True
    return False


def _ending(run: Run, host: str, answered: list[PingReply], tcp: str) -> Ending:
    times = [ping.milliseconds for ping in answered if ping.milliseconds is not None]
    facts: dict[str, object] = {
        "host": host,
        "ms": f"{sum(times) / len(times):.0f}" if times else "",
    }
    if run.asked.tcp:
        facts["port"] = str(run.asked.tcp[1])
        if tcp == "open":
            return Ending(detail="target-tcp", facts=facts)
    if answered:
        return Ending(detail="target-ping", facts=facts)
    return Ending(detail="target-alive", facts=facts) if tcp in {"open", "refused"} else Ending()
