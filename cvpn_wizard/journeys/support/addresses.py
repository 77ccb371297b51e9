"""Stand-ins for addresses that keep what lies in what.

Bit by bit, as Crypto-PAn does it (Xu, Fan, Ammar, Moon 2002): whether a bit is turned depends on
the bits before it and on a key. Two addresses that share their first n bits share n bits
afterwards too, so that a range still holds what it held, and overlaps stay overlaps.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

PRIVATE_4 = tuple(
    IPv4Network(cidr)
    for cidr in "10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16".split()
)
KEPT_4 = tuple(
    map(
        IPv4Network,
        ("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3", "169.254.169.123/32", "169.254.169.253/32"),
    )
)
"""They mean the same everywhere: this computer, multicast, netmasks, AWS's clock and resolver."""
PRIVATE_6 = (IPv6Network("fc00::/7"), IPv6Network("fe80::/10"))
KEPT_6 = (IPv6Network("::/96"), IPv6Network("ff00::/8"))
FIRST_4, FIRST_6 = 8, 16
"""So many bits stay: they tell the region of the world or the class, and nobody's name."""


class Addresses:
    """One way of turning addresses into others; the same key gives the same stand-ins."""

    def __init__(self, key: bytes) -> None:
        self._turns = lru_cache(maxsize=200_000)(self._turned)
        self._key = key

    def v4(self, address: IPv4Address, prefix: int = 32) -> IPv4Address:
        """The stand-in of an address, or of the range of that length that begins with it.

        Bits of a range behind its prefix are zero afterwards, unless they were not before.
        """
        if any(address in kept for kept in KEPT_4):
            return address
        shift = 32 - prefix
        plain = int(address)
        network = plain >> shift << shift == plain
        value = self._map(plain, 32)
        return IPv4Address(value >> shift << shift if network else value)

    def v6(self, address: IPv6Address, prefix: int = 128) -> IPv6Address:
        """The same for IPv6."""
        if any(address in kept for kept in KEPT_6):
            return address
        shift = 128 - prefix
        plain = int(address)
        network = plain >> shift << shift == plain
        value = self._map(plain, 128)
        return IPv6Address(value >> shift << shift if network else value)

    def _map(self, plain: int, size: int) -> int:
        value = 0
        for at in range(size):
            bit = plain >> (size - 1 - at) & 1
            value = value << 1 | bit ^ self._turns(plain >> (size - at), at, size)
        return value

    def _turned(self, before: int, at: int, size: int) -> int:
        """Whether the bit behind these is turned.

        Never on the way to a range that keeps its class; always where the free part begins, so
        that no address stands for itself.
        """
        if at < _first(size) or _leads(before, at, size):
            return 0
        if at == _first(size) or _leads(before >> 1, at - 1, size):
            return 1
        told = self._key + size.to_bytes(1, "big") + at.to_bytes(1, "big")
        return hashlib.sha256(told + before.to_bytes(16, "big")).digest()[0] & 1


def _first(size: int) -> int:
    return FIRST_4 if size == 32 else FIRST_6


@lru_cache(maxsize=4096)
def _leads(before: int, at: int, size: int) -> bool:
    """Whether a kept class lies further down this way."""
    classes: tuple[IPv4Network | IPv6Network, ...] = PRIVATE_4 if size == 32 else PRIVATE_6
    return any(
        one.prefixlen > at and int(one.network_address) >> (size - at) == before for one in classes
    )
