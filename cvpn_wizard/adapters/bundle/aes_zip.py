"""Files of an AES-encrypted ZIP (WinZip's AE-2, AES-256), sealed and opened.

The format is WinZip's "AES Encryption Information, AE-1 and AE-2" 1.04; 7-Zip, WinZip, libarchive
and Keka read it. Each file has its own salt, a two-byte check of the passphrase, and ten bytes of
HMAC-SHA1 over what is encrypted. AES runs in counter mode with a little-endian counter from 1,
which no library of ours offers, so the key stream is made block by block.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import zlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cvpn_wizard.model.secret import Secret

KEY_BYTES = 32
SALT_BYTES = 16
CHECK_BYTES = 2
MAC_BYTES = 10
ROUNDS = 1000
AROUND = SALT_BYTES + CHECK_BYTES + MAC_BYTES
"""Bytes that encryption adds to a file."""

METHOD = 99
"""Where a ZIP says how a file is compressed: see the AES field."""
EXTRA = 0x9901
STORED, DEFLATED = 0, 8
ENCRYPTED_FLAG = 0x1
_FIELD = struct.Struct("<HHH2sBH")  # id, length, version, vendor, strength, method
_AES_256 = 3


@dataclass(frozen=True)
class AesField:
    """What the extra field says.

    :ivar version: 1 (with a CRC of the plain file) or 2 (without).
    :ivar method: how the file was compressed before it was encrypted.
    """

    version: int
    method: int


def aes_field(extra: bytes) -> AesField | None:
    """The AES-256 field among a file's extra fields; ``None`` for none, or for a weaker cipher."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == EXTRA:
            if length != _FIELD.size - 4 or at + _FIELD.size > len(extra):
                return None
            _kind, _length, version, vendor, strength, method = _FIELD.unpack_from(extra, at)
            fits = vendor == b"AE" and strength == _AES_256 and version in {1, 2}
            return AesField(version, method) if fits else None
        at += 4 + length
    return None


def new_field() -> bytes:
    """The extra field of what :func:`sealed` makes."""
    return _FIELD.pack(EXTRA, _FIELD.size - 4, 2, b"AE", _AES_256, DEFLATED)


@dataclass(frozen=True)
class _Keys:
    encryption: bytes
    authentication: bytes
    check: bytes


def _keys(passphrase: Secret, salt: bytes) -> _Keys:
    length = 2 * KEY_BYTES + CHECK_BYTES
    derived = hashlib.pbkdf2_hmac("sha1", passphrase.reveal().encode(), salt, ROUNDS, length)
    return _Keys(derived[:KEY_BYTES], derived[KEY_BYTES : 2 * KEY_BYTES], derived[2 * KEY_BYTES :])


def _counted(key: bytes, content: bytes) -> bytes:
    """Encrypt or decrypt: the same. For files of some kilobytes."""
    blocks = -(-len(content) // 16)
    counters = b"".join(number.to_bytes(16, "little") for number in range(1, blocks + 1))
    # ECB of distinct counters is what counter mode is made of.
    stream = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
    made = stream.update(counters)[: len(content)]
    whole = int.from_bytes(content, "big") ^ int.from_bytes(made, "big")
    return whole.to_bytes(len(content), "big")


def _mac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha1).digest()[:MAC_BYTES]


def sealed(content: bytes, passphrase: Secret) -> bytes:
    """Deflate and encrypt: salt, check, content, authentication code.

    :raises ValueError: for an empty passphrase.
    """
    if not passphrase:
        raise ValueError("an empty passphrase protects nothing")
    salt = secrets.token_bytes(SALT_BYTES)
    keys = _keys(passphrase, salt)
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    hidden = _counted(keys.encryption, squeezer.compress(content) + squeezer.flush())
    return salt + keys.check + hidden + _mac(keys.authentication, hidden)


def fits(raw: bytes, passphrase: Secret) -> bool:
    """Whether the passphrase may be the right one; a wrong one passes once in 65,536 times."""
    keys = _keys(passphrase, raw[:SALT_BYTES])
    return hmac.compare_digest(keys.check, raw[SALT_BYTES : SALT_BYTES + CHECK_BYTES])


def opened(raw: bytes, method: int, passphrase: Secret, largest: int) -> bytes | None:
    """The plain file; ``None`` when it is not what was sealed, or larger than ``largest`` bytes.

    Nothing is decompressed, or shown to anybody, before its authentication code is found right.
    """
    keys = _keys(passphrase, raw[:SALT_BYTES])
    hidden, code = raw[SALT_BYTES + CHECK_BYTES : -MAC_BYTES], raw[-MAC_BYTES:]
    if not hmac.compare_digest(_mac(keys.authentication, hidden), code):
        return None
    plain = _counted(keys.encryption, hidden)
    if method == STORED:
        return plain if len(plain) <= largest else None
    stretcher = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stretcher.decompress(plain, largest + 1)
    except zlib.error:
        return None
    return content if len(content) <= largest and stretcher.eof else None
