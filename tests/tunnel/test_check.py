"""`check` on the laptop of the proving ground: each fault made for real, and what is said first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

import pytest

from tests.tunnel.by_hand import SERVER, VPC, Vpn, make_vpn
from tests.tunnel.laptop_program import LaptopProgram
from tests.tunnel.papers import CLIENT_USE, DAY, SERVER_USE, Pair, Papers
from tests.tunnel.proving_ground import Place, connected, needs_ground

pytestmark = needs_ground

PING, TCP = ("--ping", SERVER), ("--tcp", f"{SERVER}:80")
LAYERS = ["profile", "computer", "names", "port", "handshake", "tunnel", "route", "target"]


@dataclass
class Said:
    """What one check said.

    :ivar first: the code of the first finding; empty for none.
    :ivar states: of the layers.
    """

    status: int
    lines: list[dict[str, Any]] = field(repr=False)

    @property
    def codes(self) -> list[str]:
        return [line["code"] for line in self.lines if line["event"] == "finding"]

    @property
    def first(self) -> str:
        return self.codes[0] if self.codes else ""

    @property
    def states(self) -> dict[str, str]:
        told = [line for line in self.lines if line["event"] == "layer"]
        return {line["layer"]: line["state"] for line in told if line["layer"] in LAYERS}

    @property
    def seconds(self) -> float:
        return float(self.lines[-1]["seconds"])


@pytest.fixture(scope="module")
def vpn(place: Place, papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vpn]:
    return make_vpn(place, papers, tmp_path_factory.mktemp("profiles"))


@pytest.fixture(scope="module")
def person(papers: Papers) -> Pair:
    return papers.issue("laptop1")


PROGRAMS: dict[str, LaptopProgram] = {}
"""The program on each ground's laptop."""


@pytest.fixture(scope="module", autouse=True)
def _program(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with LaptopProgram(place.ground, tmp_path_factory.mktemp("home")) as running:
        PROGRAMS[place.ground.name] = running
        yield
        del PROGRAMS[place.ground.name]


def check(vpn: Vpn, profile: Path, *more: str) -> Said:
    (said,) = checks(vpn, (profile, *more))
    return said


def checks(vpn: Vpn, *wanted: tuple[Path | str, ...]) -> list[Said]:
    """Several at once, each a profile and options."""
    told = PROGRAMS[vpn.place.ground.name].checks(wanted)
    assert all(one.events[-1]["event"] == "result" for one in told), told
    return [Said(one.status, one.events) for one in told]


def test_before_connecting_all_is_well(vpn: Vpn, person: Pair) -> None:
    said = check(vpn, vpn.profile(person))
    assert said.codes == []
    assert list(said.states.values()) == ["passed"] * 5 + ["skipped"] * 3
    assert said.status == 0
    assert said.seconds < 3


def test_a_healthy_connection(vpn: Vpn, person: Pair) -> None:
    profile = vpn.profile(person)
    with connected(vpn.place.ground, profile):
        said = check(vpn, profile, "--ping", SERVER, "--tcp", f"{SERVER}:80")
    assert said.codes == []
    assert said.states == dict.fromkeys(LAYERS, "passed")
    assert said.status == 0
    assert said.seconds < 3


def test_not_connected_with_a_target(vpn: Vpn, person: Pair) -> None:
    said = check(vpn, vpn.profile(person), "--ping", SERVER)
    assert said.codes == ["not-connected"]
    assert said.status == 1


OUTSIDE = {
    "port blocked": ("port-silent", lambda v: v.place.ground.faults.firewall(443)),
    "port refused": ("port-refused", lambda v: v.place.ground.faults.refuse(443)),
    "port forbidden": ("port-forbidden", lambda v: v.place.ground.faults.forbid(443)),
    "no DNS": ("name-no-answer", lambda v: v.place.ground.faults.names_unanswered()),
    "no network": (
        ("name-no-answer", "port-no-route"),
        lambda v: v.place.ground.faults.offline(),
    ),
    "LAN overlaps": (
        "lan-overlap",
        lambda v: v.place.ground.faults.other_network(
            IPv4Address("10.77.9.77"), IPv4Network("10.77.9.0/24")
        ),
    ),
    "another VPN": (
        "other-vpn-in-way",
        lambda v: v.place.ground.faults.other_vpn(IPv4Address("10.9.9.9"), IPv4Network(VPC)),
    ),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_faults_outside(vpn: Vpn, person: Pair, name: str) -> None:
    codes, fault = OUTSIDE[name]
    with fault(vpn):
        said = check(vpn, vpn.profile(person), "--ping", SERVER)
    assert said.first in ((codes,) if isinstance(codes, str) else codes), said
    assert said.status == 1
    assert said.seconds < 15


def test_people_who_are_refused(vpn: Vpn, papers: Papers, person: Pair) -> None:
    stranger = Papers("stranger").issue("stranger")
    expired = papers.issue("expired", starts=-10 * DAY, ends=-DAY)
    server = papers.issue("posing", SERVER_USE)
    told = checks(vpn, *((vpn.profile(one), *PING) for one in (expired, stranger, server)))
    assert [said.first for said in told] == [
        "profile-cert-expired",
        "client-wrong-authority",
        "profile-cert-usage",
    ]


def test_revocation(vpn: Vpn, papers: Papers, person: Pair) -> None:
    gone = papers.issue("gone", CLIENT_USE)
    vpn.revoke(papers.revocation_list([gone]))
    vpn.follow()
    try:
        told = checks(vpn, (vpn.profile(gone), *PING), (vpn.profile(person),))
        assert [said.first for said in told] == ["client-revoked", ""]
    finally:
        vpn.revoke(papers.revocation_list([]))
        vpn.follow()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("proto udp", "proto tcp", "port-elsewhere"),
        ("remote-random-hostname\n", "", "profile-no-random-hostname"),
        ("verify-x509-name server", "verify-x509-name other", "server-name"),
        ("</cert>\n", "", "profile-block-open"),
    ],
)
def test_faults_of_the_profile(vpn: Vpn, person: Pair, old: str, new: str, code: str) -> None:
    profile = vpn.profile(person)
    text = profile.read_text(encoding="utf-8")
    assert old in text
    profile.write_text(text.replace(old, new), encoding="utf-8")
    said = check(vpn, profile, "--ping", SERVER)
    assert said.first == code
    assert said.status == 1


def test_a_broken_profile_mended_connects(vpn: Vpn, person: Pair) -> None:
    profile = vpn.profile(person)
    text = profile.read_text(encoding="utf-8").replace("</ca>\n", "").replace("\n", "\r\n")
    profile.write_bytes(text.encode("utf-16"))
    out = profile.with_name("mended.ovpn")
    said = check(vpn, profile, "--mend", str(out))
    assert said.status == 1
    assert out.stat().st_mode & 0o077 == 0
    with connected(vpn.place.ground, out):
        assert check(vpn, out, "--ping", SERVER).status == 0


def test_behind_the_tunnel(vpn: Vpn, person: Pair) -> None:
    ground, profile = vpn.place.ground, vpn.profile(person)
    with connected(ground, profile):
        with ground.server_ignores_ping(vpn.vpc_id, SERVER):
            both, ping = checks(vpn, (profile, *PING, *TCP), (profile, *PING))
            assert (both.codes, both.status) == ([], 0)
            assert ping.status == 0
        with ground.server_down(vpn.vpc_id, SERVER):
            said = check(vpn, profile, *PING, *TCP)
            assert said.first.startswith("target-silent")
            assert said.states["tunnel"] == said.states["route"] == "passed"
            assert said.seconds < 15
        with ground.faults.small_packets(1300, 443):
            assert check(vpn, profile, *PING).first == "target-large"
        port, elsewhere = checks(
            vpn, (profile, "--tcp", f"{SERVER}:81"), (profile, "--ping", "10.99.0.1")
        )
        assert port.first.startswith("target-")
        assert elsewhere.first == "route-outside"
        with ground.faults.firewall(443):
            assert check(vpn, profile, *PING).status == 1


def test_a_certificate_for_tomorrow_means_a_clock_behind(vpn: Vpn, papers: Papers) -> None:
    pair = papers.issue("tomorrow", starts=timedelta(hours=6))
    assert check(vpn, vpn.profile(pair), "--ping", SERVER).first == "clock-perhaps-behind"
