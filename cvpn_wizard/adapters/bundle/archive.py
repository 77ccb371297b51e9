"""The ZIP around the sealed files: written plainly, read with suspicion.

Only what we write ourselves and what 7-Zip makes of the same files is accepted: one disk, no
ZIP64, no comment, nothing before, between or behind the files, every file encrypted with AES-256.
Format: PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from cvpn_wizard.adapters.bundle.aes_zip import (
    AROUND,
    DEFLATED,
    ENCRYPTED_FLAG,
    METHOD,
    STORED,
    aes_field,
    fits,
    new_field,
    opened,
    sealed,
)
from cvpn_wizard.adapters.bundle.names import name_fault
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

MOST_FILES = 16
LARGEST_FILE = 1_000_000
"""Bytes of one file, unpacked. A profile has some 8,000, the guide some 30,000."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION = 51
"""5.1: the least that has AES."""
_DAY = (2026 - 1980) << 9 | 1 << 5 | 1
"""Every file's date is the same: when somebody made a bundle is in its manifest, encrypted."""
_UTF8_FLAG = 0x800
_SIZES_LATER_FLAG = 0x8
_KIND_MASK, _REGULAR, _UNIX = 0o170000, 0o100000, 3


@dataclass(frozen=True)
class _File:
    name: str
    version: int
    method: int
    crc: int
    size: int
    raw: bytes


def pack(files: Mapping[str, bytes], passphrase: Secret) -> bytes:
    """An AES-encrypted ZIP of these files."""
    body, directory = b"", b""
    for name, content in files.items():
        raw, extra, encoded = sealed(content, passphrase), new_field(), name.encode("ascii")
        common = (
            _VERSION,
            ENCRYPTED_FLAG,
            METHOD,
            0,
            _DAY,
            0,  # AE-2 leaves the CRC out: it would tell about the content
            len(raw),
            len(content),
            len(encoded),
            len(extra),
        )
        directory += _CENTRAL.pack(_CENTRAL_SIGN, _VERSION, *common, 0, 0, 0, 0, len(body))
        directory += encoded + extra
        body += _LOCAL.pack(_LOCAL_SIGN, *common) + encoded + extra + raw
    count = len(files)
    end = _END.pack(_END_SIGN, 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def unpack(
    raw: bytes, passphrases: tuple[Secret, ...], most_files: int = MOST_FILES
) -> dict[str, bytes]:
    """The files, by name.

    :param passphrases: what may have been meant, the likeliest first.
    :param most_files: one with more is refused.
    :raises WizardError: BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE, BUNDLE_PASSPHRASE.
    """
    files = _files(raw, most_files)
    passphrase = next((one for one in passphrases if fits(files[0].raw, one)), None)
    if passphrase is None:
        raise WizardError(ErrorCode.BUNDLE_PASSPHRASE)
    found = {}
    for file in files:
        content = opened(file.raw, file.method, passphrase, LARGEST_FILE)
        if content is None or len(content) != file.size:
            if not all(fits(other.raw, passphrase) for other in files):
                # One in 65,536 wrong passphrases gets past the check of the first file.
                raise WizardError(ErrorCode.BUNDLE_PASSPHRASE)
            raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault=file.name)
        if file.version == 1 and zlib.crc32(content) != file.crc:
            raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault=file.name)
        found[file.name] = content
    return found


def check_whole(raw: bytes, most_files: int = MOST_FILES) -> None:
    """Everything that can be known without the passphrase.

    :raises WizardError: BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE.
    """
    _files(raw, most_files)


def _files(raw: bytes, most_files: int = MOST_FILES) -> list[_File]:
    if not raw.startswith(_LOCAL_SIGN):
        raise WizardError(ErrorCode.BUNDLE_FOREIGN)
    if len(raw) < _END.size or raw[-_END.size :][:4] != _END_SIGN:
        raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault="cut-off")
    _sign, disk, start_disk, here, count, size, start, comment = _END.unpack(raw[-_END.size :])
    if disk or start_disk or comment or here != count or not 0 < count <= most_files:
        raise _unsafe("directory")
    if start + size != len(raw) - _END.size:
        raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault="cut-off")
    at, expected = start, 0
    files: list[_File] = []
    for _number in range(count):
        if at + _CENTRAL.size > len(raw) - _END.size or raw[at : at + 4] != _CENTRAL_SIGN:
            raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault="directory")
        file, at, expected = _file(raw, at, expected)
        if file.name.casefold() in {other.name.casefold() for other in files}:
            raise _unsafe("twice")
        files.append(file)
    if at != start + size or expected != start:
        raise _unsafe("overlap")
    return files


def _file(raw: bytes, at: int, expected: int) -> tuple[_File, int, int]:
    """A file, where the next one's entry is, and where its content begins."""
    (
        _sign, made_by, _needs, flags, method, _time, _date, crc, packed, size,
        name_length, extra_length, comment_length, disk, _internal, external, start,
    ) = _CENTRAL.unpack_from(raw, at)  # fmt: skip
    place = at + _CENTRAL.size
    name = raw[place : place + name_length]
    extra = raw[place + name_length : place + name_length + extra_length]
    if disk or start != expected:
        raise _unsafe("overlap")
    fault = name_fault(name, utf8=bool(flags & _UTF8_FLAG))
    if fault:
        raise _unsafe(fault)
    kind = (external >> 16) & _KIND_MASK
    if made_by >> 8 == _UNIX and kind not in {0, _REGULAR}:
        raise _unsafe("link")
    aes = aes_field(extra)
    if not flags & ENCRYPTED_FLAG or method != METHOD or aes is None:
        raise _unsafe("not-encrypted")
    if aes.method not in {STORED, DEFLATED} or flags & _SIZES_LATER_FLAG:
        raise _unsafe("method")
    if size > LARGEST_FILE or packed > LARGEST_FILE + AROUND:
        raise _unsafe("size")
    begin = _content(raw, start, name, extra, packed)
    if packed < AROUND or begin + packed > len(raw) - _END.size:
        raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault="cut-off")
    content = raw[begin : begin + packed]
    file = _File(name.decode("utf-8"), aes.version, aes.method, crc, size, content)
    return file, place + name_length + extra_length + comment_length, begin + packed


def _content(raw: bytes, start: int, name: bytes, extra: bytes, packed: int) -> int:
    """Where a file's bytes begin; its own header must say what the directory says."""
    if start + _LOCAL.size > len(raw) or raw[start : start + 4] != _LOCAL_SIGN:
        raise WizardError(ErrorCode.BUNDLE_DAMAGED, fault="header")
    fields: tuple[int, ...] = _LOCAL.unpack_from(raw, start)
    flags, method, there, name_length, extra_length = (fields[n] for n in (2, 3, 7, 9, 10))
    place = start + _LOCAL.size
    same = raw[place : place + name_length] == name and method == METHOD and there == packed
    own = aes_field(raw[place + name_length : place + name_length + extra_length])
    if not same or not flags & ENCRYPTED_FLAG or own != aes_field(extra):
        raise _unsafe("two-headers")
    return place + name_length + extra_length


def _unsafe(fault: str) -> WizardError:
    return WizardError(ErrorCode.BUNDLE_UNSAFE, fault=fault)
