"""What the page Connect does off the UI thread: four pings, or one TCP connection."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from threading import Event

from cvpn_wizard.adapters.network.ping import PingReply, ping
from cvpn_wizard.adapters.network.tcp import TcpReply, tcp_connect
from cvpn_wizard.ui.services import Practice

PINGS = 4
TIMEOUT_SECONDS = 3.0
BETWEEN_SECONDS = 0.4
"""Between two pings; ping(8) waits a second, which is long for somebody who looks on."""


@dataclass(frozen=True)
class Answer:
    """One try.

    :ivar number: counted from 1.
    :ivar milliseconds: ``None`` when nothing answered.
    :ivar why: a short word of the system's when nothing answered.
    """

    number: int
    milliseconds: float | None
    why: str = ""


@dataclass(frozen=True)
class Tries:
    """All tries on one host; ``port`` is ``None`` for ping."""

    host: str
    port: int | None
    answers: tuple[Answer, ...]

    @property
    def answered(self) -> int:
        return sum(answer.milliseconds is not None for answer in self.answers)

    @property
    def why(self) -> str:
        """The last reason for silence; empty when something answered."""
        return "" if self.answered or not self.answers else self.answers[-1].why

    @property
    def average(self) -> float:
        """Milliseconds; 0 when nothing answered."""
        times = [a.milliseconds for a in self.answers if a.milliseconds is not None]
        return sum(times) / len(times) if times else 0.0


def four_pings(
    host: str, cancelled: Event, between: float = BETWEEN_SECONDS
) -> Generator[Answer, None, Tries]:
    """Ping four times, yielding each answer; ends early when ``cancelled`` is set."""
    answers: list[Answer] = []
    for number in range(1, PINGS + 1):
        if number > 1 and cancelled.wait(between):
            break
        reply = ping(host, TIMEOUT_SECONDS)
        answers.append(Answer(number, reply.milliseconds if reply.ok else None, reply.why))
        yield answers[-1]
    return Tries(host, None, tuple(answers))


def four_connections(
    host: str, port: int, cancelled: Event, between: float = BETWEEN_SECONDS
) -> Generator[Answer, None, Tries]:
    """Open a TCP connection four times; the time is that of the handshake."""
    answers: list[Answer] = []
    for number in range(1, PINGS + 1):
        if number > 1 and cancelled.wait(between):
            break
        reply = tcp_connect(host, port, TIMEOUT_SECONDS)
        answers.append(Answer(number, reply.milliseconds if reply.ok else None, reply.why))
        yield answers[-1]
    return Tries(host, port, tuple(answers))


def stand_in_tries(
    practice: Callable[[], Practice], cancelled: Event, between: float = BETWEEN_SECONDS
) -> Generator[Answer, None, Tries]:
    """In practice nothing leaves this computer: the stand-in is pinged, or connected to.

    Where this computer lets nobody ping (a container), the TCP handshake is timed instead.
    """
    host, port = practice().stand_in
    answers: list[Answer] = []
    for number in range(1, PINGS + 1):
        if number > 1 and cancelled.wait(between):
            break
        reply: PingReply | TcpReply = ping(host, TIMEOUT_SECONDS)
        if not reply.ok:
            reply = tcp_connect(host, port, TIMEOUT_SECONDS)
        answers.append(Answer(number, reply.milliseconds if reply.ok else None, reply.why))
        yield answers[-1]
    return Tries(host, port, tuple(answers))
