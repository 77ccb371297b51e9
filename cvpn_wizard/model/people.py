"""People with certificates of their own, and the dates on which somebody is locked out.

60, 30 and 7 days before a date something is said, and on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SOON_DAYS = 60
MONTH_DAYS = 30
WEEK_DAYS = 7


class Level(StrEnum):
    """FINE: more than 60 days. SOON, MONTH, WEEK: 60, 30, 7 days or less. OVER: it has passed.

    EARLY is for a CA alone: what it issues from now on cannot last its whole time any more, and
    changing it takes months.
    """

    FINE = "fine"
    EARLY = "early"
    SOON = "soon"
    MONTH = "month"
    WEEK = "week"
    OVER = "over"


def days_left(ends: datetime, now: datetime) -> int:
    """Whole days until then; negative once it has passed."""
    return (ends - now).days


def level_of(ends: datetime, now: datetime, early_days: int = 0) -> Level:
    """:param early_days: so many days before, EARLY is said; 0 for what is renewed in a minute."""
    if ends <= now:
        return Level.OVER
    days = days_left(ends, now)
    for most, level in (
        (WEEK_DAYS, Level.WEEK),
        (MONTH_DAYS, Level.MONTH),
        (SOON_DAYS, Level.SOON),
    ):
        if days <= most:
            return level
    return Level.EARLY if days <= early_days else Level.FINE


class PersonState(StrEnum):
    """VALID, SOON (60 days or less), EXPIRED, REVOKED; UNFINISHED: signed, not handed out yet."""

    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNFINISHED = "unfinished"


@dataclass(frozen=True)
class PersonNow:
    """One name, by its newest certificate.

    :ivar seen: ISO; when a connection was last seen; empty where it never was.
    :ivar connected: how many connections there are now.
    :ivar received: bytes that the laptop got over the connections there are now; sent by it.
    :ivar kept_out: for a revoked one: AWS has shown the list with it. Until then it may come in.
    :ivar replaced_valid: how many replaced certificates of this name still let somebody in.
    """

    name: str
    person: str
    device: str
    state: PersonState
    serial: str
    not_before: datetime
    not_after: datetime
    days: int
    seen: str = ""
    connected: int = 0
    received: int = 0
    sent: int = 0
    revoked: str = ""
    own_key: bool = False
    replaced_valid: int = 0
    kept_out: bool = False


class DateKind(StrEnum):
    """In the order of how many people a passed date locks out."""

    AUTHORITY = "ca"
    REVOCATION_LIST = "crl"
    SERVER = "server"
    PERSON = "person"


@dataclass(frozen=True)
class ExpiryDate:
    """One date.

    :ivar name: of the person, or of the certificate.
    :ivar at_aws: AWS itself said it just now; otherwise it is what was made here.
    """

    vpn: str
    kind: DateKind
    name: str
    ends: datetime
    days: int
    level: Level
    at_aws: bool = False

    @property
    def mark(self) -> str:
        """The same whenever the same date is told again, of this very VPN, kind and name."""
        return f"{self.vpn}-{self.kind.value}-{self.name}".replace(" ", "-")
