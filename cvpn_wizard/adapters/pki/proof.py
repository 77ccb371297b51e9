"""Proving a private key by what it signs.

``cryptography``'s own proof of an RSA key takes 35 ms and keeps Python's lock, which a window
feels; a signature that verifies proves all of its numbers in one.
"""

from __future__ import annotations

from cryptography.exceptions import InternalError, InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

_SIGNED = b"cvpn-wizard"

UNPROVED = (ValueError, InvalidSignature, UnsupportedAlgorithm, InternalError)
"""How ``cryptography`` says that a key is damaged or belongs to something else."""


def prove(key: rsa.RSAPrivateKey, public: rsa.RSAPublicKey) -> None:
    """What the key signs, the public key must verify.

    :raises ValueError, InvalidSignature, UnsupportedAlgorithm, InternalError: it does not
        (:data:`UNPROVED`).
    """
    signature = key.sign(_SIGNED, padding.PKCS1v15(), hashes.SHA256())
    public.verify(signature, _SIGNED, padding.PKCS1v15(), hashes.SHA256())
