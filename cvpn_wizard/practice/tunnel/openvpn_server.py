"""The stock OpenVPN server behind one association."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Network
from pathlib import Path
from urllib.parse import quote

from cvpn_wizard.practice.connection_log import REFUSED
from cvpn_wizard.practice.tunnel.filters import ANYWHERE, TUNNEL
from cvpn_wizard.practice.tunnel.management import Management, Session
from cvpn_wizard.practice.tunnel.namespace import Namespace
from cvpn_wizard.practice.tunnel.tools import failed, program
from cvpn_wizard.practice.tunnel.wanted import Door, Papers

LONGEST_PUSH = 200
"""Characters of one pushed line; OpenVPN reads at most 255."""
START_SECONDS = 15.0


class OpenVpnServer:
    """Runs until stopped. Its keys lie in ``folder``, which is the owner's only."""

    def __init__(self, door: Door, place: Namespace, folder: Path) -> None:
        self._door = door
        self._place = place
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._management: Management | None = None
        self._read = 0

    @property
    def log(self) -> Path:
        """What it prints."""
        return self._folder / "server.log"

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it, and wait until it answers.

        :raises WizardError: TUNNEL_FAILED with the end of its log
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_papers(self._door.papers, self._folder)
        self.push_to_new_clients(self._door)
        before = len(self.told())
        self._read = self.log.stat().st_size if self.log.exists() else 0
        words = [program("openvpn"), *options_of(self._door, self._folder)]
        self._process = self._place.start(words, self.log)
        until = time.monotonic() + START_SECONDS
        while self._process.poll() is None and time.monotonic() < until:
            if "Initialization Sequence Completed" in self.told()[before:]:
                with suppress(OSError):
                    self._management = Management(self._folder / "management")
                    return
            time.sleep(0.02)
        self.stop()
        raise failed(["openvpn"], self.told()[before:])

    def push_to_new_clients(self, door: Door) -> None:
        """What clients are told from now on; those that are connected are not told again."""
        self._door = door
        settings = self._folder / "clients"
        settings.mkdir(exist_ok=True)
        lines = [f'push "{line}"\n' for line in pushed_by(door)]
        (settings / "DEFAULT").write_text("".join(lines))

    def stop(self) -> None:
        """End it, and all sessions with it. Stopped already is fine."""
        if self._management is not None:
            # Else a client over UDP would notice only when its patience ends.
            with suppress(OSError):
                for session in self._management.sessions():
                    self._management.send_away(session.client)
            self._management.close()
            self._management = None
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        for name in ("server.crt", "server.key", "root.crt", "crl.pem", "management"):
            (self._folder / name).unlink(missing_ok=True)

    def remove(self) -> None:
        """Stop it and forget what it said."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def sessions(self) -> tuple[Session, ...]:
        """Who is connected; nobody where it has ended."""
        if self._management is None:
            return ()
        try:
            return self._management.sessions()
        except OSError:
            return ()

    def refused(self) -> int:
        """How many certificates it has turned away since the last time this was asked."""
        if not self.log.exists():
            return 0
        with self.log.open(errors="replace") as stream:
            stream.seek(self._read)
            told = stream.read()
            self._read = stream.tell()
        return told.count(REFUSED)

    def send_away(self, client: int) -> None:
        """End one session. Ended already is fine."""
        if self._management is not None:
            with suppress(OSError):
                self._management.send_away(client)

    def told(self) -> str:
        """What it has printed."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""


def same_server(one: Door, other: Door) -> bool:
    """Whether the server of the one may go on as that of the other, and keep its sessions.

    What is pushed is read anew for each client, and packet filters are not the server's.
    """
    return one.papers == other.papers and one.port == other.port


def options_of(door: Door, folder: Path) -> list[str]:
    """The server's command line. What AWS's servers push is known from their clients' logs."""
    proto = "udp" if door.transport == "udp" else "tcp-server"
    options: list[tuple[str, ...]] = [
        ("server", str(door.pool.network_address), str(door.pool.netmask)),
        ("topology", "subnet"),
        ("dev-type", "tun"),
        ("dev", TUNNEL),
        ("proto", proto),
        ("port", str(door.port)),
        ("cert", str(folder / "server.crt")),
        ("key", str(folder / "server.key")),
        ("ca", str(folder / "root.crt")),
        ("dh", "none"),
        ("remote-cert-tls", "client"),
        ("verify-client-cert", "require"),
        ("duplicate-cn",),
        ("tls-version-min", "1.2"),
        ("data-ciphers", "AES-256-GCM"),
        ("cipher", "AES-256-GCM"),
        ("client-config-dir", str(folder / "clients")),
        ("reneg-sec", "0"),
        ("keepalive", "1", "20"),
        ("management", str(folder / "management"), "unix"),
        ("suppress-timestamps",),
        ("verb", "3"),
    ]
    if door.papers.revocation_list:
        options.append(("crl-verify", str(folder / "crl.pem")))
    return [word for name, *values in options for word in (f"--{name}", *values)]


def pushed_by(door: Door) -> list[str]:
    """What a client is told: routes, name servers, the banner.

    0.0.0.0/0 in a split tunnel's route table takes all traffic, as a full tunnel does.
    """
    if not door.split_tunnel or ANYWHERE in door.pushed:
        lines = ["redirect-gateway def1 bypass-dhcp", "block-outside-dns"]
    else:
        lines = [_route(one) for one in door.pushed]
    lines += [f"dhcp-option DNS {one}" for one in door.name_servers]
    return [*lines, *_banner(door.banner)]


def _route(network: IPv4Network) -> str:
    return f"route {network.network_address} {network.netmask}"


def _banner(text: str) -> Iterable[str]:
    """As OpenVPN GUI reads it (doc/echo-msg): in pieces, percent-encoded, then shown.

    How AWS sends its banner is not documented; this way the stock clients show it too.
    """
    piece = ""
    for sign in text:
        coded = quote(sign, safe="")
        if len(piece) + len(coded) > LONGEST_PUSH:
            yield f"echo msg-n%20{piece}"
            piece = ""
        piece += coded
    if text:
        yield f"echo msg-n%20{piece}"
        yield "echo msg-window%20AWS%20Client%20VPN"


def _write_papers(papers: Papers, folder: Path) -> None:
    for name, content in (
        ("server.crt", papers.certificate),
        ("server.key", papers.key),
        ("root.crt", papers.client_root),
        ("crl.pem", papers.revocation_list),
    ):
        path = folder / name
        path.touch(0o600)
        path.write_text(content)
