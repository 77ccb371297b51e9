"""The endpoint's name, with the random label in front that AWS's endpoints want."""

from __future__ import annotations

import ipaddress
import queue
import secrets
import socket
import threading
import time
from dataclasses import dataclass
from threading import Event

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import NameLook

SLICE = 0.1
"""Seconds between two looks at ``cancelled``."""

_UNKNOWN = {
    socket.EAI_NONAME,
    getattr(socket, "EAI_NODATA", socket.EAI_NONAME),
    getattr(socket, "EAI_ADDRFAMILY", socket.EAI_NONAME),
    11001,  # Windows: WSAHOST_NOT_FOUND, WSANO_DATA
    11004,
}


@dataclass(frozen=True)
class Resolved:
    """What ``getaddrinfo`` said.

    :ivar known: ``False``: there is no such name; ``None``: nobody answered.
    """

    known: bool | None
    addresses: tuple[str, ...] = ()


def is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def labelled(host: str) -> str:
    """As OpenVPN's ``remote-random-hostname`` does it: twelve hexadecimal digits in front."""
    return f"{secrets.token_hex(6)}.{host}"


def look_up(
    host: str, *, random_label: bool, family: int, deadline: float, cancelled: Event
) -> tuple[NameLook, bool | None]:
    """Ask for a name as the profile's client would, and where that fails once more the other way.

    :param random_label: whether the profile has ``remote-random-hostname``.
    :param deadline: on ``time.monotonic``'s clock.
    :returns: what was found, and ``known`` of the first question.
    :raises WizardError: STOPPED.
    """
    if is_address(host):
        return NameLook(host, random_label=False, addresses=(host,)), True
    asked = labelled(host) if random_label else host
    first = resolve(asked, family, deadline, cancelled)
    if first.known is not False:
        return NameLook(asked, random_label, first.addresses), first.known
    other = resolve(host if random_label else labelled(host), family, deadline, cancelled).known
    look = NameLook(
        asked,
        random_label,
        bare_known=other if random_label else None,
        label_known=None if random_label else other,
    )
    return look, False


def resolve(name: str, family: int, deadline: float, cancelled: Event) -> Resolved:
    """``getaddrinfo`` with an end to it.

    It knows no time-out and cannot be stopped, so that it runs in a thread of its own, which is
    left behind where the system's resolver takes longer. A pool would wait for it at the end.
    """
    answers: queue.SimpleQueue[Resolved] = queue.SimpleQueue()
    threading.Thread(  # noqa: TID251
        target=lambda: answers.put(_ask(name, family)), name="name", daemon=True
    ).start()
    while True:
        if cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)
        left = deadline - time.monotonic()
        try:
            return answers.get(timeout=max(min(left, SLICE), 0.001))
        except queue.Empty:
            if left <= 0:
                return Resolved(known=None)


def _ask(name: str, family: int) -> Resolved:
    try:
        found = socket.getaddrinfo(name, None, family, socket.SOCK_DGRAM)
    except socket.gaierror as error:
        return Resolved(known=False if error.errno in _UNKNOWN else None)
    except (OSError, ValueError):  # ValueError: not even the form of a name
        return Resolved(known=False)
    return Resolved(known=True, addresses=tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
