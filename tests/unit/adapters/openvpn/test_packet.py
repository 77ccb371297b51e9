"""Control packets: OpenVPN's own vector, there and back, and anything at all."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.adapters.openvpn.packet import (
    LARGEST,
    NUMBERED,
    Frames,
    FramingError,
    Opcode,
    Packet,
    decode,
    framed,
)

SESSIONS = st.binary(min_size=8, max_size=8)
NUMBERS = st.integers(0, 2**32 - 1)


@st.composite
def packets(draw: st.DrawFn) -> Packet:
    opcode = draw(st.sampled_from(sorted(NUMBERED | {Opcode.ACK_V1})))
    pure = opcode is Opcode.ACK_V1
    acks = tuple(draw(st.lists(NUMBERS, min_size=int(pure), max_size=8)))
    return Packet(
        opcode,
        draw(SESSIONS),
        acks,
        draw(SESSIONS) if acks else b"",
        None if pure else draw(NUMBERS),
        b"" if pure else draw(st.binary(max_size=1200)),
    )


def test_openvpns_own_vector() -> None:
    """``client_reset_v2_none`` of OpenVPN's tests/unit_tests/openvpn/test_pkt.c."""
    raw = bytes.fromhex("386891923fa31034370000000000")
    packet = decode(raw)
    assert packet == Packet(
        Opcode.HARD_RESET_CLIENT_V2, bytes.fromhex("6891923fa3103437"), number=0
    )
    assert packet.encode() == raw


def test_a_servers_answer_as_it_was_seen() -> None:
    raw = bytes.fromhex("406e64e2e2dddb040a0100000000e9d97dbdb0d4c06500000000")
    assert decode(raw) == Packet(
        Opcode.HARD_RESET_SERVER_V2,
        bytes.fromhex("6e64e2e2dddb040a"),
        (0,),
        bytes.fromhex("e9d97dbdb0d4c065"),
        0,
    )


@given(packets())
def test_there_and_back(packet: Packet) -> None:
    assert decode(packet.encode()) == packet


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x38",
        b"\x38" + bytes(8),
        b"\x38" + bytes(9),  # no number
        b"\x28" + bytes(9),  # an acknowledgement of nothing
        b"\x39" + bytes(13),  # key 1
        b"\x30" + bytes(30),  # data
        b"\xf8" + bytes(30),  # an opcode that nobody has
        b"\x20" + bytes(8) + b"\x09" + bytes(60),  # nine acknowledgements
        b"\x20" + bytes(8) + b"\xff" + bytes(2000),
        b"\x20" + bytes(8) + b"\x08" + bytes(31),  # fewer than it says
        b"\x20" + bytes(LARGEST),
    ],
)
def test_what_is_none(raw: bytes) -> None:
    assert decode(raw) is None


def test_a_hundred_thousand_of_anything() -> None:
    """Random, and good ones with some bytes changed: read or passed over, never more."""
    chance = random.Random(7)  # noqa: S311
    good = Packet(Opcode.CONTROL_V1, b"12345678", (1, 2), b"87654321", 3, bytes(40)).encode()
    read = 0
    for number in range(100_000):
        if number % 2:
            raw = bytearray(good[: chance.randrange(len(good) + 1)])
            for _ in range(min(3, len(raw))):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        else:
            raw = bytearray(chance.randbytes(chance.randrange(60)))
        packet = decode(bytes(raw))
        if packet is not None:
            read += 1
            assert bytes(raw).startswith(packet.encode())
    assert read > 1000


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=8), st.integers(1, 40))
def test_a_stream_cut_anywhere(parts: list[bytes], step: int) -> None:
    stream = b"".join(framed(part) for part in parts)
    frames = Frames()
    found = []
    for at in range(0, len(stream), step):
        found += frames.feed(stream[at : at + step])
    assert found == parts


@pytest.mark.parametrize("start", [b"\0\0", b"HTTP/1.1", b"SSH-2.0", b"\x15\x03\x01", b"\xff\xff"])
def test_a_stream_of_something_else(start: bytes) -> None:
    with pytest.raises(FramingError):
        list(Frames().feed(start))
