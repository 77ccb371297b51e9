"""A certificate authority, and what it issues: RSA 2048 with SHA-256, as Client VPN wants it.

AWS: "A Client VPN endpoint supports 1024-bit and 2048-bit RSA key sizes only", the client's
certificate needs a CN, and the server's a domain, which ACM takes from the subject alternative
name (Client VPN Administrator Guide, mutual authentication).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cvpn_wizard.adapters.files import read_bytes, unwritable, write_private
from cvpn_wizard.adapters.pki.encrypted_key import encrypted_pem, opened
from cvpn_wizard.adapters.pki.keys import STOCK
from cvpn_wizard.adapters.pki.proof import UNPROVED, prove
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

LONGEST_NAME = 64
"""RFC 5280's upper bound on a common name (``cryptography`` counts bytes of UTF-8)."""
BACKDATE = timedelta(minutes=5)
"""For clocks that are a little slow."""

CA_CERTIFICATE = "ca.crt"
CA_KEY = "ca.key"


@dataclass(frozen=True)
class Issued:
    """A certificate with its key.

    :ivar certificate: PEM.
    :ivar key: PEM, PKCS#8, not encrypted.
    :ivar chain: PEM of the CA that issued it.
    """

    name: str
    certificate: str
    key: Secret
    chain: str
    not_before: datetime
    not_after: datetime
    serial: int


def new_key() -> rsa.RSAPrivateKey:
    """A fresh RSA-2048 key: from the stock, or made now, during which no other Python code runs."""
    return STOCK.take()


class Authority:
    """A CA. ``can_issue`` is false when only its certificate is known."""

    def __init__(self, certificate: x509.Certificate, key: rsa.RSAPrivateKey | None) -> None:
        self._certificate = certificate
        self._key = key

    def __repr__(self) -> str:
        return f"Authority({self.name!r})"

    @classmethod
    def create(cls, name: str, years: int, now: datetime) -> Authority:
        """A new CA that signs itself."""
        key = new_key()
        subject = _subject(name)
        builder = _builder(subject, key.public_key(), now, _years_on(now, years)).issuer_name(
            subject
        )
        builder = builder.add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        return cls(builder.sign(key, hashes.SHA256()), key)

    @property
    def name(self) -> str:
        return common_name(self._certificate)

    @property
    def certificate(self) -> str:
        """PEM."""
        return _pem(self._certificate)

    @property
    def not_after(self) -> datetime:
        return self._certificate.not_valid_after_utc

    @property
    def can_issue(self) -> bool:
        return self._key is not None

    def issue_server(self, name: str, years: int, now: datetime) -> Issued:
        """A certificate for the endpoint: CN and SAN are ``name``, for server authentication.

        It never outlives the CA.

        :raises WizardError: PKI_UNREADABLE when the CA has expired.
        """
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        usage = _usage(digital_signature=True, key_encipherment=True)
        key, purpose = new_key(), ExtendedKeyUsageOID.SERVER_AUTH
        certificate = self._certify(name, key.public_key(), years, now, usage, purpose, names)
        return issued_of(certificate, key, self.certificate)

    def issue_client(self, name: str, years: int, now: datetime) -> Issued:
        """A certificate for a person's laptop: CN is ``name``, for client authentication.

        It never outlives the CA.

        :raises WizardError: PKI_UNREADABLE when the CA has expired.
        """
        key = new_key()
        certificate = self.certify_client(name, key.public_key(), years, now)
        return issued_of(certificate, key, self.certificate)

    def certify_client(
        self, name: str, key: rsa.RSAPublicKey, years: int, now: datetime
    ) -> x509.Certificate:
        """As :meth:`issue_client`, for a key that is there already, here or elsewhere."""
        usage, purpose = _usage(digital_signature=True), ExtendedKeyUsageOID.CLIENT_AUTH
        return self._certify(name, key, years, now, usage, purpose, None)

    def sign_list(self, builder: x509.CertificateRevocationListBuilder) -> str:
        """A revocation list of this CA, as PEM."""
        if self._key is None:
            raise ValueError("this authority has no key")
        builder = builder.issuer_name(self._certificate.subject).add_extension(
            _authority_key_identifier(self._certificate, self._key), critical=False
        )
        signed = builder.sign(self._key, hashes.SHA256())
        return signed.public_bytes(serialization.Encoding.PEM).decode()

    def made(self, listed: x509.CertificateRevocationList) -> bool:
        """Whether a revocation list is this CA's."""
        key = self._certificate.public_key()
        return isinstance(key, rsa.RSAPublicKey) and listed.is_signature_valid(key)

    def _certify(
        self,
        name: str,
        key: rsa.RSAPublicKey,
        years: int,
        now: datetime,
        usage: x509.KeyUsage,
        purpose: x509.ObjectIdentifier,
        names: x509.SubjectAlternativeName | None,
    ) -> x509.Certificate:
        if self._key is None:
            raise ValueError("this authority has no key")
        subject = _subject(name)
        end = min(_years_on(now, years), self.not_after)
        if end <= now:
            raise WizardError(ErrorCode.PKI_UNREADABLE, path=self.name, why="ca-expired")
        builder = _builder(subject, key, now, end)
        builder = builder.issuer_name(self._certificate.subject)
        builder = builder.add_extension(
            x509.BasicConstraints(ca=False, path_length=None), critical=True
        )
        builder = builder.add_extension(usage, critical=True)
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
        builder = builder.add_extension(
            _authority_key_identifier(self._certificate, self._key), critical=False
        )
        if names is not None:
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self._key, hashes.SHA256())

    def save(self, folder: Path, passphrase: Secret) -> None:
        """Write ``ca.crt`` and ``ca.key`` (PKCS#8, scrypt and AES-256), owner-only.

        :raises WizardError: what the disk refuses.
        """
        if self._key is None:
            raise ValueError("this authority has no key")
        sealed = encrypted_pem(self._key, passphrase)
        # The key last: a key without its certificate would be taken for a CA, and not open.
        write_private(folder / CA_CERTIFICATE, self.certificate)
        write_private(folder / CA_KEY, sealed)

    @classmethod
    def load(cls, folder: Path, passphrase: Secret) -> Authority:
        """Read back what :meth:`save` wrote.

        :raises WizardError: PASSPHRASE_WRONG, FILE_UNREADABLE, PKI_UNREADABLE, KEY_MISMATCH.
        """
        certificate = read_certificate(folder / CA_CERTIFICATE)
        key = read_key(folder / CA_KEY, passphrase)
        check_key(certificate, key, folder / CA_KEY)
        return cls(certificate, key)


def _builder(
    subject: x509.Name, key: rsa.RSAPublicKey, now: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - BACKDATE)
        .not_valid_after(end.astimezone(UTC))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _authority_key_identifier(
    authority: x509.Certificate, key: rsa.RSAPrivateKey
) -> x509.AuthorityKeyIdentifier:
    """The identifier that the CA says it has: verifiers compare the two."""
    try:
        own = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    except x509.ExtensionNotFound:
        return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own.value)


def _usage(
    *,
    digital_signature: bool = False,
    key_encipherment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=key_encipherment,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _subject(name: str) -> x509.Name:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError(name)
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _years_on(now: datetime, years: int) -> datetime:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return now.replace(year=now.year + years)
    except ValueError:
        return now.replace(year=now.year + years, month=3, day=1)


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def common_name(certificate: x509.Certificate) -> str:
    """The CN of the subject; empty when it has none."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def issued_of(certificate: x509.Certificate, key: rsa.RSAPrivateKey, chain: str) -> Issued:
    """A certificate and its key as PEM texts."""
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return Issued(
        name=common_name(certificate),
        certificate=_pem(certificate),
        key=Secret(secret.decode()),
        chain=chain,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        serial=certificate.serial_number,
    )


def read_certificate(path: Path) -> x509.Certificate:
    """The first certificate of a file; text around the PEM (EasyRSA's dump) is passed over.

    :raises WizardError: FILE_UNREADABLE, PKI_UNREADABLE.
    """
    raw = read_bytes(path)
    start = raw.find(b"-----BEGIN CERTIFICATE-----")
    try:
        return x509.load_pem_x509_certificate(raw[max(start, 0) :])
    except (ValueError, x509.InvalidVersion) as error:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(path), why="no-certificate") from error


def read_key(path: Path, passphrase: Secret | None) -> rsa.RSAPrivateKey:
    """A private key, encrypted or not; its numbers are proved by :func:`check_key`.

    ``cryptography``'s own proof takes 35 ms and keeps Python's lock, which a window feels.

    :raises WizardError: FILE_UNREADABLE, PASSPHRASE_MISSING, PASSPHRASE_WRONG, PKI_UNREADABLE.
    """
    raw = read_bytes(path)
    password = passphrase.reveal().encode() if passphrase else None
    encrypted = b"ENCRYPTED" in raw
    if encrypted and password is None:
        raise WizardError(ErrorCode.PASSPHRASE_MISSING, path=str(path))
    ours = opened(raw, passphrase) if encrypted and passphrase else None
    try:
        key = (
            serialization.load_pem_private_key(
                raw, password if encrypted else None, unsafe_skip_rsa_key_validation=True
            )
            if ours is None
            else serialization.load_der_private_key(ours, None, unsafe_skip_rsa_key_validation=True)
        )
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        code = ErrorCode.PASSPHRASE_WRONG if encrypted else ErrorCode.PKI_UNREADABLE
        raise WizardError(code, path=str(path), why="no-key") from error
    if not isinstance(key, rsa.RSAPrivateKey):
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(path), why="not-rsa")
    return key


def check_key(certificate: x509.Certificate, key: rsa.RSAPrivateKey, path: Path) -> None:
    """What the key signs, the certificate must verify: proves all of the key's numbers in 1 ms.

    :raises WizardError: KEY_MISMATCH when the key is not the certificate's.
    """
    try:
        public = certificate.public_key()
        if not isinstance(public, rsa.RSAPublicKey):
            raise ValueError("not RSA")  # noqa: TRY004  one way out for all that differs
        prove(key, public)
    except UNPROVED as error:
        raise WizardError(ErrorCode.KEY_MISMATCH, path=str(path)) from error


def set_aside(folder: Path, now: datetime) -> None:
    """Keep a CA whose passphrase is gone for good under another name, and make room for a new one.

    Nothing is deleted: the passphrase may turn up, and the certificate tells whom it trusted.

    :raises WizardError: FILE_UNWRITABLE.
    """
    for name in (CA_KEY, CA_CERTIFICATE):
        path = folder / name
        try:
            if path.exists():
                path.replace(folder / f"{name}.locked-{now:%Y%m%dT%H%M%S}")
        except OSError as error:
            raise unwritable(path, error) from error
