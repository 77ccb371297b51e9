"""A publisher of releases on this computer, who can be as bad as one likes."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from cvpn_wizard.adapters.updates.manifest import manifest_bytes
from cvpn_wizard.adapters.updates.signature import public_key, sign
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.model.updates import Release

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
RELEASE = Release(
    version="2.0.1",
    released=date(2026, 11, 20),
    sequence=7,
    expires=NOW + timedelta(days=90),
    notes={"en": "https://example.com/news/en", "ja": "https://example.com/news/ja"},
    download="https://example.com/setup.exe",
    sha256="ab" * 32,
    size=37_000_000,
    minimum_windows="10.0.17763",
)


def new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )


class Raw:
    """A server of bare bytes: an answer byte by byte, with a pause before each.

    :param context: speaks TLS.
    """

    def __init__(self, answer: bytes, pause: float, context: ssl.SSLContext | None = None) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._answer, self._pause, self._context = answer, pause, context
        scheme = "https" if context else "http"
        self.address = f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}/updates.json"
        self._thread = threading.Thread(target=self._serve)  # noqa: TID251  the test's own
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            one, _ = self._socket.accept()
            with one, self._context.wrap_socket(one, True) if self._context else one as spoken:
                spoken.recv(4096)
                for number in range(len(self._answer)):
                    time.sleep(self._pause)
                    spoken.sendall(self._answer[number : number + 1])

    def stop(self) -> None:
        self._thread.join()
        self._socket.close()


class FixedClock(Clock):
    def __init__(self, now: datetime = NOW) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


class Publisher:
    """:ivar answers: by path: status, headers, body, and seconds between its bytes."""

    def __init__(self) -> None:
        self.pem = new_key()
        self.key = public_key(self.pem)
        self.answers: dict[str, tuple[int, dict[str, str], bytes, float]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        publisher = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked.append((self.path, dict(self.headers.items())))
                missing = (404, {}, b"", 0.0)
                status, headers, body, pause = publisher.answers.get(self.path, missing)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                pieces = [body[n : n + 1] for n in range(len(body))] if pause else [body]
                for piece in pieces:
                    try:
                        self.wfile.write(piece)
                        self.wfile.flush()
                    except OSError:
                        return
                    time.sleep(pause)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.daemon_threads = True
        self._thread = threading.Thread(  # noqa: TID251  a server of the test's own
            target=self._server.serve_forever, args=(0.01,)
        )
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/updates.json"

    def publish(self, release: Release = RELEASE, pem: bytes | None = None) -> None:
        self.put(manifest_bytes(release), pem)

    def put(self, raw: bytes, pem: bytes | None = None) -> None:
        line = sign(raw, pem or self.pem).encode("ascii") + b"\n"
        self.answers["/updates.json"] = (200, {}, raw, 0.0)
        self.answers["/updates.json.sig"] = (200, {}, line, 0.0)

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    one = Publisher()
    one.publish()
    yield one
    one.stop()
