"""What a step is, and what it is given."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import ClassVar

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock, wait_until
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_NAME, TAG_RUN, TAG_VPN
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import StepId, StepKind, step_id


@dataclass(frozen=True)
class Made:
    """What a step made or found.

    :ivar resource: the AWS id or ARN, or a path.
    :ivar ours: we made it, so we may take it away; false for what existed before.
    :ivar facts: what later steps need besides the id. Never a secret: it goes to the journal.
    """

    resource: str
    ours: bool = True
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tools:
    """All that a step gets.

    :ivar run: the id of the run, for tags.
    :ivar home: where the CA and the records are.
    :ivar out: where profiles and the certificate folder go.
    :ivar made: what the steps that this one needs made or found.
    :ivar token: the client token for this step's one change, the same after a crash.
    :ivar made_before: what the journals say this step made, when its id cannot be looked up.
    :ivar unfinished: the journals say that it was about to be made, and not how that ended.
    """

    spec: VpnSpec
    run: str
    cloud: Cloud
    vault: Vault
    home: Path
    out: Path
    clock: Clock
    cancelled: Event
    made: Mapping[StepId, Made]
    token: str = ""
    made_before: Made | None = None
    unfinished: bool = False

    @property
    def certificates(self) -> Path:
        """The folder with ``ca.crt`` and every certificate and key."""
        return self.out / "certificates"

    @property
    def authority(self) -> Path:
        """The folder with this VPN's own CA; its key is encrypted."""
        return self.home / "authorities" / self.spec.name

    def wait(self, look: Callable[[], object | None], *, minutes: float, waiting_for: str) -> None:
        """Look until there is something, hearing Stop.

        :raises WizardError: STOPPED, TOOK_TOO_LONG.
        """
        wait_until(
            look,
            cancelled=self.cancelled,
            clock=self.clock,
            minutes=minutes,
            waiting_for=waiting_for,
        )

    def tags(self, name: str) -> dict[str, str]:
        """Our tags for something called ``name``."""
        return {TAG_VPN: self.spec.name, TAG_RUN: self.run, TAG_NAME: name}

    def resource(self, kind: StepKind, *parts: str) -> str:
        """The id of what an earlier step made or found."""
        return self.made[step_id(kind, *parts)].resource


class Step(ABC):
    """One thing of a VPN, with its way there and its way back. Keeps no state.

    :cvar typical_seconds: how long AWS usually takes, for the progress display only.
    :cvar costs: AWS bills for it by the hour.
    :cvar keeps: undo and removal leave it alone (the CA and certificates on disk).
    :cvar tokenless: AWS takes no client token for it and may show it a moment late: after a lost
        answer it is looked for a while before another one is made.
    :cvar vanishes: AWS takes it away together with the endpoint, so that failing to take it
        away beforehand is no reason to keep the endpoint.
    """

    kind: ClassVar[StepKind]
    typical_seconds: ClassVar[float] = 2.0
    costs: ClassVar[bool] = False
    keeps: ClassVar[bool] = False
    tokenless: ClassVar[bool] = False
    vanishes: ClassVar[bool] = False

    @property
    def id(self) -> StepId:
        return step_id(self.kind)

    @property
    def needs(self) -> tuple[StepId, ...]:
        """The steps that must be done before this one."""
        return ()

    @property
    @abstractmethod
    def makes(self) -> str:
        """What it is, shortly: a name, a range."""

    @abstractmethod
    def look(self, tools: Tools) -> Made | None:
        """Is it there already? Read-only."""

    def remains(self, tools: Tools) -> Made | None:
        """What there is of it to take away, also if it is unfinished or failed. Read-only."""
        return self.look(tools)

    @abstractmethod
    def make(self, tools: Tools) -> Made:
        """One change at AWS."""

    def settle(self, tools: Tools, made: Made) -> None:  # noqa: B027  most need no wait
        """Wait until it can be used; finish what can be repeated without harm."""

    @abstractmethod
    def unmake(self, tools: Tools, made: Made) -> None:
        """Take it away and wait until it is gone. Gone already is fine."""


def settled_wrong(step: Step, state: str, message: str) -> WizardError:
    """The refusal for something that AWS made and then declared failed."""
    return WizardError(
        ErrorCode.SETTLED_WRONG, step=step.id, name=step.makes, state=state, aws_message=message
    )
