"""A private key under a passphrase, derived so that guessing is dear."""

from __future__ import annotations

import base64
import hashlib
import secrets
import textwrap

from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cvpn_wizard.model.secret import Secret

COST, BLOCK_SIZE, PARALLEL = 2**14, 8, 1
"""scrypt's N, r and p as ``openssl pkcs8 -scrypt`` has them: 16 MiB and 40 ms a guess.

More would be refused by OpenSSL (N), or be felt in the window when the key is read back (p).
"""

_PBES2 = bytes.fromhex("06092a864886f70d01050d")
_SCRYPT = bytes.fromhex("06092b06010401da47040b")
_AES_256_CBC = bytes.fromhex("060960864801650304012a")
_SEQUENCE, _INTEGER, _OCTETS = 0x30, 0x02, 0x04


def encrypted_pem(key: rsa.RSAPrivateKey, passphrase: Secret) -> str:
    """PKCS#8 with PBES2, scrypt (RFC 7914) and AES-256-CBC.

    ``cryptography`` reads this form but writes only PBKDF2 with 2,048 rounds, and offers no choice.

    :raises ValueError: for an empty passphrase.
    """
    if not passphrase:
        raise ValueError("an empty passphrase protects nothing")
    plain = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    salt, start = secrets.token_bytes(16), secrets.token_bytes(16)
    derived = _derived(passphrase, salt)
    padder = padding.PKCS7(128).padder()
    cipher = Cipher(algorithms.AES(derived), modes.CBC(start)).encryptor()
    sealed = cipher.update(padder.update(plain) + padder.finalize()) + cipher.finalize()
    costs = b"".join(_integer(number) for number in (COST, BLOCK_SIZE, PARALLEL))
    derivation = _der(_SEQUENCE, _SCRYPT + _der(_SEQUENCE, _der(_OCTETS, salt) + costs))
    scheme = _der(_SEQUENCE, _AES_256_CBC + _der(_OCTETS, start))
    algorithm = _der(_SEQUENCE, _PBES2 + _der(_SEQUENCE, derivation + scheme))
    whole = base64.b64encode(_der(_SEQUENCE, algorithm + _der(_OCTETS, sealed))).decode()
    kind = "ENCRYPTED PRIVATE KEY"
    return "\n".join(
        (f"-----BEGIN {kind}-----", *textwrap.wrap(whole, 64), f"-----END {kind}-----", "")
    )


def opened(pem: bytes, passphrase: Secret) -> bytes | None:
    """The key inside (PKCS#8, DER), where it is sealed as :func:`encrypted_pem` does it.

    ``cryptography`` opens it too, but keeps Python's lock for the 40 ms that scrypt takes.

    :returns: ``None`` for any other form; with the wrong passphrase, what is no key.
    """
    lines = pem.decode("ascii", errors="replace").split()
    try:
        raw = base64.b64decode("".join(lines[4:-4]), validate=True)
    except ValueError:
        return None
    costs = b"".join(_integer(number) for number in (COST, BLOCK_SIZE, PARALLEL))
    salted, start = raw.find(_SCRYPT), raw.find(_AES_256_CBC + b"\x04\x10")
    if not 0 <= salted < start:
        return None
    salted += len(_SCRYPT)
    parameters, salt = raw[salted : salted + 20], raw[salted + 4 : salted + 20]
    if parameters[2:4] != b"\x04\x10" or raw[salted + 20 : start].find(costs) != 0:
        return None
    at = start + len(_AES_256_CBC) + 2
    sealed = _content(raw[at + 16 :])
    if sealed is None or len(sealed) % 16 or not sealed:
        return None
    cipher = Cipher(
        algorithms.AES(_derived(passphrase, salt)), modes.CBC(raw[at : at + 16])
    ).decryptor()
    padded = cipher.update(sealed) + cipher.finalize()
    return padded[: -padded[-1]] if 1 <= padded[-1] <= 16 else padded


def _content(raw: bytes) -> bytes | None:
    """Of the octet string that ends the whole; ``None`` where there is none."""
    if raw[:1] != b"\x04" or len(raw) < 2:
        return None
    size = raw[1] - 0x80 if raw[1] >= 0x80 else 0
    length = int.from_bytes(raw[2 : 2 + size], "big") if size else raw[1]
    content = raw[2 + size :]
    return content if len(content) == length else None


def _derived(passphrase: Secret, salt: bytes) -> bytes:
    """hashlib's scrypt lets other threads run meanwhile, cryptography's does not."""
    return hashlib.scrypt(
        passphrase.reveal().encode(),
        salt=salt,
        n=COST,
        r=BLOCK_SIZE,
        p=PARALLEL,
        maxmem=2**26,
        dklen=32,
    )


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + content


def _integer(value: int) -> bytes:
    return _der(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))
