"""The stock OpenVPN server with small certificates, for whoever knocks at it."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.handshake import Handshake
from tests.unit.adapters.openvpn.certificates import Ca, Pair, profile_text

TIMEOUT = 3.0


@dataclass(frozen=True)
class Papers:
    ca: Ca
    server: Pair
    good: Pair
    revoked: Pair


@dataclass(frozen=True)
class Running:
    """A server that is up."""

    transport: str
    port: int
    log: Path

    def probe(self, client: Pair | None, ca: Ca, **more: str) -> Handshake:
        text = profile_text(self.port, self.transport, ca=ca.certificate, client=client, **more)
        return probe_text(text, self.log.parent)


def probe_text(text: str, folder: Path, timeout: float = TIMEOUT) -> Handshake:
    return probe(
        Profile.parse(text),
        base=folder,
        timeout=timeout,
        cancelled=Event(),
        progress=lambda part, seen: None,
    )


def free_port(transport: str) -> int:
    kind = socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
    with socket.socket(socket.AF_INET, kind) as channel:
        channel.bind(("127.0.0.1", 0))
        return int(channel.getsockname()[1])


def wait_for(log: Path, words: str, seconds: float = 20) -> str:
    """Read a server's log until it says so; what it said."""
    until = time.monotonic() + seconds
    while words not in (said := log.read_text(errors="replace")):
        assert time.monotonic() < until, f"never said {words!r}:\n{said[-2000:]}"
        Event().wait(0.02)
    return said


@contextmanager
def openvpn(
    folder: Path,
    transport: str,
    papers: Papers,
    crl: str,
    *more: str,
    where: Sequence[str] = (),
    address: str = "127.0.0.1",
    port: int = 0,
) -> Iterator[Running]:
    """
    :param where: the words before the command: ``ip netns exec …``.
    :param address: that it listens on.
    """
    program = shutil.which("openvpn", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    assert program, "the proving ground needs openvpn"
    files = {
        "ca.crt": papers.ca.certificate,
        "server.crt": papers.server.certificate,
        "server.key": papers.server.key,
        "crl.pem": crl,
    }
    for name, content in files.items():
        path = folder / name
        path.touch(0o600)
        path.write_text(content)
    port = port or free_port(transport)
    device = f"hs{secrets.token_hex(4)}"  # without addresses or routes: only for the server's mind
    words = f"""
        --mode server --tls-server --dev {device} --dev-type tun --topology subnet
        --ifconfig 10.9.0.1 255.255.255.0 --ifconfig-noexec
        --ifconfig-pool 10.9.0.2 10.9.0.250 255.255.255.0
        --proto {"udp" if transport == "udp" else "tcp-server"} --port {port} --local {address}
        --dh none --remote-cert-tls client --verify-client-cert require
        --data-ciphers AES-256-GCM --verb 4
    """.split()
    for option, name in (("ca", "ca.crt"), ("cert", "server.crt"), ("key", "server.key")):
        words += [f"--{option}", str(folder / name)]
    if crl:
        words += ["--crl-verify", str(folder / "crl.pem")]
    log = folder / "server.log"
    with log.open("w") as stream:
        running = subprocess.Popen([*where, program, *words, *more], stdout=stream, stderr=stream)
    try:
        wait_for(log, "Initialization Sequence Completed")
        yield Running(transport, port, log)
    finally:
        running.terminate()
        running.wait(20)
