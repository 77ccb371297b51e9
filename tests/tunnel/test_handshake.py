"""The probe against the stock OpenVPN server, on loopback. Only the server needs rights."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cvpn_wizard.model.handshake import Outcome, Part, Suspicion, Way
from tests.tunnel.stock_server import Papers, Running, free_port, openvpn, probe_text, wait_for
from tests.unit.adapters.openvpn.certificates import (
    DAY,
    FOR_CLIENTS,
    FOR_SERVERS,
    NOW,
    Ca,
    profile_text,
)

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="OpenVPN's server wants a tun device: Linux and root",
)

HIDDEN = {Suspicion.REVOKED, Suspicion.LIST_EXPIRED, Suspicion.SERVER_CLOCK}


@pytest.fixture(scope="module")
def papers() -> Papers:
    ca = Ca()
    return Papers(
        ca,
        ca.issue("server", FOR_SERVERS),
        ca.issue("good", FOR_CLIENTS),
        ca.issue("revoked", FOR_CLIENTS),
    )


@pytest.fixture(scope="module", params=["udp", "tcp"])
def server(
    request: pytest.FixtureRequest, papers: Papers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """One for all clients: its list revokes ``papers.revoked``."""
    folder = tmp_path_factory.mktemp(request.param)
    crl = papers.ca.revocations(papers.revoked.serial)
    with openvpn(folder, request.param, papers, crl) as running:
        yield running


def test_it_takes_us_and_opens_no_session(server: Running, papers: Papers) -> None:
    seen = server.probe(papers.good, papers.ca)
    assert (seen.outcome, seen.certain, seen.ok) == (Outcome.ACCEPTED, True, True)
    assert [time.part for time in seen.times] == list(Part)
    assert all(time.passed for time in seen.times)
    assert seen.server is not None
    assert (seen.server.common_name, seen.server.issuer) == ("server", "Test CA")
    assert seen.server.tls == "TLSv1.3"
    said = wait_for(server.log, "peer info: IV_VER")
    assert "primary virtual IP" not in said
    assert "MULTI: Learn" not in said


def test_who_is_connected_stays_connected(server: Running, papers: Papers, tmp_path: Path) -> None:
    """OpenVPN ends a session when another one of the same name begins. Ours does not begin."""
    text = profile_text(server.port, server.transport, ca=papers.ca.certificate, client=papers.good)
    profile, log = tmp_path / "client.ovpn", tmp_path / "client.log"
    profile.touch(0o600)
    profile.write_text(text)
    words = ["openvpn", "--config", str(profile), "--dev", "null", "--ifconfig-noexec"]
    with log.open("w") as stream:
        client = subprocess.Popen(words, stdout=stream, stderr=stream)
    try:
        wait_for(log, "Initialization Sequence Completed")
        began = len(server.log.read_text())
        assert server.probe(papers.good, papers.ca).ok
        said = server.log.read_text()[began:]
        assert "peer info: IV_VER" in said, "the server has seen the probe"
        assert "previous active sessions" not in said
        assert client.poll() is None
        assert "Restart" not in log.read_text()
    finally:
        client.terminate()
        client.wait(20)


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_the_older_tls_too(transport: str, papers: Papers, tmp_path: Path) -> None:
    crl = papers.ca.revocations(papers.revoked.serial)
    with openvpn(tmp_path, transport, papers, crl, "--tls-version-max", "1.2") as running:
        good = running.probe(papers.good, papers.ca)
        assert good.outcome is Outcome.ACCEPTED
        assert good.server is not None
        assert good.server.tls == "TLSv1.2"
        refused = running.probe(papers.revoked, papers.ca)
        assert refused.outcome is Outcome.CLIENT_REFUSED
        assert refused.suspicions[0] is Suspicion.REVOKED
        said = running.log.read_text()
    assert "primary virtual IP" not in said


def test_revoked(server: Running, papers: Papers) -> None:
    seen = server.probe(papers.revoked, papers.ca)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert seen.suspicions[0] is Suspicion.REVOKED
    assert set(seen.suspicions) == HIDDEN
    assert not seen.certain, "2.6 says nothing, so that nobody can know"
    assert "certificate revoked" in server.log.read_text()


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_expired_list(transport: str, papers: Papers, tmp_path: Path) -> None:
    crl = papers.ca.revocations(ends=NOW - DAY / 2)
    with openvpn(tmp_path, transport, papers, crl) as running:
        seen = running.probe(papers.good, papers.ca)
        assert "CRL has expired" in running.log.read_text()
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert Suspicion.LIST_EXPIRED in seen.suspicions
    assert set(seen.suspicions) == HIDDEN
    assert not seen.certain


def test_expired_certificate(server: Running, papers: Papers) -> None:
    seen = server.probe(papers.ca.issue("old", FOR_CLIENTS, ends=NOW - DAY / 2), papers.ca)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions[0], seen.certain) == (Suspicion.EXPIRED, True)


def test_certificate_of_tomorrow(server: Running, papers: Papers) -> None:
    seen = server.probe(papers.ca.issue("new", FOR_CLIENTS, begins=NOW + DAY), papers.ca)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions[0], seen.certain) == (Suspicion.NOT_YET, True)


def test_another_authority(server: Running, papers: Papers) -> None:
    seen = server.probe(Ca("Other CA").issue("x", FOR_CLIENTS), papers.ca)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions, seen.certain) == ((Suspicion.WRONG_AUTHORITY,), True)


def test_an_authority_made_anew_under_its_old_name(server: Running, papers: Papers) -> None:
    seen = server.probe(Ca().issue("x", FOR_CLIENTS), papers.ca)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions[0], seen.certain) == (Suspicion.WRONG_AUTHORITY, False)


def test_a_servers_certificate_as_ours(server: Running, papers: Papers) -> None:
    seen = server.probe(papers.ca.issue("x", FOR_SERVERS), papers.ca)
    assert seen.outcome is Outcome.CLIENT_REFUSED
    assert (seen.suspicions, seen.certain) == ((Suspicion.WRONG_USAGE,), True)


def test_a_certificate_that_has_no_key(server: Running, papers: Papers) -> None:
    torn = replace(papers.good, key=papers.revoked.key)
    seen = server.probe(torn, papers.ca)
    assert (seen.outcome, seen.detail) == (Outcome.CLIENT_UNUSABLE, "key-mismatch")
    assert seen.passed(Part.SERVER)


def test_sign_in_is_not_tried(server: Running, papers: Papers) -> None:
    seen = server.probe(None, papers.ca, more="auth-user-pass\n")
    assert (seen.outcome, seen.ok) == (Outcome.CLIENT_SIGN_IN, True)


def test_the_server_has_another_name(server: Running, papers: Papers) -> None:
    seen = server.probe(papers.good, papers.ca, server_name="vpn.example")
    assert seen.outcome is Outcome.SERVER_NAME
    assert seen.server is not None
    assert (seen.server.common_name, seen.server.expected_name) == ("server", "vpn.example")
    assert seen.passed(Part.CLIENT) is None


def test_the_server_is_of_another_authority(server: Running, papers: Papers) -> None:
    before = server.log.read_text().count("VERIFY")
    seen = server.probe(papers.good, Ca("Other CA"))
    assert seen.outcome is Outcome.SERVER_UNTRUSTED
    assert seen.passed(Part.CLIENT) is None
    assert server.log.read_text().count("VERIFY") == before, "our certificate did not go out"


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"usage": FOR_SERVERS, "ends": NOW - DAY / 2}, Outcome.SERVER_EXPIRED),
        ({"usage": FOR_SERVERS, "begins": NOW + DAY}, Outcome.SERVER_NOT_YET),
        ({"usage": FOR_CLIENTS}, Outcome.SERVER_USAGE),
        ({"usage": None}, Outcome.SERVER_USAGE),
    ],
    ids=["expired", "of tomorrow", "a client's", "for nothing"],
)
def test_the_servers_certificate(
    change: dict[str, object], outcome: Outcome, papers: Papers, tmp_path: Path
) -> None:
    shown = papers.ca.issue("server", **change)  # type: ignore[arg-type]
    with openvpn(tmp_path, "udp", replace(papers, server=shown), "") as running:
        seen = running.probe(papers.good, papers.ca)
    assert seen.outcome is outcome


def test_the_servers_authority_has_expired(papers: Papers, tmp_path: Path) -> None:
    old = Ca("Old CA", ends=NOW - DAY / 2)
    theirs = Papers(old, old.issue("server", FOR_SERVERS), papers.good, papers.revoked)
    with openvpn(tmp_path, "tcp", theirs, "") as running:
        seen = running.probe(old.issue("x", FOR_CLIENTS), old)
    assert seen.outcome is Outcome.SERVER_AUTHORITY_EXPIRED


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_nobody_listens(transport: str, papers: Papers, tmp_path: Path) -> None:
    text = profile_text(
        free_port(transport), transport, ca=papers.ca.certificate, client=papers.good
    )
    seen = probe_text(text, tmp_path)
    assert seen.outcome is Outcome.PORT_REFUSED
    assert seen.elsewhere == ()


def test_the_wrong_transport(server: Running, papers: Papers) -> None:
    wrong = {"udp": "tcp", "tcp": "udp"}[server.transport]
    text = profile_text(server.port, wrong, ca=papers.ca.certificate, client=papers.good)
    seen = probe_text(text, server.log.parent)
    assert seen.outcome is Outcome.PORT_REFUSED
    assert seen.elsewhere == (Way(server.transport, server.port),)


def test_a_healthy_one_takes_no_time(server: Running, papers: Papers) -> None:
    began = time.monotonic()
    assert server.probe(papers.good, papers.ca).ok
    assert time.monotonic() - began < 1.0
