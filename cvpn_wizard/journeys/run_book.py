"""The records and journals around a run: which run it is, what earlier ones did."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.records import (
    UNFINISHED,
    CertificateRecord,
    Records,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.engine.journal import History, Journal
from cvpn_wizard.engine.step import Step, Tools
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import StepEvent, StepId, StepState

_SHOWN = {
    "make": StepState.MAKING,
    "made": StepState.SETTLING,
    "found": StepState.PRESENT,
    "settled": StepState.DONE,
    "refused": StepState.FAILED,
    "spoiled": StepState.FAILED,
    "unmake": StepState.UNMAKING,
    "gone": StepState.GONE,
}
"""What a line of a diary says of its step."""


@dataclass(frozen=True)
class Work:
    """One run under way."""

    spec: VpnSpec
    run: RunRecord
    out: Path
    journal: Journal
    history: History
    steps: tuple[Step, ...]
    tools: Tools


class RunBook:
    """What a home folder knows of the runs of its VPNs."""

    def __init__(self, home: Path, records: Records) -> None:
        self._home = home
        self._records = records

    def known(self, name: str) -> VpnRecord:
        """:raises WizardError: VPN_UNKNOWN."""
        known = self._records.vpn(name)
        if known is None:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
        return known

    def remember_vpn(
        self, spec: VpnSpec, known: VpnRecord | None, folder: Path, account: str, choice: str
    ) -> None:
        """:raises WizardError: NAME_TAKEN by a VPN that stands in another account or Region."""
        if (
            known is not None
            and not known.removed
            and (known.account, known.region) != (account, spec.region)
        ):
            raise WizardError(
                ErrorCode.NAME_TAKEN, name=spec.name, account=known.account, region=known.region
            )
        self._records.remember_vpn(
            VpnRecord(
                name=spec.name,
                account=account,
                region=spec.region,
                folder=folder,
                account_choice=choice,
                created=known.created if known else now_text(),
                endpoint=known.endpoint if known else "",
            )
        )

    def refuse_adopted(self, spec: VpnSpec, known: VpnRecord | None) -> None:
        """:raises WizardError: ADOPTED for a plan or a name of an endpoint made by hand."""
        runs = self._records.runs(spec.name) if known and not known.removed else ()
        if spec.adopted or (runs and self.plan_of(runs[0]).adopted):
            raise WizardError(ErrorCode.ADOPTED, name=spec.name)

    def run_for(self, spec: VpnSpec) -> RunRecord:
        """The run that stopped with this very plan, or a new one."""
        plan = write_plan(spec)
        runs = self._records.runs(spec.name)
        if runs and runs[0].plan == plan and runs[0].state in UNFINISHED:
            return runs[0]
        run = RunRecord(
            id=f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}",
            vpn=spec.name,
            started=datetime.now(UTC).isoformat(timespec="microseconds"),
            state=RunState.RUNNING,
            plan=plan,
        )
        self._records.remember_run(run)
        return run

    def last_run(self, name: str, *not_in: RunState) -> RunRecord:
        """The newest run.

        :raises WizardError: NOTHING_TO_RESUME when there is none, or in one of those states.
        """
        runs = self._records.runs(name)
        if not runs or runs[0].state in not_in:
            raise WizardError(ErrorCode.NOTHING_TO_RESUME, name=name)
        return runs[0]

    def plan_of(self, run: RunRecord) -> VpnSpec:
        return parse_plan(run.plan, where=self._home)

    def earlier_plans(self, name: str) -> tuple[VpnSpec, ...]:
        """The plans of all runs but the newest, the newest of them first, each once."""
        plans = dict.fromkeys(run.plan for run in self._records.runs(name)[1:])
        return tuple(parse_plan(plan, where=self._home) for plan in plans)

    def journal(self, run: RunRecord) -> Journal:
        return Journal(self._home / "runs" / f"{run.id}.jsonl")

    def history(self, vpn: str) -> History:
        """The journals of all runs of a VPN, the oldest first, read as one."""
        history = History()
        for run in reversed(self._records.runs(vpn)):
            self.journal(run).read_into(history)
        return history

    def way_back(self, name: str) -> RunState | None:
        """Where the newest run was going when it stopped on its way back: UNDONE or REMOVED."""
        runs = self._records.runs(name)
        if not runs or runs[0].state not in UNFINISHED:
            return None
        way = [
            line for line in self.journal(runs[0]).lines() if line.get("do") in {"begin", "back"}
        ]
        if not way or way[-1].get("do") != "back":
            return None
        return RunState(str(way[-1].get("end", RunState.REMOVED)))

    def progress_of(self, name: str) -> tuple[StepEvent, ...]:
        """How far the newest run of a VPN is, as its diary says: each step's last state.

        For a second copy of the program, while the first one is at work.
        """
        runs = self._records.runs(name)
        states: dict[StepId, StepEvent] = {}
        for line in self.journal(runs[0]).lines() if runs else ():
            state = _SHOWN.get(str(line.get("do")))
            if state is not None and "step" in line:
                step = StepId(str(line["step"]))
                before = states.pop(step, None)
                resource = str(line.get("resource", before.resource if before else ""))
                states[step] = StepEvent(step, state, resource)
        return tuple(states.values())

    def note_end(self, work: Work, state: RunState) -> None:
        """The run has come to an end, good or bad. Without this note it counts as under way.

        :raises WizardError: what the disk refuses; the diary is closed all the same.
        """
        try:
            self._records.set_run_state(work.run.id, state)
            work.journal.write("end", state=state.value)
        finally:
            work.journal.close()

    def remember_certificates(self, spec: VpnSpec, folder: Path) -> None:
        """Note the dates of what was issued; ``folder`` has the certificates."""
        certificates = spec.certificates
        for kind, names in (("server", (certificates.server,)), ("client", certificates.clients)):
            for name in names:
                placed = read_placed(folder, name)
                if placed is None:
                    continue
                self._records.remember_certificate(
                    CertificateRecord(
                        vpn=spec.name,
                        kind=kind,
                        name=name,
                        serial=f"{placed.serial:x}",
                        not_before=placed.not_before,
                        not_after=placed.not_after,
                    )
                )


def now_text() -> str:
    """This moment as the records keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
