"""Large packets, tried when small ones pass: what is lost here is lost in every download."""

from __future__ import annotations

from cvpn_wizard.journeys.checking.run import Run
from cvpn_wizard.model.checking import AnswerEvent, Layer

HEADERS = 28
"""Bytes of IP and ICMP around what a ping carries."""
USUAL = 1400
"""Bytes of the largest packets that OpenVPN lets TCP make (``mssfix 1492`` less its own)."""
SMALLER = (1328, 1200, 1000, 576)
SECONDS = 1.0
TCP_HEADERS = 40


def look_at_sizes(run: Run, host: str) -> None:
    """Send packets that nobody may cut up, from the usual size down to one that passes."""
    if run.tunnel is None or (0 < run.tunnel.interface.mtu < USUAL):
        return
    if _passes(run, host, USUAL, tries=2):
        return
    largest = next((size for size in SMALLER if _passes(run, host, size, tries=1)), 0)
    if largest:
        run.find(
            "target-large",
            Layer.TARGET,
            {
                "host": host,
                "size": str(USUAL),
                "passes": str(largest),
                "mssfix": str(max(largest - TCP_HEADERS, 500)),
            },
        )


def _passes(run: Run, host: str, size: int, *, tries: int) -> bool:
    for number in range(1, tries + 1):
        run.stop_if_asked()
        reply = run.tools.ping(host, SECONDS, size=size - HEADERS, in_one_piece=True)
        run.tell(AnswerEvent("large", host, number, reply.milliseconds, reply.why, said=str(size)))
        if reply.ok or reply.why == "not-allowed":
            return True
    return False
