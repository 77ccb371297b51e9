"""A CA that Debian's EasyRSA made carries a tunnel as well as ours does."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.tunnel.proving_ground import Place, connected, needs_ground, pings
from tests.tunnel.test_worked_example import EXAMPLES, SERVER, apply

pytestmark = needs_ground

EASYRSA = "/usr/share/easy-rsa/easyrsa"
PERSON = "client1.domain.tld"


def easyrsa(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [EASYRSA, f"--pki-dir={folder}", *words],
        cwd=folder.parent,
        env={**os.environ, "EASYRSA_BATCH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_tutorials_own_certificates(place: Place, tmp_path: Path) -> None:
    """AWS's tutorial: build-ca, a server, a client; later gen-crl with the client revoked."""
    pki = tmp_path / "pki"
    easyrsa(pki, "init-pki")
    easyrsa(pki, "--req-cn=Tutorial CA", "build-ca", "nopass")
    easyrsa(pki, "--san=DNS:server", "build-server-full", "server", "nopass")
    easyrsa(pki, "build-client-full", PERSON, "nopass")
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    plan = plan.replace('authority = "new"', f'authority = "{pki}"')
    plan = plan.replace('transport = "udp"', 'transport = "tcp"')
    result = apply(place.cloud, plan, tmp_path)
    place.ground.follow()
    (profile,) = result.profiles
    with connected(place.ground, Path(profile)) as client:
        assert "CN=Tutorial CA" in client.told()
        assert pings(place.ground, SERVER) == 1
        easyrsa(pki, "revoke", PERSON)
        easyrsa(pki, "gen-crl")
        place.client("ec2").import_client_vpn_client_certificate_revocation_list(
            ClientVpnEndpointId=result.endpoint_id,
            CertificateRevocationList=(pki / "crl.pem").read_text(),
        )
        place.ground.follow()
        client.wait_for("Connection reset, restarting", times=2)
    assert "certificate revoked" in place.ground.doors[0].told()
