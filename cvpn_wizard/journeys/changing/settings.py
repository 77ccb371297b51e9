"""Other settings for a VPN that stands, whoever made it: at AWS and in our records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import UNFINISHED, Records
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.changing.editing import Editing, edited
from cvpn_wizard.journeys.doctoring.drift import SETTINGS, Drift
from cvpn_wizard.journeys.doctoring.righting import Righting, remember_plan
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec

ADDED = ("authorize", "routes")
"""What is made one by one, beside what is set."""


@dataclass(frozen=True)
class Settings:
    """Changes one VPN. Holds what it works with, and no state."""

    name: str
    home: Path
    cloud: Cloud
    records: Records
    clock: Clock
    cancelled: Event

    @property
    def plan(self) -> VpnSpec:
        """What is wanted now.

        :raises WizardError: VPN_UNKNOWN, RUN_UNFINISHED.
        """
        known, runs = self.records.vpn(self.name), self.records.runs(self.name)
        if known is None or known.removed or not runs:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=self.name)
        if runs[0].state in UNFINISHED:
            raise WizardError(ErrorCode.RUN_UNFINISHED, name=self.name)
        return parse_plan(runs[0].plan, where=known.folder)

    def change(self, after: VpnSpec) -> Iterator[Drift]:
        """What differs from the plan is changed at AWS; yields each change once it is read back.

        What is added comes before what goes. What others changed at AWS stays as it is. Cut short,
        the rest shows as a difference between the plan and AWS, or is changed by saying it again.

        :raises WizardError: as :attr:`plan`; UNCHANGEABLE, RUN_BUSY, NOT_FOUND when the endpoint is
            gone, STOPPED, and what AWS refuses.
        """
        before = self.plan
        known = self.records.vpn(self.name)
        endpoint = EndpointId(known.endpoint if known else "")
        changes = {one.what: one for one in edited(before, after)}
        editing = Editing(
            before, after, endpoint, self.home, self.cloud, self.clock, self.cancelled
        )
        for one in editing.settings():
            changes.pop(one.what, None)
            yield one
        remember_plan(after, self.records, self.home)
        righting = Righting(
            self.name, self.home, self.cloud, self.records, self.clock, self.cancelled
        )
        for what in ADDED:
            if what in changes:
                righting.add_missing(what)
        for _ in editing.what_goes():
            pass
        # A setting that AWS had already is done as well.
        yield from (one for what, one in changes.items() if what in (*SETTINGS, *ADDED))
