"""A CA of the tests' own, with every way in which its papers can be wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = timedelta(days=1)
SERVER_USE, CLIENT_USE = ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH


@dataclass(frozen=True)
class Pair:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def key_pem(self) -> str:
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode()


class Papers:
    """A CA, a server's pair, and pairs for people."""

    def __init__(self, name: str = "Proving ground CA") -> None:
        self.authority = self._pair(name, None)
        self.server = self.issue("server", SERVER_USE)

    def issue(
        self,
        name: str,
        use: x509.ObjectIdentifier = CLIENT_USE,
        *,
        starts: timedelta = -DAY,
        ends: timedelta = 90 * DAY,
    ) -> Pair:
        """A certificate for somebody; the times are counted from now."""
        return self._pair(name, use, starts=starts, ends=ends)

    def revocation_list(
        self, revoked: Iterable[Pair], *, starts: timedelta = -DAY, ends: timedelta = 30 * DAY
    ) -> str:
        """The CA's list, PEM. One whose end has passed locks out everybody."""
        now = datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.authority.certificate.subject)
            .last_update(now + starts)
            .next_update(now + ends)
        )
        for one in revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(one.certificate.serial_number)
                .revocation_date(now - DAY)
                .build()
            )
        signed = builder.sign(self.authority.key, hashes.SHA256())
        return signed.public_bytes(serialization.Encoding.PEM).decode()

    def _pair(
        self,
        name: str,
        use: x509.ObjectIdentifier | None,
        *,
        starts: timedelta = -DAY,
        ends: timedelta = 90 * DAY,
    ) -> Pair:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        issuer = Pair(self.authority.certificate, self.authority.key) if use else None
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.certificate.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + starts)
            .not_valid_after(now + ends)
            .add_extension(x509.BasicConstraints(ca=use is None, path_length=None), critical=True)
        )
        if use is not None:
            builder = builder.add_extension(_SIGNS_AND_WRAPS, critical=True)
            builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
        if use == SERVER_USE:
            builder = builder.add_extension(
                x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False
            )
        return Pair(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


_SIGNS_AND_WRAPS = x509.KeyUsage(
    digital_signature=True,
    key_encipherment=True,
    content_commitment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)
