"""What all groups of AWS calls share: the session, refusals, patience, tags."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Mapping
from ipaddress import IPv4Network
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from cvpn_wizard.adapters.aws.refusals import refusals
from cvpn_wizard.model.errors import ErrorCode, WizardError

if TYPE_CHECKING:
    from types_boto3_ec2.literals import ResourceTypeType
    from types_boto3_ec2.type_defs import TagSpecificationTypeDef, TagTypeDef

    from cvpn_wizard.adapters.aws.session import AwsSession

Result = TypeVar("Result")

FRESH_SECONDS = 30.0
"""How long AWS may deny knowing what it has just made for us."""
STRANGE_SECONDS = 4.0
"""The same for what another run may have made a moment ago."""
BUSY = frozenset({"ConcurrentMutationLimitExceeded"})
"""Too many changes of one endpoint at once (ten, Administrator Guide; sooner for its routes and
rules, as Terraform's provider found, which repeats them)."""
BUSY_SECONDS = 300.0
"""How long to wait for a turn: what is under way takes minutes."""


class Calls:
    """The base of the groups that :class:`~cvpn_wizard.adapters.aws.cloud.Cloud` is made of."""

    def __init__(self, session: AwsSession, cancelled: Event | None = None) -> None:
        self._session = session
        self._made_here: set[str] = set()
        self.cancelled = cancelled or Event()
        """Once it is set, calls, their repetitions and the short waits inside them raise STOPPED.

        One that is under way is waited for: ten seconds at most."""
        session.stopped = self._is_stopped

    def _is_stopped(self) -> bool:
        return self.cancelled.is_set()

    @property
    def session(self) -> AwsSession:
        """For the pre-flight and the price list, which make calls of their own."""
        return self._session

    def _refusals(self, service: str, operation: str, **facts: object) -> refusals:
        return refusals(service, operation, region=self._session.region, **facts)

    def _remember(self, made: str) -> str:
        """Note that an id is ours and new, so that AWS may be slow to know it."""
        self._made_here.add(made)
        return made

    def _once_visible(
        self, ids: Iterable[str], codes: Collection[str], call: Callable[[], Result]
    ) -> Result:
        """Call, and call again while AWS does not know yet what it has just made.

        EC2 is eventually consistent ("Eventual consistency in the Amazon EC2 API").
        """
        fresh = any(one in self._made_here for one in ids)
        limit = FRESH_SECONDS if fresh else STRANGE_SECONDS
        return self._in_turn(lambda: self._patiently(codes, limit, call))

    def _in_turn(self, call: Callable[[], Result]) -> Result:
        """Call, and call again while an endpoint has too many changes under way."""
        return self._patiently(BUSY, BUSY_SECONDS, call)

    def _patiently(
        self,
        codes: Collection[str],
        limit: float,
        call: Callable[[], Result],
        soonest: Callable[[], float] = lambda: 0.0,
    ) -> Result:
        """Repeat a call while AWS answers with one of ``codes``, ``limit`` seconds at most.

        Pauses begin at a tenth of a second and grow to two, with jitter.

        :param soonest: seconds until the next try can succeed at all, where that is known.
        """
        from botocore.exceptions import ClientError  # noqa: PLC0415

        waited, pause = 0.0, 0.1
        while True:
            try:
                return call()
            except ClientError as error:
                if code_of(error) not in codes or waited >= limit:
                    raise
            jittered = pause * random.uniform(0.8, 1.2)  # noqa: S311 - jitter, no secret
            this_time = max(jittered, soonest())
            if self.cancelled.wait(this_time):
                raise WizardError(ErrorCode.STOPPED)
            waited += this_time
            pause = min(pause * 1.3, 2.0)


def code_of(error: Exception) -> str:
    """AWS's code of a ``ClientError``."""
    response: Mapping[str, Mapping[str, str]] = getattr(error, "response", {})
    return response.get("Error", {}).get("Code", "")


class unless:  # noqa: N801 - reads as a sentence: ``with unless(GONE):``
    """Let one of AWS's codes pass: what we asked for is so already."""

    def __init__(self, codes: Collection[str]) -> None:
        self._codes = codes
        self.happened = False

    def __enter__(self) -> unless:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        from botocore.exceptions import ClientError  # noqa: PLC0415

        self.happened = isinstance(error, ClientError) and code_of(error) in self._codes
        return self.happened


def tags_of(tags: Iterable[TagTypeDef]) -> dict[str, str]:
    """EC2's list of tags as a dict."""
    return {tag.get("Key", ""): tag.get("Value", "") for tag in tags}


def tag_list(tags: Mapping[str, str]) -> list[TagTypeDef]:
    """A dict as EC2's list of tags."""
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def tag_specifications(
    tags: Mapping[str, str], *kinds: ResourceTypeType
) -> list[TagSpecificationTypeDef]:
    """Tags to be set with the creation, on each of the kinds of resource that it makes."""
    return [{"ResourceType": kind, "Tags": tag_list(tags)} for kind in kinds] if tags else []


def networks(ranges: Iterable[str | None]) -> tuple[IPv4Network, ...]:
    """The ranges that are IPv4, in order, each once."""
    found = (IPv4Network(cidr, strict=False) for cidr in ranges if cidr and ":" not in cidr)
    return tuple(dict.fromkeys(found))
