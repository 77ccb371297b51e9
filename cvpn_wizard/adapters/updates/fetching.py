"""Getting a small file by HTTPS: within a size and a time, and telling nothing of who asks.

Plain HTTP is taken from this computer only, for tests. No cookie is kept or sent, and the only
header of ours is the program's name, without its version.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
import urllib.error
import urllib.request
from email.message import Message
from functools import partial
from typing import IO
from urllib.parse import urlsplit

from cvpn_wizard.model.errors import ErrorCode, WizardError

SECONDS = 10.0
"""For the whole of one file, however slowly it comes: a program that is closed waits for it."""
SILENCE = 5.0
"""Seconds without a single byte."""
PIECE = 4096
REDIRECTS = 3
OURSELVES = frozenset({"127.0.0.1", "localhost", "::1"})


def usable(address: str) -> bool:
    """Whether we would ask there."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None or not host:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in OURSELVES)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = REDIRECTS

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if not usable(newurl) or after.scheme != before.scheme:
            fp.close()
            raise WizardError(ErrorCode.UPDATES_ADDRESS_BAD, name=newurl[:200])
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Cut:
    """Ends a connection when its time is over, also in the middle of its headers."""

    def __init__(self, until: float) -> None:
        self._until = until
        self._timers: list[threading.Timer] = []

    def watch(self, connected: socket.socket | None) -> None:
        timer = threading.Timer(max(self._until - time.monotonic(), 0), _shut, [connected])
        timer.daemon = True
        self._timers.append(timer)
        timer.start()

    def done(self) -> None:
        for timer in self._timers:
            timer.cancel()
            timer.join()


def _shut(connected: socket.socket | None) -> None:
    if connected is not None:
        with contextlib.suppress(OSError, ValueError):
            # The plain one's: TLS would first say good-bye, and wait for an answer.
            socket.socket.shutdown(connected, socket.SHUT_RDWR)


class _Plain(http.client.HTTPConnection):
    def __init__(self, host: str, *, cut: _Cut, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self._cut = cut

    def connect(self) -> None:
        super().connect()
        self._cut.watch(self.sock)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, host: str, *, cut: _Cut, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self._cut = cut

    def connect(self) -> None:
        super().connect()
        self._cut.watch(self.sock)


class _PlainOpener(urllib.request.HTTPHandler):
    def __init__(self, cut: _Cut) -> None:
        super().__init__()
        self._cut = cut

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Plain, cut=self._cut), req)


class _SecureOpener(urllib.request.HTTPSHandler):
    def __init__(self, cut: _Cut) -> None:
        super().__init__()
        self._cut = cut

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Secure, cut=self._cut), req)


def fetch(address: str, largest: int, *, seconds: float = SECONDS) -> bytes:
    """The file at that address. Slow: in a job only.

    :raises WizardError: UPDATES_ADDRESS_BAD (not https, also after a redirection),
        UPDATES_UNREACHABLE, UPDATES_UNREADABLE (larger than that).
    """
    if not usable(address):
        raise WizardError(ErrorCode.UPDATES_ADDRESS_BAD, name=address[:200])
    until = time.monotonic() + seconds
    cut = _Cut(until)
    opener = urllib.request.build_opener(_Redirects(), _PlainOpener(cut), _SecureOpener(cut))
    opener.addheaders = [("User-Agent", "cvpn-wizard"), ("Accept-Encoding", "identity")]
    try:
        with opener.open(address, timeout=min(SILENCE, seconds)) as answer:
            return _read(answer, largest, until, address)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        why = getattr(error, "code", None) or getattr(error, "reason", None) or error
        raise WizardError(ErrorCode.UPDATES_UNREACHABLE, name=address, why=_why(why)) from error
    finally:
        cut.done()


def _read(answer: IO[bytes], largest: int, until: float, address: str) -> bytes:
    read = bytearray()
    one_piece = getattr(answer, "read1", answer.read)
    while piece := one_piece(PIECE):
        read += piece
        if len(read) > largest:
            raise WizardError(ErrorCode.UPDATES_UNREADABLE)
        if time.monotonic() >= until:
            break
    if time.monotonic() >= until:  # what was cut off looks like an end
        raise TimeoutError(address)
    expected = getattr(answer, "headers", Message()).get("Content-Length", "")
    if expected.isdecimal() and int(expected) != len(read):
        raise http.client.IncompleteRead(bytes(read))
    return bytes(read)


def _why(why: object) -> str:
    """A number of HTTP, or the kind of failure; never the words of a server."""
    return f"HTTP {why}" if isinstance(why, int) else type(why).__name__
