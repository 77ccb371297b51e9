"""Small certificates for handshakes: any dates, any usage, any CA. P-256, since they are quick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
FOR_SERVERS = ExtendedKeyUsageOID.SERVER_AUTH
FOR_CLIENTS = ExtendedKeyUsageOID.CLIENT_AUTH


@dataclass(frozen=True)
class Pair:
    """A certificate with its key, as PEM."""

    certificate: str
    key: str
    serial: int


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def key_pem(key: ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


class Ca:
    """A CA that issues whatever a test asks for."""

    def __init__(
        self,
        name: str = "Test CA",
        *,
        begins: datetime = NOW - DAY,
        ends: datetime = NOW + 9 * DAY,
        path_length: int | None = None,
    ) -> None:
        self.name = named(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._path_length = path_length
        self.x509 = self._root(begins, ends)

    def _root(self, begins: datetime, ends: datetime) -> x509.Certificate:
        limits = x509.BasicConstraints(ca=True, path_length=self._path_length)
        return (
            self._builder(self.name, self._key.public_key(), begins, ends)
            .add_extension(limits, critical=True)
            .sign(self._key, hashes.SHA256())
        )

    def again(self, *, begins: datetime = NOW - DAY, ends: datetime = NOW + 99 * DAY) -> str:
        """Another certificate of this CA for the key that it has, with other dates."""
        made = self._root(begins, ends)
        return made.public_bytes(serialization.Encoding.PEM).decode()

    def _builder(
        self, name: x509.Name, key: ec.EllipticCurvePublicKey, begins: datetime, ends: datetime
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begins)
            .not_valid_after(ends)
        )

    @property
    def certificate(self) -> str:
        return self.x509.public_bytes(serialization.Encoding.PEM).decode()

    def issue(
        self,
        name: str,
        usage: x509.ObjectIdentifier | None,
        *,
        begins: datetime = NOW - DAY,
        ends: datetime = NOW + 9 * DAY,
    ) -> Pair:
        key = ec.generate_private_key(ec.SECP256R1())
        builder = self._builder(named(name), key.public_key(), begins, ends).add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        if usage is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        made = builder.sign(self._key, hashes.SHA256())
        pem = made.public_bytes(serialization.Encoding.PEM).decode()
        return Pair(pem, key_pem(key), made.serial_number)

    def sign(self, below: Ca) -> str:
        """A certificate for a CA below this one."""
        made = (
            self._builder(below.name, below.x509.public_key(), NOW - DAY, NOW + 9 * DAY)  # type: ignore[arg-type]
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        return made.public_bytes(serialization.Encoding.PEM).decode()

    def revocations(self, *serials: int, ends: datetime = NOW + 9 * DAY) -> str:
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.name)
            .last_update(min(NOW, ends) - DAY)
            .next_update(ends)
        )
        for serial in serials:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(serial)
                .revocation_date(min(NOW, ends) - DAY)
                .build()
            )
        listed = builder.sign(self._key, hashes.SHA256())
        return listed.public_bytes(serialization.Encoding.PEM).decode()


def profile_text(
    port: int,
    transport: str,
    *,
    ca: str,
    client: Pair | None,
    host: str = "127.0.0.1",
    server_name: str = "server",
    more: str = "",
) -> str:
    """A profile as AWS exports it and we finish it, without the random label."""
    identity = ""
    if client is not None:
        identity = f"<cert>\n{client.certificate}</cert>\n<key>\n{client.key}</key>\n"
    verify = f"verify-x509-name {server_name} name\n" if server_name else ""
    return (
        f"client\ndev tun\nproto {transport}\nremote {host} {port}\nresolv-retry infinite\n"
        f"nobind\nremote-cert-tls server\ncipher AES-256-GCM\nverb 3\n"
        f"<ca>\n{ca}</ca>\n{identity}reneg-sec 0\n{verify}{more}"
    )
