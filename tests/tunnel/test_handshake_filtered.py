"""The probe through a router that filters: laptop, router and endpoint in network namespaces."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tunnel.stock_server import Papers, openvpn
from tests.unit.adapters.openvpn.certificates import FOR_CLIENTS, FOR_SERVERS, Ca, profile_text

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="network namespaces need Linux and root",
)

ENDPOINT, ROUTER, LAPTOP = "198.51.100.2", "192.0.2.1", "192.0.2.2"
PORT = 443

PROBE = """
import json, sys
from pathlib import Path
from threading import Event
from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.profile.profile import Profile
seen = probe(Profile.read(Path(sys.argv[1])), base=Path(), timeout=float(sys.argv[2]),
             cancelled=Event(), progress=lambda part, seen: None)
print(json.dumps({"outcome": seen.outcome, "said_by": seen.said_by, "tries": seen.tries,
                  "elsewhere": [f"{w.transport} {w.port}" for w in seen.elsewhere]}))
"""


def run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@dataclass(frozen=True)
class Ground:
    """Three namespaces in a row."""

    name: str
    papers: Papers
    folder: Path

    def inside(self, where: str, *words: str) -> str:
        return run("ip", "netns", "exec", f"{self.name}{where}", *words)

    def lay(self) -> None:
        for where in "lre":
            run("ip", "netns", "add", f"{self.name}{where}")
            self.inside(where, "ip", "link", "set", "lo", "up")
        for one, other, network in (("l", "r", "192.0.2"), ("e", "r", "198.51.100")):
            ends = f"{self.name}{one}0", f"{self.name}{one}1"
            run("ip", "link", "add", ends[0], "type", "veth", "peer", "name", ends[1])
            for end, where, host in ((ends[0], one, 2), (ends[1], other, 1)):
                run("ip", "link", "set", end, "netns", f"{self.name}{where}")
                self.inside(where, "ip", "address", "add", f"{network}.{host}/24", "dev", end)
                self.inside(where, "ip", "link", "set", end, "up")
            self.inside(one, "ip", "route", "add", "default", "via", f"{network}.1")
        self.inside("r", "sysctl", "-qw", "net.ipv4.ip_forward=1")
        for where in "re":
            # Otherwise one that has refused a few times just before keeps quiet for a second.
            self.inside(where, "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0")

    def take_up(self) -> None:
        for where in "lre":
            subprocess.run(["ip", "netns", "delete", f"{self.name}{where}"], check=False)

    def filtered(self, where: str, hook: str, rule: str) -> None:
        """One rule of nftables; empty for none."""
        self.inside(where, "nft", "flush", "ruleset")
        if rule:
            table = f"table ip t {{ chain c {{ type filter hook {hook} priority 0; {rule}; }}; }}"
            self.inside(where, "nft", table)

    def probe(self, transport: str, seconds: float = 2.0) -> dict[str, object]:
        path = self.folder / "profile.ovpn"
        path.touch(0o600)
        path.write_text(
            profile_text(
                PORT,
                transport,
                ca=self.papers.ca.certificate,
                client=self.papers.good,
                host=ENDPOINT,
            )
        )
        said = self.inside("l", sys.executable, "-c", PROBE, str(path), str(seconds))
        answer: dict[str, object] = json.loads(said)
        return answer


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """With a server over UDP and one over TCP, both on port 443."""
    ca = Ca()
    papers = Papers(
        ca,
        ca.issue("server", FOR_SERVERS),
        ca.issue("good", FOR_CLIENTS),
        ca.issue("revoked", FOR_CLIENTS),
    )
    folders = [tmp_path_factory.mktemp(name) for name in ("udp", "tcp", "laptop")]
    ground = Ground(f"h{secrets.token_hex(3)}", papers, folders[2])
    where = ("ip", "netns", "exec", f"{ground.name}e")
    try:
        ground.lay()
        with (
            openvpn(folders[0], "udp", papers, "", where=where, address=ENDPOINT, port=PORT),
            openvpn(folders[1], "tcp", papers, "", where=where, address=ENDPOINT, port=PORT),
        ):
            yield ground
    finally:
        ground.take_up()


@pytest.mark.parametrize("transport", ["udp", "tcp"])
@pytest.mark.parametrize(
    ("where", "hook", "rule", "outcome", "said_by"),
    [
        ("r", "forward", "", "accepted", ""),
        ("r", "forward", "th dport 443 drop", "port-silent", ""),
        (
            "r",
            "forward",
            "th dport 443 reject with icmp type admin-prohibited",
            "port-forbidden",
            ROUTER,
        ),
        (
            "r",
            "forward",
            "th dport 443 reject with icmp type host-unreachable",
            "port-unreachable",
            ROUTER,
        ),
        ("e", "input", "th dport 443 reject", "port-refused", ENDPOINT),
    ],
    ids=["nothing in the way", "filtered", "forbidden", "unreachable", "refused"],
)
def test_in_the_way(
    ground: Ground,
    where: str,
    hook: str,
    rule: str,
    outcome: str,
    said_by: str,
    transport: str,
) -> None:
    ground.filtered(where, hook, rule)
    try:
        seen = ground.probe(transport)
    finally:
        ground.filtered(where, hook, "")
    assert seen["outcome"] == outcome
    if transport == "udp" or outcome != "port-refused":  # TCP's own refusal is no ICMP
        assert seen["said_by"] == said_by


def test_one_transport_blocked_and_the_other_open(ground: Ground) -> None:
    ground.filtered("r", "forward", "udp dport 443 drop")
    try:
        seen = ground.probe("udp", 5.0)
    finally:
        ground.filtered("r", "forward", "")
    assert (seen["outcome"], seen["elsewhere"]) == ("port-silent", ["tcp 443"])


def test_this_computers_own_firewall(ground: Ground) -> None:
    ground.filtered("l", "output", "udp dport 443 drop")
    try:
        assert ground.probe("udp")["outcome"] == "port-forbidden"
    finally:
        ground.filtered("l", "output", "")


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_no_way_out(ground: Ground, transport: str) -> None:
    ground.inside("l", "ip", "route", "delete", "default")
    try:
        assert ground.probe(transport)["outcome"] == "port-no-route"
    finally:
        ground.inside("l", "ip", "route", "add", "default", "via", ROUTER)


def test_large_packets_lost(ground: Ground) -> None:
    """The server's certificate does not come through, the first answer does."""
    ground.filtered("r", "forward", "udp sport 443 meta length > 500 drop")
    try:
        assert ground.probe("udp")["outcome"] == "tls-silent"
    finally:
        ground.filtered("r", "forward", "")


def test_a_bad_line(ground: Ground) -> None:
    """A tenth of all datagrams lost, both ways."""
    ground.filtered("r", "forward", "numgen random mod 10 == 0 drop")
    try:
        assert ground.probe("udp", 60.0)["outcome"] == "accepted"
    finally:
        ground.filtered("r", "forward", "")
