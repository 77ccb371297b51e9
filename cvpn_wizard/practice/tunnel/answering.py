"""The servers that stand on the ground: name servers, and hosts that greet whoever connects.

One thread for all of them. A socket belongs to the namespace in which it was opened.
"""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import IPv4Address

from cvpn_wizard.practice.tunnel.names import Zone, answer
from cvpn_wizard.practice.tunnel.namespace import Namespace

PORTS = (22, 80, 443, 3389)
"""Where hosts greet: SSH's, the web's and Remote Desktop's."""


class Answering:
    """Sockets by an owner's name, so that they can be closed together.

    :ivar ahead: by how much the time that hosts tell is ahead of this computer's.
    """

    def __init__(self) -> None:
        self._chosen = selectors.DefaultSelector()
        self._sockets: dict[str, list[socket.socket]] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self.ahead = timedelta(0)
        # Part of the practice servers, not work of the window or the engine.
        self._thread = threading.Thread(target=self._serve, daemon=True)  # noqa: TID251

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()
        for owner in list(self._sockets):
            self.close(owner)
        self._chosen.close()

    def names(
        self, owner: str, place: Namespace, at: IPv4Address, zone: Callable[[], Zone]
    ) -> None:
        """Answer questions for names at an address, from what ``zone`` is at that moment."""
        with place.entered():
            server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            server.bind((str(at), 53))
        self._add(owner, server, lambda: _answer_name(server, zone()))

    def greetings(self, owner: str, place: Namespace, ports: Iterable[int] = PORTS) -> None:
        """Greet on these ports, at every address that the namespace has."""
        for port in ports:
            with place.entered():
                server = socket.create_server(("0.0.0.0", port))  # noqa: S104
            self._add(owner, server, lambda server=server: _greet(server, self._now()))  # type: ignore[misc]

    def _now(self) -> str:
        return format_datetime(datetime.now(UTC) + self.ahead, usegmt=True)

    def close(self, owner: str) -> None:
        """Close what was opened in that name. Nothing is fine."""
        with self._lock:
            for server in self._sockets.pop(owner, []):
                self._chosen.unregister(server)
                server.close()

    def _add(self, owner: str, server: socket.socket, work: Callable[[], None]) -> None:
        server.settimeout(0)
        with self._lock:
            self._sockets.setdefault(owner, []).append(server)
            self._chosen.register(server, selectors.EVENT_READ, work)

    def _serve(self) -> None:
        while not self._ended.is_set():
            ready = self._chosen.select(timeout=0.1)
            with self._lock:
                for key, _ in ready:
                    if key.fd >= 0 and key.fileobj in self._open():
                        key.data()

    def _open(self) -> set[object]:
        return {one for servers in self._sockets.values() for one in servers}


def _answer_name(server: socket.socket, zone: Zone) -> None:
    with suppress(OSError):
        question, asker = server.recvfrom(4096)
        reply = answer(question, zone)
        if reply is not None:
            server.sendto(reply, asker)


def _greet(server: socket.socket, now: str) -> None:
    """Tell whoever connects how he is seen: from here, that is what source NAT made of him."""
    with suppress(OSError):
        client, (address, _) = server.accept()
        with client:
            body = f"You come from {address}.\n".encode()
            client.sendall(
                b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n"
                + f"Date: {now}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            client.shutdown(socket.SHUT_WR)
            client.settimeout(0.3)  # what is not read when we close would be a reset for him
            client.recv(4096)
