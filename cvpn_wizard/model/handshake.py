"""How far OpenVPN's own first packets got: the name, the port, the server, and what it says of us.

An endpoint of AWS is a black box and OpenVPN servers before 2.7 fall silent instead of saying why,
so that a refusal comes with :class:`Suspicion`s and with whether they are certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """The parts of the attempt, in the order in which they are met."""

    NAME = "name"
    PORT = "port"
    SERVER = "server"
    CLIENT = "client"


class Outcome(StrEnum):
    """How the attempt ended. All but ``ACCEPTED`` and ``CLIENT_SIGN_IN`` are in the way."""

    ACCEPTED = "accepted"
    """The server took our certificate and answered with its half of the keys."""
    PROFILE_UNUSABLE = "profile-unusable"
    """No ``remote``, no CA that can be read, or a way of connecting that AWS does not have
    (``tls-auth``, ``tls-crypt``, ``http-proxy``, …): ``detail`` names the directive."""
    # the name
    NAME_UNKNOWN = "name-unknown"
    """The resolver says that there is no such name."""
    NAME_NO_ANSWER = "name-no-answer"
    """No resolver answered: this computer is off the network, or its DNS is broken."""
    # the port
    PORT_SILENT = "port-silent"
    """Nothing came back: filtered on the way, or the wrong transport or port."""
    PORT_REFUSED = "port-refused"
    """Somebody said that nothing listens there (``said_by``)."""
    PORT_NO_ROUTE = "port-no-route"
    """This computer has no way to that address."""
    PORT_UNREACHABLE = "port-unreachable"
    """Somebody on the way said that the address cannot be reached (``said_by``)."""
    PORT_FORBIDDEN = "port-forbidden"
    """A firewall said that it lets nothing through: one on this computer, or ``said_by``."""
    PORT_CLOSED = "port-closed"
    """TCP was taken up, and dropped without a word of OpenVPN."""
    PORT_NOT_OPENVPN = "port-not-openvpn"
    """Something answers that does not speak OpenVPN: a proxy, a sign-in page, another service."""
    # TLS and the server's certificate
    TLS_SILENT = "tls-silent"
    """The first packet was answered, the TLS ones were not: large packets lost on the way?"""
    TLS_CLOSED = "tls-closed"
    """The server hung up before it showed its certificate."""
    TLS_FAILED = "tls-failed"
    """No common version or method, or not TLS at all; ``detail`` is OpenSSL's reason."""
    SERVER_UNTRUSTED = "server-untrusted"
    """The server's certificate was not issued by a CA of the profile."""
    SERVER_EXPIRED = "server-expired"
    SERVER_NOT_YET = "server-not-yet"
    SERVER_USAGE = "server-usage"
    """It is no certificate for a server (``remote-cert-tls server``)."""
    SERVER_NAME = "server-name"
    """It has another name than ``verify-x509-name`` asks for."""
    SERVER_AUTHORITY_EXPIRED = "server-authority-expired"
    """The CA above it has expired."""
    SERVER_BAD = "server-bad"
    """Any other reason of OpenSSL (too weak, malformed, …): ``detail``."""
    # what the server says of us
    CLIENT_UNUSABLE = "client-unusable"
    """Our own certificate and key cannot be used: missing, unreadable, or not a pair."""
    CLIENT_REFUSED = "client-refused"
    """The server does not take our certificate: see ``suspicions`` and ``certain``."""
    CLIENT_SILENT = "client-silent"
    """The server was fine until our certificate went out, and then fell silent, without a refusal:
    even a fresh start got no answer any more, or the certificate was taken and the rest was not
    answered. Trouble on the way."""
    CLIENT_SIGN_IN = "client-sign-in"
    """All is well so far; this endpoint signs people in, which is not tried."""


class Suspicion(StrEnum):
    """Why the server refuses our certificate."""

    EXPIRED = "expired"
    NOT_YET = "not-yet"
    WRONG_AUTHORITY = "wrong-authority"
    WRONG_USAGE = "wrong-usage"
    REVOKED = "revoked"
    LIST_EXPIRED = "list-expired"
    """The server's revocation list is past its date: nobody at all gets in."""
    SERVER_CLOCK = "server-clock"
    OUR_CLOCK = "our-clock"
    """Our certificate's dates are right, or this computer's clock is not."""
    NO_CERTIFICATE = "no-certificate"
    """The server wants a certificate, and the profile has none."""
    NOT_ALLOWED = "not-allowed"
    """The certificate is good, the server says no all the same (``AUTH_FAILED``)."""


@dataclass(frozen=True)
class Way:
    """One transport (``udp`` or ``tcp``) and port."""

    transport: str
    port: int


@dataclass(frozen=True)
class PartTime:
    """One part that was tried: whether it passed, and how long it took."""

    part: Part
    passed: bool
    milliseconds: float


@dataclass(frozen=True)
class NameLook:
    """What the resolvers said.

    :ivar asked: the name that was asked for, with its random label where one is due.
    :ivar random_label: whether a label was put in front. AWS's endpoints answer only so.
    :ivar addresses: what it stands for; empty when nobody knew.
    :ivar bare_known: where the one with a label is unknown: whether the name as it stands in the
        profile is known; ``None``: not asked.
    :ivar label_known: where the profile has no ``remote-random-hostname`` and its name is unknown:
        whether it is known with a label in front; ``None``: not asked.
    """

    asked: str
    random_label: bool
    addresses: tuple[str, ...] = ()
    bare_known: bool | None = None
    label_known: bool | None = None


@dataclass(frozen=True)
class ServerSeen:
    """The certificate that the server showed.

    :ivar common_name: empty where it has none.
    :ivar issuer: common name of who issued it.
    :ivar not_before: UTC.
    :ivar not_after: UTC.
    :ivar fingerprint: SHA-256, in lower-case hexadecimal.
    :ivar tls: ``TLSv1.3`` or ``TLSv1.2``.
    :ivar expected_name: of ``verify-x509-name``; empty where the profile has none.
    :ivar faults: all that is wrong with it, the gravest first (``SERVER_…``).
    """

    common_name: str
    issuer: str
    not_before: datetime
    not_after: datetime
    fingerprint: str
    tls: str
    expected_name: str = ""
    faults: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Handshake:
    """How far it got. While it goes on, ``outcome`` is ``None``.

    :ivar host: as the profile has it.
    :ivar port: of the way that was tried.
    :ivar transport: ``udp`` or ``tcp``.
    :ivar address: who answered, or who was tried last.
    :ivar tries: how often the first packet was sent.
    :ivar times: the parts that were tried, in order.
    :ivar suspicions: with ``CLIENT_REFUSED``, the likeliest first; never empty then.
    :ivar certain: the server said so, or our certificate's own dates and issuer prove it. Otherwise
        the server only fell silent or hung up, as OpenVPN before 2.7 does.
    :ivar said_by: address of who sent the ICMP refusal, where the system tells (Linux).
    :ivar elsewhere: other ways on which the same address does speak OpenVPN.
    :ivar detail: a word for the log and for experts, in English; never a secret.
    """

    host: str
    port: int
    transport: str
    outcome: Outcome | None = None
    name: NameLook | None = None
    address: str = ""
    tries: int = 0
    times: tuple[PartTime, ...] = ()
    server: ServerSeen | None = None
    suspicions: tuple[Suspicion, ...] = ()
    certain: bool = False
    said_by: str = ""
    elsewhere: tuple[Way, ...] = ()
    detail: str = ""

    @property
    def milliseconds(self) -> float:
        """Of all parts together."""
        return sum(time.milliseconds for time in self.times)

    @property
    def ok(self) -> bool:
        """Nothing stands in the way as far as this attempt can see."""
        return self.outcome in {Outcome.ACCEPTED, Outcome.CLIENT_SIGN_IN}

    def passed(self, part: Part) -> bool | None:
        """Whether a part passed; ``None`` when it was not come to."""
        return next((time.passed for time in self.times if time.part is part), None)
