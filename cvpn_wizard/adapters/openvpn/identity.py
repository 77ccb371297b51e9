"""What the profile brings to the handshake: whom it trusts, and who it is itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.profile.identity_checks import MALFORMED
from cvpn_wizard.adapters.profile.paths import file_named, is_file
from cvpn_wizard.adapters.profile.profile import PEM, Profile
from cvpn_wizard.model.errors import WizardError

STORED_ELSEWHERE = ("pkcs12", "cryptoapicert", "pkcs11-id")
"""Certificates in a password file, in Windows' own store or on a card: not ours to open."""


class UnusableError(Exception):
    """A part of the profile that cannot be used. Its text names the part and never what is in it.

    :ivar part: ``ca-missing``, ``cert-unreadable``, ``key-encrypted``, ``key-mismatch``, …
    """

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True)
class Identity:
    """A certificate with its key, in memory alone. ``repr`` does not show the key.

    :ivar chain: further certificates of the same file: the CAs between it and the root.
    """

    certificate: x509.Certificate
    key: PrivateKeyTypes = field(repr=False)
    chain: tuple[x509.Certificate, ...] = ()


def read_authorities(profile: Profile, base: Path) -> tuple[x509.Certificate, ...]:
    """The certificates of ``ca``.

    :raises UnusableError: ``ca-missing``, ``ca-unreadable``.
    """
    content = _part(profile, base, "ca")
    if content is None:
        raise UnusableError("ca-missing")
    return _certificates(content, "ca")


def read_identity(profile: Profile, base: Path) -> Identity | None:
    """The pair of ``cert`` and ``key``; ``None`` where the profile has neither.

    :raises UnusableError: ``cert-missing``, ``cert-unreadable``, ``key-missing``,
        ``key-unreadable``, ``key-encrypted``, ``key-mismatch``, or where the pair is kept.
    """
    for name in STORED_ELSEWHERE:
        if profile.directives(name) or profile.block(name) is not None:
            raise UnusableError(name)
    content, key_content = _part(profile, base, "cert"), _part(profile, base, "key")
    if content is None and key_content is None:
        return None
    if content is None or key_content is None:
        raise UnusableError("cert-missing" if content is None else "key-missing")
    certificate, *chain = _certificates(content, "cert")
    if b"ENCRYPTED" in key_content:
        raise UnusableError("key-encrypted")
    try:
        key = serialization.load_pem_private_key(key_content, None)
    except MALFORMED:
        raise UnusableError("key-unreadable") from None  # the cause may hold a part of it
    if certificate.public_key() != key.public_key():
        raise UnusableError("key-mismatch")
    extra = _part(profile, base, "extra-certs")
    further = _certificates(extra, "extra-certs") if extra is not None else ()
    return Identity(certificate, key, (*chain, *further))


def _part(profile: Profile, base: Path, part: str) -> bytes | None:
    inline = profile.block(part)
    if inline is not None:
        return inline.encode()
    named = profile.value(part)
    if not named:
        return None
    path = file_named(named, base)
    if is_file(path):
        with suppress(WizardError):
            return read_bytes(path)
    raise UnusableError(f"{part}-unreadable")


def _certificates(content: bytes, part: str) -> tuple[x509.Certificate, ...]:
    try:
        found = tuple(
            x509.load_pem_x509_certificate(pem.encode())
            for pem in PEM.findall(content.decode(errors="replace"))
            if "CERTIFICATE" in pem[:40]
        )
        for certificate in found:
            certificate.public_key()
    except (*MALFORMED, x509.InvalidVersion):
        raise UnusableError(f"{part}-unreadable") from None
    if not found:
        raise UnusableError(f"{part}-unreadable")
    return found
