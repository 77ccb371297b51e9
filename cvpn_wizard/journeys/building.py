"""Building, resuming, undoing and removing a VPN: what both the window and the CLI call."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.records import (
    UNFINISHED,
    CertificateRecord,
    Records,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.journal import History, Journal
from cvpn_wizard.engine.plan import look_around, plan_for, planned
from cvpn_wizard.engine.runner import Run
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.engine.undoing import Undo
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import (
    RefusalEvent,
    ResultEvent,
    RunEvent,
    StepEvent,
    StepId,
    StepKind,
    StepState,
    kind_of,
    step_id,
)

log = logging.getLogger(__name__)


def outline(spec: VpnSpec) -> tuple[PlannedStep, ...]:
    """Every step in order, without asking AWS what exists."""
    return tuple(planned(step) for step in plan_for(spec))


def account_to_json(account: AccountAnswers) -> str:
    """How to reach an account again; holds no secret."""
    kept = asdict(replace(account, identity=None))
    kept.pop("identity")
    return json.dumps(kept)


def account_from_json(text: str) -> AccountAnswers:
    """The way back; unknown parts of a newer version are passed over."""
    kept = json.loads(text or "{}")
    known = {name: value for name, value in kept.items() if name in AccountAnswers.__annotations__}
    known["source"] = AccountSource(known.get("source", AccountSource.PROFILE))
    return AccountAnswers(**known)


@dataclass(frozen=True)
class _Work:
    """One run under way."""

    spec: VpnSpec
    run: RunRecord
    out: Path
    journal: Journal
    history: History
    steps: tuple[Step, ...]
    tools: Tools


class Builder:
    """Carries out plans against one account and keeps the records.

    Generators of events: refusals come as events, and the last event is always the result.
    """

    def __init__(
        self,
        *,
        home: Path,
        cloud: Cloud,
        vault: Vault,
        records: Records,
        account: AccountAnswers,
        clock: Clock | None = None,
    ) -> None:
        self._home = home
        self._cloud = cloud
        self._vault = vault
        self._records = records
        self._account = account
        self._clock = clock or Clock()

    # what the callers see

    def preview(self, spec: VpnSpec, out: Path | None = None) -> tuple[PlannedStep, ...]:
        """Every step in order, with what exists already (reads AWS, changes nothing).

        :raises WizardError: what AWS refuses, or NOT_FOUND for something named that is not there.
        """
        known = self._records.vpn(spec.name)
        folder = out or (known.folder if known else self._home / "vpns" / spec.name)
        tools = self._tools(spec, "", folder, Event(), {})
        return tuple(
            planned(step, found, looked=True) for step, found in look_around(plan_for(spec), tools)
        )

    def apply(self, spec: VpnSpec, out: Path | None, cancelled: Event) -> Iterator[RunEvent]:
        """The whole set-up. What exists already, by our tag, is taken as it is.

        :raises WizardError: NAME_TAKEN, RUN_BUSY, and what keeps a run from beginning at all.
        """
        with self._locked(spec.name):
            known = self._records.vpn(spec.name)
            folder = self._folder(spec, known, out)
            self._remember_vpn(spec, known, folder)
            run = self._run_for(spec)
            yield from self._forwards(self._work(spec, run, folder, cancelled))

    def resume(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Go on with the run of that VPN that stopped, also if it stopped on its way back.

        :raises WizardError: VPN_UNKNOWN, NOTHING_TO_RESUME, RUN_BUSY.
        """
        with self._locked(name):
            known = self._known(name)
            runs = self._records.runs(name)
            if not runs or runs[0].state not in UNFINISHED:
                raise WizardError(ErrorCode.NOTHING_TO_RESUME, name=name)
            spec = parse_plan(runs[0].plan, where=self._home)
            yield from self._forwards(self._work(spec, runs[0], known.folder, cancelled))

    def undo(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Take back what the last run of that VPN made.

        :raises WizardError: VPN_UNKNOWN, NOTHING_TO_RESUME, RUN_BUSY.
        """
        with self._locked(name):
            known = self._known(name)
            runs = self._records.runs(name)
            if not runs or runs[0].state in {RunState.UNDONE, RunState.REMOVED}:
                raise WizardError(ErrorCode.NOTHING_TO_RESUME, name=name)
            spec = parse_plan(runs[0].plan, where=self._home)
            work = self._work(spec, runs[0], known.folder, cancelled)
            found = self._found(work)
            made = self._made_by(work.journal.history(), found)
            yield from self._backwards(work, found, made, RunState.UNDONE)
            if self._records.runs(name)[0].state is RunState.UNDONE and not any(
                run.state is RunState.DONE for run in self._records.runs(name)
            ):
                self._records.set_removed(name)

    def remove(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Take away all of ours of that VPN, in AWS's order.

        :raises WizardError: VPN_UNKNOWN, RUN_BUSY, and what keeps us from looking around at AWS.
        """
        with self._locked(name):
            known = self._known(name)
            runs = self._records.runs(name)
            if not runs:
                raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
            spec = parse_plan(runs[0].plan, where=self._home)
            work = self._work(spec, runs[0], known.folder, cancelled)
            found = self._found(work)
            yield from self._backwards(work, found, found, RunState.REMOVED)
            if self._records.runs(name)[0].state is RunState.REMOVED:
                self._records.set_removed(name)

    # forwards

    def _forwards(self, work: _Work) -> Iterator[RunEvent]:
        self._records.set_run_state(work.run.id, RunState.RUNNING)
        work.journal.write("begin", vpn=work.spec.name, run=work.run.id)
        run = Run(work.steps, work.tools, work.journal, work.history)
        failed = False
        state = RunState.STOPPED
        try:
            for event in run.go():
                failed = failed or isinstance(event, RefusalEvent)
                self._note(work.spec.name, event)
                yield event
            whole = all(step.id in run.made for step in work.steps)
            state = RunState.DONE if whole else RunState.FAILED if failed else RunState.STOPPED
        finally:
            # Also when the window is closed in the middle: the generator is closed, the run waits.
            self._records.set_run_state(work.run.id, state)
            work.journal.write("end", state=state.value)
            work.journal.close()
        self._remember_certificates(work)
        endpoint = run.made.get(step_id(StepKind.ENDPOINT))
        yield ResultEvent(
            ok=state is RunState.DONE,
            vpn=work.spec.name,
            endpoint_id=endpoint.resource if endpoint else "",
            profiles=tuple(
                made.resource
                for step, made in run.made.items()
                if kind_of(step) is StepKind.PROFILE
            ),
            stopped=state is RunState.STOPPED,
        )

    def _note(self, vpn: str, event: StepEvent | RefusalEvent) -> None:
        """Remember the endpoint as soon as there is one."""
        if (
            isinstance(event, StepEvent)
            and event.resource
            and event.state in {StepState.SETTLING, StepState.PRESENT}
            and event.step == step_id(StepKind.ENDPOINT)
        ):
            self._records.set_endpoint(vpn, event.resource)

    # back

    def _backwards(
        self,
        work: _Work,
        found: dict[StepId, Made],
        unwanted: dict[StepId, Made],
        end: RunState,
    ) -> Iterator[RunEvent]:
        ours = {step: made for step, made in found.items() if step in unwanted}
        known = {
            step: made if step in ours else replace(made, ours=False)
            for step, made in found.items()
        }
        work.journal.write("back", vpn=work.spec.name, run=work.run.id, end=end.value)
        run = Undo(work.steps, work.tools, work.journal, known)
        state = RunState.STOPPED
        try:
            yield from run.go()
            if not run.left:
                state = end
            elif not work.tools.cancelled.is_set():
                state = RunState.FAILED
        finally:
            self._records.set_run_state(work.run.id, state)
            work.journal.write("end", state=state.value)
            work.journal.close()
        endpoint = found.get(step_id(StepKind.ENDPOINT))
        yield ResultEvent(
            ok=not run.left,
            vpn=work.spec.name,
            endpoint_id=endpoint.resource if endpoint else "",
            left=tuple(run.left),
            stopped=state is RunState.STOPPED,
        )

    def _found(self, work: _Work) -> dict[StepId, Made]:
        """What is there of this VPN, as AWS has it now, with our journals' word on whose it is."""
        made: dict[StepId, Made] = {}
        tools = replace(work.tools, made=made)
        for step in work.steps:
            if not all(need in made for need in step.needs if need != self._soft(step, need)):
                continue
            past = work.history.of(step.id).made
            try:
                found = step.look(replace(tools, made_before=past))
            except WizardError as error:
                if error.code is not ErrorCode.NOT_FOUND:
                    raise
                found = None
            except KeyError:
                # It hangs on something that is gone; then it is gone too, or the journal knows it.
                found = None
            if found is None and past is not None and past.ours and not step.vanishes:
                found = past
            if found is not None:
                made[step.id] = found
        return made

    @staticmethod
    def _soft(step: Step, need: StepId) -> StepId | None:
        """A need without which a step's thing can be looked for all the same."""
        lone = {
            StepKind.ENDPOINT,
            StepKind.CHECK_SERVER,
            StepKind.SERVER_CERTIFICATE,
            StepKind.CLIENT_CERTIFICATE,
            StepKind.PROFILE,
        }
        return need if step.kind in lone else None

    @staticmethod
    def _made_by(history: History, found: dict[StepId, Made]) -> dict[StepId, Made]:
        """What that diary's own run made, or was about to make when it was cut short."""
        return {
            step: made
            for step, made in found.items()
            if made.ours and (history.of(step).made_here or history.of(step).unfinished)
        }

    # what surrounds a run

    def _known(self, name: str) -> VpnRecord:
        known = self._records.vpn(name)
        if known is None:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
        return known

    def _folder(self, spec: VpnSpec, known: VpnRecord | None, out: Path | None) -> Path:
        if out is not None:
            return out.absolute()
        if known is not None:
            return known.folder
        return (self._home / "vpns" / spec.name).absolute()

    def _remember_vpn(self, spec: VpnSpec, known: VpnRecord | None, folder: Path) -> None:
        """:raises WizardError: NAME_TAKEN by a VPN that stands in another account or Region."""
        account = self._cloud.identity().account
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
                account_choice=account_to_json(self._account),
                created=known.created if known else _now(),
                endpoint=known.endpoint if known else "",
            )
        )

    def _run_for(self, spec: VpnSpec) -> RunRecord:
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

    def _work(self, spec: VpnSpec, run: RunRecord, out: Path, cancelled: Event) -> _Work:
        journal = Journal(self._home / "runs" / f"{run.id}.jsonl")
        return _Work(
            spec=spec,
            run=run,
            out=out,
            journal=journal,
            history=self._history(spec.name, journal),
            steps=plan_for(spec),
            tools=self._tools(spec, run.id, out, cancelled, {}),
        )

    def _history(self, vpn: str, journal: Journal) -> History:
        """The journals of all runs of a VPN, the oldest first, read as one."""
        history = History()
        for run in reversed(self._records.runs(vpn)):
            path = self._home / "runs" / f"{run.id}.jsonl"
            (journal if path == journal.path else Journal(path)).read_into(history)
        return history

    def _tools(
        self, spec: VpnSpec, run: str, out: Path, cancelled: Event, made: dict[StepId, Made]
    ) -> Tools:
        return Tools(
            spec=spec,
            run=run,
            cloud=self._cloud,
            vault=self._vault,
            home=self._home,
            out=out,
            clock=self._clock,
            cancelled=cancelled,
            made=made,
        )

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        """One run of a VPN at a time, over all programs on this computer."""
        from filelock import FileLock, Timeout  # noqa: PLC0415  60 ms that the first page need not pay

        folder = self._home / "locks"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = FileLock(folder / f"{name}.lock", timeout=0)
            lock.acquire()
        except Timeout as error:
            raise WizardError(ErrorCode.RUN_BUSY, name=name) from error
        except OSError as error:
            raise WizardError(
                ErrorCode.FILE_UNWRITABLE, path=str(folder), why=error.strerror
            ) from error
        try:
            yield
        finally:
            lock.release()

    def _remember_certificates(self, work: _Work) -> None:
        certificates = work.spec.certificates
        folder = work.tools.certificates
        for kind, names in (("server", (certificates.server,)), ("client", certificates.clients)):
            for name in names:
                placed = read_placed(folder, name)
                if placed is None:
                    continue
                self._records.remember_certificate(
                    CertificateRecord(
                        vpn=work.spec.name,
                        kind=kind,
                        name=name,
                        serial=f"{placed.serial:x}",
                        not_before=placed.not_before,
                        not_after=placed.not_after,
                    )
                )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
