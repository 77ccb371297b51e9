"""Building, resuming, undoing and removing a VPN: what both the window and the CLI call."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Concatenate, ParamSpec

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.plan import look_around, plan_for, planned
from cvpn_wizard.engine.runner import Run
from cvpn_wizard.engine.step import Made, Tools
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.account_choice import account_from_json, account_to_json
from cvpn_wizard.journeys.adopting.letting_go import let_go
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.carrying_over import revocation_list_for
from cvpn_wizard.journeys.run_book import RunBook, Work
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.succession import SHARED, inherited_plans, successor_of
from cvpn_wizard.journeys.taking_back import TakingBack, made_by, what_is_there
from cvpn_wizard.journeys.team.ending import end_team
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

__all__ = ["Builder", "account_from_json", "account_to_json", "outline"]

P = ParamSpec("P")


def outline(spec: VpnSpec, carried_over: str = "") -> tuple[PlannedStep, ...]:
    """Every step in order, without asking AWS what exists.

    :param carried_over: what :func:`revocation_list_for` says.
    """
    return tuple(planned(step) for step in plan_for(spec, carried_over))


Method = Callable[Concatenate["Builder", P], Iterator[RunEvent]]


def _told_to_the_end(method: Method[P]) -> Method[P]:
    """Stop is an ordinary end of a run, also before its first step: a result, no refusal.

    Where another copy of the program is at work on the VPN, what it has done so far is told before
    the refusal.
    """

    @functools.wraps(method)
    def events(builder: Builder, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[RunEvent]:
        try:
            yield from method(builder, *args, **kwargs)
        except WizardError as error:
            what = args[0] if args else next(iter(kwargs.values()))
            name = what.name if isinstance(what, VpnSpec) else str(what)
            if error.code is ErrorCode.RUN_BUSY:
                yield from builder.progress_of(name)
            if error.code is not ErrorCode.STOPPED:
                raise
            yield ResultEvent(ok=False, vpn=name, stopped=True)

    return events


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
        self._book = RunBook(home, records)

    # what the callers see

    def preview(self, spec: VpnSpec, out: Path | None = None) -> tuple[PlannedStep, ...]:
        """Every step in order, with what exists already (reads AWS, changes nothing).

        :raises WizardError: what AWS refuses, or NOT_FOUND for something named that is not there.
        """
        folder = self._folder(spec, self._records.vpn(spec.name), out)
        tools = self._tools(spec, "", folder, Event(), {})
        steps = plan_for(spec, self._carried_over(spec))
        return tuple(planned(step, found, looked=True) for step, found in look_around(steps, tools))

    @_told_to_the_end
    def apply(self, spec: VpnSpec, out: Path | None, cancelled: Event) -> Iterator[RunEvent]:
        """The whole set-up. What exists already, by our tag, is taken as it is.

        :raises WizardError: NAME_TAKEN, RUN_BUSY, and what keeps a run from beginning at all.
        """
        with only_run_of(spec.name, self._home), self._heeding(cancelled):
            known = self._records.vpn(spec.name)
            self._book.refuse_adopted(spec, known)
            folder = self._folder(spec, known, out)
            account = self._cloud.identity().account
            choice = account_to_json(self._account)
            self._book.remember_vpn(spec, known, folder, account, choice)
            run = self._book.run_for(spec)
            carried = self._carried_over(spec)
            yield from self._forwards(self._work(spec, run, folder, cancelled, carried))

    @_told_to_the_end
    def resume(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Go on with the run of that VPN that stopped: forwards, whichever way it went.

        :raises WizardError: VPN_UNKNOWN, NOTHING_TO_RESUME, RUN_BUSY.
        """
        with only_run_of(name, self._home), self._heeding(cancelled):
            known = self._standing(name)
            run = self._book.last_run(name, RunState.DONE, RunState.UNDONE, RunState.REMOVED)
            spec = self._book.plan_of(run)
            carried = self._carried_over(spec)
            yield from self._forwards(self._work(spec, run, known.folder, cancelled, carried))

    @_told_to_the_end
    def undo(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        """Take back what the last run of that VPN made.

        :raises WizardError: VPN_UNKNOWN, NOTHING_TO_RESUME, RUN_BUSY.
        """
        with only_run_of(name, self._home), self._heeding(cancelled):
            known = self._standing(name)
            run = self._book.last_run(name, RunState.UNDONE, RunState.REMOVED)
            work = self._work(self._book.plan_of(run), run, known.folder, cancelled)
            if work.spec.adopted:
                yield from let_go(work.spec, self._cloud, self._records)
                return
            found = what_is_there(work)
            keep = SHARED if successor_of(name, self._records) else frozenset()
            made = made_by(work.journal.history(), found)
            made = {step: one for step, one in made.items() if kind_of(step) not in keep}
            yield from TakingBack(work, self._book, RunState.UNDONE).go(found, made)
            if self._records.runs(name)[0].state is RunState.UNDONE and not any(
                run.state is RunState.DONE for run in self._records.runs(name)
            ):
                self._records.set_removed(name)
                end_team(name, self._home, self._cloud)

    @_told_to_the_end
    def remove(self, name: str, cancelled: Event, *, keep_logs: bool = False) -> Iterator[RunEvent]:
        """Take away all of ours of that VPN, in AWS's order, and look for what is left by its tag.

        What a VPN that takes its place uses stays; what one before left to it goes too.

        :param keep_logs: leave the log group with what it says of past connections.
        :raises WizardError: VPN_UNKNOWN, RUN_BUSY, and what keeps us from looking around at AWS.
        """
        with only_run_of(name, self._home), self._heeding(cancelled):
            known = self._standing(name)
            run = self._last_run_of_any_kind(name)
            work = self._work(self._book.plan_of(run), run, known.folder, cancelled)
            if work.spec.adopted:
                yield from let_go(work.spec, self._cloud, self._records)
                return
            earlier = self._book.earlier_plans(name)
            heir = successor_of(name, self._records)
            keep = SHARED if heir else frozenset()
            keep |= {StepKind.LOG_GROUP} if keep_logs else set()
            back = TakingBack(
                work,
                self._book,
                RunState.REMOVED,
                keep=keep,
                heir=heir.name if heir else "",
                inherited=tuple(inherited_plans(work.spec, self._records, self._home)),
            )
            yield from back.go_and_sweep(what_is_there(work), earlier)
            if self._records.runs(name)[0].state is RunState.REMOVED:
                self._records.set_removed(name)
                end_team(name, self._home, self._cloud)

    def progress_of(self, name: str) -> tuple[StepEvent, ...]:
        """How far that VPN's newest run is, by whichever copy of the program."""
        return self._book.progress_of(name)

    def way_back(self, name: str) -> RunState | None:
        """UNDONE or REMOVED, where that VPN's newest run stopped on its way there."""
        return self._book.way_back(name)

    # forwards

    def _forwards(self, work: Work) -> Iterator[RunEvent]:
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
            self._book.note_end(work, state)
        if state is RunState.DONE:
            self._records.set_paused(work.spec.name, "")  # all of it is associated again
        self._book.remember_certificates(work.spec, work.tools.certificates)
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

    # what surrounds a run

    @contextmanager
    def _heeding(self, cancelled: Event) -> Iterator[None]:
        """Calls to AWS hear Stop while the run lasts, and not for longer."""
        self._cloud.cancelled = cancelled
        try:
            yield
        finally:
            # Another run may have begun on the same cloud meanwhile: then it is that one's.
            if self._cloud.cancelled is cancelled:
                self._cloud.cancelled = Event()

    def _standing(self, name: str) -> VpnRecord:
        """A VPN that we know, in the account that we are in.

        In another one nothing of it would be found: a removal would call it gone, and going on
        would build it once more.

        :raises WizardError: VPN_UNKNOWN, OTHER_ACCOUNT, and what AWS refuses.
        """
        known = self._book.known(name)
        if self._cloud.identity().account != known.account:
            raise WizardError(
                ErrorCode.OTHER_ACCOUNT, name=name, ids=known.account, region=known.region
            )
        return known

    def _last_run_of_any_kind(self, name: str) -> RunRecord:
        try:
            return self._book.last_run(name)
        except WizardError as error:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=name) from error

    def _folder(self, spec: VpnSpec, known: VpnRecord | None, out: Path | None) -> Path:
        if out is not None:
            return out.absolute()
        if known is not None:
            return known.folder
        return (self._home / "vpns" / spec.name).absolute()

    def _carried_over(self, spec: VpnSpec) -> str:
        return revocation_list_for(spec, self._records, self._home, self._clock.now())

    def _work(
        self, spec: VpnSpec, run: RunRecord, out: Path, cancelled: Event, carried_over: str = ""
    ) -> Work:
        return Work(
            spec=spec,
            run=run,
            out=out,
            journal=self._book.journal(run),
            history=self._book.history(spec.name),
            steps=plan_for(spec, carried_over),
            tools=self._tools(spec, run.id, out, cancelled, {}),
        )

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
