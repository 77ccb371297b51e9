"""Ranges that collide with nothing: what is proposed, and what is suggested instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network

POOLS = (IPv4Network("10.128.0.0/9"), IPv4Network("172.20.0.0/14"), IPv4Network("10.0.0.0/8"))
"""Where we look, in this order: private ranges, those first that homes and Docker leave alone."""
CLIENT_PREFIX = 22
"""AWS recommends a /22: 1,024 addresses, good for about 500 laptops at once."""


def free_client_cidr(
    taken: Iterable[IPv4Network], prefix: int = CLIENT_PREFIX
) -> IPv4Network | None:
    """A range (a /22) that collides with nothing; ``None``: none is left."""
    return _first(POOLS, prefix, tuple(taken))


def free_subnet(
    vpc: Sequence[IPv4Network], taken: Iterable[IPv4Network], prefix: int = 24
) -> IPv4Network | None:
    """A range inside the VPC that no other subnet has; ``None``: none is left."""
    return _first(vpc, prefix, tuple(taken))


def _first(
    pools: Sequence[IPv4Network], prefix: int, taken: tuple[IPv4Network, ...]
) -> IPv4Network | None:
    """Goes past a whole taken range at a time, so that large ones cost nothing."""
    size = 1 << (32 - prefix)
    for pool in pools:
        at, end = int(pool.network_address), int(pool.broadcast_address) + 1
        while at + size <= end:
            cidr = IPv4Network((at, prefix))
            ends = [int(one.broadcast_address) + 1 for one in taken if one.overlaps(cidr)]
            if not ends:
                return cidr
            at = max(at + size, -(-max(ends) // size) * size)
    return None
