"""One account in one Region: its things, its clock, and its moods.

All of it lives in the server's process; whoever asks may die at any time.
"""

from __future__ import annotations

import heapq
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from tests.standin.refusing import Refused

ACCOUNT = "210987654321"
REGION = "ap-northeast-1"
TRUTHFUL_KEY = "AKIATRUTHFULBYSTANDER"
"""Whoever signs with it is never throttled, never left unheard, and shown all there is."""
OPERATIONS: dict[tuple[str, str], Callable[[Account, dict[str, Any]], dict[str, Any]]] = {}
"""(service, operation) → what it does."""
Row = dict[str, Any]
T = TypeVar("T")


def does(
    service: str, operation: str
) -> Callable[[Callable[[Account, dict[str, Any]], Row]], Callable[[Account, dict[str, Any]], Row]]:
    """Mark the function that carries out one of AWS's operations."""

    def mark(
        function: Callable[[Account, dict[str, Any]], Row],
    ) -> Callable[[Account, dict[str, Any]], Row]:
        OPERATIONS[service, operation] = function
        return function

    return mark


@dataclass
class Thing:
    """Something that AWS keeps.

    :ivar row: as its Describe call answers, tags included.
    :ivar facts: what AWS knows beside that.
    :ivar shown_from: before that, now and then a look does not find it.
    :ivar gone_since: taken away, though a list may show it for another moment.
    """

    kind: str
    id: str
    row: Row
    facts: dict[str, Any] = field(default_factory=dict)
    shown_from: float = 0.0
    gone_since: float | None = None

    @property
    def tags(self) -> dict[str, str]:
        return {tag["Key"]: tag.get("Value", "") for tag in self.row.get("Tags", [])}


class Account:
    """What is there.

    :param speed: factor on all of AWS's times.
    :param lag: seconds within which what is new may be missing, and what is gone may be shown.
    :ivar truthful: whoever asks now is shown everything as it is.
    """

    def __init__(self, speed: float, lag: float, seed: int) -> None:
        self._speed = speed
        self._lag = lag
        self.chance = Random(seed)  # noqa: S311  moods, no secrets
        self.truthful = False
        self._things: dict[str, Thing] = {}
        self._ahead: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0
        self._tokens: dict[tuple[str, str], tuple[Row, Row]] = {}
        self.last: dict[str, float] = {}
        """When something was done last, by its name."""

    # time

    def now(self) -> float:
        return time.monotonic()

    def later(self, seconds: float, do: Callable[[], None]) -> None:
        """In about so many of AWS's seconds."""
        self._count += 1
        due = self.now() + seconds * self._speed * self.chance.uniform(0.5, 1.5)
        heapq.heappush(self._ahead, (due, self._count, do))

    def catch_up(self) -> None:
        """Let happen what is due."""
        while self._ahead and self._ahead[0][0] <= self.now():
            heapq.heappop(self._ahead)[2]()

    def recently(self, what: str, seconds: float) -> bool:
        """Whether that was done within so many of AWS's seconds; from now on it was."""
        before, self.last[what] = self.last.get(what, float("-inf")), self.now()
        return self.now() - before < seconds * self._speed

    def mood(self, probability: float) -> bool:
        return not self.truthful and self.chance.random() < probability

    # things

    def new_id(self, prefix: str) -> str:
        return f"{prefix}-{self.chance.getrandbits(68):017x}"

    def keep(self, kind: str, id_: str, row: Row, **facts: Any) -> Thing:
        lag = self.chance.choice((0.0, self._lag * self.chance.random()))
        thing = Thing(kind, id_, row, facts, shown_from=self.now() + lag)
        self._things[id_] = thing
        return thing

    def take_away(self, thing: Thing) -> None:
        thing.gone_since = self.now()

    def living(self, kind: str) -> list[Thing]:
        """As it is, for AWS's own decisions."""
        return [t for t in self._things.values() if t.kind == kind and t.gone_since is None]

    def known(self, kind: str, id_: str) -> Thing | None:
        thing = self._things.get(id_)
        return thing if thing and thing.kind == kind and thing.gone_since is None else None

    def find(self, kind: str, id_: str, code: str) -> Thing:
        """What a call names.

        :raises Refused: with that code where it is not there, or not known everywhere yet.
        """
        prefix = MALFORMED.get(kind)
        if prefix and not re.fullmatch(prefix[0] + r"-[0-9a-f]{8}([0-9a-f]{9})?", id_):
            raise Refused(prefix[1], f"Invalid id: {id_!r}")
        thing = self.known(kind, id_)
        if thing is None or not self._shown(thing):
            raise Refused(code, f"The {kind} '{id_}' does not exist")
        return thing

    def listed(self, kind: str) -> list[Thing]:
        """What a Describe or List call shows: what is new may be missing, what is gone there."""
        return [t for t in self._things.values() if t.kind == kind and self._shown(t)]

    def _shown(self, thing: Thing) -> bool:
        if thing.gone_since is not None:
            fresh = self.now() - thing.gone_since < self._lag / 2
            return fresh and self.mood(0.3)
        return self.now() >= thing.shown_from or not self.mood(0.6)

    # tokens

    def once(self, operation: str, asked: Row, do: Callable[[], Row]) -> Row:
        """Honour a client token: the same call again has the same answer.

        :raises Refused: IdempotentParameterMismatch where it comes with other parameters.
        """
        token = asked.get("ClientToken")
        if token is None:
            return do()
        if len(token) > 64:
            raise Refused("InvalidParameterValue", "A client token has 64 characters at most")
        before = self._tokens.get((operation, token))
        if before is None:
            self._tokens[operation, token] = before = (dict(asked), do())
        if before[0] != asked:
            raise Refused(
                "IdempotentParameterMismatch",
                "The client token was used before with other parameters",
            )
        return before[1]


MALFORMED = {
    "vpc": ("vpc", "InvalidVpcID.Malformed"),
    "subnet": ("subnet", "InvalidSubnetID.Malformed"),
    "security group": ("sg", "InvalidGroupId.Malformed"),
    "instance": ("i", "InvalidInstanceID.Malformed"),
    "endpoint": ("cvpn-endpoint", "InvalidClientVpnEndpointId.Malformed"),
}
"""Kind → prefix of its ids, and the code for what cannot be one."""


def page(
    account: Account, asked: Row, found: Sequence[T], size: int = 2, names: str = "MaxResults"
) -> tuple[list[T], str | None]:
    """A small page, and the token of the next one."""
    most = asked.get(names) or (1000 if account.truthful else size)
    token = asked.get("NextToken") or asked.get("nextToken") or "page-0"
    if not re.fullmatch(r"page-\d+", token):
        raise Refused("InvalidNextToken", "The token is not valid")
    begin = int(token.removeprefix("page-"))
    end = begin + most
    return list(found[begin:end]), f"page-{end}" if end < len(found) else None


def filtered(
    things: Iterable[Thing], asked: Row, fields: Mapping[str, Callable[[Thing], object]]
) -> list[Thing]:
    """What EC2's filters leave: all filters, and any of the values of each; ``*`` fits anything.

    :raises Refused: InvalidParameterValue for a filter that the call does not know.
    """
    found = list(things)
    for one in asked.get("Filters", []):
        name, values = one["Name"], one.get("Values", [])
        if name.startswith("tag:"):
            key = name.removeprefix("tag:")
            found = [t for t in found if key in t.tags and _fits(t.tags[key], values)]
        elif name in fields:
            found = [t for t in found if _fits(fields[name](t), values)]
        else:
            raise Refused("InvalidParameterValue", f"The filter '{name}' is invalid")
    return found


def _fits(value: object, wanted: Sequence[str]) -> bool:
    values = value if isinstance(value, list | tuple | set) else [value]
    patterns = [re.escape(one).replace(r"\*", ".*").replace(r"\?", ".") for one in wanted]
    return any(re.fullmatch(p, str(v)) for p in patterns for v in values)


def tags(asked: Row, *kinds: str) -> list[dict[str, str]]:
    """The tags for the first of the kinds; only these kinds may be named."""
    found: list[dict[str, str]] = []
    for one in asked.get("TagSpecifications", []):
        if one.get("ResourceType") not in kinds:
            raise Refused(
                "InvalidParameterValue",
                f"'{one.get('ResourceType')}' is not a valid taggable resource type here",
            )
        if one["ResourceType"] == kinds[0]:
            found += one.get("Tags", [])
    keys = [tag["Key"] for tag in found]
    if len(set(keys)) < len(keys) or any(key.startswith("aws:") for key in keys):
        raise Refused("InvalidParameterValue", "Tag keys are unique and do not begin with aws:")
    return found
