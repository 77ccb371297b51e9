"""The probe until the endpoint has taken us, against the stock OpenVPN client until it has read
the server's certificate (``VERIFY OK``), in the same run, with the same profile and server.

    python benchmarks/handshake_probe.py

The client's time is from the start of its process; the probe's is the call, as the window and the
check make it in a process that runs already. The probe goes further: the client is stopped before
its own certificate is judged. Over UDP and over TCP on loopback, in turn; needs root, for the
server's tun device. At most 1 is wanted.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event

sys.path.insert(0, str(Path(__file__).parents[1]))

from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.profile.profile import Profile
from tests.tunnel.stock_server import Papers, Running, openvpn
from tests.unit.adapters.openvpn.certificates import FOR_CLIENTS, FOR_SERVERS, Ca, profile_text

ROUNDS = 15
WANTED = 1.0


def client(profile: Path) -> float:
    """Seconds from the start of OpenVPN to its ``VERIFY OK`` of the server's certificate."""
    words = ["/usr/sbin/openvpn", "--config", str(profile), "--dev", "null", "--verb", "3"]
    began = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            for line in running.stdout:
                if "VERIFY OK: depth=0" in line:
                    return time.perf_counter() - began
        finally:
            running.kill()
    raise AssertionError("the client never got there")


def ours(profile: Path) -> float:
    """Seconds of one probe, which has to be accepted."""
    began = time.perf_counter()
    seen = probe(
        Profile.read(profile),
        base=profile.parent,
        timeout=10.0,
        cancelled=Event(),
        progress=lambda *_: None,
    )
    took = time.perf_counter() - began
    assert seen.ok, seen
    return took


def measure(server: Running, papers: Papers) -> float:
    """Print the medians and their ratio; give the ratio."""
    profile = server.log.parent / "client.ovpn"
    profile.touch(0o600)
    profile.write_text(
        profile_text(server.port, server.transport, ca=papers.ca.certificate, client=papers.good)
    )
    pairs = [(ours(profile), client(profile)) for _ in range(ROUNDS + 1)][1:]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = mine / theirs
    print(
        f"{server.transport}: probe {mine * 1000:.1f} ms, openvpn {theirs * 1000:.1f} ms, "
        f"ratio {ratio:.2f}"
    )
    return ratio


def main() -> int:
    ca = Ca()
    papers = Papers(
        ca,
        ca.issue("server", FOR_SERVERS),
        ca.issue("good", FOR_CLIENTS),
        ca.issue("revoked", FOR_CLIENTS),
    )
    ratios = []
    for transport in ("udp", "tcp"):
        with (
            tempfile.TemporaryDirectory() as folder,
            openvpn(Path(folder), transport, papers, ca.revocations()) as server,
        ):
            ratios.append(measure(server, papers))
    worst = max(ratios)
    print(f"ratio {worst:.2f} (wanted: at most {WANTED})")
    return 0 if worst <= WANTED else 1


if __name__ == "__main__":
    raise SystemExit(main())
