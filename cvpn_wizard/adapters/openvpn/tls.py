"""TLS over OpenVPN's control channel: bytes in, bytes out, no socket.

pyOpenSSL rather than the standard library's ``ssl``, for three things that ``ssl`` cannot do: our
key goes in as an object (``load_cert_chain`` wants it in a file, and on Windows there is no file
that is only memory); every fault of the server's certificate is told, not the first alone, before
our own goes out; and the names of the CAs that the server takes clients from can be read, which
tell a wrong CA from a revoked certificate.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from OpenSSL import SSL
from OpenSSL.crypto import X509

from cvpn_wizard.adapters.openvpn.identity import Identity
from cvpn_wizard.adapters.profile.identity_checks import MALFORMED

METHODS = b"DEFAULT:@SECLEVEL=1"
"""OpenVPN's own ``tls-cert-profile legacy``, its default: RSA from 1024 bits."""
CURVE = ec.SECP256R1()
"""Everybody has it. OpenSSL's own offer has post-quantum keys besides, for which our first words
would need two packets, that older servers and firewalls on the way have not met yet."""
READ = 16_384
UNREADABLE = -1
"""Our own number among OpenSSL's: a certificate that only OpenSSL can make sense of."""
_ALERT = "alert "


class TlsError(Exception):
    """The other side sent an alert, or something that is not TLS.

    :ivar alert: the name of the server's alert (``certificate revoked``), empty for our own view.
    :ivar reason: OpenSSL's words, in English.
    """

    def __init__(self, reason: str, alert: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.alert = alert


class Tls:
    """A client's side. The server's certificate is judged by whoever asks for :attr:`faults`."""

    def __init__(self, authorities: Sequence[x509.Certificate], identity: Identity | None) -> None:
        context = SSL.Context(SSL.TLS_CLIENT_METHOD)
        context.set_min_proto_version(SSL.TLS1_2_VERSION)  # OpenVPN's floor since 2.6
        context.set_cipher_list(METHODS)
        context.set_tmp_ecdh(CURVE)
        context.set_session_cache_mode(SSL.SESS_CACHE_OFF)
        context.set_verify(SSL.VERIFY_PEER, self._judge)
        store = context.get_cert_store()
        if store is not None:
            for authority in authorities:
                store.add_cert(X509.from_cryptography(authority))
        if identity is not None:
            context.use_certificate(identity.certificate)
            context.use_privatekey(identity.key)  # type: ignore[arg-type]
            for further in identity.chain:
                context.add_extra_chain_cert(further)
        self.faults: list[tuple[int, int]] = []
        """OpenSSL's error numbers (``X509_V_ERR_…``) with how far above the certificate (0)."""
        self.certificate: x509.Certificate | None = None
        """What the server showed; ``None`` until then, and where nobody can read it."""
        self.certificate_seen = False
        self.finished = False
        self._connection = SSL.Connection(context)
        self._connection.set_connect_state()

    def _judge(
        self, _connection: SSL.Connection, certificate: X509, error: int, depth: int, ok: int
    ) -> bool:
        """Write down what OpenSSL says and let it go on, so that all is heard."""
        if not ok and (error, depth) not in self.faults:
            self.faults.append((error, depth))
        if depth == 0:
            self.certificate_seen = True
            try:
                self.certificate = certificate.to_cryptography()
            except MALFORMED:
                self.faults.append((UNREADABLE, 0))
        return True

    def feed(self, content: bytes) -> None:
        """Take in the server's bytes and go as far as they lead.

        :raises TlsError: an alert, or no TLS.
        """
        if content:
            self._connection.bio_write(content)
        if self.finished:
            return
        try:
            self._connection.do_handshake()
        except SSL.WantReadError:
            return
        except SSL.Error as error:
            raise _told(error) from error
        self.finished = True

    def drain(self) -> bytes:
        """What has to go to the server."""
        parts = []
        while True:
            try:
                parts.append(self._connection.bio_read(READ))
            except SSL.WantReadError:
                return b"".join(parts)

    def write(self, content: bytes) -> None:
        """Say something inside TLS; only once it is finished."""
        self._connection.send(content)

    def read(self) -> bytes:
        """What the server said inside TLS; empty when it is silent or has closed.

        :raises TlsError: an alert. TLS 1.3 refuses our certificate only here.
        """
        parts = []
        while True:
            try:
                parts.append(self._connection.recv(READ))
            except (SSL.WantReadError, SSL.ZeroReturnError):
                return b"".join(parts)
            except SSL.Error as error:
                raise _told(error) from error

    @property
    def version(self) -> str:
        """``TLSv1.3`` or ``TLSv1.2``."""
        return self._connection.get_protocol_version_name()

    @property
    def accepted_issuers(self) -> tuple[x509.Name, ...]:
        """Names of the CAs whose clients the server takes; empty when it does not say."""
        try:
            return tuple(self._connection.get_client_ca_list(as_cryptography=True))
        except MALFORMED:
            return ()


def _told(error: SSL.Error) -> TlsError:
    reasons = [str(part[-1]) for part in (error.args[0] if error.args else ())]
    reason = "; ".join(reasons) or type(error).__name__
    for words in reasons:
        _, found, alert = words.partition(_ALERT)
        if found:
            return TlsError(reason, alert.strip())
    return TlsError(reason, "")
