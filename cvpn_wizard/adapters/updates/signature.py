"""Ed25519 over a manifest, in a file of its own beside it: one line of base64 for each key."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from cvpn_wizard.model.errors import ErrorCode, WizardError

CONTEXT = b"cvpn-wizard updates 1\n"
"""Before what is signed: a signature made for something else is none here."""


def signed_by(manifest: bytes, signatures: str, keys: Iterable[str]) -> str:
    """The key (base64) that vouches for the manifest.

    :raises WizardError: UPDATES_UNTRUSTED where none does.
    """
    lines = [raw for line in signatures.split() if (raw := _bytes(line)) is not None]
    for key in keys:
        raw = _bytes(key)
        if raw is None or len(raw) != 32:
            continue
        public = Ed25519PublicKey.from_public_bytes(raw)
        if any(_holds(public, line, manifest) for line in lines):
            return key
    raise WizardError(ErrorCode.UPDATES_UNTRUSTED)


def is_key(text: str) -> bool:
    """Whether that is a public key as we write it."""
    raw = _bytes(text)
    return raw is not None and len(raw) == 32


def proves_itself() -> bool:
    """Whether this computer can prove a signature, and finds a wrong one."""
    key = Ed25519PrivateKey.generate()
    good = key.sign(CONTEXT + b"good")
    public = key.public_key()
    return _holds(public, good, b"good") and not _holds(public, good, b"wrong")


def sign(manifest: bytes, private_pem: bytes, passphrase: bytes | None = None) -> str:
    """One line of a signature file; for the release tool and the tests.

    :raises ValueError: no Ed25519 key, or another passphrase.
    """
    line, _public = _line_and_key(manifest, private_pem, passphrase)
    return line


def public_key(private_pem: bytes, passphrase: bytes | None = None) -> str:
    """The public half, as it goes into ``resources/updates/keys.txt``."""
    _line, public = _line_and_key(b"", private_pem, passphrase)
    return public


def _line_and_key(manifest: bytes, private_pem: bytes, passphrase: bytes | None) -> tuple[str, str]:
    key = load_pem_private_key(private_pem, passphrase)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("not an Ed25519 key")  # noqa: TRY004  a value, as far as the caller sees
    line = base64.b64encode(key.sign(CONTEXT + manifest)).decode("ascii")
    return line, base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")


def _holds(key: Ed25519PublicKey, signature: bytes, manifest: bytes) -> bool:
    try:
        key.verify(signature, CONTEXT + manifest)
    except InvalidSignature:
        return False
    return True


def _bytes(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
