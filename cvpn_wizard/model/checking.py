"""What the check of a connection says: layers, their states, and findings.

The same words serve the check from a laptop and the look at the AWS side. Sentences are in
``texts``: ``finding-<code>`` (what), ``finding-<code>-why`` (where there is more to say) and
``finding-<code>-do``; ``layer-<Layer>``, ``layer-state-<LayerState>``, ``mender-<Mender>``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """What stands between a person and the server, in the order in which it is met."""

    PROFILE = "profile"
    COMPUTER = "computer"
    NAMES = "names"
    PORT = "port"
    HANDSHAKE = "handshake"
    TUNNEL = "tunnel"
    ROUTE = "route"
    TARGET = "target"


class LayerState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    PASSED = "passed"
    WARNED = "warned"
    FAILED = "failed"
    SKIPPED = "skipped"


class Mender(StrEnum):
    """Who can apply the remedy."""

    PERSON = "person"
    HELPDESK = "helpdesk"
    ADMIN = "admin"


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, or that may become so.

    :ivar code: the id of its sentences.
    :ivar facts: what the sentences name; never a secret.
    :ivar warning: the connection works all the same.
    :ivar line: of the profile, from 1, where the fault has one.
    :ivar mendable: the profile's copy can be mended of it.
    """

    code: str
    layer: Layer
    mender: Mender
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    warning: bool = False
    line: int | None = None
    mendable: bool = False


@dataclass(frozen=True)
class LayerEvent:
    """A layer is in another state now.

    :ivar seconds: that it took; ``None`` while it runs and for one that was skipped.
    :ivar why: of a skipped one: ``layer-why-<why>`` says it in words.
    :ivar detail: of one that has ended: ``layer-detail-<detail>`` with ``facts``; may be empty.
    """

    layer: Layer
    state: LayerState
    seconds: float | None = None
    why: str = ""
    detail: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class FindingEvent:
    """Something was found."""

    finding: Finding


@dataclass(frozen=True)
class AnswerEvent:
    """One try at the target.

    :ivar way: ``ping``, ``tcp``, ``dns`` or ``large``.
    :ivar number: of the try, from 1.
    :ivar milliseconds: ``None`` without an answer.
    :ivar why: a short word when nothing answered: ``timeout``, ``refused``, ``dns``, …
    :ivar port: of a TCP connection; 0 for the others.
    """

    way: str
    host: str
    number: int
    milliseconds: float | None = None
    why: str = ""
    port: int = 0
    said: str = ""


@dataclass(frozen=True)
class NoteEvent:
    """Something about the whole is known now.

    :ivar facts: fields of the report (``host``, ``person``, ``connected``, …) and their values.
    """

    facts: Mapping[str, object]


CheckEvent = LayerEvent | FindingEvent | AnswerEvent | NoteEvent
