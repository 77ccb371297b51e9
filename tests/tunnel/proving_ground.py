"""A laptop, an internet, an endpoint and a VPC on one Linux machine, in network namespaces.

The endpoint is a stock OpenVPN server that takes what the program put into the practice AWS; the
laptop runs the stock client with the very file that the program wrote. Needs root.
"""

from __future__ import annotations

import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from ipaddress import IPv4Network
from pathlib import Path

ENDPOINT_ADDRESS = "192.0.2.1"
LAPTOP_ADDRESS = "192.0.2.2"


@dataclass(frozen=True)
class EndpointFacts:
    """What AWS was told, as the stand-in for its data plane needs it."""

    domain: str
    client_cidr: IPv4Network
    vpc_cidr: IPv4Network
    transport: str
    port: int
    split_tunnel: bool
    certificate: str
    key: str
    client_root: str


@dataclass
class Ground:
    """Two namespaces joined by a wire; the endpoint's also holds the VPC's server."""

    folder: Path
    name: str = field(default_factory=lambda: f"cvpn{secrets.token_hex(3)}")

    @property
    def laptop(self) -> str:
        return f"{self.name}-l"

    @property
    def endpoint(self) -> str:
        return f"{self.name}-e"

    def run(self, where: str, *command: str) -> subprocess.CompletedProcess[str]:
        """A command in one of the namespaces; the test fails where it fails."""
        return subprocess.run(
            ["ip", "netns", "exec", where, *command],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )

    @contextmanager
    def process(self, where: str, log: str, *command: str) -> Iterator[Path]:
        """A program that runs until the block ends; yields the path of what it prints."""
        path = self.folder / log
        with path.open("w") as stream:
            running = subprocess.Popen(
                ["ip", "netns", "exec", where, *command], stdout=stream, stderr=stream
            )
            try:
                yield path
            finally:
                running.terminate()
                running.wait(20)

    @contextmanager
    def built(self, server: str) -> Iterator[None]:
        """Lay the wire, give everybody an address, and let ``server`` answer behind it."""
        resolver = Path("/etc/netns") / self.laptop
        try:
            for namespace in (self.laptop, self.endpoint):
                _ip("netns", "add", namespace)
                self.run(namespace, "ip", "link", "set", "lo", "up")
            ends = (f"{self.name}l", f"{self.name}e")
            _ip("link", "add", ends[0], "type", "veth", "peer", "name", ends[1])
            for namespace, end, address in (
                (self.laptop, ends[0], LAPTOP_ADDRESS),
                (self.endpoint, ends[1], ENDPOINT_ADDRESS),
            ):
                _ip("link", "set", end, "netns", namespace)
                self.run(namespace, "ip", "address", "add", f"{address}/30", "dev", end)
                self.run(namespace, "ip", "link", "set", end, "up")
            self.run(self.endpoint, "ip", "address", "add", f"{server}/32", "dev", "lo")
            resolver.mkdir(parents=True)
            (resolver / "resolv.conf").write_text(f"nameserver {ENDPOINT_ADDRESS}\n")
            yield
        finally:
            for namespace in (self.laptop, self.endpoint):
                subprocess.run(["ip", "netns", "delete", namespace], check=False)
            (resolver / "resolv.conf").unlink(missing_ok=True)
            if resolver.is_dir():
                resolver.rmdir()

    @contextmanager
    def served(self, facts: EndpointFacts) -> Iterator[None]:
        """The endpoint's name server and its OpenVPN server."""
        for name, content in (
            ("server.crt", facts.certificate),
            ("server.key", facts.key),
            ("root.crt", facts.client_root),
        ):
            path = self.folder / name
            path.touch(0o600)
            path.write_text(content)
        proto = "udp" if facts.transport == "udp" else "tcp-server"
        push = f"route {facts.vpc_cidr.network_address} {facts.vpc_cidr.netmask}"
        if not facts.split_tunnel:
            push = "redirect-gateway def1"
        settings = {
            "--server": (str(facts.client_cidr.network_address), str(facts.client_cidr.netmask)),
            "--proto": (proto,),
            "--port": (str(facts.port),),
            "--local": (ENDPOINT_ADDRESS,),
            "--dev": ("tun",),
            "--topology": ("subnet",),
            "--cert": (str(self.folder / "server.crt"),),
            "--key": (str(self.folder / "server.key"),),
            "--ca": (str(self.folder / "root.crt"),),
            "--dh": ("none",),
            "--remote-cert-tls": ("client",),
            "--verify-client-cert": ("require",),
            "--data-ciphers": ("AES-256-GCM",),
            "--push": (push,),
            "--verb": ("3",),
        }
        words = [word for option, values in settings.items() for word in (option, *values)]
        with ExitStack() as stack:
            names = f"--address=/{facts.domain}/{ENDPOINT_ADDRESS}"
            stack.enter_context(
                self.process(
                    self.endpoint, "dns.log", "dnsmasq", "-k", "-C", "/dev/null", "-R", "-h", names
                )
            )
            log = stack.enter_context(self.process(self.endpoint, "server.log", "openvpn", *words))
            wait_for(log, "Initialization Sequence Completed")
            yield

    @contextmanager
    def connected(self, profile: Path) -> Iterator[Path]:
        """The stock client with that file; yields its log at once, connected or not."""
        with self.process(
            self.laptop, "client.log", "openvpn", "--config", str(profile), "--verb", "3"
        ) as log:
            yield log


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=30)


def wait_for(log: Path, words: str, seconds: float = 30) -> str:
    """Read a log until it says so.

    :raises AssertionError: with the log's end when it never does.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text = log.read_text(errors="replace")
        if words in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"never said {words!r}:\n{log.read_text(errors='replace')[-3000:]}")
