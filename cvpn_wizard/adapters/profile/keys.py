"""Private keys of profiles: read, proved whole, and compared with a certificate."""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

from cvpn_wizard.adapters.pki.proof import UNPROVED, prove

_MALFORMED = (*UNPROVED, TypeError)


def whole_key(content: bytes) -> PrivateKeyTypes | None:
    """The key that stands there; ``None`` for none, or one that is damaged."""
    try:
        key = serialization.load_pem_private_key(content, None, unsafe_skip_rsa_key_validation=True)
        if isinstance(key, RSAPrivateKey):
            prove(key, key.public_key())
    except _MALFORMED:
        return None
    return key


def is_pair(certificate: x509.Certificate, key: PrivateKeyTypes) -> bool:
    """Whether the certificate was made for that key."""
    try:
        return certificate.public_key() == key.public_key()
    except _MALFORMED:
        return False
