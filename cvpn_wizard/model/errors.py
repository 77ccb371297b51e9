"""The two kinds of "no": a problem with what was typed, and a refusal by the world.

A *problem* is returned by a check. A *refusal* is raised as :class:`WizardError` by an adapter,
translated where it enters. Anything else that is raised is a bug. Both carry a code and facts;
the sentences are in ``texts`` (``resources/i18n/*/problems.ftl`` and ``refusals.ftl``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why the world said no. Each has ``refusal-<code>`` texts: title, why, do."""

    # credentials and reach
    NO_CREDENTIALS = "no-credentials"
    BAD_CREDENTIALS = "bad-credentials"
    EXPIRED_CREDENTIALS = "expired-credentials"
    MFA_NEEDED = "mfa-needed"
    MFA_WRONG = "mfa-wrong"
    SIGN_IN_NEEDED = "sign-in-needed"
    SIGN_IN_FAILED = "sign-in-failed"
    PROFILE_UNUSABLE = "profile-unusable"
    ACCESS_DENIED = "access-denied"
    REGION_DISABLED = "region-disabled"
    REGION_UNKNOWN = "region-unknown"
    CLOCK_WRONG = "clock-wrong"
    NO_NETWORK = "no-network"
    AWS_SLOW = "aws-slow"
    THROTTLED = "throttled"
    AWS_TROUBLE = "aws-trouble"
    # what AWS will not have
    QUOTA_REACHED = "quota-reached"
    NOT_FOUND = "not-found"
    AMBIGUOUS_NAME = "ambiguous-name"
    ALREADY_EXISTS = "already-exists"
    IN_USE = "in-use"
    ADDRESS_OVERLAP = "address-overlap"
    SUBNET_SAME_ZONE = "subnet-same-zone"
    SUBNET_UNSUITABLE = "subnet-unsuitable"
    CERTIFICATE_REFUSED = "certificate-refused"
    BAD_REQUEST = "bad-request"
    NO_IMAGE = "no-image"
    SETTLED_WRONG = "settled-wrong"
    TOOK_TOO_LONG = "took-too-long"
    NOT_OURS = "not-ours"
    ADOPTED = "adopted"
    KNOWN_ALREADY = "known-already"
    NOT_ADOPTABLE = "not-adoptable"
    RUN_UNFINISHED = "run-unfinished"
    # this computer
    FILE_UNREADABLE = "file-unreadable"
    FILE_UNWRITABLE = "file-unwritable"
    DISK_FULL = "disk-full"
    FOLDER_MISSING = "folder-missing"
    PLAN_BAD = "plan-bad"
    NAME_TAKEN = "name-taken"
    OTHER_ACCOUNT = "other-account"
    VPN_UNKNOWN = "vpn-unknown"
    RUN_BUSY = "run-busy"
    NOTHING_TO_RESUME = "nothing-to-resume"
    PAUSED_ALREADY = "paused-already"
    NOT_PAUSED = "not-paused"
    UNCHANGEABLE = "unchangeable"
    PASSPHRASE_MISSING = "passphrase-missing"
    PASSPHRASE_WRONG = "passphrase-wrong"
    PKI_UNREADABLE = "pki-unreadable"
    KEY_MISMATCH = "key-mismatch"
    AUTHORITY_ELSEWHERE = "authority-elsewhere"
    REQUEST_BAD = "request-bad"
    REVOCATION_FOREIGN = "revocation-foreign"
    PERSON_EXISTS = "person-exists"
    PERSON_UNKNOWN = "person-unknown"
    PERSON_NAME_BAD = "person-name-bad"
    OWN_KEY = "own-key"
    PEOPLE_FILE_BAD = "people-file-bad"
    PROFILE_BAD = "profile-bad"
    CLIENT_MISSING = "client-missing"
    CLIENT_FAILED = "client-failed"
    BUNDLE_FOREIGN = "bundle-foreign"
    BUNDLE_DAMAGED = "bundle-damaged"
    BUNDLE_UNSAFE = "bundle-unsafe"
    BUNDLE_PASSPHRASE = "bundle-passphrase"
    BUNDLE_NEWER = "bundle-newer"
    BACKUP_FOREIGN = "backup-foreign"
    BACKUP_DAMAGED = "backup-damaged"
    BACKUP_PASSPHRASE = "backup-passphrase"
    BACKUP_NEWER = "backup-newer"
    BACKUP_IN_THE_WAY = "backup-in-the-way"
    KEY_ELSEWHERE = "key-elsewhere"
    QUEUE_UNKNOWN = "queue-unknown"
    QUEUE_LOCKED = "queue-locked"
    QUEUE_EMPTY = "queue-empty"
    QUEUE_CLOSED = "queue-closed"
    QUEUE_SEALED = "queue-sealed"
    REPORT_BAD = "report-bad"
    TEAM_CONFLICT = "team-conflict"
    TEAM_BUSY = "team-busy"
    TEAM_GONE = "team-gone"
    TEAM_EXISTS = "team-exists"
    TEAM_NOT_JOINED = "team-not-joined"
    ROLLOVER_OPEN = "rollover-open"
    ROLLOVER_NONE = "rollover-none"
    ROLLOVER_UNPROVED = "rollover-unproved"
    ROLLOVER_UNMOVED = "rollover-unmoved"
    ROLLOVER_ENDED = "rollover-ended"
    KEYRING_FAILED = "keyring-failed"
    PRACTICE_MISSING = "practice-missing"
    PORT_TAKEN = "port-taken"
    TUNNEL_NEEDS_LINUX = "tunnel-needs-linux"
    TUNNEL_NEEDS_ROOT = "tunnel-needs-root"
    TUNNEL_NEEDS_PROGRAM = "tunnel-needs-program"
    TUNNEL_FAILED = "tunnel-failed"
    UPDATES_NO_ADDRESS = "updates-no-address"
    UPDATES_NO_KEY = "updates-no-key"
    UPDATES_FORBIDDEN = "updates-forbidden"
    UPDATES_ADDRESS_BAD = "updates-address-bad"
    UPDATES_UNREACHABLE = "updates-unreachable"
    UPDATES_UNREADABLE = "updates-unreadable"
    UPDATES_UNTRUSTED = "updates-untrusted"
    UPDATES_REPLAYED = "updates-replayed"
    UPDATES_EXPIRED = "updates-expired"
    STOPPED = "stopped"


class WizardError(Exception):
    """A refusal: AWS, the disk or the network said no.

    :param code: which sentence to show.
    :param facts: the values that the sentence names; never a secret.
    """

    def __init__(self, code: ErrorCode, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code.value} ({shown})" if shown else self.code.value


@dataclass(frozen=True)
class Problem:
    """What is wrong with a value that a person gave, and a value that would do.

    :ivar code: the id of its sentence: ``problem-<code>``.
    :ivar field: which value, as ``page.field`` (``addresses.client_cidr``) or ``section.key``.
    :ivar facts: the values that the sentence names.
    :ivar suggestion: a value that would do, ready to be put into the field.
    :ivar warning: it may be kept all the same.
    :ivar line: the line of a plan file, counted from 1.
    """

    code: str
    field: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestion: str | None = None
    warning: bool = False
    line: int | None = None

    @property
    def page(self) -> str:
        """The page of the window (or the section of a plan file) that the value stands on."""
        return self.field.partition(".")[0]
