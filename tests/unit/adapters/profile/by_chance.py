"""Profiles broken by chance: lines lost, doubled, swapped, bytes changed, other encodings."""

from __future__ import annotations

import random
from collections.abc import Iterator

PIECES = [
    b"<ca>",
    b"</ca>",
    b"<key>",
    b"</key>",
    b"-----BEGIN CERTIFICATE-----",
    b"-----END PRIVATE KEY-----",
    b"&lt;cert&gt;",
    b"cert C:\\x\\y.crt",
    b"rcvbuf 0",
    b"dev tap",
    "ｒｅｍｏｔｅ".encode(),
    b"remote https://a:1/",
]


def broken_by_chance(sound: bytes, count: int, seed: int) -> Iterator[bytes]:
    """That many files; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311  no secret
    for _ in range(count):
        lines = sound.split(b"\n")
        for _ in range(chance.randint(1, 6)):
            _hurt(lines, chance)
        raw = b"\n".join(lines)
        way = chance.random()
        if way < 0.05:
            raw = raw.decode("latin-1").encode("utf-16")
        elif way < 0.1:
            raw = raw.replace(b"\n", b"\r\n")
        yield raw


def _hurt(lines: list[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    match chance.randrange(7):
        case 0 if len(lines) > 1:
            del lines[at]
        case 1:
            lines.insert(at, chance.choice(lines))
        case 2:
            lines[at] = chance.randbytes(chance.randint(0, 30))
        case 3 if lines[at]:
            row = bytearray(lines[at])
            row[chance.randrange(len(row))] = chance.randrange(256)
            lines[at] = bytes(row)
        case 4:
            del lines[max(1, at) :]
        case 5:
            lines[at] = chance.choice(PIECES)
        case 6:
            lines[at] = b" " * chance.randint(1, 5) + lines[at]
