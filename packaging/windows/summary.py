"""The summary of an MSI: when it was made and which file it is, set to what the source says.

wixl writes the moment at which it runs, and a package code by chance, so that two builds of one
source would differ. Both stand in the summary's property set ([MS-OLEPS]: a format identifier, then
offsets by property, then typed values); nothing else of the file is touched.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from pathlib import Path

from windows.parts import PartRefusedError

FORMAT = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
PACKAGE_CODE, CREATED, SAVED = 9, 12, 13
TEXT, TIME = 30, 64
GUID = 38
"""Characters of a GUID in braces."""
EPOCH_AS_FILETIME = 116_444_736_000_000_000


def settle(file: Path, epoch: int, house: uuid.UUID) -> None:
    """Set both times to ``epoch``, and the package code to one that its content makes.

    :raises PartRefusedError: when the summary is not where and as wixl writes it.
    """
    raw = bytearray(file.read_bytes())
    at = _values(raw)
    when = struct.pack("<Q", epoch * 10_000_000 + EPOCH_AS_FILETIME)
    for number in (CREATED, SAVED):
        place = _typed(raw, at, number, TIME)
        raw[place : place + 8] = when
    place = _typed(raw, at, PACKAGE_CODE, TEXT) + 4
    raw[place : place + GUID] = bytes(GUID)
    # Windows takes two files with one package code for one file: each content has its own.
    code = uuid.uuid5(house, hashlib.sha256(raw).hexdigest())
    raw[place : place + GUID] = f"{{{code}}}".upper().encode("ascii")
    file.write_bytes(raw)


def _values(raw: bytearray) -> dict[int, int]:
    """Where each property's value begins: property number → place in the file."""
    named = raw.find(FORMAT)
    if named < 0 or raw.find(FORMAT, named + 1) >= 0:
        raise PartRefusedError("The MSI does not have one summary")
    # The identifier follows a header of 28 bytes, and is followed by the section's offset.
    (offset,) = struct.unpack_from("<I", raw, named + 16)
    section = named - 28 + offset
    _size, count = struct.unpack_from("<II", raw, section)
    if count > 40:
        raise PartRefusedError("The MSI's summary cannot be read")
    pairs = (struct.unpack_from("<II", raw, section + 8 + 8 * one) for one in range(count))
    return {number: section + place for number, place in pairs}


def _typed(raw: bytearray, at: dict[int, int], number: int, kind: int) -> int:
    """Where the value itself stands, after its type."""
    if number not in at or struct.unpack_from("<I", raw, at[number])[0] != kind:
        raise PartRefusedError(f"The MSI's summary has no property {number} of type {kind}")
    return at[number] + 4
