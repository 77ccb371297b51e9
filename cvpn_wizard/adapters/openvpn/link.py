"""A way to the endpoint: datagrams, or a TCP stream with packets in it."""

from __future__ import annotations

import errno
import select
import socket
import time
from threading import Event

from cvpn_wizard.adapters.openvpn.icmp import Trouble, listen_for_errors, trouble_of
from cvpn_wizard.adapters.openvpn.names import SLICE
from cvpn_wizard.adapters.openvpn.packet import Frames, FramingError, framed
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import Outcome

UNDER_WAY = {errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, 10035, 10036}


class LinkError(Exception):
    """Nothing goes this way."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class HungUpError(Exception):
    """The other side closed the TCP connection."""


class Link:
    """One socket to one address. Use it in a ``with``."""

    lossy = True

    def __init__(self, address: str, port: int, cancelled: Event) -> None:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        kind = socket.SOCK_DGRAM if self.lossy else socket.SOCK_STREAM
        try:
            self._socket = socket.socket(family, kind)
        except OSError as error:  # a computer without IPv6
            detail = errno.errorcode.get(error.errno or 0, "")
            raise LinkError(Trouble(Outcome.PORT_NO_ROUTE, detail=detail)) from error
        self._to = (address, port)
        self._cancelled = cancelled

    def __enter__(self) -> Link:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def open(self, deadline: float) -> None:
        """:raises LinkError, WizardError: it cannot be; STOPPED."""
        raise NotImplementedError

    def send(self, raw: bytes) -> None:
        """:raises LinkError, HungUpError: it did not go out."""
        raise NotImplementedError

    def receive(self, until: float) -> list[bytes]:
        """What comes first, or an empty list at ``until`` (on ``time.monotonic``'s clock).

        :raises LinkError, HungUpError, WizardError: it never will; STOPPED.
        """
        while True:
            self._stop_if_asked()
            left = until - time.monotonic()
            self._socket.settimeout(max(min(left, SLICE), 0.001))
            try:
                return self._packets(self._socket.recv(65_536))
            except TimeoutError:
                if left <= 0:
                    return []
            except OSError as error:
                raise self._failure(error) from error

    def _packets(self, content: bytes) -> list[bytes]:
        raise NotImplementedError

    def _failure(self, error: OSError) -> Exception:
        return LinkError(trouble_of(error, self._socket))

    def _stop_if_asked(self) -> None:
        if self._cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)


class UdpLink(Link):
    """A connected socket, so that the system gives us the ICMP that comes back."""

    def open(self, deadline: float) -> None:
        listen_for_errors(self._socket)
        try:
            self._socket.connect(self._to)
        except OSError as error:
            raise self._failure(error) from error

    def send(self, raw: bytes) -> None:
        self._socket.settimeout(SLICE)
        try:
            self._socket.send(raw)
        except TimeoutError:
            return  # the system's own queue is full: as good as lost on the way
        except OSError as error:
            raise self._failure(error) from error

    def _packets(self, content: bytes) -> list[bytes]:
        return [content]


class TcpLink(Link):
    """A stream. Its packets carry their lengths."""

    lossy = False

    def __init__(self, address: str, port: int, cancelled: Event) -> None:
        super().__init__(address, port, cancelled)
        self._frames = Frames()

    def open(self, deadline: float) -> None:
        self._socket.settimeout(0)
        number = self._socket.connect_ex(self._to)
        while number in UNDER_WAY:
            self._stop_if_asked()
            left = deadline - time.monotonic()
            if left <= 0:
                raise LinkError(Trouble(Outcome.PORT_SILENT))
            wait = min(left, SLICE)
            # Windows tells a failed attempt in the third list, the others in the second.
            _, ready, failed = select.select([], [self._socket], [self._socket], wait)
            if ready or failed:
                number = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                break
        if number:
            raise LinkError(trouble_of(OSError(number, "connect"), self._socket))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, raw: bytes) -> None:
        self._socket.settimeout(2.0)
        try:
            self._socket.sendall(framed(raw))
        except OSError as error:
            raise HungUpError from error

    def _packets(self, content: bytes) -> list[bytes]:
        if not content:
            raise HungUpError
        try:
            return list(self._frames.feed(content))
        except FramingError as error:
            raise LinkError(
                Trouble(Outcome.PORT_NOT_OPENVPN, detail=f"{content[:8].hex()}")
            ) from error

    def _failure(self, error: OSError) -> Exception:
        if error.errno in {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED, 10053, 10054}:
            return HungUpError()
        return super()._failure(error)


def link_to(transport: str, address: str, port: int, cancelled: Event) -> Link:
    """The kind that the transport (``udp`` or ``tcp``) needs."""
    return (UdpLink if transport == "udp" else TcpLink)(address, port, cancelled)
