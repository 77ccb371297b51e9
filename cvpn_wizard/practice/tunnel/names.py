"""The ground's name servers: what is asked, and what is answered (RFC 1035). No sockets here."""

from __future__ import annotations

import random
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address

A, ANY = 1, 255
NO_SUCH_NAME = 3
NOT_UNDERSTOOD = 1
SECONDS_TO_KEEP = 60
"""How long an answer holds; AWS's are said to hold for a minute."""


@dataclass(frozen=True)
class Zone:
    """Names and their addresses.

    :ivar hosts: exactly these names.
    :ivar endpoints: domains of which only names with one label in front exist: not the bare
        domain itself, nor anything deeper. AWS's endpoints are such (``remote-random-hostname``).
    """

    hosts: Mapping[str, Sequence[IPv4Address]] = field(default_factory=dict)
    endpoints: Mapping[str, Sequence[IPv4Address]] = field(default_factory=dict)

    def find(self, name: str) -> Sequence[IPv4Address] | None:
        """The addresses of a name, in an order that changes; ``None`` where there is no name."""
        asked = name.lower().rstrip(".")
        found = self.hosts.get(asked)
        if found is None:
            _, _, domain = asked.partition(".")
            found = self.endpoints.get(domain)
        return random.sample(list(found), len(found)) if found else None


def answer(question: bytes, zone: Zone) -> bytes | None:
    """The reply to a datagram; ``None`` to what is no question at all."""
    if len(question) < 12:
        return None
    number, flags, questions = struct.unpack_from("!HHH", question)
    if flags & 0x8000:
        return None
    try:
        name, end = _name(question, 12)
        kind, _ = struct.unpack_from("!HH", question, end)
    except (IndexError, struct.error, UnicodeDecodeError):
        return struct.pack("!HHHHHH", number, 0x8180 | NOT_UNDERSTOOD, 0, 0, 0, 0)
    found = zone.find(name) if questions == 1 else None
    addresses = list(found or ()) if kind in (A, ANY) else []
    code = 0 if found is not None else NO_SUCH_NAME
    heading = struct.pack("!HHHHHH", number, 0x8180 | code, 1, len(addresses), 0, 0)
    records = b"".join(
        struct.pack("!HHHIH", 0xC00C, A, 1, SECONDS_TO_KEEP, 4) + address.packed
        for address in addresses
    )
    return heading + question[12 : end + 4] + records


def _name(question: bytes, start: int) -> tuple[str, int]:
    """The name that is asked for, and where it ends. A question holds no pointers."""
    labels = []
    while length := question[start]:
        if length > 63:
            raise IndexError("a pointer")
        labels.append(question[start + 1 : start + 1 + length].decode("ascii"))
        start += 1 + length
    return ".".join(labels), start + 1
