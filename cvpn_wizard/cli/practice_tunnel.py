"""``practice serve --tunnel``: the practice AWS with real tunnels, and words about them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from cvpn_wizard.practice.tunnel.layout import front_of
from cvpn_wizard.texts import text

if TYPE_CHECKING:
    from cvpn_wizard.cli.output import Output
    from cvpn_wizard.practice.server import PracticeAws
    from cvpn_wizard.practice.tunnel.ground import Ground
    from cvpn_wizard.practice.tunnel.wanted import Door

PROFILE = "laptop.ovpn"
SERVER = "10.255.1.125"
"""The worked example's."""


def refuse_early() -> None:
    """Before anything is started: whether tunnels can be made here.

    :raises WizardError: TUNNEL_NEEDS_LINUX, TUNNEL_NEEDS_ROOT, TUNNEL_NEEDS_PROGRAM
    """
    from cvpn_wizard.practice.tunnel.tools import require_ground  # noqa: PLC0415

    require_ground()


def ground_for(
    aws: PracticeAws, output: Output, *, wanted: bool
) -> AbstractContextManager[Ground | None]:
    """The proving ground under a practice AWS that serves; nothing where none is wanted."""
    if not wanted:
        return nullcontext()
    from cvpn_wizard.practice.tunnel.ground import Ground  # noqa: PLC0415

    def changed(what: str, door: Door, why: str) -> None:
        address = str(front_of(door.slot))
        output.json(
            {
                "event": "tunnel",
                "state": what,
                "endpoint_id": door.endpoint_id,
                "association_id": door.id,
                "address": address,
                "why": why or None,
            }
        )
        output.line(_words(what, door, address, why))

    return Ground(aws.account, changed=changed)


def _words(what: str, door: Door, address: str, why: str) -> str:
    if what == "failed":
        return text("tunnel-trouble", endpoint=door.endpoint_id, why=why)
    if what == "down":
        return text("tunnel-down", endpoint=door.endpoint_id, address=address)
    return text(
        "tunnel-up",
        endpoint=door.endpoint_id,
        transport=door.transport.upper(),
        port=str(door.port),
        address=address,
    )


def explain(ground: Ground, output: Output) -> None:
    """How to use it, with the name of this ground's laptop."""
    laptop = ground.laptop.name
    output.json({"event": "ground", "laptop": laptop})
    output.line(text("tunnel-laptop", laptop=laptop))
    output.line(text("tunnel-connect"))
    output.line(f"  ip netns exec {laptop} openvpn --config {PROFILE}")
    output.line(text("tunnel-try"))
    output.line(f"  ip netns exec {laptop} ping {SERVER}")
