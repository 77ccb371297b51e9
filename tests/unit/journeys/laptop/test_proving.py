"""What a bundle tells the layered check, and the laptop's map."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.bundle.manifest import Manifest
from cvpn_wizard.journeys.checking.asked import Asked
from cvpn_wizard.journeys.laptop.placing import Placed
from cvpn_wizard.journeys.laptop.proving import asked_of, known_from, prove
from cvpn_wizard.journeys.laptop.state import STEPS, LaptopState, map_of, reachable
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.map import PartKind, PartState

MANIFEST = Manifest(
    "office",
    "sato.laptop",
    ping="10.255.1.125",
    tcp_port=443,
    client_cidr="10.0.0.0/16",
    vpc_cidrs=("10.255.0.0/16", "fd00::/48"),
    server="server",
)
PLACED = Placed(Path("sato.laptop.ovpn"), MANIFEST)


def test_the_check_is_asked_for_what_the_bundle_names() -> None:
    asked = asked_of(PLACED, practice=True)
    assert asked == Asked(PLACED.path, "10.255.1.125", ("10.255.1.125", 443), practice=True)
    known = known_from(MANIFEST)
    assert (known.vpn, known.server) == ("office", "server")
    assert known.client_cidr == IPv4Network("10.0.0.0/16")
    assert known.ranges == (IPv4Network("10.255.0.0/16"),)
    assert known.ping == IPv4Address("10.255.1.125")


def test_a_bundle_may_tell_little() -> None:
    least = Manifest("", "sato.laptop", ping="files.office")
    assert asked_of(Placed(Path("x.ovpn"), least)).tcp is None
    known = known_from(least)
    assert (known.client_cidr, known.ranges, known.ping) == (None, (), None)


def test_the_check_hears_stop(tmp_path: Path) -> None:
    path = tmp_path / "x.ovpn"
    path.write_text("client\n", encoding="utf-8")
    cancelled = Event()
    cancelled.set()
    with pytest.raises(WizardError) as caught:
        prove(Placed(path, MANIFEST), tell=lambda _event: None, cancelled=cancelled)
    assert caught.value.code is ErrorCode.STOPPED


def states(state: LaptopState) -> dict[PartKind, PartState]:
    return {part.kind: part.state for part in map_of(state, STEPS[0]).parts}


def test_the_map_fills_in() -> None:
    exists, done = PartState.EXISTS, PartState.DONE
    empty = states(LaptopState())
    assert empty[PartKind.ENDPOINT] is empty[PartKind.SERVER] is PartState.UNDECIDED
    placed = LaptopState(placed=PLACED)
    assert states(placed)[PartKind.SERVER] is exists
    into = replace(placed, client="OpenVPN")
    assert (states(into)[PartKind.LAPTOP], states(into)[PartKind.ENDPOINT]) == (done, exists)
    up = states(replace(into, connected=True))
    assert (up[PartKind.ENDPOINT], up[PartKind.SERVER]) == (done, exists)
    proved = replace(placed, answered=True)
    assert states(proved)[PartKind.ENDPOINT] is done
    assert states(proved)[PartKind.SERVER] is exists  # nobody named one
    assert states(replace(proved, reached=True))[PartKind.SERVER] is done


def test_each_step_lights_its_part() -> None:
    lit = {
        step: {part.kind for part in map_of(LaptopState(placed=PLACED), step).parts if part.lit}
        for step in STEPS
    }
    assert lit["laptop-open"] == {PartKind.LAPTOP}
    assert lit["laptop-check"] == {PartKind.SERVER}
    assert lit["laptop-done"] == set()


def test_only_the_first_step_needs_no_profile() -> None:
    assert [step for step in STEPS if reachable(LaptopState(), step)] == [STEPS[0]]
    assert all(reachable(LaptopState(placed=PLACED), step) for step in STEPS)
