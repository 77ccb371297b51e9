"""What a team store holds, as everybody sees it: rows with a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cvpn_wizard.model.aws import Tagged

Values = Mapping[str, str | int]


class Part(StrEnum):
    """What a row is about; together with its key it is the row's address.

    VPN: the one row with the plan; written last, so that a store without it is unfinished.
    CERTIFICATE: one for each serial. NAME: who has a common name, and with which serial.
    LIST: the newest revocation list. TURN: who may change that list now. HANDED: what the helpdesk
    has handed out of a queue; the one part that it may write. QUEUE: names of queues that were
    sealed, so that no certificate goes out in two of them.
    """

    VPN = "vpn"
    CERTIFICATE = "certificate"
    NAME = "name"
    LIST = "list"
    TURN = "turn"
    HANDED = "handed"
    QUEUE = "queue"


@dataclass(frozen=True)
class Row:
    """One row.

    :ivar version: as it was read; 0 where there was none. A write succeeds only if the store
        still has that version, and makes it the next one.
    """

    part: Part
    key: str
    values: Values
    version: int = 0


@dataclass(frozen=True)
class TeamThing(Tagged):
    """The table or the secret of a team store.

    :ivar ready: it can be used; a table needs some seconds.
    """

    id: str
    ready: bool = True
