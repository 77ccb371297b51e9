"""Private keys of profiles: read, proved whole, and compared with a certificate.

``cryptography``'s own proof of an RSA key takes 35 ms and keeps Python's lock, which a window
feels; a signature that verifies proves all of its numbers in one.
"""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InternalError, InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

_PROOF = b"cvpn-wizard"
_MALFORMED = (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature, InternalError)


def whole_key(content: bytes) -> PrivateKeyTypes | None:
    """The key that stands there; ``None`` for none, or one that is damaged."""
    try:
        key = serialization.load_pem_private_key(content, None, unsafe_skip_rsa_key_validation=True)
        if isinstance(key, RSAPrivateKey):
            signature = key.sign(_PROOF, padding.PKCS1v15(), hashes.SHA256())
            key.public_key().verify(signature, _PROOF, padding.PKCS1v15(), hashes.SHA256())
    except _MALFORMED:
        return None
    return key


def is_pair(certificate: x509.Certificate, key: PrivateKeyTypes) -> bool:
    """Whether the certificate was made for that key."""
    try:
        return certificate.public_key() == key.public_key()
    except _MALFORMED:
        return False
