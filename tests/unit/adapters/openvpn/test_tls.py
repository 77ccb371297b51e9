"""TLS in memory: our side against OpenSSL's server side, and against anything at all."""

from __future__ import annotations

import contextlib
import random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from OpenSSL import SSL, crypto

from cvpn_wizard.adapters.openvpn.identity import Identity
from cvpn_wizard.adapters.openvpn.server_certificate import Expected, judge
from cvpn_wizard.adapters.openvpn.tls import Tls, TlsError
from tests.unit.adapters.openvpn.certificates import FOR_CLIENTS, FOR_SERVERS, Ca, Pair

CA = Ca()
SERVER = CA.issue("server", FOR_SERVERS)
CLIENT = CA.issue("client", FOR_CLIENTS)


def loaded(pair: Pair) -> Identity:
    return Identity(
        x509.load_pem_x509_certificate(pair.certificate.encode()),
        serialization.load_pem_private_key(pair.key.encode(), None),
    )


def server(version: int, *named: Ca) -> SSL.Connection:
    context = SSL.Context(SSL.TLS_SERVER_METHOD)
    context.set_max_proto_version(version)
    ours = loaded(SERVER)
    context.use_certificate(ours.certificate)
    context.use_privatekey(ours.key)  # type: ignore[arg-type]
    store = context.get_cert_store()
    assert store is not None
    store.add_cert(crypto.X509.from_cryptography(CA.x509))
    for ca in named:
        context.add_client_ca(ca.x509)
    context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT)
    connection = SSL.Connection(context)
    connection.set_accept_state()
    return connection


def answer_of(connection: SSL.Connection, said: bytes) -> bytes:
    """What the server says to it."""
    connection.bio_write(said)
    with contextlib.suppress(SSL.Error):  # WantReadError is one of them
        connection.do_handshake()
    with contextlib.suppress(SSL.WantReadError):
        return connection.bio_read(65_536)
    return b""


def first_words(tls: Tls) -> bytes:
    tls.feed(b"")
    return tls.drain()


@pytest.mark.parametrize("version", [SSL.TLS1_2_VERSION, SSL.TLS1_3_VERSION])
def test_there_and_back(version: int) -> None:
    tls = Tls([CA.x509], loaded(CLIENT))
    other = server(version, CA, Ca("Other CA"))
    said = first_words(tls)
    assert len(said) < 1100, "our first words fit into one packet"
    while not tls.finished:
        tls.feed(answer_of(other, said))
        said = tls.drain()
    if said:
        answer_of(other, said)
    assert tls.faults == []
    assert tls.certificate == loaded(SERVER).certificate
    assert [name.rfc4514_string() for name in tls.accepted_issuers] == [
        "CN=Test CA",
        "CN=Other CA",
    ]
    tls.write(b"keys")
    other.bio_write(tls.drain())
    assert other.recv(100) == b"keys"
    assert tls.version == ("TLSv1.2" if version == SSL.TLS1_2_VERSION else "TLSv1.3")


def test_all_faults_are_told() -> None:
    """Of another CA, and no more is heard than that; nothing is thrown."""
    tls = Tls([Ca("Other CA").x509], loaded(CLIENT))
    tls.feed(answer_of(server(SSL.TLS1_3_VERSION), first_words(tls)))
    assert tls.certificate_seen
    assert {error for error, _ in tls.faults} & {19, 20, 21}, tls.faults


def test_older_than_1_2_is_not_spoken() -> None:
    tls = Tls([CA.x509], None)
    other = server(SSL.TLS1_1_VERSION)
    with pytest.raises(TlsError) as caught:
        tls.feed(answer_of(other, first_words(tls)))
    assert "protocol version" in caught.value.alert


def test_an_alert_has_a_name() -> None:
    tls = Tls([CA.x509], None)
    first_words(tls)
    with pytest.raises(TlsError) as caught:
        tls.feed(b"\x15\x03\x03\x00\x02\x02\x28")
    assert caught.value.alert == "handshake failure"


def test_hundreds_of_flights_with_something_changed() -> None:
    """Whatever comes is an answer or a :class:`TlsError`. In TLS 1.2 the certificate is in clear,
    so that the readers of certificates meet it too."""
    chance = random.Random(11)  # noqa: S311
    identity = loaded(CLIENT)
    seen = 0
    for number in range(300):
        tls = Tls([CA.x509], identity)
        version = SSL.TLS1_2_VERSION if number % 4 else SSL.TLS1_3_VERSION
        flight = bytearray(answer_of(server(version, CA), first_words(tls)))
        for _ in range(chance.randrange(1, 4)):
            flight[chance.randrange(len(flight))] = chance.randrange(256)
        try:
            tls.feed(bytes(flight))
            tls.drain()
            tls.read() if tls.finished else None
        except TlsError:
            pass
        if tls.certificate_seen:
            seen += 1
            judge(tls.certificate, tls.faults, Expected("server", "name", usage=True), tls.version)
            judge(tls.certificate, tls.faults, Expected("CN=server", usage=True), tls.version)
        assert isinstance(tls.accepted_issuers, tuple)
    assert seen > 20


def test_a_thousand_times_anything() -> None:
    chance = random.Random(12)  # noqa: S311
    refused = 0
    for _ in range(1000):
        tls = Tls([CA.x509], None)
        first_words(tls)
        try:
            tls.feed(chance.randbytes(chance.randrange(5, 200)))
        except TlsError:
            refused += 1
        assert not tls.finished
    assert refused > 900
