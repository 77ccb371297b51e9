"""What keeps an intermediate authority from being a helpdesk's kit, shown with the stock OpenVPN.

See ``docs/helpdesk-role.md``: AWS takes one revocation list for an endpoint, of one issuer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from tests.tunnel.by_hand import SERVER, Vpn, make_vpn
from tests.tunnel.papers import DAY, Pair, Papers
from tests.tunnel.proving_ground import CONNECTED, Place, client, connected, needs_ground, pings

pytestmark = needs_ground

REFUSED = "Connection reset, restarting"


@pytest.fixture
def vpn(place: Place, papers: Papers, tmp_path: Path) -> Iterator[Vpn]:
    yield make_vpn(place, papers, tmp_path, TransportProtocol="tcp")
    place.aws.account.reset()
    place.ground.follow()


@dataclass
class Intermediate:
    """An authority below the CA, as a helpdesk would have it in a kit."""

    pair: Pair

    def revocation_list(self, revoked: Iterable[Pair]) -> str:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.pair.certificate.subject)
            .last_update(now - DAY)
            .next_update(now + 30 * DAY)
        )
        for one in revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(one.certificate.serial_number)
                .revocation_date(now - DAY)
                .build()
            )
        return builder.sign(self.pair.key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()

    def issue(self, papers: Papers, name: str) -> Pair:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pattern = papers.issue(name).certificate
        builder = (
            x509.CertificateBuilder()
            .subject_name(pattern.subject)
            .issuer_name(self.pair.certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(pattern.not_valid_before_utc)
            .not_valid_after(pattern.not_valid_after_utc)
        )
        for extension in pattern.extensions:
            if not isinstance(extension.value, x509.SubjectKeyIdentifier):
                builder = builder.add_extension(extension.value, extension.critical)
        return Pair(builder.sign(self.pair.key, hashes.SHA256()), key)


@pytest.fixture
def intermediate(papers: Papers) -> Intermediate:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    root = papers.authority.certificate
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Helpdesk CA")]))
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(root.not_valid_before_utc)
        .not_valid_after(root.not_valid_before_utc + 60 * DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(papers.authority.key, hashes.SHA256())
    )
    return Intermediate(Pair(made, key))


def with_intermediate(profile: Path, intermediate: Intermediate) -> Path:
    """The client has to send it along: the endpoint knows the root alone."""
    text = profile.read_text().replace("</cert>", f"{intermediate.pair.pem}</cert>")
    profile.write_text(text)
    return profile


def refused(vpn: Vpn, profile: Path) -> bool:
    with client(vpn.place.ground, profile) as running:
        running.wait_for(REFUSED)
        return CONNECTED not in running.told()


def gets_in(vpn: Vpn, profile: Path) -> bool:
    with connected(vpn.place.ground, profile):
        return pings(vpn.place.ground, SERVER) == 1


def revoke(vpn: Vpn, revocation_list: str) -> None:
    vpn.revoke(revocation_list)
    vpn.follow()


def test_a_laptop_of_an_intermediate_cannot_be_locked_out_alone(
    vpn: Vpn, papers: Papers, intermediate: Intermediate
) -> None:
    """The one list is of one issuer: either the CA's revocations hold, or the intermediate's."""
    lost, stolen = papers.issue("lost.laptop"), intermediate.issue(papers, "stolen.laptop")
    of_ca = vpn.profile(lost)
    of_helpdesk = with_intermediate(vpn.profile(stolen), intermediate)
    # The CA's list names both serials; of the second it is not the issuer, and that one gets in.
    revoke(vpn, papers.revocation_list([lost, stolen]))
    assert refused(vpn, of_ca)
    assert gets_in(vpn, of_helpdesk)
    # The intermediate's list in its place: now the other one gets in again.
    revoke(vpn, intermediate.revocation_list([stolen]))
    assert refused(vpn, of_helpdesk)
    assert gets_in(vpn, of_ca)


def test_an_intermediate_can_be_locked_out_as_a_whole_only(
    vpn: Vpn, papers: Papers, intermediate: Intermediate
) -> None:
    profiles = [
        with_intermediate(vpn.profile(intermediate.issue(papers, name)), intermediate)
        for name in ("sato.laptop", "suzuki.laptop")
    ]
    assert all(gets_in(vpn, profile) for profile in profiles)
    revoke(vpn, papers.revocation_list([intermediate.pair]))
    assert all(refused(vpn, profile) for profile in profiles)


def test_issued_ahead_each_can_be_revoked_by_the_one_list(vpn: Vpn, papers: Papers) -> None:
    """The queue: a helpdesk PC is lost, and what it had not handed out yet is revoked alone."""
    handed, left = papers.issue("hd1.001"), [papers.issue(f"hd1.00{n}") for n in (2, 3)]
    revoke(vpn, papers.revocation_list(left))
    assert all(refused(vpn, vpn.profile(one)) for one in left)
    assert gets_in(vpn, vpn.profile(handed))
