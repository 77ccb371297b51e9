"""A profile as AWS exports it, and certificates to put into it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import Authority, Issued

NOW = datetime.now(UTC).replace(microsecond=0)
HOST = "cvpn-endpoint-0123456789abcdef0.prod.clientvpn.ap-northeast-1.amazonaws.com"
PERSON = "client1.domain.tld"


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.create("office CA", 10, NOW)


@pytest.fixture(scope="session")
def person(authority: Authority) -> Issued:
    return authority.issue_client(PERSON, 2, NOW)


@pytest.fixture(scope="session")
def server(authority: Authority) -> Issued:
    return authority.issue_server("server", 2, NOW)


@pytest.fixture(scope="session")
def exported(authority: Authority) -> str:
    """The order of lines, and the blank ones, are AWS's."""
    return f"""client
dev tun
proto udp
remote {HOST} 443
remote-random-hostname
resolv-retry infinite
nobind
remote-cert-tls server
cipher AES-256-GCM
verb 3
<ca>
{authority.certificate}
</ca>

reneg-sec 0

verify-x509-name server name
"""


@pytest.fixture
def folder(tmp_path: Path, person: Issued) -> Path:
    """Where the tutorial puts certificate and key."""
    write_private(tmp_path / f"{PERSON}.crt", person.certificate)
    write_private(tmp_path / f"{PERSON}.key", person.key.reveal())
    return tmp_path
