"""The stand-in for the server behind the tunnel: a TCP port on this computer that answers."""

from __future__ import annotations

import socketserver
import threading


class _Greeting(socketserver.BaseRequestHandler):
    """Taking the connection is the answer; closing it ends the talk."""


class StandIn(socketserver.TCPServer):
    """Accepts and closes."""

    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Greeting)
        # Part of the practice server, not work of the window or the engine.
        self._thread = threading.Thread(  # noqa: TID251
            target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.server_address[:2]
        return str(host), int(port)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()
