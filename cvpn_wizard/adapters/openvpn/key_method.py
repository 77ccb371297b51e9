"""Key method 2: the first thing that both sides say inside TLS, and where we stop.

The server only answers it when it has taken our certificate. Its layout is that of OpenVPN's
``key_method_2_write`` (``ssl.c``).
"""

from __future__ import annotations

import secrets
import struct
from enum import Enum, auto

OPTIONS = (
    "V4,dev-type tun,link-mtu 1549,tun-mtu 1500,proto {proto},"
    "cipher AES-256-GCM,auth [null-digest],keysize 256,key-method 2,tls-client"
)
"""What OpenVPN 2.6 says of itself with AES-256-GCM. A server only warns where it differs."""
PEER = (
    ("IV_VER", "2.6.14"),
    ("IV_PROTO", "2"),
    ("IV_CIPHERS", "AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305"),
    ("IV_NCP", "2"),
)
"""A client that takes pushed settings (2) and negotiates its cipher, as AWS's needs it."""
LEAD = b"\0\0\0\0\x02"
REFUSAL = b"AUTH_FAILED"


class Answer(Enum):
    """What the server sent back."""

    ACCEPTED = auto()
    REFUSED = auto()
    UNFINISHED = auto()
    STRANGE = auto()


def key_record(transport: str) -> bytes:
    """Our half of the keys, without a user or a password."""
    proto = "UDPv4" if transport == "udp" else "TCPv4_CLIENT"
    peer = "".join(f"{name}={value}\n" for name, value in PEER)
    return b"".join(
        (
            LEAD,
            secrets.token_bytes(48 + 32 + 32),  # pre-master secret and two randoms
            _text(OPTIONS.format(proto=proto)),
            struct.pack("!H", 0),
            struct.pack("!H", 0),
            _text(peer),
        )
    )


def _text(words: str) -> bytes:
    raw = words.encode("ascii") + b"\0"
    return struct.pack("!H", len(raw)) + raw


def read_answer(content: bytes) -> Answer:
    """Judge what came through TLS so far."""
    if content.startswith(LEAD):
        return Answer.ACCEPTED
    if content.startswith(REFUSAL):
        return Answer.REFUSED
    if LEAD.startswith(content) or REFUSAL.startswith(content):
        return Answer.UNFINISHED
    return Answer.STRANGE
