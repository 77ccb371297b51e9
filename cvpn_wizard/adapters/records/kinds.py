"""What the records hold, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class RunState(StrEnum):
    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"
    UNDONE = "undone"
    REMOVED = "removed"


UNFINISHED = frozenset({RunState.RUNNING, RunState.STOPPED, RunState.FAILED})
"""A run in one of these can be taken up again."""


@dataclass(frozen=True)
class VpnRecord:
    """A VPN that was set up, or begun, from here.

    :ivar account_choice: how to reach the account again, as JSON; no secret.
    :ivar removed: when it was taken away; empty while it stands.
    :ivar paused: what a pause took away, as JSON, so that it can be brought back; empty else.
    """

    name: str
    account: str
    region: str
    folder: Path
    account_choice: str
    created: str
    endpoint: str = ""
    removed: str = ""
    paused: str = ""


@dataclass(frozen=True)
class RunRecord:
    """One run; ``plan`` is the plan file's text that it carries out."""

    id: str
    vpn: str
    started: str
    state: RunState
    plan: str


class CertificateState(StrEnum):
    """What became of a certificate.

    PREPARED: signed and written down, its files not all in place yet. It counts as issued for
    whoever asks what the CA has signed. REPLACED: a newer one has its name; it is valid still.
    """

    PREPARED = "prepared"
    ISSUED = "issued"
    REPLACED = "replaced"
    REVOKED = "revoked"


@dataclass(frozen=True)
class CertificateRecord:
    """A certificate that the CA of a VPN has signed.

    :ivar kind: ``server`` or ``client``.
    :ivar serial: hexadecimal, without leading zeros.
    :ivar changed: when it was replaced or revoked; empty before.
    :ivar by_request: the key was made elsewhere and was never here.
    :ivar pem: the certificate itself; empty for those of version 1.
    """

    vpn: str
    kind: str
    name: str
    serial: str
    not_before: datetime
    not_after: datetime
    state: CertificateState = CertificateState.ISSUED
    changed: str = ""
    by_request: bool = False
    pem: str = ""


@dataclass(frozen=True)
class PersonRecord:
    """Whose laptop a certificate's name stands for.

    :ivar name: the common name, one for each person and device, such as ``sato.laptop``.
    :ivar seen: when the VPN's endpoint was last seen with a connection of theirs; may be empty.
    """

    vpn: str
    name: str
    person: str
    device: str
    added: str
    seen: str = ""


@dataclass(frozen=True)
class RevocationRecord:
    """The newest revocation list that was made for a VPN.

    :ivar number: increases with each list (RFC 5280, 5.2.3).
    :ivar proved: when it was read back from AWS; empty until then.
    """

    vpn: str
    number: int
    made: datetime
    next_update: datetime
    pem: str
    proved: str = ""
