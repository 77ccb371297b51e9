"""Building, resuming, undoing and removing a VPN: what both the window and the CLI call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import RunEvent


def outline(spec: VpnSpec) -> tuple[PlannedStep, ...]:
    """Every step in order, without asking AWS what exists."""
    raise NotImplementedError


class Builder:
    """Carries out plans against one account and keeps the records."""

    def __init__(
        self, *, home: Path, cloud: Cloud, vault: Vault, records: Records, account: AccountAnswers
    ) -> None:
        self._home = home
        self._cloud = cloud
        self._vault = vault
        self._records = records
        self._account = account

    def preview(self, spec: VpnSpec) -> tuple[PlannedStep, ...]:
        """Every step in order, with what exists already (reads AWS, changes nothing)."""
        raise NotImplementedError

    def apply(self, spec: VpnSpec, out: Path | None, cancelled: Event) -> Iterator[RunEvent]:
        """The whole set-up. Refusals are events; the last event is the result."""
        raise NotImplementedError

    def resume(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Go on with the run of that VPN that stopped.

        :raises WizardError: VPN_UNKNOWN, NOTHING_TO_RESUME, RUN_BUSY.
        """
        raise NotImplementedError

    def undo(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Take back what the last run of that VPN made."""
        raise NotImplementedError

    def remove(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Take away all of ours of that VPN, in AWS's order."""
        raise NotImplementedError
