"""The reliable channel by itself: time is a number here, and a packet is handed over or not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.adapters.openvpn.packet import Opcode, Packet
from cvpn_wizard.adapters.openvpn.reliable import (
    AHEAD,
    FIRST_RETRY,
    PIECE,
    WINDOW,
    Channel,
)

OURS, THEIRS = b"client..", b"server.."


def answered(*, lossy: bool = True) -> Channel:
    """A channel whose first packet has been answered, with nothing left to say."""
    channel = Channel(lossy=lossy, session=OURS)
    channel.outgoing(0)
    assert channel.take(Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (0,), OURS, 0))
    channel.outgoing(0)
    return channel


def control(number: int, payload: bytes = b"", acks: tuple[int, ...] = ()) -> Packet:
    return Packet(Opcode.CONTROL_V1, THEIRS, acks, OURS if acks else b"", number, payload)


def test_the_first_packet() -> None:
    (packet,) = Channel(lossy=True, session=OURS).outgoing(0)
    assert packet == Packet(Opcode.HARD_RESET_CLIENT_V2, OURS, number=0)


def test_sessions_differ_and_are_not_zero() -> None:
    sessions = {Channel(lossy=True).session for _ in range(50)}
    assert len(sessions) == 50
    assert all(any(session) and len(session) == 8 for session in sessions)


def test_nothing_else_goes_out_before_the_answer() -> None:
    channel = Channel(lossy=True, session=OURS)
    channel.write(b"hello")
    assert [packet.number for packet in channel.outgoing(0)] == [0]
    assert channel.outgoing(0.1) == []


def test_over_udp_it_is_said_again_and_ever_more_slowly() -> None:
    channel = Channel(lossy=True, session=OURS)
    said = [n / 100 for n in range(500) if channel.outgoing(n / 100)]
    assert said[:2] == [0, FIRST_RETRY]
    gaps = [after - before for before, after in pairwise(said)]
    assert gaps == sorted(gaps)
    assert channel.resets_sent == len(said) >= 4


def test_over_tcp_it_is_not() -> None:
    channel = Channel(lossy=False, session=OURS)
    assert len(channel.outgoing(0)) == 1
    assert channel.outgoing(60) == []
    assert channel.next_due() is None


def test_the_answer_is_acknowledged_with_the_first_words() -> None:
    channel = Channel(lossy=True, session=OURS)
    channel.outgoing(0)
    channel.take(Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (0,), OURS, 0))
    channel.write(b"hello")
    assert channel.outgoing(0) == [
        Packet(Opcode.CONTROL_V1, OURS, (0,), THEIRS, 1, b"hello"),
    ]


def test_acknowledgements_are_said_again_with_what_is_sent_again() -> None:
    channel = Channel(lossy=True, session=OURS)
    channel.outgoing(0)
    channel.take(Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (0,), OURS, 0))
    channel.write(b"hello")
    first = channel.outgoing(0)
    assert first[0].acks == (0,)
    assert first == channel.outgoing(FIRST_RETRY) == channel.outgoing(5)
    for number in (1, 2, 3, 4, 5):
        channel.take(control(number))
    channel.outgoing(FIRST_RETRY)
    (again,) = channel.outgoing(20)
    assert set(again.acks) <= {0, 1, 2, 3, 4, 5}
    assert len(again.acks) == len(set(again.acks)) == 4


def test_no_more_than_the_server_has_room_for() -> None:
    channel = answered()
    channel.write(bytes(PIECE * 10))
    assert [packet.number for packet in channel.outgoing(0)] == [1, 2, 3, 4][:WINDOW]
    assert channel.outgoing(0.1) == []
    channel.take(control(1, acks=(2, 1)))
    numbers = [packet.number for packet in channel.outgoing(0.2) if packet.number]
    assert numbers == [5, 6]


@given(st.permutations(range(1, 9)), st.data())
def test_out_of_order_and_doubled(order: list[int], data: st.DataObject) -> None:
    channel = answered()
    doubled = data.draw(st.lists(st.sampled_from(order)))
    got = b""
    for number in [*order, *doubled]:
        channel.take(control(number, bytes((number,)) * 3))
        got += channel.read()
    assert got == b"".join(bytes((number,)) * 3 for number in range(1, 9))


def test_a_doubled_one_is_acknowledged_again() -> None:
    channel = answered()
    channel.take(control(1))
    assert channel.outgoing(0) == [Packet(Opcode.ACK_V1, OURS, (1,), THEIRS)]
    channel.take(control(1))
    assert channel.outgoing(0) == [Packet(Opcode.ACK_V1, OURS, (1,), THEIRS)]


def test_far_ahead_is_not_kept() -> None:
    channel = answered()
    channel.take(control(AHEAD + 1, b"far"))
    assert channel.outgoing(0) == []
    assert not channel.has_arrived


def test_what_is_held_back_is_not_acknowledged() -> None:
    channel = answered()
    channel.take(control(1))
    channel.hold()
    channel.take(control(2, b"keys"))
    channel.take(control(1))
    assert channel.outgoing(0) == [Packet(Opcode.ACK_V1, OURS, (1,), THEIRS)]
    assert channel.read() == b"keys"


def test_what_was_held_back_can_be_released() -> None:
    channel = answered()
    channel.hold()
    channel.take(control(1, b"ticket"))
    assert channel.outgoing(0) == []
    channel.release()
    channel.take(control(2, b"keys"))
    assert channel.outgoing(0) == [Packet(Opcode.ACK_V1, OURS, (1,), THEIRS)]
    channel.take(control(2, b"keys"))
    assert channel.outgoing(0) == []


def test_strangers() -> None:
    channel = Channel(lossy=True, session=OURS)
    channel.outgoing(0)
    for packet in (
        None,
        Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (0,), b"another.", 0),
        Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (1,), OURS, 0),
        Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (), b"", 0),
        Packet(Opcode.HARD_RESET_SERVER_V2, bytes(8), (0,), OURS, 0),
        Packet(Opcode.HARD_RESET_CLIENT_V2, OURS, (), b"", 0),
        control(1, b"too early"),
    ):
        assert not channel.take(packet)
    assert (channel.peer, channel.strangers) == (None, 7)
    channel.take(Packet(Opcode.HARD_RESET_SERVER_V2, THEIRS, (0,), OURS, 0))
    assert channel.peer == THEIRS
    assert not channel.take(Packet(Opcode.CONTROL_V1, b"another.", (), b"", 1, b"x"))
    assert channel.read() == b""
